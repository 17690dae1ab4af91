/** What time alone brings about: a lamp turns, a pause ends, a limit moves with the calendar. */
import type { World } from '../../plan/world.ts'
import type { Written } from '../../words/stream.ts'
import type { OfType } from '../../words/subject.ts'
import { addWorkingDays } from '../../calendar/working-days.ts'
import { clockTo, type Clock } from '../clock.ts'
import type { CaseCommand } from '../commands.ts'
import type { CaseEvent } from '../events.ts'
import { lampsDue } from '../lamps.ts'
import type { CaseFile } from '../state.ts'
import { caseFor, daysOf } from './officer.ts'
import { clocksFrom, onCase } from './review.ts'

/** Each lamp turns once and by an event; asked too early, too late or twice, it writes what is due and no more (CLOCK-5). */
export function tickCase({ caseNo }: OfType<CaseCommand, 'TickCase'>, world: World): readonly Written[] {
  const file = caseFor(caseNo, world)
  const { pause } = file
  if (pause !== null && pause.onAtMs !== null && world.nowMs >= pause.onAtMs)
    return onCase(file, { type: 'ClockResumed', date: world.today, ...clocksFrom(file, world) })
  const moved = movedClocks(file, world)
  const events: readonly CaseEvent[] = moved ?? lampsDue(file, world.nowMs)
  return events.length === 0 ? [] : onCase(file, ...events)
}

/**
 * A limit that has become a day without work, by a new calendar, goes on to the next working day; one whose work ends at
 * another hour ends at that hour. Never earlier than what the citizen was told by more than that (CLOCK-6).
 */
function movedClocks(file: CaseFile, world: World): readonly CaseEvent[] | null {
  if (file.pause !== null) return null
  const days = daysOf(world)
  const moved = (clock: Clock): Clock => clockTo(addWorkingDays(clock.dueDate, 0, days), days)
  const [clock, stageClock] = [moved(file.clock), moved(file.stageClock)]
  const isSame = (one: Clock, other: Clock): boolean => one.dueMs === other.dueMs && one.yellowMs === other.yellowMs
  if (isSame(clock, file.clock) && isSame(stageClock, file.stageClock)) return null
  return [{ type: 'ClockMoved', clock, stageClock }]
}
