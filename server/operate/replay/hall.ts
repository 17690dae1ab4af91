/**
 * The hall in which a day of counts is replayed: one queue, one item and enough counters for each queue of the file.
 */
import type { CounterSettings, HallSettings, QueueRules } from '../../../domain/plan/settings.ts'
import type { QueueCounts } from './file.ts'

/** The offices of the file are in Warsaw; their service date is reckoned there. */
export const REPLAY_ZONE = 'Europe/Warsaw'

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ'

/** A, B, C … without I and O; after Z two letters, AA, AB … */
export function prefixAt(at: number): string {
  const letter = LETTERS[at % LETTERS.length] as string
  return at < LETTERS.length ? letter : (LETTERS[Math.floor(at / LETTERS.length) - 1] as string) + letter
}

/** Counters of a queue: as many as the file ever shows open, and at least one. */
export function countersOf(queue: QueueCounts): readonly string[] {
  return Array.from({ length: Math.max(1, queue.countersMost) }, (_, at) => `${queue.queue}-${at + 1}`)
}

/** The badge number of the clerk who sits at a counter all day. */
export function badgeAt(counter: string): string {
  return `clerk ${counter}`
}

const HALL_ZONE = {
  id: 'hall',
  way: '',
  wayEn: '',
  stepFreeWay: '',
  stepFreeWayEn: '',
  walkMin: 1,
  direction: 'up',
} as const

const PLAIN_CLASS = { rate: 1, headStart: 0 }
/** First come, first called. */
const PLAIN_RULES: QueueRules = {
  classes: { ordinary: PLAIN_CLASS, priority: PLAIN_CLASS, booked: PLAIN_CLASS, reentry: PLAIN_CLASS },
  waitCapMin: 600,
  longestWaitMin: 600,
  scarceBonus: 0,
  scarceCounters: 0,
  quickItemMin: 1,
  quickHelpsFrom: 1,
  coverMin: 600,
  bookedRise: 0,
  callsBeforeMissed: 3,
  recallGapSec: 20,
  rejoinWithinMin: 30,
  rejoinBehind: 3,
  rejoinsMax: 1,
  delayMaxMin: 30,
  undoWithinSec: 10,
  itemsMax: 6,
}

/** Settings made in memory, with the rules of a plain ticket line. */
export function replaySettings(office: string, queues: readonly QueueCounts[]): HallSettings {
  const counters = queues.flatMap(countersWithQueue)
  return {
    siteId: office,
    siteLevel: 'city',
    title: office,
    titleEn: office,
    timeZone: REPLAY_ZONE,
    hours: { open: '08:00', close: '18:00', lastTicket: '18:00', noonBreak: null },
    calendar: null,
    zones: [{ ...HALL_ZONE, name: office, nameEn: office }],
    queues: queues.map(({ queue }, at) => queueOf(queue, at)),
    categories: [],
    items: queues.map(({ queue }) => itemOf(queue, office)),
    counters,
    clerks: counters.map((counter) => ({ badgeNo: badgeAt(counter.id), name: counter.id, post: '', role: 'clerk' })),
    notices: [],
    rules: PLAIN_RULES,
  }
}

function countersWithQueue(queue: QueueCounts): readonly CounterSettings[] {
  return countersOf(queue).map((id) => ({
    id,
    label: id,
    zone: HALL_ZONE.id,
    name: id,
    nameEn: id,
    kind: 'specialist',
    skills: [{ queue: queue.queue }],
  }))
}

function queueOf(queue: string, at: number): HallSettings['queues'][number] {
  return {
    id: queue,
    prefix: prefixAt(at),
    name: queue,
    nameEn: queue,
    zone: HALL_ZONE.id,
    promiseMin: 30,
    serviceMin: 10,
  }
}

/** Each queue serves one item, named like it. */
function itemOf(queue: string, office: string): HallSettings['items'][number] {
  return {
    id: queue,
    name: queue,
    nameEn: queue,
    queue,
    department: office,
    departmentEn: office,
    kind: 'public',
    isApplicantInitiated: true,
    serviceMin: 10,
    materials: [],
    remark: '',
    remarkEn: '',
    isSelfService: false,
    isNearby: false,
  }
}
