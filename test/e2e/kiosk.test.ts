/**
 * The ticket kiosk in a real Chromium against a real server: a ticket for several matters, keys alone, a killed server,
 * accessibility.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { startServer, type RunningServer } from '../support/server.ts'
import { barriersOf } from './standing-page.ts'

let server: RunningServer
let browser: Browser
let page: Page
const broken: string[] = []

beforeAll(async () => {
  server = await startServer({ args: ['--at', '2026-11-25T10:18'] })
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

beforeEach(async () => {
  broken.length = 0
  // Axe wants a page of a context of its own.
  const context = await browser.newContext({ viewport: { width: 1080, height: 1920 }, reducedMotion: 'reduce' })
  page = await context.newPage()
  page.on('pageerror', (error) => broken.push(error.message))
  await page.goto(`${server.url}/kiosk/?name=3 号机`)
  await page.getByRole('heading', { name: '您好，要办什么事？' }).waitFor()
})

afterEach(async () => {
  await page.context().close()
  if (broken.length > 0) throw new Error(`the page broke: ${broken.join('; ')}`)
})

function button(name: string | RegExp): ReturnType<Page['getByRole']> {
  return page.getByRole('button', { name }).first()
}

it('LEG-1 one ticket for matters of two windows: its number stands on the screen', async () => {
  await button('社保·医保·公积金').click()
  await button('社保卡补换').click()
  await button('再加一件事').click()
  await button('房产·税务').click()
  await button('登记信息查询').click()
  await button('加到这张号').click()
  await page.getByText('您这样走').waitFor()
  await button('取一张号，办这 2 件').click()
  await page.getByRole('heading', { name: /^C\d{3}$/ }).waitFor()
  await page.getByText('请到二楼 C 区等候').waitFor()
  await page.getByRole('img', { name: '扫码看排到哪了' }).waitFor()
})

it('KIOSK-1 a hasty double tap takes one ticket', async () => {
  await button('户籍·证件·车驾管').click()
  await button('身份证补换').click()
  await button(/^取号/).dblclick({ delay: 10 })
  const first = await page.getByRole('heading', { name: /^G\d{3}$/ }).textContent()
  await button(/^完成/).click()
  await button('户籍·证件·车驾管').click()
  await button('身份证补换').click()
  await button(/^取号/).click()
  const second = await page.getByRole('heading', { name: /^G\d{3}$/ }).textContent()
  expect(Number(second?.slice(1))).toBe(Number(first?.slice(1)) + 1)
})

it('KIOSK-10 a matter is found and ticketed by keys alone', async () => {
  await button(/输入事项名称/).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('sbk')
  const row = button('社保卡补换')
  await row.waitFor()
  await row.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('checkbox').first().focus()
  await page.keyboard.press('Space')
  expect(await page.getByText('没带', { exact: true }).count()).toBe(2)
  await button(/^取号/).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /^C\d{3}$/ }).waitFor()
})

it('KIOSK-7 a killed server: the kiosk says so calmly, still shows guides, and heals by itself', async () => {
  // The letters of every page are there before they are needed.
  await page.waitForFunction(
    () =>
      document.fonts.size > 50 &&
      document.fonts.check('400 32px "Noto Sans SC"', '缴寸丢') &&
      document.fonts.check('700 32px "Noto Sans SC"', '缴慢寸'),
  )
  await server.kill()
  await page.getByText(/网络中断，照常取号|网络中断，办事指南照常可看/).waitFor({ timeout: 60_000 })
  await button('社保·医保·公积金').click()
  await button('社保卡补换').click()
  await page.getByText('先看看材料带齐了没').waitFor()
  await server.restart()
  await page.getByText(/网络中断，照常取号|网络中断，办事指南照常可看/).waitFor({ state: 'detached', timeout: 60_000 })
  await button(/^取号/).click()
  await page.getByRole('heading', { name: /^C\d{3}$/ }).waitFor()
})

it('KIOSK-12 home, large type and a chosen matter have no serious fault for those who see or reach less', async () => {
  expect(await barriersOf(page)).toEqual([])
  await button('社保·医保·公积金').click()
  await button('社保卡补换').click()
  expect(await barriersOf(page)).toEqual([])
  await button('大字').click()
  expect(await barriersOf(page)).toEqual([])
  await button('上一步').click()
  await button('上一步').click()
  await button('身份证 · 户口').waitFor()
  expect(await barriersOf(page)).toEqual([])
})
