/**
 * The kiosk without its hall, as the visitor sees it: the same press, a number that is on disk first, calm words,
 * honest limits.
 */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ISSUED, NO_PAPER, openKiosk, PRINTER_OK, settle, toSocialCard, type Bench } from './kiosk-bench.ts'

let kiosk: Bench

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'] })
  kiosk = await openKiosk('10:18', '2026-11-23', true)
})

afterEach(() => {
  kiosk.page.unmount()
  vi.useRealTimers()
})

async function pass(sec: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(sec * 1000)
  await settle()
}

async function loseLine(): Promise<void> {
  kiosk.status.value = 'lost'
  await pass(1)
}

const given = (): readonly string[] => kiosk.disk.journal?.open.map((ticket) => ticket.ticketNo) ?? []

it('KIOSK-19 without a line the same press gives a number of the kiosk’s own, without a wait that nobody knows', async () => {
  await loseLine()
  expect(kiosk.text()).toContain('网络中断，照常取号')
  await toSocialCard(kiosk)
  expect(kiosk.text()).not.toContain('前方')
  await kiosk.press('取号')
  expect(kiosk.text()).toContain('CS001')
  expect(kiosk.text()).toContain('等候人数以现场为准')
  expect(kiosk.text()).toContain('请到二楼 C 区等候')
  expect(given()).toEqual(['CS001'])
  expect(kiosk.sent.some((one) => one.command.type === 'IssueTicket')).toBe(false)
})

it('KIOSK-19 a number that the disk does not keep is not shown, and the desk is named', async () => {
  await loseLine()
  await toSocialCard(kiosk)
  kiosk.disk.isFull = true
  await kiosk.press('取号')
  expect(kiosk.text()).not.toContain('CS001')
  expect(kiosk.page.find('[role=alert]').text()).toContain('这台机器暂时发不了号')
  kiosk.disk.isFull = false
  await kiosk.press('回首页')
  await toSocialCard(kiosk)
  await kiosk.press('取号')
  expect(kiosk.text()).toContain('CS001')
  expect(given()).toEqual(['CS001'])
})

it('KIOSK-19 a line that breaks under a press: the visitor gets a number at once, and it names the press', async () => {
  await toSocialCard(kiosk)
  await kiosk.press('取号')
  const press = kiosk.sent.find((one) => one.command.type === 'IssueTicket')
  await loseLine()
  expect(kiosk.text()).toContain('CS001')
  expect(kiosk.disk.journal?.open[0]?.insteadOf).toBe(press?.commandId)
  press?.answer(ISSUED)
  await settle()
  expect(kiosk.text(), 'a late answer changes nothing').toContain('CS001')
  await kiosk.press('完成')
  await toSocialCard(kiosk)
  await kiosk.press('取号')
  expect(kiosk.text()).toContain('CS002')
  expect(kiosk.disk.journal?.open[1]?.insteadOf, 'the next visitor is another press').toBeUndefined()
})

it('KIOSK-19 a hall that does not answer a press, or cannot keep it, does not send the visitor away either', async () => {
  await toSocialCard(kiosk)
  await kiosk.press('取号')
  await pass(11)
  expect(kiosk.text()).toContain('CS001')
  await kiosk.press('完成')
  await toSocialCard(kiosk)
  await kiosk.press('取号')
  await kiosk.answer({ ok: false, refused: 'cannotStore' })
  expect(kiosk.text()).toContain('CS002')
  const presses = kiosk.sent.filter((one) => one.command.type === 'IssueTicket').map((one) => one.commandId)
  expect(kiosk.disk.journal?.open.map((ticket) => ticket.insteadOf)).toEqual(presses)
})

it('KIOSK-19 a double tap gives one number', async () => {
  await loseLine()
  await toSocialCard(kiosk)
  const button = kiosk.page.findAll('button').find((one) => one.text().startsWith('取号'))
  await Promise.all([button?.trigger('click'), button?.trigger('click')])
  await settle()
  expect(given()).toEqual(['CS001'])
})

it('KIOSK-3 without a hall too: what the printer says is said, and a number without its slip is valid first', async () => {
  kiosk.printer.status = NO_PAPER
  await loseLine()
  await toSocialCard(kiosk)
  await kiosk.press('取号')
  await vi.dynamicImportSettled()
  expect(kiosk.text()).toContain('您的号码有效')
  expect(kiosk.text()).toContain('这台机器没纸了')
  expect(kiosk.text()).toContain('记下或拍下号码 CS001')
  expect(kiosk.text(), 'nobody can be called').not.toContain('请导办员送来号票')
})

