/** The papers of a case: what stands on the receipt and on the one-time notice, and what never does. */
import { expect, it } from 'vitest'
import { caseRules } from '../../../domain/plan/case-rules.ts'
import { indexSettings } from '../../../domain/plan/settings-index.ts'
import type { SheetContent } from '../../../domain/slip/sheet.ts'
import { noticeSheet, receiptSheet, refusalSheet, type PaperFacts } from '../../../domain/views/papers/case-papers.ts'
import { at, Office, officeSettings } from './office.ts'

const settings = officeSettings()
const LINK = 'https://hall.example/c/receipt-of-this-ticket'
const facts = (office: Office, language: 'zh' | 'en' = 'zh', link: string | null = LINK): PaperFacts => ({
  index: indexSettings(settings),
  nowMs: at(office.wall),
  language,
  link,
})
const wordsOf = (sheet: SheetContent | null): string => JSON.stringify(sheet)
const fact = (sheet: SheetContent, label: string): string => sheet.facts.find((one) => one.label === label)?.value ?? ''
const asked = (office: Office, caseNo: string, by = '0711'): void => {
  office.give(
    {
      type: 'AskSupplement',
      caseNo,
      judged: (['present', 'missing', 'present', 'faulty'] as const).map((finding, place) => ({
        finding,
        mend: finding === 'present' ? '' : `第 ${place + 1} 份带原件`,
      })),
      basis: '《食品安全法》第三十五条',
      days: 10,
    },
    by,
  )
}
const noticeOf = (office: Office, caseNo: string, nth = 1, language: 'zh' | 'en' = 'zh'): SheetContent => {
  const file = office.file(caseNo)
  const notice = file.notices[nth - 1]
  if (!notice) throw new Error('no such notice')
  return noticeSheet(file, notice, facts(office, language))
}

it('PAPER-1 the receipt of a ticket names each matter with its number, its promised date and what was handed in', () => {
  const office = new Office()
  const cases = office.accept('a01', 'a02')
  const sheet = receiptSheet(
    cases.map((no) => office.file(no)),
    { ...facts(office), isReprint: false },
  )
  expect(sheet?.framed.map((one) => one.title)).toEqual([
    '食品经营许可新办 261126 0001',
    '公共场所卫生许可 261126 0002',
  ])
  // Accepted on Thursday 26 November: five and four working days later.
  expect(sheet?.framed[0]?.lines[0]).toBe('市场监管 · 承诺 5 个工作日，最晚 2026-12-03 周四 办好')
  expect(sheet?.framed[1]?.lines[0]).toBe('卫生健康 · 承诺 4 个工作日，最晚 2026-12-02 周三 办好')
  expect(sheet?.framed[0]?.lines[1]).toContain('收下材料 4 份：')
  expect(sheet?.framed[0]?.lines[1]).toContain(office.file(cases[0] as string).materials[3]?.name)
  expect(sheet?.code.text).toBe(LINK)
  expect(sheet?.marks).toEqual([])
})

it('PAPER-1 what comes later stands with its own date, a reprint is marked, and nothing is left of what was taken back', () => {
  const office = new Office()
  office.serve('a01')
  office.give(
    { type: 'FinishService', counter: '1', outcomes: [{ index: 0, outcome: 'accepted', deferred: [1] }] },
    '0301',
  )
  const file = office.file('261126-0001')
  const sheet = receiptSheet([file], { ...facts(office), isReprint: true })
  expect(sheet?.marks).toEqual(['补打'])
  expect(sheet?.framed[0]?.lines[1]).toContain('收下材料 3 份')
  expect(sheet?.framed[0]?.lines[2]).toBe(`还要补（容缺受理）：${file.materials[1]?.name}，2026-12-03 周四 前`)
  office.give({ type: 'Undo', counter: '1' }, '0301')
  expect(receiptSheet([office.file('261126-0001')], { ...facts(office), isReprint: true })).toBeNull()
})

