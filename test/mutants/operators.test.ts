/** The operators that the product brings itself, the draw by a seed, and the list of what nobody can notice. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { drawMutants } from './draw.ts'
import { mutated, wordsOf } from './mutant.ts'
import { ownMutants } from './operators.ts'

function made(source: string): readonly string[] {
  return ownMutants('a.ts', source).map((mutant) => `${mutant.operator}: ${mutated(source, mutant)}`)
}

describe('an operator', () => {
  it('drops a guard, whether it returns, throws or calls', () => {
    expect(made("if (no) reject('x')")).toContain('droppedGuard: ;')
    expect(made('for (;;) { if (no) { continue } }')).toContain('droppedGuard: for (;;) { ; }')
    expect(made('if (no) run()\nelse walk()').some((text) => text.startsWith('droppedGuard'))).toBe(false)
  })

  it('drops one event of several, and one list of events', () => {
    const source = "f([{ type: 'Missed', no }, ...next])"
    expect(made(source)).toEqual(
      expect.arrayContaining(['droppedEvent: f([...next])', "droppedEvent: f([{ type: 'Missed', no }])"]),
    )
  })

  it('swaps neighbouring arguments and gives a field the value of its neighbour', () => {
    expect(made('f(a, b, c)')).toEqual(
      expect.arrayContaining(['swappedArguments: f(b, a, c)', 'swappedArguments: f(a, c, b)']),
    )
    expect(made('x = { from, into: to }')).toEqual(
      expect.arrayContaining(['wrongField: x = { from: to, into: to }', 'wrongField: x = { from, into: from }']),
    )
  })
})

it('the same seed draws the same mutants, one at most per place, and only such that compile', async () => {
  const files = ['domain/slip/bitmap.ts', 'domain/words/wall-time.ts']
  const first = await drawMutants(files, 14, 7)
  expect(await drawMutants(files, 14, 7)).toEqual(first)
  expect(first.length).toBeGreaterThan(7)
  expect(new Set(first.map((one) => `${one.file} ${one.from}`)).size).toBe(first.length)
  expect(new Set(first.map((one) => one.operator)).size).toBeGreaterThan(3)
}, 120_000)

it('what is called equivalent has its reason and stands in its file as it is written', () => {
  const root = join(import.meta.dirname, '..', '..')
  const listed = JSON.parse(readFileSync(join(import.meta.dirname, 'equivalents.json'), 'utf8')) as readonly {
    readonly file: string
    readonly code: string
    readonly becomes: string
    readonly reason: string
  }[]
  const flat = (text: string): string => text.replaceAll(/\s+/g, ' ')
  for (const one of listed) {
    expect(one.reason, one.code).toMatch(/\w+ \w+/)
    expect(one.becomes).not.toBe(one.code)
    expect(flat(readFileSync(join(root, one.file), 'utf8')), one.file).toContain(one.code)
  }
})

it('a mutant is named by the whole of the lines it touches', () => {
  const source = 'a\n  if (b) {\n    c()\n  }\nd\n'
  const from = source.indexOf('if')
  expect(wordsOf(source, { file: 'a.ts', from, to: source.indexOf('}') + 1, text: ';', operator: 'x' })).toEqual({
    code: 'if (b) { c() }',
    becomes: ';',
  })
})
