/**
 * Clerks at work in a real Chromium against a real server: by keyboard alone, in haste, after a reload, side by side,
 * without a line.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { LobbyView } from '../../domain/views/lobby.ts'
import { ALL_VERBS, isDialogVerb, MORE, rowOf, type Verb } from '../../renderer/clerk/console/verbs.ts'
import { openBrowser } from '../support/browser.ts'
import { connect, pairDevice, type Client } from '../support/client.ts'
import { startServer, type RunningServer } from '../support/server.ts'
import { barriersOf } from './standing-page.ts'
const PIN = '2468'
let server: RunningServer
let browser: Browser
let kiosk: Client
let lobby: Client
async function watchHall(): Promise<void> {
  kiosk = await connect(server.url, { screen: 'kiosk' }, { deviceToken: await pairDevice(server.url, 'kiosk') })
  lobby = await connect(
    server.url,
    { screen: 'lobby', zone: null },
    { deviceToken: await pairDevice(server.url, 'display') },
  )
}
beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  await watchHall()
})
afterAll(async () => {
  kiosk?.close()
  lobby?.close()
  await browser?.close()
  await server?.stop()
})
async function issue(...items: readonly string[]): Promise<string> {
  const answer = await kiosk.send({ type: 'IssueTicket', origin: 'kiosk', items: items.map((item) => ({ item })) })
  if (!answer.ok || !answer.result.ticketNo) throw new Error(JSON.stringify(answer))
  return answer.result.ticketNo
}

/** All calls of one counter that the lobby has shown, recalls included. */
function callsOf(counter: string): readonly string[] {
  return ((lobby.view() as LobbyView | null)?.calls ?? []).filter((call) => call[2] === counter).map((call) => call[1])
}

async function openPage(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await page.goto(`${server.url}/clerk/`)
  return page
}

/** Signs in and opens a counter with nothing but keys. */
async function sitDown(badgeNo: string, counter: string): Promise<Page> {
  const page = await openPage()
  await page.waitForSelector('input[name=badge]:focus')
  await page.keyboard.type(badgeNo)
  await page.keyboard.press('Enter')
  await page.keyboard.type(PIN)
  await page.keyboard.press('Enter')
  await page.waitForSelector('input[name=counter]:focus')
  await page.keyboard.type(counter)
  await page.keyboard.press('Enter')
  await page.waitForSelector('.console')
  return page
}

/** Waits for words on the page, then as long as a hand needs between two presses. */
async function reads(page: Page, words: string): Promise<void> {
  await page.waitForFunction((wanted) => document.body.innerText.includes(wanted), words)
  await page.waitForTimeout(400)
}

it('DESK-1 a clerk signs in, calls, starts, settles, finishes and calls the next with the keyboard alone', async () => {
  const first = await issue('c01', 'd01')
  const second = await issue('c02')
  const page = await sitDown('0311', '21')
  await reads(page, first)
  await page.keyboard.press('Enter')
  await reads(page, '已呼叫 1 次')
  await page.keyboard.press('NumpadEnter')
  await reads(page, '办结 2 件，呼叫下一位')
  // The first matter by its own button, reached by Tab.
  await page.keyboard.press('Tab')
  while (!(await page.evaluate(() => document.activeElement?.closest('.item') !== null)))
    await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await reads(page, '办结 1 件，呼叫下一位')
  await page.keyboard.press('Enter')
  await reads(page, '已呼叫 1 次')
  expect(await page.innerText('.ticket-no')).toBe(second)
  expect(callsOf('21')).toEqual([second, first])
  await page.context().close()
})

it('DESK-2 two Enters within 50 ms call once, and start nothing', async () => {
  const only = await issue('e01')
  await issue('e01')
  const page = await sitDown('0322', '41')
  await reads(page, only)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await reads(page, '已呼叫 1 次')
  await page.waitForTimeout(500)
  expect(await page.innerText('.ticket-no')).toBe(only)
  expect(await page.innerText('.state')).toContain('已呼叫 1 次')
  expect(callsOf('41')).toEqual([only])
  await page.context().close()
})

it('DESK-2 a double click on the main button calls once', async () => {
  const only = await issue('j01')
  await issue('j01')
  const page = await sitDown('0333', '55')
  await reads(page, only)
  await page.dblclick('.mains .main-button')
  await reads(page, '已呼叫 1 次')
  await page.waitForTimeout(500)
  expect(await page.innerText('.state')).toContain('已呼叫 1 次')
  expect(callsOf('55')).toEqual([only])
  await page.context().close()
})

it('DESK-2 a reload and the back button in the middle of a call restore it and call nobody', async () => {
  const mine = await issue('k01')
  await issue('k01')
  const page = await sitDown('0320', '31')
  await reads(page, mine)
  await page.keyboard.press('Enter')
  await reads(page, '已呼叫 1 次')
  const address = page.url()
  await page.reload()
  await reads(page, '已呼叫 1 次')
  expect(await page.innerText('.ticket-no')).toBe(mine)
  await page.goto(`${server.url}/`)
  await page.goBack()
  await reads(page, '已呼叫 1 次')
  expect(await page.innerText('.ticket-no')).toBe(mine)
  expect(page.url()).toBe(address)
  expect(callsOf('31')).toEqual([mine])
  await page.context().close()
})

