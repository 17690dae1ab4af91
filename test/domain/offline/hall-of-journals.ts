/**
 * The server's side of journals without a server: days and the standing state, fed by commands as the executor would.
 */
import type { HandInFault, OfflineCommand, OfflineResult, OfflineTicket } from '../../../domain/offline/commands.ts'
import { OFFLINE_STREAM, type OfflineState } from '../../../domain/offline/state.ts'
import type { HallEvent } from '../../../domain/contract/subjects.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import { onto } from '../../../domain/words/stream.ts'
import { wallTime } from '../../../domain/words/wall-time.ts'
import type { DayEvent } from '../../../domain/queue-day/events.ts'
import { indexSettings, type SettingsIndex } from '../../../domain/plan/settings-index.ts'
import type { HallSettings } from '../../../domain/plan/settings.ts'
import { dayStream, type DayState } from '../../../domain/queue-day/state.ts'
import { Log, type Outcome } from '../log.ts'
import { kiosk, NINE, settingsWith } from '../queue-day/hall.ts'

export const JOURNAL = 'journal-of-kiosk-1'

export class Journals {
  nowMs = NINE
  log: Log
  index: SettingsIndex
  private readonly base: HallSettings

  constructor(change: Partial<HallSettings> = {}) {
    this.base = settingsWith(change)
    this.index = indexSettings(this.base)
    this.log = new Log(this.base)
  }

  get events(): readonly HallEvent[] {
    return this.log.events
  }

  /** What stands in the stream of leases and refusals. */
  get standing(): readonly HallEvent[] {
    return this.log.written.flatMap(({ written }) => (written.stream === OFFLINE_STREAM ? written.events : []))
  }

  get state(): Readonly<OfflineState> {
    return this.log.state(OFFLINE_STREAM)
  }

  day(date = '2026-11-24'): Readonly<DayState> {
    return this.log.state(dayStream(date))
  }

  give(command: OfflineCommand, actor: Actor = kiosk): Outcome {
    return this.log.give(command, actor, { nowMs: this.nowMs, plan: this.index, today: this.today() })
  }

  do(command: OfflineCommand): OfflineResult {
    const outcome = this.give(command)
    if (!outcome.ok) throw new Error(outcome.rejection.code)
    return outcome.result.offline ?? {}
  }

  write(date: string, events: readonly DayEvent[], commandId = 'c'): void {
    this.log.write(onto(dayStream(date), ...events), { nowMs: this.nowMs, actor: kiosk, commandId })
  }

  /** A server that starts anew knows what its log says. */
  restart(): void {
    const { written } = this.log
    this.log = new Log(this.base)
    for (const one of written) this.log.write(one.written, one.by)
  }

  lease(journalId = JOURNAL): OfflineResult {
    return this.do({ type: 'LeaseSeries', journalId })
  }

  /** The code of a refusal, or null. */
  refusal(command: OfflineCommand): string | null {
    const outcome = this.give(command)
    return outcome.ok ? null : outcome.rejection.code
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

export const opened = {
  type: 'DayOpened',
  siteId: 'hall',
  serviceDate: '2026-11-24',
  timeZone: 'Asia/Shanghai',
} as const

/** A hall whose day is open and whose journal has the series F; A, C, D and E are queues, B is left to journal 2. */
export function openJournals(): Journals {
  const hall = new Journals()
  hall.write('2026-11-24', [opened])
  hall.lease('journal-of-kiosk-2')
  hall.lease()
  return hall
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
