/** The villager's paper of an errand, and what a code on it may say. */
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import type { ErrandLine } from '../../../domain/contract/http/errand.ts'
import { sitePlan } from '../../../domain/plan/site-plan.ts'
import QrCode from '../../../renderer/app/parts/QrCode.vue'
import ReceiptSheet from '../../../renderer/agent/ReceiptSheet.vue'
import { loadSite } from '../../support/site.ts'

const plan = sitePlan(loadSite('village').settings)
const line = {
  ...{ reference: 'D2026-9769927196', itemName: '最低生活保障', itemNameEn: 'Allowance', materials: 2, result: null },
  papers: [
    { name: '户口簿', isOriginal: true },
    { name: '收入证明', isOriginal: false },
  ],
  mandate: 'family',
  steps: [{ what: 'accepted', site: 'huaishuwan', date: '2026-12-01', by: '严静' }],
} as unknown as ErrandLine
const shown = (own: Partial<ErrandLine> = {}, publicAddress: string | null = 'https://h.example') =>
  mount(ReceiptSheet, { props: { line: { ...line, ...own }, plan: { ...plan, publicAddress } } })

it('ERRAND-14 the receipt says the number, each piece and what comes back, who took it and where to call', () => {
  const text = shown().text()
  for (const part of [
    'D2026-9769927196',
    '户口簿（原件，要还）',
    '收入证明',
    '家人代说',
    '严静',
    '0910-5550231',
    '免费',
  ])
    expect(text).toContain(part)
})

it('ERRAND-14 once there is a result it stands there in words', () => {
  const result = { outcome: 'refused', words: '收入超过标准', by: { site: 'liulin', badgeNo: '1', name: '赵峰' } }
  expect(shown({ result } as unknown as Partial<ErrandLine>).text()).toMatch(/没办成.*收入超过标准/)
})

it('ERRAND-14 a code that only this machine could open is left out, and the sheet says to call', () => {
  expect(shown().findComponent(QrCode).props('text')).toBe('https://h.example/errand/?ref=D2026-9769927196')
  const alone = shown({}, 'http://127.0.0.1:8080')
  expect(alone.findComponent(QrCode).exists()).toBe(false)
  expect(alone.text()).toContain('打电话报编号就行')
})
