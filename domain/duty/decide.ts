/** Decides whether a roster can be adopted: what breaks a rule is refused with it, never moved in silence (DUTY-1, DUTY-2). */
import type { World } from '../plan/world.ts'
import { reject as notInPlan } from '../plan/rejections.ts'
import { isTrained } from '../queue-day/pick/cover.ts'
import { onto } from '../words/stream.ts'
import type { Deciders } from '../words/subject.ts'
import { addDays } from '../words/wall-time.ts'
import type { DutyCommand, DutySeat } from './commands.ts'
import type { DutyEvent } from './events.ts'
import { reject } from './rejections.ts'
import { DUTY_STREAM, isAway, type DutyState } from './state.ts'

const WEEK_DAYS = 7

export const deciders: Deciders<DutyCommand, World> = {
  AdoptRoster: ({ monday, seats }, world) => {
    const sunday = addDays(monday, WEEK_DAYS - 1)
    if (sunday < world.today) reject({ code: 'DateInPast', date: sunday })
    const state = world.state(DUTY_STREAM)
    const taken = new Set<string>()
    for (const seat of seats) check(seat, monday, taken, state, world)
    for (const badgeNo of new Set(seats.map((seat) => seat.badgeNo))) {
      const days = new Set(seats.filter((seat) => seat.badgeNo === badgeNo).map(({ date }) => date))
      if (days.size === WEEK_DAYS) reject({ code: 'NoRestDay', name: nameOf(badgeNo, world) })
    }
    return [written({ type: 'RosterAdopted', monday, seats })]
  },
  NoteLeave: ({ badgeNo, from, to }, world) => {
    const name = nameOf(badgeNo, world)
    if (to < from) reject({ code: 'SpanBackwards', from, to })
    if (to < world.today) reject({ code: 'DateInPast', date: to })
    const other = world
      .state(DUTY_STREAM)
      .leaves.find((one) => one.badgeNo === badgeNo && one.from <= to && from <= one.to)
    if (other === undefined) return [written({ type: 'LeaveNoted', badgeNo, from, to })]
    if (other.from !== from || other.to !== to) reject({ code: 'LeaveOverlaps', name, from: other.from, to: other.to })
    return []
  },
  TakeLeaveBack: ({ badgeNo, from }, world) => {
    const known = world.state(DUTY_STREAM).leaves.some((one) => one.badgeNo === badgeNo && one.from === from)
    if (!known) reject({ code: 'NoSuchLeave' })
    return [written({ type: 'LeaveTakenBack', badgeNo, from })]
  },
}

function check(seat: DutySeat, monday: string, taken: Set<string>, state: Readonly<DutyState>, world: World): void {
  const { date, part, counter, badgeNo } = seat
  const name = nameOf(badgeNo, world)
  if (date < monday || date >= addDays(monday, WEEK_DAYS)) reject({ code: 'DatesApart', date })
  const window =
    world.plan.settings.counters.find(({ id }) => id === counter) ?? notInPlan({ code: 'UnknownCounter', counter })
  if (isAway(state, badgeNo, date)) reject({ code: 'OnLeave', name, date })
  for (const key of [`${date} ${part} person ${badgeNo}`, `${date} ${part} window ${counter}`]) {
    if (taken.has(key)) reject({ code: 'SeatTwice', name, date })
    taken.add(key)
  }
  if (!window.skills.some(({ queue }) => isTrained(world.plan, badgeNo, queue, date)))
    reject({ code: 'SeatUntrained', name, label: window.label })
}

function nameOf(badgeNo: string, { plan }: World): string {
  return (plan.clerks.get(badgeNo) ?? notInPlan({ code: 'UnknownClerk', badgeNo })).name
}

function written(event: DutyEvent) {
  return onto(DUTY_STREAM, event)
}
