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
  duties: [],
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
  expect(proofOf(one, testsOf(...proved), []).status).toBe(status)
})

it('REG-2 a duty whose tests are all there keeps its article built and carries their whole names; one that is gone makes it partly', () => {
  const duty = { duty: '不足七小时拒绝', dutyEn: '', tests: ['CAL-6 refuses', 'CAL-6 overlapping'] }
  const proof = (...all: readonly string[]) =>
    proofOf({ ...article, duties: [duty] }, testsOf('CAL-6', 'CAL-7'), [...all])
  const whole = proof('CAL-6 refuses 6 h 45', 'CAL-6 overlapping hours', 'CAL-7 opens')
  expect([whole.status, whole.duties[0]?.tests]).toEqual(['built', ['CAL-6 refuses 6 h 45', 'CAL-6 overlapping hours']])
  expect(proof('CAL-6 refuses 6 h 45').status).toBe('partly')
})