it('CALL-1 of two clerks who call one waiting ticket one gets it, the other reads that nobody waits', async () => {
  const only = await issue('f01')
  const pages = [await sitDown('0326', '45'), await sitDown('0327', '46')]
  for (const page of pages) await reads(page, only)
  await Promise.all(pages.map((page) => page.keyboard.press('Enter')))
  await Promise.all(
    pages.map((page) =>
      page.waitForFunction(
        () => document.body.innerText.includes('已呼叫 1 次') || document.body.innerText.includes('现在没有人在等。'),
      ),
    ),
  )
  const states = await Promise.all(pages.map((page) => page.locator('.ticket-no').count()))
  expect([...states].sort()).toEqual([0, 1])
  expect([...callsOf('45'), ...callsOf('46')]).toEqual([only])
  for (const page of pages) await page.context().close()
})

it('STAFF-1 a taken counter and a wrong PIN are said in plain words', async () => {
  const page = await sitDown('0330', '52')
  const other = await openPage()
  await other.fill('input[name=badge]', '0331')
  await other.fill('input[name=pin]', '0000')
  await other.keyboard.press('Enter')
  await reads(other, '还可以试 4 次')
  await other.keyboard.type(PIN)
  await other.keyboard.press('Enter')
  await other.waitForSelector('input[name=counter]:focus')
  await other.keyboard.type('52')
  await reads(other, '52 号窗口现在是')
  await other.keyboard.press('Enter')
  await reads(other, '52 号窗口现在是')
  await page.context().close()
  await other.context().close()
})

it('STAFF-4 a pause and the way back, and signing out, by keys', async () => {
  const page = await sitDown('0334', '56')
  await page.keyboard.press('0')
  await reads(page, '几点回来')
  await page.keyboard.press('2')
  await page.keyboard.press('Enter')
  await reads(page, '暂停服务')
  await page.keyboard.press('Enter')
  await reads(page, '窗口空闲')
  await page.keyboard.press('7')
  await reads(page, '更多操作')
  await page.keyboard.press('5')
  await page.waitForSelector('input[name=badge]')
  await page.reload()
  await page.waitForSelector('input[name=badge]')
  await page.context().close()
})

it('everything fits on 1440 × 900 and on 1366 × 768 without scrolling, six matters included', async () => {
  const page = await sitDown('0312', '22')
  await issue('c03', 'd02', 'c04', 'e01', 'f01', 'g01')
  const overflow = (): Promise<unknown> =>
    page.evaluate(() => {
      const work = document.querySelector('.work') as HTMLElement
      return {
        down: document.documentElement.scrollHeight - innerHeight,
        across: document.documentElement.scrollWidth - innerWidth,
        work: work.scrollHeight - work.clientHeight,
      }
    })
  for (const state of ['.console.free', '.console.called', '.console.serving']) {
    await page.waitForSelector(state)
    for (const size of [
      { width: 1366, height: 768 },
      { width: 1440, height: 900 },
    ]) {
      await page.setViewportSize(size)
      await page.waitForTimeout(250)
      expect({ state, ...size, ...((await overflow()) as object) }).toEqual({
        state,
        ...size,
        down: 0,
        across: 0,
        work: 0,
      })
    }
    await page.keyboard.press('Enter')
  }
  await page.context().close()
})

/** Another dialog than 更多. */
const OPENED = '.dialog:not([aria-label="更多操作"])'
/** Dialogs of verbs that no state of this console opens, and why. */
const NOT_HERE: Readonly<Partial<Record<Verb, string>>> = { escalate: 'only where a hall above is linked' }

it('every state of the console is without barriers that a checker can find', async () => {
  await issue('m01')
  const page = await sitDown('0309', '9')
  const check = async (state: string): Promise<void> => {
    await page.waitForTimeout(400)
    expect({ state, barriers: await barriersOf(page) }).toEqual({ state, barriers: [] })
  }
  await check('ready')
  const left = new Set(ALL_VERBS.filter((verb) => isDialogVerb(verb) && !(verb in NOT_HERE)))
  const checkDialogs = async (): Promise<void> => {
    for (const verb of left) {
      const nth = MORE.indexOf(verb)
      await page.keyboard.press(rowOf(nth < 0 ? verb : 'more').key ?? '')
      // It opens, or the note says why it does not.
      await page.waitForSelector('.dialog, .note.hint [role=alert]')
      const first = page.locator(nth < 0 ? '.dialog' : `.choice:enabled:nth-child(${nth + 1})`)
      const opens = await first.isVisible()
      if (opens && nth >= 0) await first.click()
      if (opens) await page.waitForSelector(nth < 0 ? '.dialog' : OPENED)
      if (opens) await check(verb)
      if (opens) left.delete(verb)
      await page.keyboard.press('Escape')
      await page.waitForSelector('.dialog', { state: 'detached' })
      // The same key again at once is a trembling hand.
      await page.waitForTimeout(400)
    }
  }
  await checkDialogs()
  await page.keyboard.press('Enter')
  await page.waitForSelector('.console.called')
  await check('called')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.console.serving')
  await check('serving')
  await checkDialogs()
  expect([...left], 'dialogs that never opened').toEqual([])
  await page.context().close()
})

it('DESK-5 a verb pressed while the server is gone is sent once when it is back', async () => {
  const mine = await issue('l01')
  await issue('l01')
  const page = await sitDown('0335', '57')
  await reads(page, mine)
  await server.kill()
  await reads(page, '正在重连')
  await page.keyboard.press('Enter')
  await reads(page, '会在连上后发送一次')
  await page.keyboard.press('Enter')
  await server.restart()
  await watchHall()
  await reads(page, '已呼叫 1 次')
  await page.waitForTimeout(500)
  expect(await page.innerText('.state')).toContain('已呼叫 1 次')
  expect(await page.innerText('.ticket-no')).toBe(mine)
  expect(callsOf('57')).toEqual([mine])
  await page.context().close()
})
