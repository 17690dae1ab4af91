/** Clerk's console, duty manager's floor, landing page. */
import type { Page } from 'playwright-core'
import { DESK, settle, type Scene, type Stage } from './scene.ts'

/** A member of staff at a page of theirs. */
export async function signIn(stage: Stage, path: string, badgeNo: string, pin: string): Promise<Page> {
  const page = await settle(await stage.open(path, DESK), 600)
  const fields = page.locator('input')
  await fields.nth(0).fill(badgeNo)
  await fields.nth(1).fill(pin)
  await page.keyboard.press('Enter')
  await page.locator('input[type=password]').waitFor({ state: 'detached' })
  return settle(page)
}

/** A clerk who is not yet on the floor sits down at counter 26. */
async function clerk(stage: Stage): Promise<Page> {
  const page = await signIn(stage, '/clerk/', '0316', '2468')
  await page.locator('.choice-head, .console').first().waitFor()
  if ((await page.locator('.console').count()) === 0) await page.getByRole('button', { name: /^26/ }).first().click()
  await page.locator('.console').waitFor()
  return settle(page)
}

/** A step of set-up, at the size of a small desk. */
async function setUp(stage: Stage, step: string): Promise<Page> {
  const page = await signIn(stage, '/setup/', '0101', '1357')
  await page.setViewportSize({ width: 1366, height: 768 })
  await page.getByRole('navigation').getByRole('button', { name: step }).click()
  return settle(page)
}

export const staffScenes: readonly Scene[] = [
  { name: 'setup-windows', shoot: (stage) => setUp(stage, '窗口') },
  { name: 'setup-name', shoot: (stage) => setUp(stage, '名称') },
  { name: 'setup-calendar', shoot: (stage) => setUp(stage, '日历') },
  { name: 'setup-items', shoot: (stage) => setUp(stage, '事项') },
  { name: 'setup-staff', shoot: (stage) => setUp(stage, '人员') },
  { name: 'setup-screens', shoot: (stage) => setUp(stage, '屏幕') },
  { name: 'setup-ready', shoot: (stage) => setUp(stage, '完成') },
  {
    name: 'setup-tests',
    shoot: async (stage) => {
      const page = await setUp(stage, '试一遍')
      await page.locator('select[name=trial-counter]').selectOption('21')
      await page.getByRole('button', { name: '开始走一遍' }).click()
      await settle(page, 2500)
      await page.getByRole('button', { name: '在这里代按呼叫' }).click()
      return settle(page, 2000)
    },
  },
  { name: 'landing', shoot: async (stage) => settle(await stage.open('/', { width: 1280, height: 900 })) },
  { name: 'clerk-sign-in', shoot: async (stage) => settle(await stage.open('/clerk/', DESK)) },
  { name: 'clerk-ready', shoot: clerk },
  {
    name: 'clerk-calling',
    shoot: async (stage) => {
      const page = await clerk(stage)
      await page.keyboard.press('Enter')
      return settle(page, 1500)
    },
  },
  {
    name: 'clerk-serving',
    shoot: async (stage) => {
      const page = await clerk(stage)
      await page.keyboard.press('Enter')
      return settle(page, 2500)
    },
  },
  {
    name: 'clerk-pause',
    shoot: async (stage) => {
      const page = await clerk(stage)
      await page.keyboard.press('0')
      return settle(page)
    },
  },
  {
    name: 'clerk-transfer',
    shoot: async (stage) => {
      const page = await clerk(stage)
      await page.keyboard.press('/')
      return settle(page)
    },
  },
  { name: 'manager-floor', shoot: (stage) => signIn(stage, '/manager/', '0101', '1357') },
  {
    name: 'manager-wall',
    shoot: async (stage) => {
      const page = await signIn(stage, '/manager/', '0101', '1357')
      await page.setViewportSize({ width: 1920, height: 1080 })
      await page.locator('.outlook-chart').waitFor()
      await page.locator('.wall-switch').click()
      return settle(page)
    },
  },
  {
    name: 'manager-devices',
    shoot: async (stage) => {
      const page = await signIn(stage, '/manager/', '0101', '1357')
      await page.getByText('设备').first().click()
      return settle(page)
    },
  },
]
