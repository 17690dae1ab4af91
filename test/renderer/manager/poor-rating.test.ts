/** What the duty manager reads and does about poor ratings, and the alert of a silent site below, in both languages. */
import { afterEach, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import type { PoorRatingLine, RatingsReply } from '../../../domain/contract/http/rating.ts'
import { locale } from '../../../renderer/app/text/i18n.ts'
import FloorTab from '../../../renderer/manager/floor/FloorTab.vue'
import PoorRatings from '../../../renderer/manager/service/PoorRatings.vue'
import { alertOf, FLOOR, MIN, NOW_MS, openBench, type Bench } from './hall-floor.ts'
import { serveOffice, settle, type OfficeServer } from './office-server.ts'

afterEach(() => {
  locale.value = 'zh'
  vi.unstubAllGlobals()
})

const LINE: PoorRatingLine = {
  reference: 'C2026-0000000007',
  visitDate: '2026-11-24',
  ticketNo: 'A007',
  caseNo: null,
  queue: 'A',
  level: 1,
  reasons: [],
  words: '说了三遍还听不懂',
  hasPhone: true,
  phone: '13900001111',
  applicantPhone: null,
  date: '2026-11-24',
  dueDate: '2026-11-27',
  finding: null,
  isMended: false,
  calls: [],
  closedDate: null,
  steps: [{ what: 'opened', date: '2026-11-24', by: '', words: '' }],
  daysLeft: 2,
}

async function open(...lines: readonly Partial<PoorRatingLine>[]): Promise<{ bench: Bench; server: OfficeServer }> {
  const reply: Partial<RatingsReply> = { poor: lines.map((line) => ({ ...LINE, ...line })), today: '2026-11-25' }
  const server = serveOffice({ 'GET /api/ratings?from=2026-11-25&to=2026-11-25': reply })
  const bench = openBench(PoorRatings)
  await settle()
  return { bench, server }
}

it('RECT-1 RECT-2 a poor rating stands with its level, words, clock and how its owner is reached, and asks for the step that is due', async () => {
  const { bench, server } = await open({})
  const row = bench.page.get('.feedback-row').text()
  for (const words of [
    'C2026-0000000007',
    '非常不满意',
    '说了三遍还听不懂',
    '还有 2 个工作日',
    '电话 13900001111',
    'A007',
  ])
    expect(row).toContain(words)
  await bench.press('属实')
  expect([server.ordered, bench.page.get('[role=alert]').text()]).toEqual([[], '请写清事实。'])
  await bench.page.get('textarea').setValue('确有其事，排班时人手不够')
  await bench.press('属实')
  expect(server.ordered).toEqual([
    {
      type: 'VerifyPoorRating',
      finding: 'founded',
      reference: LINE.reference,
      words: '确有其事，排班时人手不够',
    },
  ])
  bench.page.unmount()
})

it('RECT-2 verified it is mended, then called back, then closed: one step is offered at a time, and those done stand with names', async () => {
  const verified = { what: 'verified', date: '2026-11-25', by: '0101', words: '确有其事' } as const
  const offered: (readonly string[])[] = []
  for (const line of [
    { finding: 'founded' },
    { finding: 'founded', isMended: true },
    { finding: 'founded', isMended: true, calls: ['content'] },
    { finding: 'founded', isMended: true, calls: ['content'], closedDate: '2026-11-26', daysLeft: null },
  ] as const) {
    const { bench } = await open({ ...line, steps: [...LINE.steps, verified] })
    offered.push(bench.page.findAll('.buttons button').map((one) => one.text()))
    expect(bench.page.text()).toContain('2026-11-25 核实 0101: 确有其事')
    bench.page.unmount()
  }
  expect(offered).toEqual([['记整改'], ['满意', '仍不满意', '没接通'], ['办结'], []])
})

it('RECT-1 late, nameless and erased are told in words, in English as well; with none the card says so', async () => {
  const { bench } = await open(
    { daysLeft: -1 },
    { daysLeft: 0, hasPhone: false, phone: null },
    { phone: null },
    { phone: null, hasPhone: false, caseNo: '261124-0003', ticketNo: null, applicantPhone: '13711112222' },
  )
  const rows = (): readonly string[] => bench.page.findAll('.feedback-row').map((one) => one.text())
  const told = (words: readonly string[]): readonly boolean[] =>
    words.map((one, at) => rows()[at]?.includes(one) ?? false)
  expect(told(['逾期 1 个工作日', '没有留电话', '电话已按规定删除', '受理时申请人留的是 13711112222'])).not.toContain(
    false,
  )
  expect(rows()[1]).toContain('今天到期')
  locale.value = 'en'
  await nextTick()
  for (const row of rows()) expect(row.replaceAll('说了三遍还听不懂', '')).not.toMatch(/\p{Script=Han}/u)
  bench.page.unmount()
  locale.value = 'zh'
  const none = await open()
  expect(none.bench.page.text()).toContain('没有待整改的差评。')
  none.bench.page.unmount()
})

it('WATCH-9 WATCH-6 a silent site with matters of one or the other stands on the floor with how many and for how long, in both languages', async () => {
  const alerts = [
    alertOf('yellow', 'caseSilent', { place: '柳林镇便民服务站', value: 3, sinceMs: NOW_MS - 4 * MIN }),
    alertOf('red', 'caseSilent', { place: '天水市政务大厅', value: 2, sinceMs: NOW_MS - 6 * MIN }),
  ]
  const { page } = openBench(FloorTab, 'dutyManager', { ...FLOOR, alerts })
  const texts = (): readonly string[] => page.findAll('.alert').map((one) => one.text())
  expect(texts()).toEqual([
    expect.stringMatching(/天水市政务大厅连不上，手里有我们的办件.*2 件在那里审批，6 分没有回音/s),
    expect.stringMatching(/柳林镇便民服务站连不上，它的件还在办或在路上.*3 件，4 分没有回音/s),
  ])
  locale.value = 'en'
  await nextTick()
  expect(texts()[1]).toMatch(/out of reach with its matters under way.*3 of them, 4\smin without a word/s)
  page.unmount()
})
