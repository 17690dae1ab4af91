/**
 * A stranger sets a station up from nothing: level, name, PIN, staff, a kiosk, in one browser on the station's own
 * machine.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { freePort } from '../support/server.ts'

const root = join(import.meta.dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'yichuang-new-'))
let browser: Browser
let server: ChildProcess
let url = ''

beforeAll(async () => {
  const port = await freePort()
  url = `http://127.0.0.1:${port}`
  server = spawn(
    process.execPath,
    ['server/begin.mjs', '--site', 'new', '--data', folder, '--port', String(port), '--at', '2026-11-25T10:00'],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  await new Promise((resolve) => server.stdout?.once('data', resolve))
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  const gone = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGTERM')
  await gone
  rmSync(folder, { recursive: true, force: true })
})

it('SETUP-4 SETUP-1 SETUP-3 from an empty folder to a kiosk that gives numbers', async () => {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto(`${url}/`)
  await page.getByText('乡镇（街道）便民服务站').click()
  await page.getByRole('button', { name: '建好这个站点' }).click()
  await page.getByRole('alert').getByText('请填“名称”').waitFor()
  await page.fill('input[name=title]', '南川镇便民服务站')
  await page.fill('input[name=titleEn]', 'Nanchuan Township Service Station')
  await page.fill('input[name=manager]', '高伟')
  await page.getByRole('button', { name: '建好这个站点' }).click()
  await page.fill('input[name=pin]', '8642')
  await page.fill('input[name=again]', '8642')
  await page.getByRole('button', { name: '设好并登录' }).click()
  const steps = page.getByRole('navigation')
  await steps.getByRole('button', { name: '人员' }).click()
  await page.getByText('名单里还没有窗口人员').waitFor()
  await page.getByRole('button', { name: '加一个人' }).click()
  const row = page.locator('.rows > .row').last()
  await row.getByLabel('姓名').fill('林静')
  await row.getByLabel('岗位').fill('综合岗')
  await page.getByRole('button', { name: '保存并生效' }).click()
  await page.getByRole('button', { name: '设口令 林静' }).click()
  await page.getByLabel('新口令').fill('2468')
  await page.keyboard.press('Enter')
  await page.getByText('林静的新口令已设好').waitFor()
  await steps.getByRole('button', { name: '屏幕' }).click()
  const kiosk = await context.newPage()
  await kiosk.goto(`${url}/kiosk/`)
  await page.fill('input[name=code]', (await kiosk.locator('.pairing-code').innerText()).replace(/\s/g, ''))
  await page.fill('input[name=device-name]', '1 号机')
  await page.getByRole('button', { name: '配对', exact: true }).click()
  await page.getByText('1 号机 已配对。').waitFor()
  await steps.getByRole('button', { name: '完成' }).click()
  await page.getByText('都好了，可以开门。').waitFor()
  await kiosk.getByText('您好，要办什么事？').waitFor()
  expect(await kiosk.locator('body').innerText()).toContain('南川镇便民服务站')
  expect((await fetch(`${url}/api/first-run`)).status).toBe(404)
})
