/**
 * The hall in which a day of counts is replayed: one queue, one item and enough counters for each queue of the file.
 */
import type { CounterSettings, HallSettings } from '../../../domain/plan/settings.ts'
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

/** Settings made in memory, with the rules of a plain ticket line: first come, first called. */
export function replaySettings(office: string, queues: readonly QueueCounts[]): HallSettings {
  const counters = queues.flatMap((queue) =>
    countersOf(queue).map((id): CounterSettings => ({
      id,
      label: id,
      zone: 'hall',
      name: id,
      nameEn: id,
      kind: 'specialist',
      skills: [{ queue: queue.queue }],
    })),
  )
  const classRule = { rate: 1, headStart: 0 }
  return {
    siteId: office,
    siteLevel: 'city',
    title: office,
    titleEn: office,
    timeZone: REPLAY_ZONE,
    hours: { open: '08:00', close: '18:00', lastTicket: '18:00', noonBreak: null },
    calendar: null,
    zones: [
      {
        id: 'hall',
        name: office,
        nameEn: office,
        way: '',
        wayEn: '',
        stepFreeWay: '',
        stepFreeWayEn: '',
        walkMin: 1,
        direction: 'up',
      },
    ],
    queues: queues.map(({ queue }, at) => ({
      id: queue,
      prefix: prefixAt(at),
      name: queue,
      nameEn: queue,
      zone: 'hall',
      promiseMin: 30,
      serviceMin: 10,
    })),
    categories: [],
    items: queues.map(({ queue }) => ({
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
    })),
    counters,
    clerks: counters.map((counter) => ({ badgeNo: badgeAt(counter.id), name: counter.id, post: '', role: 'clerk' })),
    notices: [],
    rules: {
      classes: { ordinary: classRule, priority: classRule, booked: classRule, reentry: classRule },
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
    },
  }
}
