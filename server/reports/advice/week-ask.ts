/** What a week of the staffing adviser is asked with: its dates, and who is away on them. */
import { DUTY_STREAM, isAway } from '../../../domain/duty/state.ts'
import type { SettingsIndex } from '../../../domain/plan/settings-index.ts'
import { periodOf } from '../../../domain/report/period.ts'
import type { StreamName } from '../../../domain/words/stream.ts'
import { addDays, wallTime } from '../../../domain/words/wall-time.ts'
import type { AskReports, Asks } from '../asks.ts'

interface Looked {
  readonly index: SettingsIndex
  readonly nowMs: () => number
  readonly streams: { state<S>(stream: StreamName<S>): Readonly<S> }
}

/** The week that a date lies in. */
export function weekAsk({ index, streams }: Omit<Looked, 'nowMs'>, wanted: string): Asks['week']['ask'] {
  const { settings } = index
  const { from } = periodOf('week', wanted)
  const dates = Array.from({ length: 7 }, (_, at) => addDays(from, at))
  const duty = streams.state(DUTY_STREAM)
  const away = settings.clerks.flatMap(({ badgeNo }) =>
    dates.filter((one) => isAway(duty, badgeNo, one)).map((one) => ({ badgeNo, date: one, part: null })),
  )
  return { settings, dates, away }
}

const AGAIN_MS = 60_000
const WEEKS_AHEAD = [1, 2, 0] as const

/**
 * Has the process of the reports begin on what a duty manager looks at next: called behind the outlook, which the floor
 * shows first, so that it is there when they ask; at most once a minute.
 */
export function preparingWeeks(hall: Looked, ask: AskReports): () => void {
  let lastMs = Number.NEGATIVE_INFINITY
  return () => {
    const fromMs = performance.now()
    if (fromMs - lastMs < AGAIN_MS) return
    lastMs = fromMs
    const nowMs = hall.nowMs()
    const today = wallTime(nowMs, hall.index.settings.timeZone).date
    // The week after this one first: what is drafted is what comes; then the one behind it, and the one that runs.
    const weeks = WEEKS_AHEAD.map((ahead) => weekAsk(hall, addDays(today, ahead * 7)))
    // Whoever asks afterwards is told why; here nobody waits.
    ask('prepare', { weeks, today, nowMs }).catch(() => undefined)
  }
}
