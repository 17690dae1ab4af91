/** A hall whose visits are rated, for tests: visits end at windows, a phone or a tablet speaks. */
import type { RatingCommand, Skipped, Verdict } from '../../../domain/rating/commands.ts'
import { ratingStream, type RatingDay } from '../../../domain/rating/state.ts'
import type { RectificationCommand } from '../../../domain/rectification/commands.ts'
import { RECTIFICATION_STREAM } from '../../../domain/rectification/state.ts'
import type { HallSettings } from '../../../domain/plan/settings.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import type { Log } from '../log.ts'
import { Hall, dutyManager, settingsWith } from '../queue-day/hall.ts'

export const TODAY = '2026-11-24'
export const phone: Actor = { kind: 'visitor' }
export const pad: Actor = { kind: 'device', deviceId: 'pad-1', deviceKind: 'rating-pad' }

export interface Visit {
  readonly ticketNo: string
  readonly link: string
}

export class RatedHall {
  readonly day: Hall
  readonly log: Log
  private draws = 0

  constructor(settings: HallSettings = settingsWith({ calendar: null })) {
    // The queues of these tests are always open; the calendar serves the clocks alone.
    this.day = new Hall(settings)
    this.log = this.day.log
  }

  issue(): Visit {
    const ticketNo = this.day.giveAny(
      { type: 'IssueTicket', items: [{ item: 'c' }], origin: 'kiosk' },
      { kind: 'device', deviceId: 'kiosk-1', deviceKind: 'kiosk' },
    )
    if (!ticketNo.ok) throw new Error(JSON.stringify(ticketNo.rejection))
    const no = ticketNo.result.ticketNo as string
    return { ticketNo: no, link: this.day.ticket(no).link }
  }

  /** A visit that has ended at this window. */
  visit(counter: string): Visit {
    if (!this.day.day.counters.get(counter)?.badgeNo) this.day.staff(counter)
    const visit = this.issue()
    this.day.call(counter)
    this.day.start(counter)
    this.day.finish(counter, 0)
    return visit
  }

  rate(
    { ticketNo, link }: Visit,
    verdict: Partial<Verdict> & Pick<Verdict, 'level'>,
    actor: Actor = phone,
    counter: string | null = null,
    today = TODAY,
  ): string {
    const said = { reasons: [], words: '', phone: null, ...verdict }
    const proof = actor.kind === 'device' ? {} : { link }
    return this.told({ type: 'RateVisit', date: TODAY, ticketNo, ...proof, ...said }, actor, today, counter)
  }

  skip({ ticketNo, link }: Visit, how: Skipped): string {
    return this.told({ type: 'SkipRating', date: TODAY, ticketNo, link, how }, phone)
  }

  told(command: RatingCommand, actor: Actor, today = TODAY, counter: string | null = null): string {
    this.draws += 1
    const device = { deviceId: 'pad-1', kind: 'rating-pad', name: '1 号评价器', counter } as const
    return this.log.told(command, actor, { today, device, nowMs: this.day.nowMs, random: `draw ${this.draws}` })
  }

  /** The reference of a fresh poor rating. */
  poor(left: string | null): string {
    const told = this.rate(this.visit('1'), { level: 1, reasons: ['rude'], phone: left })
    if (told !== 'ok') throw new Error(told)
    return [...this.log.state(RECTIFICATION_STREAM).all.keys()].at(-1) as string
  }

  /** 'ok', or what is needed first. */
  poorStep(command: RectificationCommand): string {
    const outcome = this.log.give(command, dutyManager, { today: '2026-11-26' })
    if (outcome.ok) return 'ok'
    return outcome.rejection.code === 'RectificationNotReady' ? outcome.rejection.needed : outcome.rejection.code
  }

  ratings(): Readonly<RatingDay> {
    return this.log.state(ratingStream(TODAY))
  }
}
