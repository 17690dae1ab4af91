/** From acceptance to pick-up and what managers look at afterwards: office, case page, tablet, reports, promises, staffing. */
import type { Page } from 'playwright-core'
import { DESK, settle, type Scene, type Stage } from './scene.ts'
import { give, newest } from './counter.ts'
import { openPhone } from './phone-letters.ts'
import { signIn } from './staff.ts'

/** The link of a ticket whose matter was accepted at counter 1: it leads to its case. */
async function accepted(stage: Stage): Promise<string> {
  const { floor } = stage
  const { ticketNo, link } = await floor.issue('a01')
  await floor.at('1', { type: 'StartService' }).catch(() => undefined)
  await floor.at('1', { type: 'FinishService', outcomes: [{ index: 0, outcome: 'done' }] }).catch(() => undefined)
  await floor.at('1', { type: 'CallByNumber', ticketNo, reason: 'picture' })
  await floor.at('1', { type: 'StartService' })
  await floor.at('1', { type: 'FinishService', outcomes: [{ index: 0, outcome: 'accepted' }] })
  return link
}

/** A tab of the duty manager's page, and one of the line below it. */
function tab(name: string, tabId: string, sub: string | null = null, isEnglish = false): Scene {
  return {
    name,
    shoot: async (stage) => {
      const page = await signIn(stage, '/manager/', '0101', '1357')
      if (isEnglish) await page.getByRole('button', { name: 'English' }).first().click()
      await page.locator(`#tab-${tabId}`).click()
      if (sub !== null) await page.locator(`#sub-${sub}`).click()
      return settle(page, 2500)
    },
  }
}

const office = (stage: Stage): Promise<Page> => signIn(stage, '/office/', '0701', '2468')

export const serviceScenes: readonly Scene[] = [
  {
    name: 'office-cases',
    shoot: async (stage) => {
      await accepted(stage)
      const page = await office(stage)
      await page.keyboard.press('2')
      return settle(page)
    },
  },
  {
    name: 'phone-case',
    shoot: async (stage) => settle(await openPhone(stage, `/c/${await accepted(stage)}`)),
  },
  {
    name: 'paper-receipt',
    shoot: async (stage) =>
      settle(await openPhone(stage, `/c/${await accepted(stage)}/paper`, { size: { width: 794, height: 1123 } })),
  },
  {
    name: 'phone-case-rate',
    shoot: async (stage) => {
      const link = await accepted(stage)
      const caseNo = await newest(stage)
      await give(stage, '0301', { type: 'WithdrawCase', caseNo, reason: '不办了' })
      return settle(await openPhone(stage, `/c/${link}`))
    },
  },
  { name: 'phone-feedback', shoot: async (stage) => settle(await openPhone(stage, '/feedback/')) },
  {
    name: 'rating-tablet',
    shoot: async (stage) => {
      const page = await stage.open('/rating/?counter=1', { width: 1280, height: 800 })
      await settle(page)
      await accepted(stage)
      return settle(page, 1500)
    },
  },
  { name: 'desk', shoot: (stage) => signIn(stage, '/desk/', '0301', '2468') },
  { name: 'promises-board', shoot: async (stage) => settle(await stage.open('/promises/', DESK), 1500) },
  tab('manager-reports', 'reports'),
  tab('manager-promises', 'promises'),
  tab('manager-staffing', 'staffing'),
  tab('manager-replay', 'replay'),
  tab('supervision-board', 'lamps'),
  tab('manager-tickets', 'tickets'),
  tab('manager-queues', 'tickets', 'queues'),
  tab('manager-issue', 'tickets', 'issue'),
  tab('manager-bookings', 'bookings'),
  tab('manager-service', 'service'),
  tab('manager-feedback', 'service', 'feedback'),
  tab('manager-office', 'office'),
  tab('manager-floor-en', 'floor', null, true),
  tab('manager-tickets-en', 'tickets', null, true),
  tab('manager-staffing-en', 'staffing', null, true),
  tab('manager-reports-en', 'reports', null, true),
  tab('manager-promises-en', 'promises', null, true),
  tab('manager-replay-en', 'replay', null, true),
  tab('manager-office-en', 'office', null, true),
]
