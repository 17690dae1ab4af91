/**
 * A hall that is changed while it runs: the manager's office in a real Chromium, and every open screen follows without
 * a reload.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { signIn } from '../support/client.ts'
import { startServer } from '../support/server.ts'
import type { RunningServer } from '../support/server.ts'

let server: RunningServer
let browser: Browser
let office: Page
let display: Page
let guide: Page

beforeAll(async () => {
  server = await startServer({ args: ['--allowance', '200'] })
  browser = await openBrowser()
  display = await openPage('/display/', { width: 1920, height: 1080 })
  guide = await openPage('/manager/', { width: 1440, height: 900 })
  await signInOn(guide, '0201', '9753')
  await guide.locator('.cell').first().waitFor()
  office = await openPage('/manager/', { width: 1440, height: 900 })
  await signInOn(office, '0101', '1357')
  await office.getByRole('tab', { name: '管理' }).click()
  // A page that is loaded again forgets this.
  for (const page of [display, guide, office]) await page.evaluate(() => Reflect.set(window, 'isFirstLoad', true))
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function openPage(path: string, viewport: { readonly width: number; readonly height: number }): Promise<Page> {
  const page = await (await browser.newContext({ viewport, locale: 'zh-CN' })).newPage()
  await page.goto(server.url + path)
  return page
}

async function signInOn(page: Page, badgeNo: string, pin: string): Promise<void> {
  await page.fill('input[name=badge]', badgeNo)
  await page.fill('input[name=pin]', pin)
  await page.keyboard.press('Enter')
}

async function show(part: string): Promise<void> {
  await office.getByRole('navigation', { name: '管理' }).getByRole('button', { name: part, exact: true }).click()
}

async function save(note: string): Promise<void> {
  await office.getByLabel('为什么改').fill(note)
  await office.getByRole('button', { name: '保存并生效' }).click()
}

const isFirstLoad = (page: Page): Promise<unknown> => page.evaluate(() => Reflect.get(window, 'isFirstLoad') as unknown)

it('SET-4 a notice and a window that the manager adds stand on the open screens without a reload', async () => {
  await show('通知')
  // The display shows one notice at a time: with one alone nobody has to wait for its turn.
  while ((await office.getByRole('button', { name: /^删去/ }).count()) > 0)
    await office.getByRole('button', { name: /^删去/ }).first().click()
  await office.getByRole('button', { name: '加一条通知' }).click()
  await office.locator('.rows li').last().getByLabel('通知').fill('本周日系统检修')
  await office.locator('.rows li').last().getByLabel('英文').fill('Maintenance this Sunday')
  await office.getByRole('button', { name: '保存并生效' }).click()
  await office.getByRole('alert').getByText('请写明为什么改').waitFor()
  await save('检修通知')
  await office.getByText('第 1 版已生效').waitFor()
  await show('窗口')
  await office.getByRole('button', { name: '加一个窗口' }).click()
  await save('加开一个窗口')
  await office.getByText('第 2 版已生效').waitFor()
  await display.getByText('本周日系统检修').first().waitFor({ state: 'attached', timeout: 60_000 })
  await guide.locator('.cell').nth(39).waitFor({ timeout: 60_000 })
  expect(await guide.getByRole('tab', { name: '管理' }).count()).toBe(0)
  expect(await Promise.all([display, guide, office].map(isFirstLoad))).toEqual([true, true, true])
})

it('CAL-6 SET-1 6 h 45 min on working days is refused with article 11, and nothing changes', async () => {
  await show('工作日历')
  const winter = office.getByRole('group', { name: '冬季', exact: true })
  await winter.getByRole('group', { name: '工作日 第 1 段' }).getByLabel('结束').fill('11:45')
  await winter.locator('.season-sum', { hasText: '还差 15 分钟' }).waitFor()
  await save('午休提前')
  await office.locator('.save-bar').getByRole('alert').getByText('6 小时 45 分').waitFor()
  expect(await winter.getByRole('alert').textContent()).toContain('第十一条')
  await office.getByRole('button', { name: '放弃修改' }).click()
  expect(await winter.getByRole('group', { name: '工作日 第 1 段' }).getByLabel('结束').inputValue()).toBe('12:00')
})

it('SET-3 an earlier version is brought back, and the screens follow', async () => {
  await show('历次设置')
  await office.getByRole('button', { name: '退回这一版 0' }).click()
  await office.getByLabel('为什么退回').fill('检修取消')
  await office.getByRole('button', { name: '退回第 0 版' }).click()
  await office.getByText('第 3 版已生效').waitFor()
  await display.getByText('本周日系统检修').first().waitFor({ state: 'detached', timeout: 60_000 })
  expect(await isFirstLoad(display)).toBe(true)
})

it('REQ-3 REQ-4 a request for Sunday is accepted in the office and stands in the calendar', async () => {
  const asked = await fetch(`${server.url}/api/requests`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ date: '2026-11-29', from: '09:00', to: '11:00', items: ['c01'] }),
  })
  const { receipt } = (await asked.json()) as { readonly receipt: string }
  await show('加开申请')
  await office.getByText('星期日').waitFor()
  await office.getByLabel('谁来办').selectOption('0301')
  await office.getByLabel('说明').fill('应约周日办理')
  await office.getByRole('button', { name: '答应并加开' }).click()
  await office.getByText('09:00–11:00 加开').waitFor()
  await show('个别日子')
  await office.getByRole('group', { name: '2026-11-29 应约周日办理' }).waitFor()
  expect(await (await fetch(`${server.url}/api/requests/${receipt}`)).json()).toMatchObject({
    requests: [{ outcome: { kind: 'accepted' } }],
  })
})

it('SETUP-2 SETUP-3 a new clerk is put on the roster at /setup/, gets a PIN and signs in', async () => {
  const setup = await openPage('/setup/', { width: 1280, height: 900 })
  await signInOn(setup, '0101', '1357')
  await setup.getByRole('navigation').getByRole('button', { name: '人员' }).click()
  await setup.getByRole('button', { name: '加一个人' }).click()
  const row = setup.locator('.rows > .row').last()
  await row.getByLabel('姓名').fill('新同事')
  await row.getByLabel('岗位').fill('综合岗')
  const badgeNo = await row.getByLabel('工号').inputValue()
  await setup.getByRole('button', { name: '保存并生效' }).click()
  await setup.getByText('1 个人还没有口令：新同事').waitFor()
  await setup.getByRole('button', { name: '设口令 新同事' }).click()
  await setup.getByLabel('新口令').fill('8642')
  await setup.keyboard.press('Enter')
  await setup.getByText('新同事的新口令已设好').waitFor()
  expect(await signIn(server.url, badgeNo, '8642')).toContain('yc_session')
})

it('ACCESS-13 a session that ends in the middle of a form is said, and after signing in again the draft is there', async () => {
  await show('通知')
  await office.getByRole('button', { name: '加一条通知' }).click()
  await office.locator('.rows li').last().getByLabel('通知').fill('写了很久的通知')
  await office.locator('.rows li').last().getByLabel('英文').fill('Written for long')
  await office.context().clearCookies()
  await save('写完了')
  await office.getByRole('alert').getByText('登录已到期，请再登录一次').first().waitFor()
  await signInOn(office, '0101', '1357')
  expect(await office.locator('.rows li').last().locator('input[lang=zh-CN]').inputValue()).toBe('写了很久的通知')
})

it('SET-13 a duty manager who looks at the floor in the middle of a change finds it as it was', async () => {
  await show('名称')
  await office.locator('input[name=title]').fill('渭原县新政务大厅')
  await office.getByRole('tab', { name: '实时' }).click()
  await office.locator('.cell').first().waitFor()
  await office.getByRole('tab', { name: '管理' }).click()
  await office.getByText('改了：名称').waitFor()
  expect(await office.locator('input[name=title]').inputValue()).toBe('渭原县新政务大厅')
  await office.getByRole('button', { name: '放弃修改' }).click()
})

it('SEND-19 what does not fit into a field is said beside it, whether pasted or typed, and no longer once it fits', async () => {
  await show('通知')
  const field = office.locator('.rows li').last().getByLabel('通知')
  const most = Number(await field.getAttribute('maxlength'))
  const full = office.getByText(`最多 ${most} 字，多出来的没有写进去`)
  await office.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const paste = async (length: number): Promise<void> => {
    await office.evaluate((text) => navigator.clipboard.writeText(text), '字'.repeat(length))
    await field.press('Control+a')
    await field.press('Control+v')
  }
  await paste(most)
  expect(await full.count()).toBe(0)
  await office.keyboard.type('末')
  await full.waitFor()
  await paste(most - 1)
  expect(await full.count()).toBe(0)
  await paste(most + 40)
  await full.waitFor()
  expect(await field.inputValue()).toHaveLength(most)
  const [mark, box] = [await full.boundingBox(), await field.boundingBox()]
  expect(mark?.y).toBeGreaterThanOrEqual((box?.y ?? 0) + (box?.height ?? 0))
  await office.getByLabel('为什么改').focus()
  expect(await full.count()).toBe(0)
})
