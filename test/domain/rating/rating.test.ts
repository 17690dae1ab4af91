/** Ratings of visits: once, freely, of what is over, by whoever has the slip or stands at the window. */
import { describe, expect, it } from 'vitest'
import type { RatingCommand } from '../../../domain/rating/commands.ts'
import { LEVELS, POOR_REASONS, REASONS } from '../../../domain/rating/levels.ts'
import { addedFigures, ratingFigures, ratingStream } from '../../../domain/rating/state.ts'
import { RECTIFICATION_STREAM, isRaterContactDue } from '../../../domain/rectification/state.ts'
import { SERVICE_DEFAULTS } from '../../../domain/plan/service-rules.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import { county } from '../calendar/sample-calendar.ts'
import { dutyManager, settingsWith } from '../queue-day/hall.ts'
import { RatedHall, TODAY, pad, phone } from './rated-hall.ts'

describe('one free word about a visit', () => {
  it('RATE-1 five levels, each with its own reasons; a reason of another level is refused by name', () => {
    expect(LEVELS).toEqual([5, 4, 3, 2, 1])
    const hall = new RatedHall()
    const visit = hall.visit('1')
    expect(hall.rate(visit, { level: 5, reasons: ['rude'] })).toBe('ReasonNotOfLevel')
    expect(hall.rate(visit, { level: 2, reasons: ['efficiency'] })).toBe('ReasonNotOfLevel')
    expect(hall.rate(visit, { level: 3, reasons: ['efficiency', 'attitude', 'efficiency'] })).toBe('ok')
    expect(hall.ratings().rated.get(visit.ticketNo)).toMatchObject({ level: 3, reasons: ['efficiency', 'attitude'] })
    expect(REASONS.filter((one) => (POOR_REASONS as readonly string[]).includes(one))).toEqual([])
  })

  it('RATE-2 one rating for a visit, never changed: a second one is refused and the first stands', () => {
    const hall = new RatedHall()
    const visit = hall.visit('1')
    expect(hall.rate(visit, { level: 4 })).toBe('ok')
    expect(hall.rate(visit, { level: 1 })).toBe('AlreadyRated')
    expect(hall.rate(visit, { level: 5 }, pad, '1')).toBe('AlreadyRated')
    expect(hall.ratings().rated.get(visit.ticketNo)?.level).toBe(4)
  })

  it('RATE-2 one rating for a case by its number, apart from its visit', () => {
    const hall = new RatedHall()
    const rateCase = {
      type: 'RateCase',
      caseNo: '261124 0147',
      decidedDate: TODAY,
      level: 2,
      reasons: ['slow'],
      words: '',
      phone: null,
    } as const
    expect(hall.told(rateCase, phone)).toBe('ok')
    expect(hall.told(rateCase, phone)).toBe('AlreadyRated')
    expect([...hall.log.state(RECTIFICATION_STREAM).all.values()]).toMatchObject([{ caseNo: '261124 0147' }])
    expect(ratingFigures(hall.ratings(), 0)).toMatchObject({ visits: 0, rated: 0 })
  })

  it('RATE-3 an unfinished visit is not rated, nor one that was given back, nor one that is long over', () => {
    const hall = new RatedHall()
    const waiting = hall.issue()
    expect(hall.rate(waiting, { level: 5 })).toBe('VisitNotFinished')
    hall.day.do({ type: 'CancelTicket', ticketNo: waiting.ticketNo }, { kind: 'holder', ticketNo: waiting.ticketNo })
    expect(hall.rate(waiting, { level: 5 })).toBe('VisitNotFinished')
    const visit = hall.visit('1')
    expect(hall.rate(visit, { level: 5 }, phone, null, '2026-12-02')).toBe('RatingTooLate')
    expect(hall.rate(visit, { level: 5 }, phone, null, '2026-12-01')).toBe('ok')
  })

  it('RATE-3 nobody rates with a number alone: the link on the slip has to fit', () => {
    const hall = new RatedHall()
    const visit = hall.visit('1')
    expect(hall.rate({ ...visit, link: 'guessed' }, { level: 1 })).toBe('UnknownTicket')
    expect(hall.rate({ ...visit, ticketNo: 'C999' }, { level: 1 })).toBe('UnknownTicket')
  })

  it('RATE-8 a tablet speaks for its own window alone', () => {
    const hall = new RatedHall()
    const [first, second] = [hall.visit('1'), hall.visit('2')]
    expect(hall.rate(first, { level: 5 }, pad, '2')).toBe('NotThisWindow')
    expect(hall.rate(second, { level: 5 }, pad, null)).toBe('NotThisWindow')
    expect(hall.rate(second, { level: 5 }, pad, '2')).toBe('ok')
  })

  it('RATE-10 what was said at the tablet counts although the next visit has ended there when it comes in', () => {
    const hall = new RatedHall()
    const first = hall.visit('1')
    const next = hall.visit('1')
    expect(hall.rate(first, { level: 1, words: '等了很久' }, pad, '1')).toBe('ok')
    expect(hall.rate(first, { level: 5 }, pad, '1')).toBe('AlreadyRated')
    expect(hall.rate(next, { level: 5 }, pad, '1')).toBe('ok')
  })
})

