/** Whatever people write has one treatment, whichever order carries it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import type { HallCommand, HallEvent } from '../../../domain/contract/subjects.ts'
import { MASKED_FIELDS, TYPED_FIELDS } from '../../../domain/words/typed-fields.ts'
import { masked, PUBLIC_ORDERS } from '../../../server/gateway/gate/personal-text.ts'
import { envelopeSchema } from '../../../server/gateway/shapes/envelope.ts'
import { publicRecords } from '../../../server/integration/public-event.ts'
import { withSealedTexts } from '../../../server/store/beside/sealed-texts.ts'
import { openSqliteStore } from '../../../server/store/sqlite.ts'

const PHONE = '13812345678'

it.each([
  { type: 'AnswerSuggestion', reference: 'S1', answer: PHONE },
  { type: 'DecideCase', caseNo: '261125-0001', decision: 'refused', reasons: PHONE, remedies: PHONE },
  {
    type: 'AskSupplement',
    caseNo: '261125-0001',
    judged: [{ material: '1', verdict: 'missing', mend: PHONE }],
    basis: PHONE,
  },
  { type: 'OpenProject', title: PHONE },
])('PRIVACY-2 a mobile number that is typed into $type is masked', (command) => {
  const kept = JSON.stringify(masked(command as unknown as HallCommand))
  expect(kept).not.toContain(PHONE)
  expect(kept).toContain('138****5678')
})

it('EXPORT-2 no field in which people write leaves, at any depth', () => {
  const typed = Object.fromEntries(TYPED_FIELDS.map((field) => [field, '张三']))
  const row = {
    stream: 'case/261125-0001',
    seq: 1,
    atMs: 0,
    commandId: 'c',
    actor: JSON.stringify({ kind: 'clerk', badgeNo: '0301', role: 'clerk' }),
    event: JSON.stringify({ type: 'CaseDecided', decision: 'refused', ...typed, judged: [typed] }),
    hash: '',
  }
  const record = publicRecords(() => ['0301'], 'key')(row)
  expect(JSON.stringify(record)).not.toContain('张三')
  expect(record.data).toMatchObject({ decision: 'refused' })
})

it('EXPORT-2 FIRST-5 where somebody was guided leaves neither in words nor in the field that older records have', () => {
  for (const outcome of [
    { kind: 'guided', words: '带张三去二楼' },
    { kind: 'guided', to: '带张三去二楼' },
  ]) {
    const row = {
      stream: 'first-contact/2026-11-25',
      seq: 2,
      atMs: 0,
      commandId: 'c',
      actor: JSON.stringify({ kind: 'clerk', badgeNo: '0301', role: 'clerk' }),
      event: JSON.stringify({ type: 'FirstContactClosed', contactNo: 1, outcome }),
      hash: '',
    }
    expect(publicRecords(() => ['0301'], 'key')(row).data).toEqual({ contactNo: 1, outcome: { kind: 'guided' } })
  }
})

/** Names of the fields in which a message may hold free text: strings of no list and no pattern, longer than an id. */
function freeTextIn(schema: unknown, name: string, found: Set<string>): ReadonlySet<string> {
  if (typeof schema !== 'object' || schema === null) return found
  if (Array.isArray(schema)) for (const one of schema) freeTextIn(one, name, found)
  else {
    const { type, maxLength, pattern, properties, ...rest } = schema as Record<string, unknown>
    const ID_MOST = 64
    if (type === 'string' && !('enum' in rest) && !('const' in rest) && !('format' in rest) && pattern === undefined)
      if (maxLength !== ID_MOST) found.add(name)
    for (const [field, one] of Object.entries((properties ?? {}) as object)) freeTextIn(one, field, found)
    for (const inner of Object.values(rest)) freeTextIn(inner, name, found)
  }
  return found
}

interface Union {
  readonly anyOf?: readonly Order[]
  readonly oneOf?: readonly Order[]
}
interface Order {
  readonly properties: { readonly type: { readonly const: HallCommand['type'] } }
}

/** Numbers and names that must stand as they are written; a name that is a person's number is refused (PRIVACY-2). */
const NO_TEXT = new Set(['documentNo', 'receiptNo', 'trackingNo', 'result', 'name'])

it('PRIVACY-2 every field of every order in which somebody may write has a name by which it is masked', () => {
  const { properties } = z.toJSONSchema(envelopeSchema, { unrepresentable: 'any' })
  const { anyOf, oneOf } = (properties as unknown as { readonly command: Union }).command
  const orders = (anyOf ?? oneOf ?? []).filter((one) => !PUBLIC_ORDERS.includes(one.properties.type.const))
  expect(orders.length).toBeGreaterThan(60)
  const free = orders.flatMap((order) =>
    [...freeTextIn(order, '', new Set())].map((field) => [order.properties.type.const, field] as const),
  )
  expect(free.map(([, field]) => field)).toContain('reason')
  const unmasked = free.filter(
    ([, field]) => !NO_TEXT.has(field) && !(MASKED_FIELDS as readonly string[]).includes(field),
  )
  expect(unmasked).toEqual([])
})

const RATED = {
  type: 'Rated',
  ...{ about: 'C001', ticketNo: 'C001', caseNo: null, level: 1, reasons: ['waiting', 'attitude'], reasonsVersion: 1 },
  ...{
    words: '张三态度差',
    channel: 'phone',
    rectification: null,
    counter: null,
    badgeNo: null,
    queue: null,
    items: [],
  },
} as unknown as HallEvent

it('RETAIN-1 EXPORT-2 RATE-1 the reasons of a rating are a choice from a list: they stay when its words are gone, and leave for programs', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-typed-'))
  const raw = openSqliteStore(join(folder, 'hall.db'))
  const store = await withSealedTexts(raw)
  const stream = 'ratings/2026-11-25'
  const record = {
    seq: 1,
    atMs: Date.UTC(2026, 10, 25),
    actor: { kind: 'visitor' },
    commandId: 'rating-1',
    event: RATED,
  }
  await store.append([{ stream, records: [record as never] }])
  const [row] = await raw.rows(stream, 0, 10)
  expect(JSON.parse(row!.event)).toMatchObject({ reasons: ['waiting', 'attitude'] })
  expect(row!.event).not.toContain('张三')
  expect(publicRecords(() => [], 'key')(row!).data).toMatchObject({ reasons: ['waiting', 'attitude'] })
  await store.close()
  rmSync(folder, { recursive: true })
})
