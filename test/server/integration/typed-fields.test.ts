/** Whatever people write has one treatment, whichever order carries it. */
import { expect, it } from 'vitest'
import type { HallCommand } from '../../../domain/contract/subjects.ts'
import { TYPED_FIELDS } from '../../../domain/words/typed-fields.ts'
import { masked } from '../../../server/gateway/gate/personal-text.ts'
import { publicRecords } from '../../../server/integration/public-event.ts'

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