it('PAPER-2 the notice says everything that is missing at once, with limit, place, fee, phone, basis, version and remedy', () => {
  const office = new Office()
  const caseNo = office.taken()
  asked(office, caseNo)
  const sheet = noticeOf(office, caseNo)
  const { materials } = office.file(caseNo)
  expect(sheet.number.value).toBe('261126 0001-1')
  expect(sheet.framed).toEqual([
    { title: `要补：${materials[1]?.name}`, lines: ['第 2 份带原件'] },
    { title: `要改：${materials[3]?.name}`, lines: ['第 4 份带原件'] },
  ])
  expect(sheet.lead).toContain('全部 4 份材料，还差 2 份')
  expect(fact(sheet, '什么时候前')).toBe('2026-12-10 周四')
  expect(fact(sheet, '交到哪')).toMatch(/号窗口，或任何一个综合窗口$/)
  expect(fact(sheet, '补齐后')).toBe('5 个工作日内办好，之前计时暂停，不作废')
  expect(fact(sheet, '办理时限')).toBe('承诺 5 个工作日，法定 20 个工作日')
  expect(fact(sheet, '收费')).toBe('不收费')
  expect(fact(sheet, '问谁')).toBe('市场监管 周敏 0910-5550134')
  expect(fact(sheet, '依据')).toBe('《食品安全法》第三十五条')
  expect(fact(sheet, '版本')).toBe('开办时的事项目录')
  expect(sheet.notes[0]).toContain('行政复议')
  expect(wordsOf(noticeOf(office, caseNo, 1, 'en'))).toContain('One-time notice')
})

it('PAPER-3 the last day of the re-entry pass stands on the notice, counted from the day it was given', () => {
  const office = new Office()
  const caseNo = office.taken()
  asked(office, caseNo)
  expect(caseRules(settings).reentryDays).toBe(3)
  // Given on Thursday 26 November; the weekend does not count.
  expect(fact(noticeOf(office, caseNo), '不用重排')).toContain('2026-12-01 周二 前回来')
  office.wall = '2026-11-30 15:00'
  expect(fact(noticeOf(office, caseNo), '不用重排')).toContain('2026-12-01 周二 前回来')
})

it('PAPER-3 a second notice says that it is the second and names the first; the first stays as it was given', () => {
  const office = new Office()
  const caseNo = office.taken()
  asked(office, caseNo)
  office.give({ type: 'ReceiveMaterials', caseNo, places: [1, 3] }, '0301')
  office.give({ type: 'HandOverCase', caseNo, to: '0713', reason: '开会' }, '0711')
  office.wall = '2026-11-27 09:00'
  asked(office, caseNo, '0713')
  expect(office.file(caseNo).notices).toHaveLength(2)
  expect(noticeOf(office, caseNo, 2).marks).toEqual(['第 2 次告知（上一次 261126 0001-1）'])
  expect(noticeOf(office, caseNo, 1).marks).toEqual([])
  expect(noticeOf(office, caseNo, 1).made).toBe('2026-11-26 周四 10:00 告知')
  // The answered one promises no date any more.
  expect(fact(noticeOf(office, caseNo, 1), '补齐后')).toBe('')
})

it('PAPER-5 neither paper carries a pick-up code, and without an address that a phone can open there is no QR', () => {
  const office = new Office()
  const caseNo = office.ready()
  const file = office.file(caseNo)
  expect(file.result?.code).toMatch(/^\d{6}$/)
  const sheet = receiptSheet([file], { ...facts(office, 'zh', null), isReprint: true })
  expect(wordsOf(sheet)).not.toContain(file.result?.code)
  expect(sheet?.code.text).toBeNull()
})

it('PAPER-7 a refusal is a numbered paper with reasons, remedies, basis and whom to ask; of what was granted there is none', () => {
  const office = new Office()
  const [refused, granted] = [office.taken(), office.ready('a01')]
  const remedies = '六十日内申请行政复议，或六个月内起诉'
  const reasons = '场所不符合分区要求'
  office.give({ type: 'DecideCase', caseNo: refused, verdict: 'refused', reasons, remedies }, '0711')
  const sheet = refusalSheet(office.file(refused), { ...facts(office), isReprint: false })
  expect(sheet).toMatchObject({
    title: '不予许可决定书',
    number: { value: '261126 0001-J' },
    marks: [],
    framed: [{ lines: ['场所不符合分区要求'] }, { lines: [remedies] }],
  })
  expect(sheet?.lead).toContain('食品经营许可新办（受理号 261126 0001，2026-11-26 周四 受理）')
  expect(fact(sheet as SheetContent, '依据')).toBe('《食品安全法》第三十五条')
  expect(fact(sheet as SheetContent, '问谁')).toContain('周敏 0910-5550134')
  expect(refusalSheet(office.file(refused), { ...facts(office, 'en'), isReprint: true })?.marks).toEqual(['Reprint'])
  expect(refusalSheet(office.file(granted), { ...facts(office), isReprint: false })).toBeNull()
})
