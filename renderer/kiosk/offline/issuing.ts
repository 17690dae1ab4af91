/**
 * Gives numbers while there is no server, each on disk before it is told, and hands them in when the server is back.
 */
import { afterContact, afterHandIn, afterLease, handIns, isLeaseDue } from '../../../domain/offline/contact.ts'
import type { OfflineCommand, OfflineResult } from '../../../domain/offline/commands.ts'
import {
  hallTime,
  issueOffline,
  offlineBar,
  type OfflineIssue,
  type OfflineRefusal,
  type OfflineWish,
} from '../../../domain/offline/issuer.ts'
import { newJournal, type Journal, type JournalStore } from '../../../domain/offline/journal.ts'
import type { Rejection } from '../../../domain/contract/subjects.ts'
import type { SitePlan } from '../../../domain/plan/site-plan.ts'
import { within } from '../../app/within.ts'

/**
 * Why this kiosk gives no number by itself. `NotKept`: its journal cannot be read or written, so none would be safe.
 */
export type IssuingBlock = Exclude<OfflineRefusal, Rejection> | { readonly code: 'NotKept' }
export type Given =
  | Extract<OfflineIssue, { ok: true }>
  | { readonly ok: false; readonly refusal: IssuingBlock | Rejection }

export interface OfflinePorts {
  readonly store: JournalStore
  /** The server's answer to a command of the journal; null: none in time, or a refusal. */
  readonly ask: (command: OfflineCommand) => Promise<OfflineResult | null>
  /** This machine's own clock, UTC ms. */
  readonly machineNowMs: () => number
  /** 128 random bits as text. */
  readonly newId: () => string
  /** Told after every change: tickets that are not handed in yet. */
  readonly onChange: (open: number) => void
}

export interface OfflineIssuing {
  /** Reads the journal; before that nothing is given. */
  readonly open: () => Promise<void>
  /** null: numbers are given. */
  readonly block: (plan: SitePlan) => IssuingBlock | null
  /** The hall's time as far as it is known here, UTC ms; null: it is not. */
  readonly hallNowMs: () => number | null
  /** Server time of the last contact, UTC ms; 0: never. */
  readonly contactAtMs: () => number
  readonly give: (plan: SitePlan, request: OfflineWish) => Promise<Given>
  /**
   * The server is there, and this is its time: leases a series, hands in what is open. Never rejects; true when nothing
   * is left to do.
   */
  readonly meet: (serverNowMs: number) => Promise<boolean>
}

const NOT_KEPT: Given = { ok: false, refusal: { code: 'NotKept' } }
/** A disk that is slower than this keeps nobody waiting: the visitor is sent to the desk. */
const KEEP_WITHIN_MS = 5000
const TRIES = 2

/** The issuing of one kiosk. */
export function createOfflineIssuing(ports: OfflinePorts): OfflineIssuing {
  const { store, machineNowMs } = ports
  /** As it was last seen; null: never read. */
  let journal: Journal | null = null
  /** false: what is on disk may be something else. */
  let isCertain = false
  let last: Promise<unknown> = Promise.resolve()
  let isMeeting = false

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work)
    last = turn.catch(() => undefined)
    return turn
  }

  async function held(): Promise<Journal> {
    if (journal !== null && isCertain) return journal
    const kept = await within(KEEP_WITHIN_MS, store.load()).catch((error: unknown) => {
      journal = null
      throw error
    })
    journal = kept ?? newJournal(ports.newId())
    isCertain = true
    ports.onChange(journal.open.length)
    return journal
  }

  async function keep(next: Journal): Promise<void> {
    isCertain = false
    await within(KEEP_WITHIN_MS, store.save(next))
    journal = next
    isCertain = true
    ports.onChange(next.open.length)
  }

  /** One step of the journal, on disk before anybody hears of it. */
  const change = (step: (now: Journal) => Journal): Promise<Journal> =>
    inTurn(async () => {
      const next = step(await held())
      await keep(next)
      return next
    })

  const give = (plan: SitePlan, request: OfflineWish): Promise<Given> =>
    inTurn(async () => {
      for (let tries = 0; tries < TRIES; tries += 1) {
        try {
          const given = issueOffline(await held(), plan, request, machineNowMs(), ports.newId())
          if (given.ok) await keep(given.journal)
          return given
        } catch {
          // Another page of this kiosk may have written meanwhile: read again, once.
        }
      }
      return NOT_KEPT
    })

  async function meet(serverNowMs: number): Promise<boolean> {
    if (isMeeting) return false
    isMeeting = true
    try {
      const now = await change((held) => afterContact(held, serverNowMs, machineNowMs()))
      if (!(await handInAll(now))) return false
      if (isSpoilt(now)) await change(() => afterContact(newJournal(ports.newId()), serverNowMs, machineNowMs()))
      return await leased(serverNowMs)
    } catch {
      return false
    } finally {
      isMeeting = false
    }
  }

  async function handInAll(now: Journal): Promise<boolean> {
    for (const command of handIns(now)) {
      const result = await ports.ask(command)
      if (result === null) return false
      await change((held) => afterHandIn(held, command, result))
    }
    return (await inTurn(held)).open.length === 0
  }

  async function leased(serverNowMs: number): Promise<boolean> {
    const now = await inTurn(held)
    if (!isLeaseDue(now, serverNowMs)) return true
    const result = await ports.ask({ type: 'LeaseSeries', journalId: now.journalId })
    if (result !== null) await change((held) => afterLease(held, result))
    return result !== null
  }

  return {
    open: () =>
      inTurn(held).then(
        () => undefined,
        () => undefined,
      ),
    block: (plan) =>
      journal === null ? { code: 'NotKept' } : (offlineBar(journal, plan, machineNowMs()) as IssuingBlock | null),
    hallNowMs: () => (journal === null || journal.contactAtMs === 0 ? null : hallTime(journal, machineNowMs())),
    contactAtMs: () => journal?.contactAtMs ?? 0,
    give,
    meet,
  }
}

/** The shell gave back an older copy without its series (SHELL-12): it is handed in, and a new journal begins. */
function isSpoilt(journal: Journal): boolean {
  return journal.series === null && Object.keys(journal.lastNumbers).length > 0
}
