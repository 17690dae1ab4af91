/** Deciders about what a day is taught: by the days before it, and by clerks who know that a time is not right. */
import type { World } from '../../plan/world.ts'
import type { Command } from '../commands.ts'
import type { DayEvent } from '../events.ts'
import { reject } from '../rejections.ts'
import { deskOf, type Day } from './checks.ts'

type Of<T extends Command['type']> = Extract<Command, { type: T }>

/** Once a day, before it has taught anything itself (LEARN-4). */
export function learnForecast(day: Day, { from, queues }: Of<'LearnForecast'>): readonly DayEvent[] {
  if (day.learnedFrom !== null) return []
  const fresh = queues.filter(([queue]) => !day.lessons.has(queue))
  return [{ type: 'ForecastLearned', from, queues: fresh }]
}

/** The service under way, or else the last one at this counter, was not as long as it looks (FLAG-1). */
export function flagServiceTime(day: Day, { counter }: Of<'FlagServiceTime'>, world: World): readonly DayEvent[] {
  const { now } = deskOf(day, counter, world)
  const current = now.ticketNo === null ? undefined : day.tickets.get(now.ticketNo)
  const ticketNo = current?.status === 'serving' ? current.no : now.last?.ticketNo
  return ticketNo === undefined
    ? reject({ code: 'NothingServed' })
    : [{ type: 'ServiceTimeFlagged', counter, ticketNo }]
}
