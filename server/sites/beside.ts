/** What a site tells of itself beside its day: case lamps, how much of its list is in force, hours kept. */
import { onboardingRate } from '../../domain/catalogue/in-force.ts'
import { CATALOGUE_STREAM } from '../../domain/catalogue/state.ts'
import { dayStream } from '../../domain/queue-day/state.ts'
import type { DayEvent } from '../../domain/queue-day/events.ts'
import type { Recorded } from '../../domain/words/recorded.ts'
import { siteLamps } from '../../domain/views/supervision.ts'
import { ERRANDS_STREAM } from '../../domain/errand/state.ts'
import { watchHours, type HoursWatch } from '../../domain/site-link/kept-hours.ts'
import type { Beside, LampCounts } from '../../domain/site-link/own-figures.ts'
import type { Hall } from '../hall/hall.ts'
import { serviceDates } from '../hall/holding.ts'

/** None of it changes from second to second. */
const LOOK_EVERY_MS = 30_000
const RECORDS_IN_ROW = 500

type Watched = Pick<Hall, 'base' | 'index' | 'day' | 'nowMs' | 'streams' | 'store'>

export interface BesideWatch {
  /** As it was at the last look. */
  now(): Beside
  /** Looks again, if the last look was a while ago; where that fails, what was known before stays. */
  look(): Promise<void>
}

/** Begins with nothing known. */
export function watchBeside(hall: Watched): BesideWatch {
  const dateOf = serviceDates(hall.base.timeZone)
  let lamps: LampCounts | null = null
  let items: Beside['items'] = null
  let itemsKey = ''
  let hours: { readonly date: string; readonly watch: HoursWatch; seq: number } | null = null
  let lookedAtMs = Number.NEGATIVE_INFINITY
  let isLooking = false

  async function lookAtLamps(): Promise<void> {
    const nowMs = hall.nowMs()
    const counts = await hall.store.countCases(null)
    const errands = hall.streams.state(ERRANDS_STREAM).errands.values()
    const { red, yellow, green, paused } = siteLamps(
      { counts, rows: [], errands, today: dateOf(nowMs), nowMs },
      hall.index,
    )
    lamps = { red, yellow, normal: green, paused }
  }

  async function lookAtHours(): Promise<void> {
    const { serviceDate: date, seq } = hall.day()
    if (date === '') return
    if (hours?.date !== date) hours = { date, watch: watchHours(hall.index.settings), seq: 0 }
    if (hours.seq >= seq) return
    const known = hours
    let inRow = 0
    for (const record of await hall.store.read(dayStream(date), known.seq)) {
      known.watch.take(record as Recorded<DayEvent>)
      known.seq = record.seq
      // After a start a whole day is read: whoever waits for a number comes in between.
      if ((inRow += 1) % RECORDS_IN_ROW === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }

  function lookAtItems(): void {
    const state = hall.streams.state(CATALOGUE_STREAM)
    const date = dateOf(hall.nowMs())
    const key = `${date} ${state.seq}`
    if (key === itemsKey) return
    const { inForce, listed } = onboardingRate(state, hall.base.items, date)
    items = { inForce, listed }
    itemsKey = key
  }

  return {
    now: () => ({ lamps, items, hours: hours?.watch.until(hall.nowMs(), hours.date) ?? null }),
    look: async () => {
      if (isLooking || performance.now() < lookedAtMs + LOOK_EVERY_MS) return
      isLooking = true
      lookedAtMs = performance.now()
      try {
        lookAtItems()
        await Promise.all([lookAtLamps(), lookAtHours()])
      } finally {
        isLooking = false
      }
    },
  }
}