describe('figures', () => {
  it('RATE-4 rated, declined, timed out and silent stand apart; the mean is of those who rated alone', () => {
    const hall = new RatedHall()
    const visits = Array.from({ length: 6 }, () => hall.visit('1'))
    expect(hall.rate(visits[0]!, { level: 5 })).toBe('ok')
    expect(hall.rate(visits[1]!, { level: 2, reasons: ['slow'] })).toBe('ok')
    expect(hall.skip(visits[2]!, 'declined')).toBe('ok')
    expect(hall.skip(visits[3]!, 'timedOut')).toBe('ok')
    expect(ratingFigures(hall.ratings(), 6)).toMatchObject({
      visits: 6,
      rated: 2,
      declined: 1,
      timedOut: 1,
      silent: 2,
      defaulted: 0,
      mean: 3.5,
    })
    expect(hall.rate(visits[3]!, { level: 4 })).toBe('ok')
    expect(ratingFigures(hall.ratings(), 6)).toMatchObject({ rated: 3, timedOut: 0, silent: 2 })
  })

  it('RATE-4 whoever said nothing is counted as a default only where the hall says so, and never in the mean', () => {
    const closeOn = (isSilenceRated: boolean) => {
      const hall = new RatedHall(settingsWith({ service: { ...SERVICE_DEFAULTS, isSilenceRated } }))
      const visits = [hall.visit('1'), hall.visit('1'), hall.visit('1')]
      hall.rate(visits[0]!, { level: 1 })
      const close = { type: 'CloseRatings', date: TODAY } as const
      const clock: Actor = { kind: 'timekeeper' }
      expect(hall.told(close, clock, '2026-12-01')).toBe('ok')
      expect(hall.ratings().closed).toBeNull()
      expect(hall.told(close, clock, '2026-12-02')).toBe('ok')
      expect(hall.told(close, clock, '2026-12-03')).toBe('ok')
      return ratingFigures(hall.ratings(), 3)
    }
    expect(closeOn(false)).toMatchObject({ rated: 1, silent: 2, defaulted: 0, mean: 1 })
    expect(closeOn(true)).toMatchObject({ rated: 1, silent: 0, defaulted: 2, mean: 1 })
    expect(addedFigures([closeOn(false), closeOn(true)])).toMatchObject({ visits: 6, silent: 2, defaulted: 2, mean: 1 })
  })

  it('RATE-5 a review is a record beside the rating, which stays as it was given and counts no more', () => {
    const hall = new RatedHall()
    const visit = hall.visit('1')
    hall.rate(visit, { level: 1, reasons: ['rude'] })
    const review: RatingCommand = {
      type: 'ReviewRating',
      date: TODAY,
      about: visit.ticketNo,
      decision: 'setAside',
      reason: '评错了窗口',
    }
    expect(hall.told({ ...review, reason: ' ' }, dutyManager)).toBe('ReasonMissing')
    expect(hall.told(review, { kind: 'clerk', badgeNo: 'k1', role: 'dutyManager' })).toBe('OwnRating')
    expect(hall.told(review, dutyManager)).toBe('ok')
    expect(hall.told(review, dutyManager)).toBe('RatingReviewedBefore')
    expect(hall.ratings().rated.get(visit.ticketNo)).toMatchObject({ level: 1, review: { decision: 'setAside' } })
    expect(ratingFigures(hall.ratings(), 1)).toMatchObject({ rated: 1, setAside: 1, mean: null })
  })
})

