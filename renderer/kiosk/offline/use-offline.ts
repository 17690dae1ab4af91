/** The kiosk's own issuing for times without a server: fetched while the line stands, met whenever the server is there. */
import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { ShellBridge } from '../../../domain/contract/bridge.ts'
import type { PlanReply } from '../../../domain/contract/http/hall.ts'
import type { OfflineCommand, OfflineResult } from '../../../domain/offline/commands.ts'
import type { ItemRequest } from '../../../domain/queue-day/commands.ts'
import type { KioskView } from '../../../domain/views/kiosk.ts'
import type { SitePlan } from '../../../domain/plan/site-plan.ts'
import type { Connection } from '../../app/server/connection.ts'
import type { PlanKeeper } from '../../app/server/use-plan.ts'
import type { IssuingBlock, OfflinePorts, Given } from './issuing.ts'
import type { KeptIssuing } from './open-issuing.ts'

export interface Offline extends PlanKeeper {
  /** Fetches it; resolves once it is open, or has failed to. */
  readonly prepare: () => Promise<void>
  /** Why no number can be given here without the hall; null: it can. Reactive to the journal, not to the time. */
  readonly block: (plan: SitePlan) => IssuingBlock | null
  /** The hall's time before its server was heard; null: not known. */
  readonly hallNowMs: () => number | null
  /** Server time of the last contact, UTC ms; 0: never. */
  readonly contactAtMs: () => number
  /** `insteadOf`: the press whose answer has not come. */
  readonly give: (plan: SitePlan, items: readonly ItemRequest[], isElder: boolean, insteadOf?: string) => Promise<Given>
}

export type OpenIssuing = (ports: Pick<OfflinePorts, 'ask' | 'onChange'>) => Promise<KeptIssuing>

const NOT_KEPT: IssuingBlock = { code: 'NotKept' }
const ASK_WITHIN_MS = 10_000
/** What could not be handed in is tried again after so long. */
const AGAIN_MS = 15_000
/** A journal in contact notes it so often: its bounds count from there. */
const NOTE_MS = 300_000

const BLOCKS: { readonly [C in IssuingBlock['code']]: true } = {
  OfflineOff: true,
  NoSeries: true,
  JournalFull: true,
  TooLongAlone: true,
  ClockUnsure: true,
  NotKept: true,
}

/** One of the kiosk's own bounds, rather than what the hall would refuse as well. */
export function isBlock(refusal: Extract<Given, { ok: false }>['refusal']): refusal is IssuingBlock {
  return refusal.code in BLOCKS
}

/** Opens the issuing of this browser or shell. */
export function keptIssuingOf(bridge: ShellBridge | null, name: string): OpenIssuing {
  return async (ports) => (await import('./open-issuing.ts')).openIssuing(ports, bridge, name)
}

/** The issuing of one kiosk, over its line; released with the calling scope. */
export function useOffline(connection: Connection<KioskView>, open: OpenIssuing): Offline {
  const kept = shallowRef<KeptIssuing | null>(null)
  const changes = ref(0)
  let opening: Promise<void> | null = null
  /** Kept once it is there: it is not fetched before the first view stands. */
  let plan: PlanReply | null = null
  let metAtMs = 0
  let isSettled = false

  async function ask(command: OfflineCommand): Promise<OfflineResult | null> {
    try {
      const answer = await connection.send(command, { signal: AbortSignal.timeout(ASK_WITHIN_MS) })
      return answer.ok ? (answer.result.offline ?? {}) : null
    } catch {
      return null
    }
  }

  function prepare(): Promise<void> {
    opening ??= open({ ask, onChange }).then(
      (issuing) => {
        kept.value = issuing
        savePlan()
        void meet()
      },
      () => {
        // Without its piece, or without a disk, the kiosk does as it did before there was one; the next look tries
        // again.
        opening = null
      },
    )
    return opening
  }

  function savePlan(): void {
    // Without it a cold start shows the pages of a known hall no sooner than the server is there.
    if (plan !== null) kept.value?.savePlan(plan).catch(() => undefined)
  }

  function onChange(openTickets: number): void {
    changes.value += 1
    connection.report({ offlineTickets: openTickets })
  }

  async function meet(): Promise<void> {
    if (kept.value === null || connection.status.value !== 'live' || connection.welcome.value === null) return
    metAtMs = Date.now()
    isSettled = await kept.value.issuing.meet(Math.round(connection.serverNowMs()))
  }

  watch(
    connection.status,
    (now) => {
      if (now === 'live') void meet()
      else if (now === 'lost') void prepare()
    },
    { immediate: true },
  )
  const timer = setInterval(() => {
    if (Date.now() - metAtMs > (isSettled ? NOTE_MS : AGAIN_MS)) void meet()
  }, AGAIN_MS / 3)
  onScopeDispose(() => clearInterval(timer))

  return {
    prepare,
    block: (plan) => (changes.value >= 0 && kept.value !== null ? kept.value.issuing.block(plan) : NOT_KEPT),
    hallNowMs: () => kept.value?.issuing.hallNowMs() ?? null,
    contactAtMs: () => (changes.value >= 0 ? (kept.value?.issuing.contactAtMs() ?? 0) : 0),
    give: async (plan, items, isElder, insteadOf) => {
      await prepare()
      return (
        kept.value?.issuing.give(plan, { items, isElder, ...(insteadOf === undefined ? {} : { insteadOf }) }) ?? {
          ok: false,
          refusal: NOT_KEPT,
        }
      )
    },
    load: async () => {
      await prepare()
      return (await kept.value?.loadPlan()) ?? null
    },
    save: (reply) => {
      plan = reply
      savePlan()
    },
  }
}
