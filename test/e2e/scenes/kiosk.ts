/** The kiosk in every state of the design. */
import type { Page } from 'playwright-core'
import { ACROSS, KIOSK, settle, type Scene, type Stage } from './scene.ts'

/** A kiosk of its own name, so that scenes never share a pairing. */
export async function kiosk(stage: Stage, name: string, size = KIOSK): Promise<Page> {
  return settle(await stage.open(`/kiosk/?name=${encodeURIComponent(name)}`, size))
}

export async function toItem(page: Page, item = '社保卡补换', category = '社保·医保·公积金'): Promise<Page> {
  await page.getByText(category).first().click()
  await settle(page, 500)
  await page.getByText(item).first().click()
  return settle(page, 600)
}

async function take(page: Page): Promise<Page> {
  await page.getByRole('button', { name: /^取号/ }).first().click()
  return atSecond(await heard(await settle(page, 1800)), /^8 (秒|s)$/)
}

/** Where a countdown runs, when it has come to this second: so that two pictures show the same one. */
export async function atSecond(page: Page, shown: RegExp): Promise<Page> {
  if ((await page.getByText(/^\d+ (秒|s)$|\d 秒后/).count()) > 0) await page.getByText(shown).first().waitFor()
  return page
}

const TRIES = 5

/**
 * The stand-in of the printer lives in this process beside the browser's driver: on a crowded machine it may answer too
 * late, as no real printer does, and is asked again.
 */
export async function heard(page: Page): Promise<Page> {
  const silent = page.getByText(/打印机没有回应|The printer does not answer/)
  for (let tried = 0; tried < TRIES && (await silent.count()) > 0; tried += 1) {
    await page.getByRole('button', { name: /在这台机器再打一次|Print again here/ }).click()
    await settle(page, 1800)
  }
  return page
}

export const kioskScenes: readonly Scene[] = [
  { name: 'kiosk-home', shoot: (stage) => kiosk(stage, '3 号机') },
  { name: 'kiosk-home-en', shoot: async (stage) => press(await kiosk(stage, '3 号机'), 'English') },
  { name: 'kiosk-home-elder', shoot: async (stage) => press(await kiosk(stage, '3 号机'), '大字') },
  { name: 'kiosk-home-low', shoot: async (stage) => press(await kiosk(stage, '3 号机'), '低位') },
  {
    name: 'kiosk-items',
    shoot: async (stage) => {
      const page = await kiosk(stage, '3 号机')
      await page.getByText('社保·医保·公积金').first().click()
      return settle(page)
    },
  },
  { name: 'kiosk-item', shoot: async (stage) => toItem(await kiosk(stage, '3 号机')) },
  {
    name: 'kiosk-near',
    shoot: async (stage) =>
      press(await toItem(await kiosk(stage, '3 号机'), '最低生活保障', '民政·助老·助残'), '就近也能办'),
  },
  {
    name: 'kiosk-kept-out',
    shoot: async (stage) => {
      const page = await kiosk(stage, '3 号机')
      await page.getByText('户籍·证件·车驾管').first().click()
      await press(page, '车驾管')
      await page.getByText('新车注册登记').first().click()
      return settle(page, 600)
    },
  },
  { name: 'kiosk-notices', shoot: async (stage) => press(await kiosk(stage, '3 号机'), '公告') },
  {
    name: 'kiosk-basket',
    shoot: async (stage) => {
      const page = await toItem(await kiosk(stage, '3 号机'))
      await press(page, '再加一件事')
      await toItem(page, '异地就医备案')
      await press(page, '再加一件事')
      await toItem(page, '登记信息查询', '房产·税务')
      await press(page, '再加一件事')
      await page.getByText('点这里查看、取号').first().click()
      return settle(page)
    },
  },
  {
    name: 'kiosk-search',
    shoot: async (stage) => {
      const page = await kiosk(stage, '3 号机')
      await page.getByText('输入事项名称或拼音首字母').first().click()
      await settle(page, 500)
      for (const letter of ['s', 'b', 'k'])
        await page.getByRole('button', { name: letter, exact: true }).first().click()
      return settle(page)
    },
  },
  { name: 'kiosk-home-landscape', shoot: (stage) => kiosk(stage, '3 号机', ACROSS) },
  {
    name: 'kiosk-item-landscape',
    shoot: async (stage) => toItem(await kiosk(stage, '3 号机', ACROSS)),
  },
  {
    name: 'kiosk-issued-landscape',
    shoot: async (stage) => take(await toItem(await kiosk(stage, '3 号机', ACROSS))),
  },
  {
    name: 'kiosk-issued-elder',
    shoot: async (stage) => take(await toItem(await press(await kiosk(stage, '3 号机'), '大字'), '社保卡补换', '社保')),
  },
  { name: 'kiosk-search-start', shoot: async (stage) => press(await kiosk(stage, '3 号机'), '输入事项') },
  { name: 'kiosk-issued', shoot: async (stage) => take(await toItem(await kiosk(stage, '3 号机'))) },
  { name: 'kiosk-paper-out', shoot: async (stage) => take(await toItem(await kiosk(stage, '2 号机'))) },
  {
    name: 'kiosk-idle-warning',
    shoot: async (stage) =>
      settle(
        await kiosk(stage, '3 号机').then(async (page) => {
          await toItem(page)
          await page
            .getByText(/还在用吗/)
            .first()
            .waitFor({ timeout: 60_000 })
          return page
        }),
      ).then((page) => atSecond(page, /(?<!\d)6 秒后/)),
  },
  { name: 'kiosk-home-offline', shoot: (stage) => alone(stage) },
  { name: 'kiosk-issued-offline', shoot: async (stage) => take(await toItem(await alone(stage))) },
]

export async function press(page: Page, name: string): Promise<Page> {
  await page.getByRole('button', { name }).first().click()
  return settle(page)
}

/** A kiosk whose network is gone, with a series of its own. */
async function alone(stage: Stage): Promise<Page> {
  const page = await kiosk(stage, '5 号机')
  // Time to be leased a series, which nothing on the page shows.
  await page.waitForTimeout(5000)
  await page.context().setOffline(true)
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await page.getByText('网络中断，照常取号').first().waitFor({ timeout: 60_000 })
  return settle(page)
}