describe('poor ratings', () => {
  it('RECT-1 a poor rating opens its own record with a clock of working days, in the same transaction; a good one none', () => {
    const hall = new RatedHall(settingsWith({ calendar: county }))
    hall.rate(hall.visit('1'), { level: 4 })
    expect(hall.log.state(RECTIFICATION_STREAM).all.size).toBe(0)
    const visit = hall.visit('1')
    hall.rate(visit, { level: 2, reasons: ['slow'], words: '等太久' })
    expect([...hall.log.state(RECTIFICATION_STREAM).all.values()]).toMatchObject([
      { ticketNo: visit.ticketNo, level: 2, date: TODAY, dueDate: '2026-12-01', hasPhone: false, closedDate: null },
    ])
  })

  it('RECT-2 it is verified, mended where founded, told to whoever left a number, and only then closed', () => {
    const hall = new RatedHall()
    const reference = hall.poor('13900000000')
    expect(hall.poorStep({ type: 'ClosePoorRating', reference, words: '好' })).toBe('verified')
    expect(hall.poorStep({ type: 'MendPoorRating', reference, words: '加开窗口' })).toBe('verified')
    expect(hall.poorStep({ type: 'VerifyPoorRating', reference, finding: 'founded', words: '属实' })).toBe('ok')
    expect(hall.poorStep({ type: 'ClosePoorRating', reference, words: '好' })).toBe('mended')
    expect(hall.poorStep({ type: 'MendPoorRating', reference, words: '加开窗口' })).toBe('ok')
    expect(hall.poorStep({ type: 'ClosePoorRating', reference, words: '好' })).toBe('calledBack')
    expect(hall.poorStep({ type: 'CallBackRater', reference, result: 'notReached', words: '' })).toBe('ok')
    expect(hall.poorStep({ type: 'ClosePoorRating', reference, words: '好' })).toBe('calledBack')
    expect(hall.poorStep({ type: 'CallBackRater', reference, result: 'content', words: '满意' })).toBe('ok')
    expect(hall.poorStep({ type: 'ClosePoorRating', reference, words: '已整改' })).toBe('ok')
    expect(hall.poorStep({ type: 'ClosePoorRating', reference, words: '再' })).toBe('open')
  })

  it('RECT-2 an unfounded one needs no mending, a nameless one no call; three calls that reach nobody are enough', () => {
    const hall = new RatedHall()
    const nameless = hall.poor(null)
    expect(hall.poorStep({ type: 'VerifyPoorRating', reference: nameless, finding: 'unfounded', words: '查无' })).toBe(
      'ok',
    )
    expect(hall.poorStep({ type: 'CallBackRater', reference: nameless, result: 'content', words: '' })).toBe('phone')
    expect(hall.poorStep({ type: 'ClosePoorRating', reference: nameless, words: '已核' })).toBe('ok')
    const silent = hall.poor('13900000000')
    hall.poorStep({ type: 'VerifyPoorRating', reference: silent, finding: 'mistaken', words: '评错' })
    for (let n = 0; n < 3; n += 1)
      expect(hall.poorStep({ type: 'CallBackRater', reference: silent, result: 'notReached', words: '' })).toBe('ok')
    expect(hall.poorStep({ type: 'ClosePoorRating', reference: silent, words: '三次未接通' })).toBe('ok')
  })

  it('RECT-3 a number stands beside the log, is left with the two lowest levels only, and its time ends', () => {
    const hall = new RatedHall()
    expect(hall.rate(hall.visit('1'), { level: 3, phone: '13900000000' })).toBe('NoCallBack')
    const reference = hall.poor('13900000000')
    expect(JSON.stringify(hall.log.events)).not.toContain('13900000000')
    expect(hall.log.written.flatMap(({ written }) => written.contacts ?? [])).toEqual([
      { reference, phone: '13900000000' },
    ])
    const one = hall.log.state(RECTIFICATION_STREAM).all.get(reference)!
    expect([isRaterContactDue(one, '2026-12-24'), isRaterContactDue(one, '2026-12-25')]).toEqual([false, true])
    const closed = { ...one, closedDate: '2026-11-26' }
    expect([isRaterContactDue(closed, '2026-11-27'), isRaterContactDue(closed, '2026-11-28')]).toEqual([false, true])
  })

  it('RATE-6 neither record says who rated: no sender’s name, link or number to call', () => {
    const hall = new RatedHall()
    const visit = hall.visit('1')
    hall.rate(visit, { level: 1, reasons: ['rude'], phone: '13900000000' })
    const kept = JSON.stringify([
      [...hall.ratings().rated.values()],
      [...hall.log.state(RECTIFICATION_STREAM).all.values()],
    ])
    expect(kept).not.toContain(visit.link)
    expect(kept).not.toContain('13900000000')
    expect(hall.log.state(ratingStream(TODAY)).rated.size).toBe(1)
  })
})
