/** Folds what happens to a case. */
import type { Recorded } from '../words/recorded.ts'
import type { Folds, OfType } from '../words/subject.ts'
import { nameOf } from '../words/actor.ts'
import { lampAt, type Lamp } from './clock.ts'
import type { CaseEvent } from './events.ts'
import { stepOf, type CaseFile, type CaseState } from './state.ts'

const GREEN = { whole: 'green', stage: 'green', deferred: 'green' } as const

type Change<T extends CaseEvent['type']> = (
  before: CaseFile,
  event: OfType<CaseEvent, T>,
  record: Recorded<CaseEvent>,
) => Partial<CaseFile>

/** The fold of an event that follows on a case that is open; its step is noted. */
function then<T extends Exclude<CaseEvent['type'], 'CaseOpened'>>(change: Change<T>): Folds<CaseState, CaseEvent>[T] {
  const fold = (state: CaseState, event: OfType<CaseEvent, T>, record: Recorded<CaseEvent>): void => {
    const before = state.file
    if (before === null) throw new Error(`no case was opened that record ${record.seq} could follow`)
    const after = { ...before, ...change(before, event, record) }
    state.file = { ...after, steps: [...before.steps, stepOf(event, record.atMs, record.actor, after.holder)] }
  }
  return fold as Folds<CaseState, CaseEvent>[T]
}

