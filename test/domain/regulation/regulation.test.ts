/** When an article counts as built: only its tests say so. */
import { expect, it } from 'vitest'
import { proofOf, type Article } from '../../../domain/regulation/regulation.ts'

const article: Article = {
  article: 11,
  title: '',
  titleEn: '',
  feature: '',
  featureEn: '',
  rules: ['CAL-6', 'CAL-7'],
  missing: '',
  missingEn: '',
}
const testsOf =
  (...proved: readonly string[]) =>
  (rule: string): readonly string[] =>
    proved.includes(rule) ? [`${rule} holds`] : []

it.each([
  [article, ['CAL-6', 'CAL-7'], 'built'],
  [article, ['CAL-6'], 'partly'],
  [article, [], 'notYet'],
  [{ ...article, missing: 'something' }, ['CAL-6', 'CAL-7'], 'partly'],
  [{ ...article, rules: [], missing: 'everything' }, [], 'notYet'],
  [{ ...article, rules: [] }, [], 'noDuty'],
] as const)('REG-1 case %#: what is proved and what is missing decide', (one, proved, status) => {
  expect(proofOf(one, testsOf(...proved)).status).toBe(status)
})
