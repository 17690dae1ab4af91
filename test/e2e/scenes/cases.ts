/** What becomes of a matter after its acceptance: a notice, what is missing on phone and kiosk, a result that waits, themes. */
import type { Page } from 'playwright-core'
import { give } from './counter.ts'
import { kiosk, press } from './kiosk.ts'
import { openPhone } from './phone-letters.ts'
import { settle, type Scene, type Stage } from './scene.ts'
import { signIn } from './staff.ts'

/** A case in the hands of 0701; `item` of her department. */
async function taken(stage: Stage): Promise<string> {
  const reason = '邮寄来件'
  const { case: opened } = await give(stage, '0301', { type: 'OpenCase', item: 'a01', deferred: [], reason })
  const caseNo = opened?.caseNo ?? ''
  await give(stage, '0701', { type: 'TakeCase', caseNo })
  return caseNo
}

/** Two of four papers are missing or unfit. */
async function asked(stage: Stage): Promise<string> {
  const caseNo = await taken(stage)
  const judged = [
    { finding: 'present', mend: '' },
    { finding: 'missing', mend: '租赁合同原件一份，出租人签字' },
    { finding: 'present', mend: '' },
    { finding: 'faulty', mend: '已过期，请到县医院体检后重办' },
  ] as const
  await give(stage, '0701', { type: 'AskSupplement', caseNo, judged, basis: '《食品安全法》第三十五条', days: 10 })
  return caseNo
}

async function ready(stage: Stage): Promise<string> {
  const caseNo = await taken(stage)
  await give(stage, '0701', { type: 'DecideCase', caseNo, verdict: 'granted', reasons: '', remedies: '' })
  const result = { type: 'ReadyResult', caseNo, result: '食品经营许可证', place: '2 排 14 格' } as const
  return (await give(stage, '0701', result)).pickupCode ?? ''
}

/** Digits pressed on the kiosk's page of cases. */
async function atKiosk(stage: Stage, digits: string, isEnglish = false): Promise<Page> {
  const page = await kiosk(stage, '3 号机')
  if (isEnglish) await press(page, 'English')
  await page.locator('button.strip').first().click()
  for (const digit of digits) await page.getByRole('button', { name: digit, exact: true }).click()
  await page.getByRole('button', { name: isEnglish ? 'Progress · Pick-up' : '进度 · 取件' }).click()
  return settle(page, 1200)
}

async function receiptOf(stage: Stage): Promise<string> {
  const { floor } = stage
  const { ticketNo, link } = await floor.issue('a01')
  await floor.at('1', { type: 'StartService' }).catch(() => undefined)
  await floor.at('1', { type: 'FinishService', outcomes: [{ index: 0, outcome: 'done' }] }).catch(() => undefined)
  await floor.at('1', { type: 'CallByNumber', ticketNo, reason: 'picture' })
  await floor.at('1', { type: 'StartService' })
  await floor.at('1', { type: 'FinishService', outcomes: [{ index: 0, outcome: 'accepted' }] })
  return link
}

/** The phone of a case whose papers are not all here. */
async function phoneAsked(stage: Stage, locale: string): Promise<Page> {
  const link = await receiptOf(stage)
  const reply = await fetch(`${stage.url}/api/receipts/${link}`)
  const { cases } = (await reply.json()) as { readonly cases: readonly { readonly caseNo: string }[] }
  const caseNo = cases[0]?.caseNo ?? ''
  await give(stage, '0701', { type: 'TakeCase', caseNo })
  const judged = [0, 1, 2, 3].map((at) =>
    at === 1
      ? ({ finding: 'missing', mend: '租赁合同原件一份' } as const)
      : ({ finding: 'present', mend: '' } as const),
  )
  await give(stage, '0701', { type: 'AskSupplement', caseNo, judged, basis: '《食品安全法》第三十五条', days: 10 })
  return settle(await openPhone(stage, `/c/${link}`, { locale }))
}

/** The draft of an item or of a theme that is in force. */
async function drafting(stage: Stage, list: 'catalogue' | 'themes'): Promise<Page> {
  const page = await themes(stage, false)
  await page.locator(`section[aria-labelledby=${list}] .item-row`).first().click()
  await page.getByRole('button', { name: '拟新的一版' }).first().click()
  const form = page.locator('form.ask')
  await form.waitFor()
  await form.scrollIntoViewIfNeeded()
  return settle(page)
}

async function themes(stage: Stage, isEnglish: boolean): Promise<Page> {
  const page = await signIn(stage, '/manager/', '0101', '1357')
  if (isEnglish) await page.getByRole('button', { name: 'English' }).first().click()
  await page.locator('#tab-office').click()
  await page
    .getByRole('navigation')
    .getByRole('button', { name: isEnglish ? 'Service items' : '事项' })
    .last()
    .click()
  await settle(page)
  await page
    .getByRole('heading', { name: isEnglish ? /One matter|Theme/ : /一件事/ })
    .last()
    .scrollIntoViewIfNeeded()
  return settle(page)
}

export const caseScenes: readonly Scene[] = [
  {
    name: 'office-notice',
    shoot: async (stage) => {
      await taken(stage)
      const page = await signIn(stage, '/office/', '0701', '2468')
      await page.locator('.case').waitFor()
      await page.keyboard.press('b')
      await page.getByRole('dialog').waitFor()
      const answers = page.locator('.segment')
      for (let at = 0; at < 4; at += 1)
        await answers
          .nth(at)
          .getByRole('button', { name: at === 1 ? '缺' : '齐', exact: true })
          .click()
      return settle(page)
    },
  },
  { name: 'phone-case-asked', shoot: (stage) => phoneAsked(stage, 'zh-CN') },
  { name: 'phone-case-asked-en', shoot: (stage) => phoneAsked(stage, 'en-GB') },
  { name: 'kiosk-progress', shoot: async (stage) => atKiosk(stage, (await asked(stage)).replace('-', '')) },
  { name: 'kiosk-progress-en', shoot: async (stage) => atKiosk(stage, (await asked(stage)).replace('-', ''), true) },
  { name: 'kiosk-pickup', shoot: async (stage) => atKiosk(stage, await ready(stage)) },
  { name: 'manager-themes', shoot: (stage) => themes(stage, false) },
  { name: 'manager-themes-en', shoot: (stage) => themes(stage, true) },
  { name: 'manager-item-draft', shoot: (stage) => drafting(stage, 'catalogue') },
  { name: 'manager-theme-draft', shoot: (stage) => drafting(stage, 'themes') },
  {
    name: 'manager-locker-doors',
    shoot: async (stage) => {
      const page = await signIn(stage, '/manager/', '0101', '1357')
      await page.locator('#tab-office').click()
      await page.getByRole('navigation').getByRole('button', { name: '取件柜' }).click()
      return settle(page)
    },
  },
]
