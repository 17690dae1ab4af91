/** The hand check of the hottest orders says what their shapes say, whatever is sent. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ISSUE_ORIGINS, ITEM_OUTCOMES } from '../../../domain/queue-day/commands.ts'
import { PRIORITY_CLASSES } from '../../../domain/words/ids.ts'
import { envelopeSchema, parseEnvelope } from '../../../server/gateway/shapes/envelope.ts'
import { masked, personNumberIn } from '../../../server/gateway/gate/personal-text.ts'
import { unfitIn, visibleTexts } from '../../../domain/words/typed-text.ts'
import { hotEnvelope } from '../../../server/gateway/gate/gate.ts'

const right = {
  IssueTicket: {
    items: [{ item: 'c05' }, { item: 'd01', missing: 2 }],
    origin: 'kiosk',
    priorityClass: 'ordinary',
    isElder: true,
  },
  CallNext: { counter: '24' },
  StartService: { counter: '24' },
  FinishService: { counter: '24', outcomes: [{ index: 0, outcome: 'done' }], thenCallNext: true },
}
const HOT = Object.keys(right) as readonly (keyof typeof right)[]

/** Ids, and texts that no id should be. */
const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('办税', 'a\u200bb', '２４', 'c 05', '\u0000'),
)
/** Values that a field may hold, and values that nearly fit. */
const value = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    '',
    'x',
    'x'.repeat(64),
    'x'.repeat(65),
    0,
    -0,
    -1,
    1.5,
    50,
    51,
    1e300,
    'toString',
    ...ISSUE_ORIGINS,
    ...ITEM_OUTCOMES,
    ...PRIORITY_CLASSES,
  ),
  fc.array(fc.record({ item: text, missing: fc.integer({ min: -1, max: 51 }) }, { requiredKeys: ['item'] }), {
    maxLength: 21,
  }),
  fc.array(fc.record({ index: fc.integer({ min: -1, max: 51 }), outcome: fc.constantFrom(...ITEM_OUTCOMES, 'lost') }), {
    maxLength: 21,
  }),
  fc.jsonValue({ maxDepth: 2 }),
)
const field = fc.constantFrom(
  ...['type', 'items', 'origin', 'priorityClass', 'isElder', 'counter', 'outcomes', 'thenCallNext', 'isAdmin'],
  ...['__proto__', 'constructor', 'length'],
)
/** A right order with some of its fields changed, added or left out. */
const order = fc
  .tuple(
    fc.constantFrom(...HOT),
    fc.array(fc.tuple(field, value), { maxLength: 3 }),
    fc.subarray(['items', 'origin', 'priorityClass', 'isElder', 'counter', 'outcomes', 'thenCallNext'], {
      maxLength: 2,
    }),
  )
  .map(([type, changes, left]) => {
    const fields = new Map<string, unknown>(Object.entries({ type, ...right[type] }))
    for (const name of left) fields.delete(name)
    for (const [name, changed] of changes) fields.set(name, changed)
    return fields
  })
const message = fc
  .tuple(
    fc.oneof(
      fc.constantFrom<unknown>('command-1', 'short', 'x'.repeat(65), 7, '110101199003074258', '13812345678'),
      fc.uuid(),
      text,
    ),
    order,
    fc.boolean(),
  )
  .map(
    // As it comes over a line: __proto__ is a name like any other there.
    ([commandId, fields, isMore]) =>
      JSON.parse(
        `{"commandId":${JSON.stringify(commandId)},"command":{${[...fields].map(([name, held]) => `${JSON.stringify(name)}:${JSON.stringify(held)}`).join(',')}}${isMore ? ',"more":1' : ''}}`,
      ) as unknown,
  )

describe('the hand check', () => {
  it.each(HOT)('SEND-3 takes a right %s as it is', (type) => {
    const envelope = { commandId: 'command-1', command: { type, ...right[type] } }
    expect(hotEnvelope(envelope)).toEqual(envelope)
    expect(envelopeSchema.safeParse(envelope).success).toBe(true)
  })

  it('SEND-3 takes nothing that the shapes refuse, and changes nothing that they take', () => {
    let taken = 0
    fc.assert(
      fc.property(message, (sent) => {
        const hot = hotEnvelope(sent)
        const shaped = envelopeSchema.safeParse(sent)
        if (hot) {
          taken += 1
          expect(shaped.success).toBe(true)
          expect(hot).toEqual(shaped.data)
          // The looks at texts, which it is spared, would find nothing and change nothing.
          expect([unfitIn(hot), personNumberIn(hot, '')]).toEqual([null, null])
          expect(masked(visibleTexts(hot.command))).toEqual(hot.command)
        }
        expect(parseEnvelope(sent).ok).toBe(shaped.success)
      }),
      { numRuns: 5000 },
    )
    expect(taken).toBeGreaterThan(100)
  })

  it('SEND-3 PRIVACY-1 leaves an id that could be a number of a person to the look at texts', () => {
    for (const commandId of [
      '110101199003074258',
      '11010119900307425X',
      '138-1234-5678',
      '命令 number one',
      'command\u200b-1',
    ])
      expect(hotEnvelope({ commandId, command: { type: 'CallNext', counter: '24' } }), commandId).toBeNull()
    expect(hotEnvelope({ commandId: 'command-1', command: { type: 'CallNext', counter: '2\u200b4' } })).toBeNull()
  })

  it('SEND-3 leaves whatever is no such order to the shapes', () => {
    for (const sent of [null, 7, [], {}, { commandId: 'command-1' }, { commandId: 'command-1', command: [] }])
      expect(hotEnvelope(sent)).toBeNull()
    expect(hotEnvelope({ commandId: 'command-1', command: { type: 'toString' } })).toBeNull()
    expect(hotEnvelope({ commandId: 'command-1', command: { type: 'Recall', counter: '24' } })).toBeNull()
  })
})
