/** What a route reads behind the question mark is what its description says of it, and what does not fit is called so. */
import { readFileSync, readdirSync } from 'node:fs'
import { join, sep } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { Problem, queryOf } from '../../../server/gateway/problem.ts'

const gateway = join(import.meta.dirname, '..', '..', '..', 'server', 'gateway')
const files = readdirSync(gateway, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file: file.split(sep).join('/'), text: readFileSync(join(gateway, file), 'utf8') }))

const read = (text: string): string[] =>
  [...text.matchAll(/\bqueryOf\((\w+), request\)/g)].map(([, name]) => name ?? '')
const described = (text: string): string[] => [...text.matchAll(/\bquerystring: (\w+)/g)].map(([, name]) => name ?? '')

it('API-1 each route that reads a query is described with that very query', () => {
  const routes = files.filter(({ text }) => read(text).length > 0)
  expect(routes.length).toBeGreaterThan(12)
  for (const { file, text } of routes)
    expect([file, ...described(text).toSorted()]).toEqual([file, ...read(text).toSorted()])
})

it('API-1 no route of the API reads its query past that', () => {
  const past = files.filter(({ text }) => text.includes('request.query'))
  // Pages: a paper in one of two languages, a sign-on that leads back to one of three pages.
  expect(past.map(({ file }) => file).toSorted()).toEqual(['cases/papers.ts', 'programs/sign-on.ts'])
})

it('HTTP-1 what does not fit as a whole is called query or body, as it was sent', () => {
  const schema = z.strictObject({ date: z.string().optional() })
  const refusal = (): unknown => {
    try {
      return queryOf(schema, { query: { dat: '2026-12-01' } })
    } catch (error) {
      return (error as Problem).body
    }
  }
  expect(refusal()).toEqual({
    code: 'malformed',
    field: 'query',
    problem: 'unknown: "dat"; leave it out or correct its spelling',
  })
})
