/** The phone's page of a ticket. */
import type { Page } from 'playwright-core'
import { openPhone } from './phone-letters.ts'
import { settle, type Scene, type Stage } from './scene.ts'

const open = async (stage: Stage, link: string): Promise<Page> => settle(await openPhone(stage, `/t/${link}`), 1200)

export const phoneScenes: readonly Scene[] = [
  { name: 'phone-waiting', shoot: async (stage) => open(stage, await linkOf(stage, 'c01')) },
  {
    name: 'phone-called',
    shoot: async (stage) => {
      const { ticketNo, link } = await ticket(stage, 'e04')
      await stage.floor.at('41', { type: 'StartService' })
      await stage.floor.at('41', { type: 'FinishService', outcomes: [{ index: 0, outcome: 'done' }] })
      await stage.floor.at('41', { type: 'CallByNumber', ticketNo, reason: '样张' })
      return open(stage, link)
    },
  },
]

async function ticket(stage: Stage, item: string): Promise<{ readonly ticketNo: string; readonly link: string }> {
  return stage.floor.issue(item)
}

async function linkOf(stage: Stage, item: string): Promise<string> {
  return (await ticket(stage, item)).link
}
