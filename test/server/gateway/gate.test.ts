/** Any message at all: parsed, named where it is wrong, and never a reason to stop. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ServiceItem } from '../../../domain/plan/settings.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import { parseEnvelope } from '../../../server/gateway/shapes/envelope.ts'
import { createAllowance, handleCommand } from '../../../server/gateway/gate/gate.ts'
import { CATALOGUE_STREAM } from '../../../domain/catalogue/state.ts'
import { openMemoryStore } from '../../../server/store/memory.ts'
import { COMMAND_TYPES, EXAMPLES } from './commands.ts'
import { clerkAt, counterAt, HOUR, kiosk, manager, NINE, openFloor, wordOf } from '../hall/floor.ts'
import { holds } from '../../support/property.ts'

const yes = (): boolean => true
const issueC = EXAMPLES.IssueTicket

/** What the gate says to a message, in one word. */
async function told(message: unknown, actor: Actor | null = kiosk): Promise<string> {
  return wordOf(await handleCommand((await openFloor(openMemoryStore())).hall, actor, yes, message))
}

describe('a message at the gate', () => {
  it.each(COMMAND_TYPES)('SEND-3 %s is understood as it is, and with one key too many refused', (type) => {
    expect(parseEnvelope({ commandId: 'example-1', command: EXAMPLES[type] })).toEqual({
      ok: true,
      envelope: { commandId: 'example-1', command: EXAMPLES[type] },
    })
    expect(parseEnvelope({ commandId: 'example-1', command: { ...EXAMPLES[type], isAdmin: true } })).toMatchObject({
      ok: false,
      field: expect.stringMatching(/^command/),
    })
  })

  it.each([
    ['nothing', undefined, 'message'],
    ['null', null, 'message'],
    ['a word', 'CallNext', 'message'],
    ['a list', [issueC], 'message'],
    ['no id', { command: issueC }, 'commandId'],
    ['a short id', { commandId: '1', command: issueC }, 'commandId'],
    ['a long id', { commandId: 'x'.repeat(65), command: issueC }, 'commandId'],
    ['no command', { commandId: 'example-1' }, 'command'],
    ['an unknown command', { commandId: 'example-1', command: { type: 'DropTables' } }, 'command.type'],
    ['no items', { commandId: 'example-1', command: { type: 'IssueTicket', origin: 'kiosk' } }, 'command.items'],
    [
      'items by the hundred',
      { commandId: 'example-1', command: { ...issueC, items: Array.from({ length: 100 }, () => ({ item: 'c05' })) } },
      'command.items',
    ],
    ['an actor in the payload', { commandId: 'example-1', command: issueC, actor: manager }, 'message'],
    [
      'a number that is none',
      { commandId: 'example-1', command: { type: 'Rejoin', ticketNo: 'C1; --' } },
      'command.ticketNo',
    ],
    [
      'half a minute too many',
      { commandId: 'example-1', command: { type: 'Delay', ticketNo: 'C001', minutes: 1e9 } },
      'command.minutes',
    ],
    [
      'a day that no calendar has',
      {
        commandId: 'example-1',
        command: { type: 'EnforceItem', itemId: 'c01', version: 1, fromDate: '2026-99-99' },
      },
      'command.fromDate',
    ],
    [
      'the thirtieth of February',
      {
        commandId: 'example-1',
        command: { type: 'WithdrawItem', itemId: 'c01', fromDate: '2027-02-30', documentNo: '1', reason: '1' },
      },
      'command.fromDate',
    ],
    [
      'a moment beyond all calendars',
      { commandId: 'example-1', command: { type: 'PauseCounter', counter: '1', reason: 'meal', untilMs: 1e16 } },
      'command.untilMs',
    ],
    [
      'a call for help that nobody counted to',
      { commandId: 'example-1', command: { type: 'AnswerHelp', helpNo: 1e12 } },
      'command.helpNo',
    ],
    [
      'not a number',
      { commandId: 'example-1', command: { type: 'Delay', ticketNo: 'C001', minutes: Number.NaN } },
      'command.minutes',
    ],
    [
      'a time before all times',
      { commandId: 'example-1', command: { ...EXAMPLES.PauseCounter, untilMs: -1 } },
      'command.untilMs',
    ],
    [
      'a time that no page could write',
      { commandId: 'example-1', command: { ...EXAMPLES.PauseCounter, untilMs: Number.MAX_SAFE_INTEGER } },
      'command.untilMs',
    ],
    [
      'a NUL, which a database refuses with all that came beside it',
      { commandId: 'example-1', command: { ...EXAMPLES.VoidTicket, reason: 'a\u0000b' } },
      'command.reason',
    ],
    [
      'half a character',
      { commandId: 'example-1', command: { ...EXAMPLES.VoidTicket, reason: 'a\ud800' } },
      'command.reason',
    ],
    ['an id with a NUL', { commandId: 'example\u0000-1', command: issueC }, 'commandId'],
    [
      'a reason as long as a book',
      { commandId: 'example-1', command: { ...EXAMPLES.VoidTicket, reason: '长'.repeat(5000) } },
      'command.reason',
    ],
  ])('SEND-3 %s: malformed, and the field is named', async (_what, message, field) => {
    expect(await told(message, manager)).toBe(`malformed ${field}`)
  })

  it.each([
    ['an order that there is none of', { type: 'DropTables' }, 'type', /asyncapi/],
    ['no order', {}, 'type', 'is missing'],
    [
      'a place to go to that is none',
      { ...EXAMPLES.Transfer, to: { kind: 'moon' } },
      'to.kind',
      'write queue, counter or clerk',
    ],
    ['a word where a pair stands', { type: 'EnforceItems', versions: ['c01'] }, 'versions.0', 'write a list'],
    ['to be late by nothing', { type: 'Delay', ticketNo: 'C001', minutes: 0 }, 'minutes', 'give at least 1'],
  ])('SEND-3 %s: what to write instead is said', (_what, command, field, problem) => {
    expect(parseEnvelope({ commandId: 'example-1', command })).toEqual({
      ok: false,
      field: `command.${field}`,
      problem: typeof problem === 'string' ? problem : expect.stringMatching(problem),
    })
  })

  it('TEXT-1 SEND-3 what nobody can see, or what turns a line round, does not come in', async () => {
    const { hall } = await openFloor(openMemoryStore())
    const [item] = hall.base.items as [ServiceItem]
    const command = { type: 'DraftItem', note: '', item: { ...item, name: '\u202E社保\u200B卡\uFEFF挂失' } }
    expect(await handleCommand(hall, manager, yes, { commandId: 'example-1', command })).toMatchObject({ ok: true })
    expect(hall.streams.state(CATALOGUE_STREAM).items.get(item.id)?.versions[0]?.item.name).toBe('社保卡挂失')
  })

  it('SEND-3 whatever comes, the gate answers and the hall goes on', async () => {
    const floor = await openFloor(openMemoryStore())
    await holds(
      'gate malformed',
      fc.asyncProperty(
        fc.oneof(
          fc.anything(),
          fc.record({
            commandId: fc.string({ minLength: 8, maxLength: 64 }),
            command: fc.record({
              type: fc.constantFrom(...COMMAND_TYPES),
              counter: fc.anything(),
              ticketNo: fc.anything(),
              items: fc.anything(),
            }),
          }),
        ),
        async (message) => {
          expect(typeof (await handleCommand(floor.hall, manager, yes, message)).ok).toBe('boolean')
        },
      ),
      300,
    )
    expect(floor.troubles).toEqual([])
    expect(await floor.issue()).toBe('C001')
  })

  it('SEND-3 keys that are traps in JavaScript do nothing', async () => {
    expect(await told(JSON.parse('{"commandId":"example-1","command":{"type":"__proto__"}}'))).toBe(
      'malformed command.type',
    )
    expect(
      await told(
        JSON.parse(
          '{"commandId":"example-1","__proto__":{"command":{}},"command":{"type":"CallNext","counter":"constructor"}}',
        ),
        manager,
      ),
    ).toBe('malformed message')
    expect(await told({ commandId: 'example-1', command: { type: 'SignIn', counter: '__proto__' } }, manager)).toBe(
      'UnknownCounter',
    )
  })

  it('ACCESS-1 without a known sender nothing is even read; without the right nothing is done', async () => {
    expect(await told({ commandId: 'example-1', command: issueC }, null)).toBe('notAuthorised')
    expect(await told({ commandId: 'example-1', command: EXAMPLES.CloseDay })).toBe('NotAllowed')
  })

  it('SEND-6 whoever asks too often is told so, and is served again a moment later; others are not held up', async () => {
    const floor = await openFloor(openMemoryStore())
    let nowMs = 0
    const [mine, yours] = [createAllowance(2, 3, () => nowMs), createAllowance(2, 3, () => nowMs)]
    const ask = async (id: number, isAllowed: () => boolean): Promise<string> =>
      wordOf(await handleCommand(floor.hall, kiosk, isAllowed, { commandId: `example-${id}`, command: issueC }))
    expect([
      await ask(1, mine),
      await ask(2, mine),
      await ask(3, mine),
      await ask(4, mine),
      await ask(5, yours),
    ]).toEqual(['ok', 'ok', 'ok', 'rateLimited', 'ok'])
    nowMs = 500
    expect([await ask(4, mine), await ask(6, mine)]).toEqual(['ok', 'rateLimited'])
    nowMs = 3_600_000
    expect(
      [await ask(6, mine), await ask(7, mine), await ask(8, mine), await ask(9, mine)],
      'an hour of rest saves up no more than the burst',
    ).toEqual(['ok', 'ok', 'ok', 'rateLimited'])
  })
})

describe('a sender’s own clock', () => {
  it('STAFF-4 PARK-2 PEERS-14 an end that has passed is refused, and no time of the sender enters the log', async () => {
    const floor = await openFloor(openMemoryStore())
    await floor.staff(10)
    await floor.issue()
    await floor.give({ type: 'CallNext', counter: counterAt(10) }, clerkAt(10))
    expect(
      wordOf(
        await floor.give(
          { type: 'PauseCounter', counter: counterAt(10), reason: 'meal', untilMs: NINE - HOUR },
          clerkAt(10),
        ),
      ),
    ).toBe('ReturnInPast')
    expect(
      wordOf(
        await floor.give(
          { type: 'Park', counter: counterAt(10), keepFor: 'me', reason: '补材料', returnAtMs: NINE - HOUR },
          clerkAt(10),
        ),
      ),
    ).toBe('ReturnInPast')
    for (const record of await floor.hall.store.read('day/2026-11-25', 0)) expect(record.atMs).toBe(NINE)
  })
})
