/** Who has which alert, and which are silent until when; an alert that nobody has touched is not here. */
import { nameOf } from '../words/actor.ts'
import type { Recorded } from '../words/recorded.ts'
import { streamName } from '../words/stream.ts'
import type { Folds } from '../words/subject.ts'
import { isWorse, type AlertGroup, type Cause, type Seen, seenOf } from './cause.ts'
import type { Ending } from './commands.ts'
import type { AlertEvent } from './events.ts'

export interface AlertMark {
  /** Number of the record that made it. */
  readonly markNo: number
  /** Badge number. */
  readonly by: string
  readonly atMs: number
  readonly seen: Seen
  /** End of its silence, UTC ms; null: somebody has taken it. */
  readonly untilMs: number | null
}

export interface AlertsState {
  seq: number
  readonly marks: Map<Cause, AlertMark>
}

/** Nobody has touched an alert. */
export function emptyAlerts(): AlertsState {
  return { seq: 0, marks: new Map() }
}

export const ALERTS_STREAM = streamName<AlertsState, AlertEvent>('alerts')

export const folds: Folds<AlertsState, AlertEvent> = {
  AlertTaken: (state, { cause, seen }, record) => state.marks.set(cause, { ...madeBy(record), seen, untilMs: null }),
  AlertSilenced: (state, { cause, seen, untilMs }, record) =>
    state.marks.set(cause, { ...madeBy(record), seen, untilMs }),
  AlertMarkEnded: (state, { cause }) => state.marks.delete(cause),
}

function madeBy({ seq, actor, atMs }: Recorded<AlertEvent>): Pick<AlertMark, 'markNo' | 'by' | 'atMs'> {
  return { markNo: seq, by: nameOf(actor), atMs }
}

/** A mark as the screens show it. */
export interface HeldAlert {
  readonly cause: Cause
  readonly badgeNo: string
  readonly name: string
  readonly atMs: number
  readonly untilMs: number | null
}

/** Marks that hold now: neither worse than seen nor over; `nameFor` knows the staff (ALERT-2, ALERT-4). */
export function heldAlerts(
  { marks }: Pick<Readonly<AlertsState>, 'marks'>,
  groups: readonly AlertGroup[],
  nowMs: number,
  nameFor: (badgeNo: string) => string,
): readonly HeldAlert[] {
  return groups.flatMap((group) => {
    const mark = marks.get(group.cause)
    if (!mark || endingOf(group.cause, mark, seenOf(group), nowMs) !== null) return []
    return [{ cause: group.cause, badgeNo: mark.by, name: nameFor(mark.by), atMs: mark.atMs, untilMs: mark.untilMs }]
  })
}

/** Only one of several servers sees these; the others must not take them for gone. */
const SEEN_BY_ONE: readonly string[] = ['guessing', 'standby', 'backup', 'records', 'diskLow', 'clock']
const DAY_MS = 86_400_000

/** Why a mark has to end now, or null; `now`: how bad its trouble is, null when it is gone. */
export function endingOf(
  cause: Cause,
  { untilMs, seen, atMs }: Pick<AlertMark, 'untilMs' | 'seen' | 'atMs'>,
  now: Seen | null,
  nowMs: number,
): Exclude<Ending, 'handedBack'> | null {
  if (untilMs !== null && nowMs >= untilMs) return 'over'
  if (now !== null) return isWorse(cause, seen, now) ? 'worse' : null
  // What flickers stays silent as long as somebody wanted it to be.
  if (untilMs !== null) return null
  return SEEN_BY_ONE.includes(cause.split('|', 1)[0] ?? '') && nowMs - atMs < DAY_MS ? null : 'gone'
}