it('KIOSK-20 a kiosk that never leased a series names the desk, and so does one whose journal is full or too long alone', async () => {
  const full = Array.from({ length: 200 }, (_one, at) => ({
    ticketNo: `CS${at}`,
    prefix: 'CS',
    number: at,
    link: `l${at}`,
    items: [],
    isElder: false,
    issuedAtMs: 0,
    serviceDate: '2026-11-23',
  }))
  const states = [
    [{ series: null }, '这台机器暂时发不了号'],
    [{ open: full }, '断网时能发的号已经发完'],
    [{ contactAtMs: Date.parse('2026-11-21T10:00:00+08:00') }, '网络中断已超过 24 小时'],
  ] as const
  for (const [state, sentence] of states) {
    kiosk.page.unmount()
    const bench = await openKiosk('10:18', '2026-11-23', state)
    kiosk = bench
    await loseLine()
    expect(kiosk.text()).toContain('网络中断，办事指南照常可看')
    await toSocialCard(kiosk)
    expect(kiosk.text()).toContain('现在请到咨询台取号')
    expect(kiosk.text()).toContain(sentence)
    expect(kiosk.page.findAll('button').some((one) => one.text().startsWith('取号'))).toBe(false)
  }
})

it('KIOSK-9 at night it gives no number without a hall either', async () => {
  kiosk.page.unmount()
  kiosk = await openKiosk('21:40', '2026-11-23', true)
  await loseLine()
  expect(kiosk.text()).toContain('窗口已下班')
  expect(kiosk.text()).not.toContain('照常取号')
})

it('KIOSK-7 what only the hall can do says so: another matter on a ticket, checking in, help', async () => {
  await toSocialCard(kiosk)
  await kiosk.press('取号')
  await kiosk.answer(ISSUED)
  await kiosk.press('再加一件')
  await loseLine()
  await kiosk.press('社保·医保·公积金')
  await kiosk.press('异地就医备案')
  expect(kiosk.text()).toContain('断网时不能加事项')
  expect(kiosk.text()).toContain('C032 照样有效')
  await kiosk.press('需要帮助')
  expect(kiosk.text()).toContain('请直接到咨询台')
})

it('KIOSK-21 when the line is back the journal is handed in, and emptied only by the answer', async () => {
  await loseLine()
  await toSocialCard(kiosk)
  await kiosk.press('取号')
  await kiosk.press('完成')
  await kiosk.meet()
  const [command] = kiosk.sent.map((one) => one.command).filter((one) => one.type === 'HandInTickets')
  expect(command).toMatchObject({
    journalId: 'a-journal-of-its-own',
    serviceDate: '2026-11-23',
    tickets: [{ ticketNo: 'CS001' }],
  })
  expect(given()).toEqual(['CS001'])
  await kiosk.answer({ ok: true, seq: 1, result: { offline: { taken: ['CS001'], refused: [] } } })
  expect(given()).toEqual([])
  expect(kiosk.reports.at(-1)).toMatchObject({ offlineTickets: 0 })
  await loseLine()
  await toSocialCard(kiosk)
  await kiosk.press('取号')
  expect(kiosk.text(), 'a number is never given twice').toContain('CS002')
})

it('KIOSK-21 a hand-in without an answer is tried again', async () => {
  await loseLine()
  await toSocialCard(kiosk)
  await kiosk.press('取号')
  await kiosk.meet()
  await kiosk.answer({ ok: false, refused: 'cannotStore' })
  expect(given()).toEqual(['CS001'])
  await pass(25)
  const handed = kiosk.sent.filter((one) => one.command.type === 'HandInTickets')
  expect(handed).toHaveLength(2)
  await kiosk.answer({ ok: true, seq: 1, result: { offline: { taken: ['CS001'], refused: [] } } })
  expect(given()).toEqual([])
})

it('KIOSK-3 with a printer in the shell the slip is drawn here', async () => {
  kiosk.printer.status = PRINTER_OK
  kiosk.printer.outcome = { state: 'printed', status: PRINTER_OK }
  await loseLine()
  await toSocialCard(kiosk)
  await kiosk.press('取号')
  expect(kiosk.slips).toEqual([{ ticketNo: 'CS001', isReprint: false, isElder: false, language: 'zh' }])
  expect(kiosk.drawn).toHaveLength(1)
  expect(kiosk.text()).toContain('号票已打好，请取走')
})
