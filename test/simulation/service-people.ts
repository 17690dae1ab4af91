/** Whoever rates in a simulated hall, at a window's tablet or from a phone, and an agent with errands. */
import type { HallCommand } from '../../domain/contract/subjects.ts'
import { LEVELS, reasonsOf, type Level } from '../../domain/rating/levels.ts'
import type { Chance } from './chance.ts'
import type { Floor } from './people.ts'
import type { Line } from './sim-line.ts'

/** The tablet of a window, known under this id. */
export const padOf = (counter: string): string => `pad-${counter}`

/** A tablet: asks whoever has just been served; some press twice, some go away, some speak of another visit. */
export async function tablet(floor: Floor, counter: string): Promise<void> {
  const chance = floor.chance.fork()
  const line = floor.open(`tablet ${counter}`, `rating:${counter}`, () => ({
    kind: 'device',
    deviceId: padOf(counter),
    deviceKind: 'rating-pad',
  }))
  for (;;) {
    await floor.turn(chance)
    const view = line.view()
    if (view?.kind !== 'rating' || view.visit === null) continue
    const { date, ticketNo } = view.visit
    if (chance.below(3) === 0)
      await line.order({ type: 'SkipRating', date, ticketNo, how: chance.one(['declined', 'timedOut']) })
    else await twice(line, chance, { type: 'RateVisit', date, ticketNo, ...verdict(chance) })
  }
}

/** From the phone of whoever was served; of an unfinished visit as well, which is refused. */
export async function rateFromPhone(
  line: Line,
  chance: Chance,
  ticketNo: string,
  link: string,
  date: string,
): Promise<void> {
  await twice(line, chance, { type: 'RateVisit', date, ticketNo, link, ...verdict(chance) })
}

/** An agent: takes errands in, sends them on, finishes and tells them, in no particular order. */
export async function agent(floor: Floor, badgeNo: string, items: readonly string[]): Promise<void> {
  const chance = floor.chance.fork()
  const line = floor.open('agent', 'manager', () => ({ kind: 'clerk', badgeNo, role: 'floorGuide' }))
  const references: string[] = []
  for (;;) {
    await floor.turn(chance)
    if (references.length === 0 || chance.below(3) === 0) {
      const answer = await line.order({ type: 'AcceptErrand', item: chance.one(items), materials: chance.below(5) })
      const taken = answer.ok ? answer.result.errand?.reference : undefined
      if (taken !== undefined) references.push(taken)
      continue
    }
    const reference = chance.one(references)
    await twice(
      line,
      chance,
      chance.one<HallCommand>([
        { type: 'HandOverErrand', reference },
        { type: 'TakeErrand', reference },
        { type: 'FinishErrand', reference, outcome: 'done', words: '已办' },
        { type: 'TellErrand', reference, how: 'phone' },
        { type: 'TicketForErrands', references: references.slice(-3) },
      ]),
    )
  }
}

/** A press that is sent again is the same; an impatient one is another. */
async function twice(line: Line, chance: Chance, command: HallCommand): Promise<void> {
  const commandId = chance.id()
  await line.order(command, commandId)
  if (chance.below(4) === 0) await line.order(command, chance.below(2) === 0 ? commandId : chance.id())
}

function verdict(chance: Chance) {
  const level: Level = chance.one(LEVELS)
  const phone = level <= 2 && chance.below(2) === 0 ? '13900000000' : null
  return { level, reasons: [chance.one(reasonsOf(level))], words: '', phone }
}
