/** A command of a day is decided by the function of its name: two of one name would let one file silence another. */
import { expect, it } from 'vitest'
import { DAY_MAY } from '../../../domain/queue-day/commands.ts'
import * as calls from '../../../domain/queue-day/decide/call.ts'
import * as hall from '../../../domain/queue-day/decide/hall.ts'
import * as issues from '../../../domain/queue-day/decide/issue.ts'
import * as lessons from '../../../domain/queue-day/decide/lessons.ts'
import * as services from '../../../domain/queue-day/decide/serve.ts'
import * as tickets from '../../../domain/queue-day/decide/ticket.ts'

it('each command of a day has one decider, and no two files have one of the same name', () => {
  const names = [calls, hall, issues, lessons, services, tickets].flatMap((file) => Object.keys(file))
  expect(names.filter((name, at) => names.indexOf(name) < at)).toEqual([])
  const missing = Object.keys(DAY_MAY).filter((type) => !names.includes(type.charAt(0).toLowerCase() + type.slice(1)))
  expect(missing).toEqual([])
})
