/**
 * The server's side of journals without a server: days and the standing state, fed by commands as the executor would.
 */
import type { HandInFault, OfflineCommand, OfflineResult, OfflineTicket } from '../../../domain/offline/commands.ts'
import { decideOffline, offlineResult } from '../../../domain/offline/decide.ts'
import type { OfflineEvent } from '../../../domain/offline/events.ts'
import { emptyOffline, evolveOffline, type OfflineState } from '../../../domain/offline/state.ts'
import { wallTime } from '../../../domain/words/wall-time.ts'
import type { DayEvent } from '../../../domain/queue-day/events.ts'
import { evolve } from '../../../domain/queue-day/evolve.ts'
import { indexSettings, type SettingsIndex } from '../../../domain/plan/settings-index.ts'
import type { HallSettings } from '../../../domain/plan/settings.ts'
import { emptyDay, type DayState } from '../../../domain/queue-day/state.ts'
import { Rejected } from '../../../domain/words/rejected.ts'
import { kiosk, NINE, settingsWith } from '../queue-day/hall.ts'

export const JOURNAL = 'journal-of-kiosk-1'

export class Journals {
  nowMs = NINE
  state: OfflineState = emptyOffline()
  readonly days = new Map<string, DayState>()
  /** The stream of leases and refusals, as it would stand in the log. */
  readonly standing: { readonly event: OfflineEvent; readonly atMs: number }[] = []
  readonly events: (DayEvent | { readonly type: string })[] = []
  index: SettingsIndex

  constructor(change: Partial<HallSettings> = {}) {
    this.index = indexSettings(settingsWith(change))
  }

  day(date = '2026-11-24'): DayState {
    const day = this.days.get(date) ?? emptyDay()
    this.days.set(date, day)
    return day
  }

  do(command: OfflineCommand): OfflineResult {
    const date = command.type === 'HandInTickets' ? command.serviceDate : this.today()
    const made = decideOffline(command, this.day(date), this.state, {
      nowMs: this.nowMs,
      actor: kiosk,
      index: this.index,
      serviceDate: this.today(),
    })
    this.write(date, made.day)
    for (const event of made.offline)
      evolveOffline(this.state, { seq: this.state.seq + 1, atMs: this.nowMs, actor: kiosk, commandId: 'c', event })
    this.events.push(...made.offline)
    this.standing.push(...made.offline.map((event) => ({ event, atMs: this.nowMs })))
    return offlineResult(command, this.day(date), this.state)
  }

  write(date: string, events: readonly DayEvent[], commandId = 'c'): void {
    for (const event of events)
      evolve(this.day(date), { seq: this.day(date).seq + 1, atMs: this.nowMs, actor: kiosk, commandId, event })
    this.events.push(...events)
  }

  lease(journalId = JOURNAL): OfflineResult {
    return this.do({ type: 'LeaseSeries', journalId })
  }

  /** The code of a refusal, or null. */
  refusal(command: OfflineCommand): string | null {
    try {
      this.do(command)
      return null
    } catch (thrown) {
      if (thrown instanceof Rejected) return thrown.rejection.code
      throw thrown
    }
  }

  handIn(tickets: readonly OfflineTicket[], journalId = JOURNAL): OfflineResult {
    return this.do({ type: 'HandInTickets', journalId, serviceDate: tickets[0]?.serviceDate ?? '', tickets })
  }

  faultOf(ticket: OfflineTicket, journalId = JOURNAL): HandInFault | null {
    return this.handIn([ticket], journalId).refused?.[0]?.fault ?? null
  }

  private today(): string {
    return wallTime(this.nowMs, 'Asia/Shanghai').date
  }
}

/** A slip of queue C as a kiosk with series F prints it. */
export function slip(number: number, change: Partial<OfflineTicket> = {}): OfflineTicket {
  return {
    ticketNo: `CF${String(number).padStart(3, '0')}`,
    prefix: 'CF',
    number,
    link: `link-of-slip-${number}-of-f`,
    items: [{ item: 'c', queue: 'C', serviceMin: 9 }],
    isElder: false,
    issuedAtMs: NINE,
    serviceDate: '2026-11-24',
    ...change,
  }
}
