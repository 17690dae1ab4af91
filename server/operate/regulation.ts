/** hall regulation: every article with what serves it and the tests that prove it. */
import { regulationProof } from '../reports/regulation.ts'
import type { Report } from './replay/report.ts'

const WORDS = { built: 'built', partly: 'partly', notYet: 'not yet', noDuty: 'no software duty' } as const

/** Throws ConfigError when the list of articles itself is wrong. */
export function regulation(): Report {
  const articles = regulationProof()
  const unproved = articles.flatMap((article) =>
    article.tests.filter((one) => one.names.length === 0).map((one) => one.rule),
  )
  return {
    json: { articles },
    lines: articles.flatMap(({ article, title, status, featureEn, missingEn, duties, tests }) => [
      `第${article}条 ${title}: ${WORDS[status]}`,
      ...(featureEn === '' ? [] : [`    ${featureEn}`]),
      ...tests.map(({ rule, names }) => `    ${rule}: ${names.length} ${names.length === 1 ? 'test' : 'tests'}`),
      ...duties.flatMap(({ dutyEn, tests: names }) => [`    ${dutyEn}`, ...names.map((name) => `        ${name}`)]),
      ...(missingEn === '' ? [] : [`    missing: ${missingEn}`]),
    ]),
    exit: unproved.length === 0 ? 0 : 1,
  }
}
