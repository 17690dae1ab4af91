/** Records by columns are the same records again, whatever they hold. */
import fc from 'fast-check'
import { deserialize, serialize } from 'node:v8'
import { expect, it } from 'vitest'
import { packed, readerOf, type Column } from '../../../server/hall/columns.ts'

function again(values: readonly unknown[]): readonly unknown[] {
  const read = readerOf(deserialize(serialize(packed(values))) as Column)
  return values.map((_, place) => read(place))
}

const leaf = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true }).filter((number) => !Object.is(number, -0)),
  fc.constantFrom('kiosk', 'desk', '号', ''),
  fc.string(),
  fc.boolean(),
  fc.constant(null),
  fc.constant(undefined),
)
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.record({ no: leaf, leg: tie('value') }, { noNullPrototype: true }),
    fc.record({ leg: leaf, no: leaf }, { requiredKeys: ['no'], noNullPrototype: true }),
    fc.array(fc.tuple(fc.string(), leaf)).map((entries) => new Map(entries)),
  ),
}))

it('STORE-14 whatever a record holds, numbers and texts, lists and maps, nothing and what is not there, comes back', () => {
  fc.assert(
    fc.property(fc.array(value, { maxLength: 40 }), (values) => {
      expect(again(values)).toStrictEqual(values)
    }),
  )
})

it('STORE-14 what was one object in several records is one object again', () => {
  const leg = { queue: 'C' }
  const [first, second, third] = again([{ leg }, { leg }, { leg: { queue: 'C' } }, { leg }]) as { leg: object }[]
  expect(first?.leg).toBe(second?.leg)
  expect(third?.leg).not.toBe(first?.leg)
})
