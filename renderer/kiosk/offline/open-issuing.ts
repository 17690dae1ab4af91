/** What a kiosk needs for a time without its server, in one piece that is fetched while the line stands. */
import type { ShellBridge } from '../../../domain/contract/bridge.ts'
import type { PlanReply } from '../../../domain/contract/http/hall.ts'
import { createOfflineIssuing, type OfflineIssuing, type OfflinePorts } from './issuing.ts'
import { browserJournal } from './journal-store.ts'
import { keptStore } from './kept-store.ts'

export { slipOnPage } from './page-slip.ts'

const PLAN = 'plan'

export interface KeptIssuing {
  readonly issuing: OfflineIssuing
  readonly loadPlan: () => Promise<PlanReply | null>
  readonly savePlan: (reply: PlanReply) => Promise<void>
}

/** Opens the issuing over the shell's file, or over the browser's own database. */
export async function openIssuing(
  ports: Pick<OfflinePorts, 'ask' | 'onChange'>,
  bridge: ShellBridge | null,
  name: string,
): Promise<KeptIssuing> {
  const kept = keptStore()
  const issuing = createOfflineIssuing({
    ...ports,
    store: bridge?.journal ?? browserJournal(kept, name),
    machineNowMs: () => Date.now(),
    newId,
  })
  await issuing.open()
  return {
    issuing,
    loadPlan: async () => ((await kept.get(PLAN)) as PlanReply | undefined) ?? null,
    savePlan: (reply) => kept.change(PLAN, () => reply, 'relaxed'),
  }
}

/** 128 random bits, as the server makes them (server/people/tokens.ts). */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')
}
