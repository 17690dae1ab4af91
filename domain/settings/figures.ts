/** Within which bounds the figures of the settings lie: beyond them somebody's finger slipped (SET-9). */
import type { CheckedSettings, SettingsFault } from './check.ts'

type Bounds = readonly [least: number, most: number, kind?: 'whole']

const DAY_MIN = 1440
/** Shorter is no time at all. */
const MIN = 0.1
const MINUTES: Bounds = [MIN, 480]
const RATE: Bounds = [0.01, 100]
const HEAD_START: Bounds = [0, DAY_MIN]

const RULES: Readonly<Record<string, Bounds>> = {
  waitCapMin: [MIN, DAY_MIN],
  longestWaitMin: [MIN, DAY_MIN],
  scarceBonus: [0, DAY_MIN],
  scarceCounters: [0, 1000, 'whole'],
  quickItemMin: MINUTES,
  quickHelpsFrom: [1, 1000, 'whole'],
  coverMin: [MIN, DAY_MIN],
  bookedRise: [0, DAY_MIN],
  callsBeforeMissed: [1, 10, 'whole'],
  recallGapSec: [0, 600],
  rejoinWithinMin: MINUTES,
  rejoinBehind: [0, 100, 'whole'],
  rejoinsMax: [0, 20, 'whole'],
  delayMaxMin: MINUTES,
  undoWithinSec: [0, 3600],
  // A ticket on the wire holds no more.
  itemsMax: [1, 20, 'whole'],
}
const BOOKING: Readonly<Record<string, Bounds>> = {
  slotMin: [5, 240, 'whole'],
  share: [0, 1],
  horizonWorkingDays: [0, 90, 'whole'],
  leastDaysAhead: [0, 30, 'whole'],
  holdMin: [MIN, DAY_MIN],
  releaseAfterMin: [0, DAY_MIN],
  cancelUntilMin: [0, 14 * DAY_MIN],
  perPersonDay: [1, 50, 'whole'],
  earlyMin: [0, 480],
  lateMin: [0, 480],
  missesToBlock: [1, 1000, 'whole'],
  cancellationsToBlock: [1, 1000, 'whole'],
  blockWindowDays: [1, 366, 'whole'],
  blockedDays: [1, 366, 'whole'],
}
const CALENDAR: Readonly<Record<string, Bounds>> = {
  earlyTicketMin: [0, 240, 'whole'],
  cutoffMostMin: [0, 30, 'whole'],
}
const QUEUE: Readonly<Record<string, Bounds>> = { promiseMin: MINUTES, serviceMin: MINUTES }
const ZONE: Readonly<Record<string, Bounds>> = { walkMin: [0, 120] }

/** Figures out of their bounds, with the bounds as the remedy. */
export function figureFaults(settings: CheckedSettings): readonly SettingsFault[] {
  const { rules, booking, calendar, queues, zones } = settings
  return [
    ...(rules ? within(rules, RULES, 'rules') : []),
    ...Object.entries(rules?.classes ?? {}).flatMap(([name, one]) =>
      within(one, { rate: RATE, headStart: HEAD_START }, `rules.classes.${name}`),
    ),
    ...(booking ? within(booking, BOOKING, 'booking') : []),
    ...(calendar ? within(calendar, CALENDAR, 'calendar') : []),
    ...queues.flatMap((one, at) => within(one, QUEUE, `queues.${at}`)),
    ...zones.flatMap((one, at) => within(one, ZONE, `zones.${at}`)),
  ]
}

function within(figures: object, bounds: Readonly<Record<string, Bounds>>, path: string): readonly SettingsFault[] {
  return Object.entries(bounds).flatMap(([name, [least, most, kind]]): readonly SettingsFault[] => {
    const figure: unknown = Reflect.get(figures, name)
    // What is empty or no number is told by the shape.
    if (typeof figure !== 'number' || Number.isNaN(figure)) return []
    if (figure >= least && figure <= most && (kind !== 'whole' || Number.isInteger(figure))) return []
    return [{ code: kind === 'whole' ? 'WholeBounds' : 'Bounds', path: `${path}.${name}`, value: `${least}–${most}` }]
  })
}
