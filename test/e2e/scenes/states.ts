/** States that the pictures of the design do not show: English, large type and low reach on inner pages, empty, late. */
import type { Page } from 'playwright-core'
import { atSecond, heard, kiosk, press, toItem } from './kiosk.ts'
import { give } from './counter.ts'
import { openPhone } from './phone-letters.ts'
import { ACROSS, KIOSK, PHONE, settle, type Scene, type Stage } from './scene.ts'

const english = async (stage: Stage, size = KIOSK): Promise<Page> =>
  press(await kiosk(stage, '3 号机', size), 'English')
const englishItem = async (page: Page): Promise<Page> =>
  toItem(page, 'Replace a social-security card', 'Social insurance')

async function open(page: Page, words: string): Promise<Page> {
  await page.getByText(words).first().click()
  return settle(page, 600)
}

export const stateScenes: readonly Scene[] = [
  { name: 'kiosk-item-en', shoot: async (stage) => englishItem(await english(stage)) },
  { name: 'kiosk-issued-en', shoot: async (stage) => takeEnglish(await englishItem(await english(stage))) },
  {
    name: 'kiosk-issued-en-landscape',
    shoot: async (stage) => takeEnglish(await englishItem(await english(stage, ACROSS))),
  },
  { name: 'kiosk-item-low', shoot: async (stage) => toItem(await press(await kiosk(stage, '3 号机'), '低位')) },
  {
    name: 'kiosk-item-elder',
    shoot: async (stage) => toItem(await press(await kiosk(stage, '3 号机'), '大字'), '社保卡补换', '社保'),
  },
  {
    name: 'kiosk-items-landscape',
    shoot: async (stage) => open(await kiosk(stage, '3 号机', ACROSS), '社保·医保·公积金'),
  },
  { name: 'kiosk-search-landscape', shoot: async (stage) => press(await kiosk(stage, '3 号机', ACROSS), '输入事项') },
  { name: 'kiosk-code', shoot: async (stage) => open(await kiosk(stage, '3 号机'), '手里有码') },
  { name: 'kiosk-help', shoot: async (stage) => press(await kiosk(stage, '3 号机'), '需要帮助') },
  {
    name: 'kiosk-theme',
    shoot: async (stage) => open(await open(await kiosk(stage, '3 号机'), '企业开办·经营'), '开餐饮店一件事'),
  },
  { name: 'phone-booking', shoot: async (stage) => settle(await openPhone(stage, '/booking/')) },
  {
    name: 'phone-booking-en',
    shoot: async (stage) => settle(await openPhone(stage, '/booking/', { locale: 'en-GB' })),
  },
  {
    name: 'phone-booking-slots',
    shoot: async (stage) =>
      open(await open(await settle(await openPhone(stage, '/booking/')), '社保·医保·公积金'), '社保卡补换'),
  },
  { name: 'phone-request', shoot: async (stage) => settle(await openPhone(stage, '/request/')) },
  { name: 'landing-phone', shoot: async (stage) => settle(await stage.open('/', PHONE)) },
  {
    name: 'phone-waiting-en',
    shoot: async (stage) => {
      const { link } = await stage.floor.issue('c01')
      return settle(await openPhone(stage, `/t/${link}`, { locale: 'en-GB' }), 1200)
    },
  },
  {
    name: 'phone-rate',
    shoot: async (stage) => {
      const { ticketNo, link } = await stage.floor.issue('f01')
      await stage.floor.at('45', { type: 'StartService' }).catch(() => undefined)
      await stage.floor
        .at('45', { type: 'FinishService', outcomes: [{ index: 0, outcome: 'done' }] })
        .catch(() => undefined)
      await stage.floor.at('45', { type: 'CallByNumber', ticketNo, reason: '样张' })
      await stage.floor.at('45', { type: 'StartService' })
      await stage.floor.at('45', { type: 'FinishService', outcomes: [{ index: 0, outcome: 'done' }] })
      return settle(await openPhone(stage, `/t/${link}`), 1200)
    },
  },
]

async function takeEnglish(page: Page): Promise<Page> {
  await page
    .getByRole('button', { name: /^Take a ticket/ })
    .first()
    .click()
  await page.locator('.own-number').waitFor()
  return atSecond(await heard(await settle(page, 1800)), /^8 (秒|s)$/)
}

/** A village room on its one tablet. */
export const villageScenes: readonly Scene[] = [
  { name: 'village', shoot: (stage) => atRoom(stage, '/village/') },
  {
    name: 'errand-agent',
    shoot: async (stage) => {
      for (const papers of [2, 3])
        await give(stage, '0301', { type: 'AcceptErrand', item: 'l01', materials: papers, mandate: 'family' })
      const page = await atRoom(stage, '/agent/')
      await page.locator('.agent-row-head').first().click()
      return settle(page)
    },
  },
  { name: 'agency', shoot: async (stage) => settle(await stage.open('/agency/', { width: 1280, height: 800 })) },
]

async function atRoom(stage: Stage, path: string): Promise<Page> {
  const page = await settle(await stage.open(path, { width: 768, height: 1024 }))
  const fields = page.locator('input')
  await fields.nth(0).fill('0301')
  await fields.nth(1).fill('2468')
  await page.keyboard.press('Enter')
  await page.locator('input[type=password]').waitFor({ state: 'detached' })
  return settle(page)
}
