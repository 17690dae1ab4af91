/** Brings to a day what the days before have taught of waits and services. */
import { emptyDay, dayStream } from '../../domain/queue-day/state.ts'
import { foldInto } from '../../domain/contract/subjects.ts'
import type { DayState } from '../../domain/queue-day/state.ts'
import type { Hall } from '../hall/hall.ts'

/** So many records are folded before the hall gets its turn again. */
const SLICE = 200

/**
 * Once a day, with its first tick after it was opened (LEARN-4). A second server's job finds the day taught already; the
 * command id names the day.
 */
export function lessonJob(hall: Pick<Hall, 'day' | 'store' | 'execute'>): () => Promise<void> {
  let doneFor = ''
  return async () => {
    const { serviceDate, status, learnedFrom } = hall.day()
    if (status !== 'open' || doneFor === serviceDate) return
    doneFor = serviceDate
    if (learnedFrom !== null) return
    const before = await dayBefore(hall, serviceDate)
    if (before === null || before.lessons.size === 0) return
    await hall.execute(
      {
        commandId: `lessons-${serviceDate}`,
        command: { type: 'LearnForecast', from: before.serviceDate, queues: [...before.lessons] },
      },
      { kind: 'timekeeper' },
    )
  }
}

/** The last earlier day of the log, folded in slices. */
async function dayBefore({ store }: Pick<Hall, 'store'>, serviceDate: string): Promise<DayState | null> {
  const today = dayStream(serviceDate)
  const stream = (await store.streams('day')).filter((name) => name < today).at(-1)
  if (stream === undefined) return null
  const day = emptyDay()
  for (const record of await store.read(stream, 0)) {
    foldInto(stream, day, record)
    if (day.seq % SLICE === 0) await new Promise((resolve) => void setImmediate(resolve))
  }
  return day
}
