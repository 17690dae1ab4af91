/** Decides first contacts (FIRST-1 … FIRST-4): opened with one sentence, ended with an outcome and by nothing else. */
import type { World } from '../plan/world.ts'
import { wordsIn } from '../words/rejected.ts'
import { onto, type Written } from '../words/stream.ts'
import type { Deciders } from '../words/subject.ts'
import type { ContactOutcome, FirstContactCommand } from './commands.ts'
import type { FirstContactEvent } from './events.ts'
import { reject } from './rejections.ts'
import { firstContactStream, type FirstContact } from './state.ts'

export const deciders: Deciders<FirstContactCommand, World> = {
  OpenFirstContact: ({ place, question, tookSec, outcome }, world) => {
    const holder = badgeIn(world)
    const opened = {
      type: 'FirstContactOpened',
      contactNo: nextNo(world, 0),
      place,
      question: wordsIn(question, 'question'),
      holder,
      tookSec,
      from: null,
    } as const
    if (outcome === null) return today(world, opened)
    return ended(opened, world.today, outcome, world, [opened])
  },
  CloseFirstContact: ({ date, contactNo, outcome }, world) => {
    const { actor, state } = world
    const one =
      state(firstContactStream(date)).contacts.get(contactNo) ?? reject({ code: 'UnknownFirstContact', contactNo })
    if (one.outcome !== null) reject({ code: 'FirstContactClosed', contactNo })
    const isManager = actor.kind === 'clerk' && actor.role === 'dutyManager'
    if (!isManager && badgeIn(world) !== one.holder) reject({ code: 'NotYourContact', contactNo, badgeNo: one.holder })
    return ended(one, date, outcome, world, [])
  },
}

/** The outcome, and for one that is handed over the record of whoever has it now, in one transaction (FIRST-3). */
function ended(
  one: Pick<FirstContact, 'contactNo' | 'place' | 'question'>,
  date: string,
  outcome: ContactOutcome,
  world: World,
  before: readonly FirstContactEvent[],
): readonly Written[] {
  const { contactNo, place, question } = one
  const closed: FirstContactEvent = { type: 'FirstContactClosed', contactNo, outcome: checked(outcome, world) }
  if (outcome.kind !== 'transferred') return [onto(firstContactStream(date), ...before, closed)]
  const handed: FirstContactEvent = {
    type: 'FirstContactOpened',
    contactNo: nextNo(world, before.length),
    place,
    question,
    holder: outcome.to,
    tookSec: 0,
    from: { date, contactNo },
  }
  return date === world.today
    ? today(world, ...before, closed, handed)
    : [onto(firstContactStream(date), closed), ...today(world, handed)]
}

/** Dealt with: in words; guided: to a place with a name; handed over: to somebody of this hall's roster (FIRST-2). */
function checked(outcome: ContactOutcome, world: World): ContactOutcome {
  switch (outcome.kind) {
    case 'handled':
      return { kind: 'handled', words: wordsIn(outcome.words, 'words') }
    case 'guided':
      return { kind: 'guided', words: wordsIn(outcome.words, 'words') }
    case 'transferred':
      return world.plan.clerks.has(outcome.to) ? outcome : reject({ code: 'UnknownClerk', badgeNo: outcome.to })
  }
}

function nextNo({ state, today: date }: World, after: number): number {
  return state(firstContactStream(date)).contacts.size + 1 + after
}

function badgeIn({ actor }: World): string {
  return actor.kind === 'clerk' ? actor.badgeNo : reject({ code: 'NotAllowed' })
}

function today(world: World, ...events: readonly FirstContactEvent[]): readonly Written[] {
  return [onto(firstContactStream(world.today), ...events)]
}
