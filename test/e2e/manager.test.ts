/** A duty manager and a floor guide at work in a real Chromium against a real server. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DevicesReply } from '../../domain/contract/http/hall.ts'
import { openBrowser } from '../support/browser.ts'
import { connect, pairDevice, signIn } from '../support/client.ts'
import type { Client } from '../support/client.ts'
import { startServer } from '../support/server.ts'
import type { RunningServer } from '../support/server.ts'

let server: RunningServer
let browser: Browser
let kiosk: Client

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  kiosk = await connect(
    server.url,
    { screen: 'kiosk' },
    { deviceToken: await pairDevice(server.url, 'kiosk', { name: '1 号机' }) },
  )
})

afterAll(async () => {
  kiosk?.close()
  await browser?.close()
  await server?.stop()
})

async function take(item: string): Promise<{ readonly no: string; readonly link: string }> {
  const answer = await kiosk.send({ type: 'IssueTicket', origin: 'kiosk', items: [{ item }] })
  if (!answer.ok || !answer.result.ticketNo || !answer.result.link) throw new Error(JSON.stringify(answer))
  return { no: answer.result.ticketNo, link: answer.result.link }
}

/** Signs in with the keyboard alone and waits for the floor. */
async function sitDown(badgeNo: string, pin: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto(`${server.url}/manager/`)
  await page.waitForSelector('input[name=badge]:focus')
  await page.keyboard.type(badgeNo)
  await page.keyboard.press('Tab')
  await page.keyboard.type(pin)
  await page.keyboard.press('Enter')
  return page
}

it('a wrong PIN is answered with a sentence, the right one opens the floor of the whole hall', async () => {
  const page = await sitDown('0101', '0000')
  await page.getByRole('alert').getByText('工号或口令不对').waitFor()
  await page.getByLabel('口令').fill('1357')
  await page.keyboard.press('Enter')
  await page.getByText('值班长 孙丽').waitFor()
  await page.locator('.cell').first().waitFor()
  for (const zone of ['一楼 A 区', '二楼 C 区', '二楼 E 区', '一楼 G 区', '一楼 Q 区'])
    expect(await page.getByRole('heading', { name: zone }).count()).toBe(1)
  expect(await page.locator('.cell').count()).toBe(39)
})

it('CLOSE-2 voids a number with a reason, and its holder is told', async () => {
  const mine = await take('c01')
  const phone = await (await browser.newContext({ locale: 'zh-CN' })).newPage()
  await phone.goto(new URL(mine.link, `${server.url}/t/`).href)
  const page = await sitDown('0101', '1357')
  await page.getByRole('tab', { name: '号票' }).click()
  await page.getByRole('button', { name: mine.no }).click()
  await page.getByRole('button', { name: '作废' }).click()
  await page.keyboard.press('Enter')
  await page.getByText('请写明原因').waitFor()
  await page.keyboard.type('重复取号')
  await page.keyboard.press('Enter')
  await page.getByText(`${mine.no} 已作废。`).waitFor()
  await phone.getByRole('heading', { name: '这张号已作废' }).waitFor()
  expect(await phone.locator('body').innerText()).not.toContain('重复取号')
})

it('pairs nothing by a wrong code and says what to do; a token can be taken back', async () => {
  const page = await sitDown('0101', '1357')
  await page.getByRole('tab', { name: '设备' }).click()
  await page.getByRole('rowheader', { name: '1 号机' }).waitFor()
  const cookie = await signIn(server.url, '0101', '1357')
  const devices = async (): Promise<DevicesReply['devices']> =>
    ((await (await fetch(`${server.url}/api/devices`, { headers: { cookie } })).json()) as DevicesReply).devices
  const before = (await devices()).length
  await page.getByLabel('配对码').fill('000000')
  await page.getByLabel('名称').fill('4 号机')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').getByText('没有屏幕显示这个配对码').waitFor()
  expect(await devices()).toHaveLength(before)

  await page.getByRole('button', { name: '管理 1 号机' }).click()
  await page.getByRole('button', { name: '收回 1 号机' }).click()
  await page.getByRole('button', { name: '收回', exact: true }).click()
  await page.getByText('1 号机 已收回。').waitFor()
  expect(await devices()).toHaveLength(before - 1)
  kiosk = await connect(
    server.url,
    { screen: 'kiosk' },
    { deviceToken: await pairDevice(server.url, 'kiosk', { name: '1 号机' }) },
  )
})

