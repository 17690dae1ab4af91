/** From the press to the slip: one ticket, shown when it is safe, printed in order, and calm when something fails. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import QrCode from '../../../renderer/app/parts/QrCode.vue'
import { ISSUED, NO_PAPER, openKiosk, PRINTER_OK, settle, toSocialCard, type Bench } from './kiosk-bench.ts'

let kiosk: Bench

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'] })
  kiosk = await openKiosk()
})

afterEach(() => {
  kiosk.page.unmount()
  vi.useRealTimers()
})

const issues = (): Bench['sent'] => kiosk.sent.filter((one) => one.command.type === 'IssueTicket')

async function pass(sec: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(sec * 1000)
  await settle()
}

it('KIOSK-1 a double tap asks for one ticket', async () => {
  await toSocialCard(kiosk)
  const button = kiosk.page.findAll('button').find((one) => one.text().startsWith('取号'))
  await Promise.all([button?.trigger('click'), button?.trigger('click')])
  await settle()
  expect(issues()).toHaveLength(1)
  expect(issues()[0]?.command).toEqual({
    type: 'IssueTicket',
    items: [{ item: 'c01' }],
    origin: 'kiosk',
    isElder: false,
  })
})

it('KIOSK-1 a press that got no answer asks for the same ticket again', async () => {
  await toSocialCard(kiosk)
  await kiosk.press('取号')
  await pass(11)
  expect(kiosk.text()).toContain('同一件事不会多发一张号')
  await kiosk.press('再试一次')
  await kiosk.press('取号')
  expect(issues()).toHaveLength(2)
  expect(issues()[1]?.commandId).toBe(issues()[0]?.commandId)
  await kiosk.answer(ISSUED)
  expect(kiosk.text()).toContain('C032')
})

it('KIOSK-1 the next visitor gets an id of their own for the same matter', async () => {
  await toSocialCard(kiosk)
  await kiosk.press('取号')
  await kiosk.answer(ISSUED)
  await kiosk.press('完成')
  await toSocialCard(kiosk)
  await kiosk.press('取号')
  expect(issues()[1]?.commandId).not.toBe(issues()[0]?.commandId)
})

it('KIOSK-2 no number is shown before the hall has answered', async () => {
  await toSocialCard(kiosk)
  await kiosk.press('取号')
  expect(kiosk.text()).not.toContain('C032')
  await kiosk.answer(ISSUED)
  expect(kiosk.text()).toContain('C032')
  expect(kiosk.text()).toContain('请到二楼 C 区等候')
})

it('KIOSK-24 the arches are the windows that the hall answered with, as on slip and phone', async () => {
  await toSocialCard(kiosk)
  await kiosk.press('取号')
  await kiosk.answer({ ...ISSUED, result: { ...ISSUED.result, counters: ['21', '22', '24'] } })
  const arches = kiosk.page.findAll('.place-arches .arch-label').map((arch) => arch.text())
  expect(arches).toEqual(['21', '22', '24'])
})

it('KIOSK-24 in large type one arch joins no windows that do not serve it', async () => {
  await kiosk.press('大字')
  await kiosk.press('社保')
  await kiosk.press('社保卡补换')
  await kiosk.press('取号')
  await kiosk.answer({ ...ISSUED, result: { ...ISSUED.result, counters: ['21', '22', '23', '25'] } })
  await vi.dynamicImportSettled()
  await settle()
  const arches = kiosk.page.findAll('.place-arches .arch-label').map((arch) => arch.text())
  expect(arches).toEqual(['21–23、25'])
})

it('KIOSK-3 SLIP-15 the code on the screen and on the printed page leads to the ticket', async () => {
  await toSocialCard(kiosk)
  await kiosk.press('取号')
  await kiosk.answer(ISSUED)
  await vi.waitFor(() => {
    const codes = kiosk.page.findAllComponents(QrCode).map((code) => code.props('text'))
    expect(codes).toEqual([
      'https://weiyuan.zwfw.example/t/abcdefghijklmnop',
      'https://weiyuan.zwfw.example/t/abcdefghijklmnop',
    ])
  })
})

it('KIOSK-3 prints after issuing and says when the slip can be taken', async () => {
  kiosk.printer.status = PRINTER_OK
  await toSocialCard(kiosk)
  await kiosk.press('取号')
  expect(kiosk.slips).toHaveLength(0)
  kiosk.printer.outcome = { state: 'printed', status: PRINTER_OK }
  await kiosk.answer(ISSUED)
  expect(kiosk.slips).toEqual([{ ticketNo: 'C032', isReprint: false, isElder: false, language: 'zh' }])
  expect(kiosk.text()).toContain('号票已打好，请取走')
})

it('KIOSK-3 paper that runs out on the way: the number is valid, said first, and can be printed again', async () => {
  kiosk.printer.status = PRINTER_OK
  kiosk.printer.outcome = { state: 'failed', status: NO_PAPER }
  await toSocialCard(kiosk)
  await kiosk.press('取号')
  await kiosk.answer(ISSUED)
  await vi.dynamicImportSettled()
  expect(kiosk.text()).toContain('您的号码有效，已经在排队')
  expect(kiosk.text()).toContain('C032')
  expect(kiosk.text()).toContain('这台机器没纸了')
  expect(kiosk.reports.at(-1)).toEqual(NO_PAPER)
  kiosk.printer.status = PRINTER_OK
  kiosk.printer.outcome = { state: 'printed', status: PRINTER_OK }
  await pass(31)
  await kiosk.press('在这台机器再打一次')
  expect(kiosk.slips.at(-1)).toMatchObject({ isReprint: true, link: expect.stringMatching(/^[\w-]{8,}$/) })
  expect(kiosk.text()).toContain('号票已打好')
  expect(issues()).toHaveLength(1)
})

it('KIOSK-6 a number without its slip stays for a minute, then goes', async () => {
  kiosk.printer.status = PRINTER_OK
  kiosk.printer.outcome = { state: 'failed', status: NO_PAPER }
  await toSocialCard(kiosk)
  await kiosk.press('取号')
  await kiosk.answer(ISSUED)
  await pass(58)
  expect(kiosk.text()).toContain('C032')
  await pass(3)
  expect(kiosk.text()).not.toContain('C032')
})

it('KIOSK-3 without paper it says so beforehand and still gives a number, without trying to print', async () => {
  kiosk.printer.status = NO_PAPER
  await pass(31)
  expect(kiosk.text()).toContain('这台机器没纸了，取号请到旁边的取号机')
  await toSocialCard(kiosk)
  await kiosk.press('取号')
  await kiosk.answer(ISSUED)
  expect(kiosk.text()).toContain('您的号码有效')
  expect(kiosk.slips).toHaveLength(0)
})

it('KIOSK-4 without a slip printer the page prints only when asked', async () => {
  const print = vi.fn()
  vi.stubGlobal('print', print)
  await toSocialCard(kiosk)
  await kiosk.press('取号')
  await kiosk.answer(ISSUED)
  expect(print).not.toHaveBeenCalled()
  await vi.dynamicImportSettled()
  await settle()
  expect(kiosk.page.find('.slip').text()).toContain('社保卡补换')
  await kiosk.press('打印号票')
  expect(print).toHaveBeenCalledOnce()
  vi.unstubAllGlobals()
})

it('ISSUE-7 one more matter goes on the number just taken, and its slip is printed anew', async () => {
  kiosk.printer.status = PRINTER_OK
  kiosk.printer.outcome = { state: 'printed', status: PRINTER_OK }
  await toSocialCard(kiosk)
  await kiosk.press('取号')
  await kiosk.answer(ISSUED)
  await kiosk.press('再加一件')
  expect(kiosk.text()).toContain('正在给 C032 加一件事')
  await kiosk.press('社保·医保·公积金')
  await kiosk.press('异地就医备案')
  await kiosk.press('加到 C032')
  expect(kiosk.sent.at(-1)?.command).toEqual({
    type: 'AddItems',
    ticketNo: 'C032',
    items: [{ item: 'd01' }],
    link: expect.any(String),
  })
  await kiosk.answer({ ok: true, seq: 41, result: {} })
  expect(kiosk.text()).toContain('一张号，办 2 件事')
  expect(kiosk.slips.map((slip) => slip.isReprint)).toEqual([false, true])
  expect(issues()).toHaveLength(1)
})

it('KIOSK-8 a refusal is one sentence in the language chosen', async () => {
  await kiosk.press('English')
  await kiosk.press('Social insurance')
  await kiosk.press('Replace a social-security card')
  await kiosk.press('Take a ticket')
  await kiosk.answer({ ok: false, rejection: { code: 'DayIsClosed' } })
  expect(kiosk.page.find('[role=alert]').text()).toBe(
    'Tickets for today have ended. Please come during the next opening hours.',
  )
  await kiosk.press('Home')
  expect(kiosk.text()).toContain('您好，要办什么事？')
})

it('KIOSK-8 what staff alone are refused is a sentence too, and never a code', async () => {
  await toSocialCard(kiosk)
  await kiosk.press('取号')
  await kiosk.answer({ ok: false, rejection: { code: 'QueueEmpty' } })
  expect(kiosk.page.find('[role=alert]').text()).toBe('这一步现在办不了，请找工作人员。')
  expect(kiosk.text()).not.toContain('QueueEmpty')
})

it('KIOSK-8 a hall that cannot keep a number says where to go', async () => {
  await toSocialCard(kiosk)
  await kiosk.press('取号')
  await kiosk.answer({ ok: false, refused: 'cannotStore' })
  expect(kiosk.text()).toContain('不出号')
  expect(kiosk.text()).toContain('请到咨询台')
  expect(kiosk.text()).not.toContain('再试一次')
})

it('KIOSK-6 after a failed attempt the start stands again within a minute', async () => {
  await toSocialCard(kiosk)
  await kiosk.press('取号')
  await kiosk.answer({ ok: false, rejection: { code: 'QueueClosed', queue: 'C', reason: '系统检修' } })
  expect(kiosk.text()).toContain('系统检修')
  await pass(60)
  expect(kiosk.text()).toContain('您好，要办什么事？')
})

it('KIOSK-6 the number goes by itself after twenty seconds; a touch stops the count', async () => {
  await toSocialCard(kiosk)
  await kiosk.press('取号')
  await kiosk.answer(ISSUED)
  await pass(10)
  window.dispatchEvent(new Event('pointerdown'))
  await pass(15)
  expect(kiosk.text()).toContain('C032')
  await kiosk.press('完成')
  expect(kiosk.text()).not.toContain('C032')
  await toSocialCard(kiosk)
  await kiosk.press('取号')
  await kiosk.answer(ISSUED)
  await pass(20)
  expect(kiosk.text()).toContain('您好，要办什么事？')
})

it('KIOSK-12 large type tells the clerk, prints large and never counts down', async () => {
  kiosk.printer.status = PRINTER_OK
  kiosk.printer.outcome = { state: 'printed', status: PRINTER_OK }
  await kiosk.press('大字')
  await kiosk.press('社保 · 看病报销')
  await kiosk.press('社保卡补换')
  await kiosk.press('取号')
  expect(issues()[0]?.command).toMatchObject({ isElder: true })
  await kiosk.answer(ISSUED)
  expect(kiosk.slips[0]?.isElder).toBe(true)
  await pass(30)
  expect(kiosk.text()).toContain('C032')
})

it('KIOSK-15 where paper has run out the number is read from recordings as well, on a machine without a voice', async () => {
  kiosk.page.unmount()
  vi.stubGlobal('AudioContext', vi.fn())
  kiosk = await openKiosk()
  kiosk.printer.status = PRINTER_OK
  kiosk.printer.outcome = { state: 'failed', status: NO_PAPER }
  await toSocialCard(kiosk)
  await kiosk.press('取号')
  await kiosk.answer(ISSUED)
  await vi.dynamicImportSettled()
  expect(kiosk.text()).toContain('再念一遍')
  vi.unstubAllGlobals()
})