export const folds: Folds<CaseState, CaseEvent> = {
  CaseOpened: (state, event, { atMs, actor }) => {
    const { type: _type, from = null, ...opened } = event
    state.file = {
      ...opened,
      from,
      up: null,
      acceptedAtMs: atMs,
      status: 'accepted',
      holder: null,
      stage: 0,
      pause: null,
      lamps: GREEN,
      reds: 0,
      notices: [],
      urges: [],
      decision: null,
      result: null,
      delivery: null,
      door: null,
      steps: [stepOf(event, atMs, actor, null)],
    }
  },
  CaseVoided: then(() => ({ status: 'voided' })),
  CaseTaken: then(({ status }, { badgeNo }) => ({
    holder: badgeNo,
    status: status === 'accepted' ? 'review' : status,
  })),
  CaseHandedOver: then(({ status }, { to }) => ({ holder: to, status: status === 'accepted' ? 'review' : status })),
  StageFinished: then(({ lamps }, { stage, to, stageClock }) => ({
    stage: stage + 1,
    holder: to,
    stageClock,
    lamps: { ...lamps, stage: 'green' },
  })),
  SupplementAsked: then(({ notices }, { notice, date, left = null }) => ({
    status: 'supplement',
    materials: notice.materials,
    notices: [...notices, notice],
    pause: { why: 'supplement', reason: '', sinceDate: date, untilDate: notice.untilDate, onAtMs: null, left },
  })),
  MaterialsReceived: then((before, { places, goneOn, isDeferredDone }, { atMs }) => ({
    materials: before.materials.map((one, at) =>
      places.includes(at) ? { ...one, status: 'present' as const, mend: '' } : one,
    ),
    ...(isDeferredDone ? { deferred: null, lamps: { ...before.lamps, deferred: 'green' as const } } : {}),
    ...(goneOn ? { status: inReview(before), pause: null, ...running(before, goneOn, atMs) } : {}),
  })),
  ClockStopped: then((_before, { why, reason, date, untilDate, onAtMs, left = null }) => ({
    status: 'stopped',
    pause: { why, reason, sinceDate: date, untilDate, onAtMs, left },
  })),
  ClockResumed: then((before, { clock, stageClock }, { atMs }) => ({
    status: inReview(before),
    pause: null,
    ...running(before, { clock, stageClock }, atMs),
  })),
  ClockMoved: then((before, { clock, stageClock }, { atMs }) => running(before, { clock, stageClock }, atMs)),
  CaseDecided: then((_before, { verdict, reasons, remedies, date, by }, { actor }) => ({
    status: 'decided',
    decision: { verdict, reasons, remedies, date, by: by?.name ?? nameOf(actor) },
  })),
  CaseWithdrawn: then(() => ({ status: 'withdrawn', pause: null })),
  ResultReady: then((_before, { result: name, place, code, date }, { atMs }) => ({
    status: 'ready',
    result: { name, place, code, date, atMs },
  })),
  ResultHandedOut: then((_before, { taker, signed, note: mandate = '' }, { atMs }) => ({
    status: 'collected',
    door: null,
    delivery: { how: 'counter', atMs, taker, signed, mandate, trackingNo: null },
  })),
  ResultMailed: then((_before, { trackingNo }, { atMs }) => ({
    status: 'mailed',
    delivery: { how: 'post', atMs, taker: null, signed: null, mandate: '', trackingNo },
  })),
  ResultInLocker: then((_before, { door }) => ({ status: 'inLocker', door })),
  ResultFetched: then((_before, _event, { atMs }) => ({
    status: 'collected',
    door: null,
    delivery: { how: 'locker', atMs, taker: null, signed: null, mandate: '', trackingNo: null },
  })),
  ResultTakenBack: then(({ result }, { place }) => ({
    status: 'ready',
    door: null,
    result: result && { ...result, place },
  })),
  PickupTicketTaken: then(() => ({})),
  ReentryTicketTaken: then(() => ({})),
  CaseNoted: then(() => ({})),
  ApplicantNoted: then(() => ({})),
  CaseHandedUp: then((before, { to, reason, holder = before.holder }, { atMs }) => ({
    status: 'above',
    holder,
    up: { site: to, sinceMs: atMs, reason, above: null, onWay: null },
  })),
  CaseMovedAbove: then(({ up }, { above }) => ({ up: up && { ...up, above } })),
  // Below it is worked on again; above it is over.
  CaseReturned: then(({ from, status }) =>
    from === null ? { up: null, status: status === 'above' ? 'review' : status } : { status: 'returned', pause: null },
  ),
  ResultSentDown: then((_file, { result, place }) => ({ status: 'sentDown', sent: { result, place } })),
  ResultOnWay: then(({ up }, { result, place, date }) => ({ up: up && { ...up, onWay: { result, place, date } } })),
  PostTooLate: then(() => ({})),
  CaseUrged: then(({ urges }, { orderNo, words, date, clock }, { actor }) => ({
    urges: [...urges, { orderNo, words, date, by: nameOf(actor), clock, answer: null }],
  })),
  UrgeAnswered: then(({ urges }, { orderNo, answer: text, isLate }, { atMs, actor }) => ({
    urges: urges.map((one) =>
      one.orderNo === orderNo ? { ...one, answer: { text, atMs, by: nameOf(actor), isLate } } : one,
    ),
  })),
  LampTurned: then(({ lamps, reds }, { of, lamp }) => ({
    lamps: { ...lamps, [of]: lamp },
    reds: reds + (lamp === 'red' ? 1 : 0),
  })),
}

/** Where a case goes on after a pause: with whoever reviews it. */
function inReview({ up }: CaseFile): 'review' | 'above' {
  return up === null ? 'review' : 'above'
}

/** Clocks that go on, and the lamps as they stand by them; one that is green again was never wiped (CLOCK-5). */
function running(
  { lamps }: CaseFile,
  clocks: Pick<CaseFile, 'clock' | 'stageClock'>,
  atMs: number,
): Pick<CaseFile, 'clock' | 'stageClock' | 'lamps'> {
  const lamp = (clock: CaseFile['clock'], before: Lamp): Lamp => {
    const now = lampAt(clock, atMs)
    // What is due to turn is turned by its own event.
    return now === 'green' || before === 'green' ? 'green' : before
  }
  return {
    ...clocks,
    lamps: { ...lamps, whole: lamp(clocks.clock, lamps.whole), stage: lamp(clocks.stageClock, lamps.stage) },
  }
}
