/** The list of the 31 articles: complete, honest, and proved by tests that exist. */
import { expect, it } from 'vitest'
import { regulation } from '../../server/operate/regulation.ts'
import { readArticles, regulationProof, testsByRule } from '../../server/reports/regulation.ts'
import { textOf } from '../tidy/sources.ts'

it('REG-1 all 31 articles stand there once, in order', () => {
  expect(readArticles().map((one) => one.article)).toEqual(Array.from({ length: 31 }, (_, at) => at + 1))
})

it('REG-1 every rule that an article names is a rule of the product and is proved by a test', () => {
  const rules = new Set([...textOf('domain/RULES.md').matchAll(/^- ([A-Z]+-\d+) /gm)].map(([, id]) => id))
  const names = regulationProof().flatMap(({ article, tests }) => tests.map((one) => ({ article, ...one })))
  expect(
    names
      .filter((one) => !rules.has(one.rule))
      .map((one) => `article ${one.article} names ${one.rule}, which domain/RULES.md does not have`),
  ).toEqual([])
  expect(
    names
      .filter((one) => one.names.length === 0)
      .map((one) => `article ${one.article} names ${one.rule}, which no test proves`),
  ).toEqual([])
})

it('REG-1 an article without a software duty says so, and one that is not all built says what is missing', () => {
  const articles = regulationProof()
  expect(articles.filter((one) => one.status === 'noDuty').map((one) => one.article)).toEqual([1, 14, 16, 30])
  expect(
    articles
      .filter(
        (one) => (one.status === 'partly' || one.status === 'notYet') && (one.missing === '' || one.missingEn === ''),
      )
      .map((one) => one.article),
  ).toEqual([])
  expect(
    articles
      .filter((one) => one.status === 'built' && (one.feature === '' || one.featureEn === ''))
      .map((one) => one.article),
  ).toEqual([])
})

it('REG-1 the command prints the names of the tests', () => {
  const { json, lines, exit } = regulation()
  expect(exit).toBe(0)
  expect(lines.filter((line) => line.startsWith('第'))).toHaveLength(31)
  const eleven = (
    json.articles as readonly {
      readonly article: number
      readonly tests: readonly { readonly rule: string; readonly names: readonly string[] }[]
    }[]
  ).find((one) => one.article === 11)
  expect(eleven?.tests.find((one) => one.rule === 'CAL-6')?.names[0]).toMatch(/^CAL-6 /)
})

it('REG-2 every duty of an article names tests that are there, and each of what it names', () => {
  const articles = readArticles()
  const all = [...new Set([...testsByRule().values()].flat())]
  const asked = articles.filter(({ rules }) => rules.length > 0)
  expect(asked.filter(({ duties }) => duties.length === 0).map(({ article }) => article)).toEqual([])
  expect(
    articles.flatMap(({ article, duties }) =>
      duties.flatMap(({ tests }) =>
        tests
          .filter((begins) => !all.some((name) => name.startsWith(begins)))
          .map((begins) => `article ${article}: no test begins with "${begins}"; correct config/regulation.yaml`),
      ),
    ),
  ).toEqual([])
})
