/** The kiosk's own desk for times without a server: fetched while the line stands, met whenever the server is there. */
import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { ShellBridge } from '../../../domain/contract/bridge.ts'
import type { PlanReply } from '../../../domain/contract/http/hall.ts'
import type { OfflineCommand, OfflineResult } from '../../../domain/offline/commands.ts'
import type { ItemRequest } from '../../../domain/queue-day/commands.ts'
import type { KioskView } from '../../../domain/views/kiosk.ts'
import type { SitePlan } from '../../../domain/plan/site-plan.ts'
import type { Connection } from '../../app/server/connection.ts'
import type { PlanKeeper } from '../../app/server/use-plan.ts'
import type { Bar, DeskPorts, Given } from './issuing.ts'
import type { KeptDesk } from './open-issuing.ts'

export interface Offline extends PlanKeeper {
  /** Brings the desk; resolves once it is open, or has failed to. */
  readonly prepare: () => Promise<void>
  /** Why no number can be given here without the hall; null: it can. Reactive to the journal, not to the time. */
  readonly bar: (plan: SitePlan) => Bar | null
  /** The hall's time before its server was heard; null: not known. */
  readonly hallNowMs: () => number | null
  /** Server time of the last contact, UTC ms; 0: never. */
  readonly contactAtMs: () => number
  /** `insteadOf`: the press whose answer has not come. */
  readonly give: (plan: SitePlan, items: readonly ItemRequest[], isElder: boolean, insteadOf?: string) => Promise<Given>
}

export type OpenDesk = (ports: Pick<DeskPorts, 'ask' | 'onChange'>) => Promise<KeptDesk>

const NOT_KEPT: Bar = { code: 'NotKept' }
const ASK_WITHIN_MS = 10_000
/** What could not be handed in is tried again after so long. */
const AGAIN_MS = 15_000
/** A journal in contact notes it so often: its bounds count from there. */
const NOTE_MS = 300_000

const BARS: { readonly [C in Bar['code']]: true } = {
  OfflineOff: true,
  NoSeries: true,
  JournalFull: true,
  TooLongAlone: true,
  ClockUnsure: true,
  NotKept: true,
}

/** One of the kiosk's own bounds, rather than what the hall would refuse as well. */
export function isBar(refusal: Extract<Given, { ok: false }>['refusal']): refusal is Bar {
  return refusal.code in BARS
}

/** Opens the desk of this browser or shell. */
export function keptDeskOf(bridge: ShellBridge | null, name: string): OpenDesk {
  return async (ports) => (await import('./open-issuing.ts')).openDesk(ports, bridge, name)
}

/** The desk of one kiosk, over its line; released with the calling scope. */
export function useOffline(connection: Connection<KioskView>, open: OpenDesk): Offline {
  const kept = shallowRef<KeptDesk | null>(null)
  const changes = ref(0)
  let opening: Promise<void> | null = null
  /** Kept once the desk is there: it is not fetched before the first view stands. */
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
      (desk) => {
        kept.value = desk
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
    isSettled = await kept.value.desk.meet(Math.round(connection.serverNowMs()))
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
    bar: (plan) => (changes.value >= 0 && kept.value !== null ? kept.value.desk.bar(plan) : NOT_KEPT),
    hallNowMs: () => kept.value?.desk.hallNowMs() ?? null,
    contactAtMs: () => (changes.value >= 0 ? (kept.value?.desk.contactAtMs() ?? 0) : 0),
    give: async (plan, items, isElder, insteadOf) => {
      await prepare()
      return (
        kept.value?.desk.give(plan, { items, isElder, ...(insteadOf === undefined ? {} : { insteadOf }) }) ?? {
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
