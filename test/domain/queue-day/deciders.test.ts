/**
 * A command of a day is decided by the function of its name, an event folded by the line of its name: two of one name
 * would let one file silence another. And each order of a counter asks who sits there.
 */
import { expect, it } from 'vitest'
import { AT_COUNTER, DAY_MAY } from '../../../domain/queue-day/commands.ts'
import * as calls from '../../../domain/queue-day/decide/call.ts'
import * as hall from '../../../domain/queue-day/decide/hall.ts'
import * as issues from '../../../domain/queue-day/decide/issue.ts'
import * as lessons from '../../../domain/queue-day/decide/lessons.ts'
import * as seats from '../../../domain/queue-day/decide/seats.ts'
import * as services from '../../../domain/queue-day/decide/serve.ts'
import * as tickets from '../../../domain/queue-day/decide/ticket.ts'
import { callFolds } from '../../../domain/queue-day/evolve/call.ts'
import { hallFolds } from '../../../domain/queue-day/evolve/hall.ts'
import { lessonFolds } from '../../../domain/queue-day/evolve/lessons.ts'
import { serveFolds } from '../../../domain/queue-day/evolve/serve.ts'
import { ticketFolds } from '../../../domain/queue-day/evolve/ticket.ts'
import { clerk, Hall } from './hall.ts'

it('each command of a day has one decider, and no two files have one of the same name', () => {
  const names = [calls, hall, issues, lessons, seats, services, tickets].flatMap((file) => Object.keys(file))
  expect(names.filter((name, at) => names.indexOf(name) < at)).toEqual([])
  const missing = Object.keys(DAY_MAY).filter((type) => !names.includes(type.charAt(0).toLowerCase() + type.slice(1)))
  expect(missing).toEqual([])
})

it('no two files fold the same event', () => {
  const names = [ticketFolds, callFolds, serveFolds, hallFolds, lessonFolds].flatMap((file) => Object.keys(file))
  expect(names.filter((name, at) => names.indexOf(name) < at)).toEqual([])
})

// Signing in makes a counter one's own.
for (const type of AT_COUNTER.filter((one) => one !== 'SignIn'))
  it(`STAFF-2 ${type} is refused to the clerk of another counter, at one where nobody sits and at one that is not there`, () => {
    const day = new Hall().staff('1', '2')
    const refused = (counter: string) => day.refuse({ type, counter }, clerk('k2'))
    expect(refused('1')).toEqual({ code: 'NotYourCounter', counter: '1' })
    expect(refused('3')).toEqual({ code: 'NotSignedIn' })
    expect(refused('99')).toEqual({ code: 'UnknownCounter', counter: '99' })
  })
