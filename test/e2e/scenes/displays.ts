/** Lobby and counter displays in every state of the design. */
import type { Page } from 'playwright-core'
import type { SitePlan } from '../../../domain/plan/site-plan.ts'
import { BAR, cutNetwork, KIOSK, LOBBY, settle, SQUAT, type Scene, type Stage } from './scene.ts'

const counter = async (stage: Stage, id: string): Promise<Page> =>
  settle(await stage.open(`/counter-display/?counter=${id}`, BAR))

/** The visitor at the window is served, and the next is called. */
async function callAnew(stage: Stage, id: string): Promise<void> {
  await stage.floor.at(id, { type: 'StartService' })
  await stage.floor.at(id, { type: 'FinishService', outcomes: [{ index: 0, outcome: 'done' }], thenCallNext: true })
}

/** Pulls the cable and waits until the page says so. */
async function lose(page: Page, words: string): Promise<Page> {
  await cutNetwork(page.context())
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await page.getByText(words).waitFor()
  return settle(page)
}

export const displayScenes: readonly Scene[] = [
  {
    name: 'lobby-burst',
    shoot: async (stage) => {
      const page = await settle(await stage.open('/display/', LOBBY))
      for (const id of ['22', '23', '24']) await callAnew(stage, id)
      return settle(page, 5000)
    },
  },
  {
    name: 'lobby-calling',
    shoot: async (stage) => {
      const page = await settle(await stage.open('/display/?zone=C', LOBBY), 1500)
      await callAnew(stage, '21')
      return settle(page, 4500)
    },
  },
  {
    name: 'lobby-lost',
    shoot: async (stage) => {
      const page = await settle(await stage.open('/display/?zone=C', LOBBY))
      return lose(page, '叫号照常进行')
    },
  },
  { name: 'lobby-busy', shoot: async (stage) => settle(await stage.open('/display/', LOBBY), 2500) },
  { name: 'lobby-portrait', shoot: async (stage) => settle(await stage.open('/display/?zone=C', KIOSK), 2500) },
  {
    name: 'counter-small',
    shoot: async (stage) => settle(await stage.open('/counter-display/?counter=24', SQUAT), 3500),
  },
  { name: 'counter-calling', shoot: (stage) => counter(stage, '24') },
  {
    name: 'counter-serving',
    shoot: async (stage) => {
      await stage.floor.at('22', { type: 'StartService' })
      return counter(stage, '22')
    },
  },
  {
    name: 'counter-paused',
    shoot: async (stage) => {
      await stage.floor.at('51', { type: 'StartService' })
      await stage.floor.at('51', { type: 'FinishService', outcomes: [{ index: 0, outcome: 'done' }] })
      await stage.floor.at('51', { type: 'PauseCounter', reason: 'shortBreak', untilMs: Date.UTC(2026, 10, 25, 3, 5) })
      return counter(stage, '51')
    },
  },
  { name: 'counter-closed', shoot: (stage) => counter(stage, '43') },
  { name: 'counter-lost', shoot: async (stage) => lose(await counter(stage, '24'), '请听工作人员叫号') },
  {
    name: 'counter-gone',
    shoot: async (stage) => {
      const page = await counter(stage, '43')
      await page.route('**/api/plan', async (route) => {
        const told = (await (await route.fetch()).json()) as { readonly plan: SitePlan }
        await route.fulfill({
          json: { ...told, plan: { ...told.plan, counters: told.plan.counters.filter((one) => one.id !== '43') } },
        })
      })
      await page.reload()
      return settle(page)
    },
  },
]
