/**
 * What time brings about for cases: lamps turn, pauses end, limits move with a new calendar. The table says at which
 * cases to look; the case itself says what is due, so that a second server's look changes nothing (CLOCK-7).
 */
import { addWorkingDays } from '../../domain/calendar/working-days.ts'
import { clockTo, hallDays } from '../../domain/case/clock.ts'
import type { HallSettings } from '../../domain/plan/settings.ts'
import type { Hall } from '../hall/hall.ts'
import { rankOf } from '../../domain/case/lamps.ts'
import type { CaseQuery, CaseRow } from '../store/port.ts'
import type { ShownCase } from '../hall/rows/case-rows.ts'

/** So many at once: a hall that was down for a week catches up within seconds and serves meanwhile. */
const LOOKS = 100
const PAGE = 200

/** Looks at what is due; once more at all open cases whenever the calendar has changed, a page at a time. */
export function caseJob(hall: Pick<Hall, 'store' | 'nowMs' | 'execute' | 'index'>): () => Promise<void> {
  let calendar: HallSettings['calendar'] | undefined
  /** Where the look at all of them is: null before the first; false: not under way. */
  let behind: NonNullable<CaseQuery['after']> | null | false = false
  return async () => {
    for (const caseNo of await hall.store.casesDue(hall.nowMs(), LOOKS)) await look(hall, caseNo)
    const { settings } = hall.index
    if (calendar !== settings.calendar) {
      calendar = settings.calendar
      behind = null
    }
    if (behind === false) return
    const page = { department: null, which: 'work', limit: PAGE, offset: 0 } as const
    const rows = await hall.store.listCases(behind === null ? page : { ...page, after: behind })
    behind = rows.length < PAGE ? false : (rows.at(-1) ?? false)
    for (const row of rows) if (isMoved(row, settings)) await look(hall, row.caseNo)
  }
}

async function look({ execute, nowMs }: Pick<Hall, 'execute' | 'nowMs'>, caseNo: string): Promise<void> {
  const envelope = { commandId: `tick-${caseNo}-${nowMs()}`, command: { type: 'TickCase', caseNo } } as const
  await execute(envelope, { kind: 'timekeeper' })
}

/** Whether the limit that shows falls otherwise by this calendar. */
function isMoved({ rank, dueMs, shown }: CaseRow, settings: HallSettings): boolean {
  if (rank === rankOf('paused')) return false
  const days = hallDays(settings)
  const { dueDate, yellowMs } = JSON.parse(shown) as ShownCase
  const clock = clockTo(addWorkingDays(dueDate, 0, days), days)
  return clock.dueMs !== dueMs || clock.yellowMs !== yellowMs
}