it('HELP-1 a call for help rises to the top, and a floor guide takes it', async () => {
  const page = await sitDown('0201', '9753')
  await page.getByText('导办员 丁雯').waitFor()
  await page.getByRole('tab', { name: '预约' }).waitFor()
  expect(await page.getByRole('tab').allInnerTexts()).toEqual(['实时', '号票', '预约', '设备'])
  await kiosk.send({ type: 'RequestHelp', place: '1 号机' })
  await page.getByText('1 号机求助').waitFor()
  await page.getByRole('button', { name: '我去: 1 号机求助' }).click()
  await page.getByText('1 号机求助').waitFor({ state: 'detached' })
})

it('ISSUE-2 a floor guide takes a priority ticket, and its code opens the visitor’s page', async () => {
  const page = await sitDown('0201', '9753')
  await page.getByRole('tab', { name: '号票' }).click()
  await page.getByRole('tab', { name: '代取号' }).click()
  await page.getByRole('checkbox', { name: '社保卡补换' }).check()
  await page.getByRole('radio', { name: '优先' }).check()
  await page.getByRole('button', { name: '取号' }).click()
  const address = await page.locator('.issued a').getAttribute('href')
  const no = await page.locator('.issued-no').innerText()
  await page.goto(server.url + new URL(address ?? '').pathname)
  await page.getByText(no).first().waitFor()
  expect(await page.locator('body').innerText()).not.toContain('优先')
})

it('DAY-2 the day closes with a reason and a second yes', async () => {
  await take('c01')
  const page = await sitDown('0101', '1357')
  await page.getByRole('tab', { name: '号票' }).click()
  await page.getByRole('tab', { name: '队列' }).click()
  await page.locator('input[name=day-reason]').fill('办理时间已到')
  await page.getByRole('button', { name: '收班', exact: true }).click()
  await page.getByRole('button', { name: '确定收班，不能撤销' }).click()
  await page.getByText('今天已经收班。').waitFor()
  const answer = await kiosk.send({ type: 'IssueTicket', origin: 'kiosk', items: [{ item: 'c01' }] })
  expect(answer).toMatchObject({ ok: false, rejection: { code: 'DayIsClosed' } })
})

it('SHOW-13 the tab stays when the page is loaded again, going back leads to the one before, and the next person begins at the floor', async () => {
  const page = await sitDown('0101', '1357')
  const open = (name: string): Promise<void> =>
    page.locator(`[role=tab][aria-selected=true]`, { hasText: name }).first().waitFor()
  await page.getByRole('tab', { name: '报表' }).click()
  await page.getByRole('tab', { name: '号票' }).click()
  await page.reload()
  await open('号票')
  await page.goBack()
  await open('报表')
  await page.goBack()
  await open('实时')
  await page.goForward()
  await open('报表')
  await page.goBack()
  // The wall of the duty room comes back by itself after a power cut, and goes on when a window is pressed.
  await page.locator('.wall-switch').click()
  await page.reload()
  await page.locator('.manager.wall .cell').first().click()
  expect(await page.getByRole('tab', { name: '报表' }).isVisible()).toBe(false)
  await page.locator('.wall-switch').click()
  await open('实时')
  await page.getByRole('button', { name: '退出' }).click()
  await page.locator('input[name=badge]').fill('0201')
  await page.locator('input[name=pin]').fill('9753')
  await page.keyboard.press('Enter')
  await page.getByRole('tab', { name: '报表' }).waitFor({ state: 'detached' })
  await open('实时')
  // A bookmark of the duty manager's opens nothing for a floor guide that they may not see.
  await page.goto(`${server.url}/manager/#reports`)
  await page.reload()
  await open('实时')
})
