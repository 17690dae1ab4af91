/** A case at the counter: accepted with a way to reach its applicant, and its result handed out to somebody else. */
import type { Page } from 'playwright-core'
import type { HallCommand } from '../../../domain/contract/subjects.ts'
import { signIn as cookieOf } from '../../support/client.ts'
import { settle, type Scene, type Stage } from './scene.ts'
import { signIn } from './staff.ts'

let orders = 0

/** An order of somebody who sits at no counter of the floor; gives what was answered. */
export async function give(
  { url }: Stage,
  badgeNo: string,
  command: HallCommand,
): Promise<{ readonly pickupCode?: string; readonly ticketNo?: string; readonly case?: { readonly caseNo: string } }> {
  const cookie = await cookieOf(url, badgeNo, badgeNo === '0101' ? '1357' : '2468')
  const reply = await fetch(`${url}/api/commands`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ commandId: `order-of-a-scene-${(orders += 1)}`, command }),
  })
  const answer = (await reply.json()) as { readonly ok: boolean; readonly result?: Record<string, never> }
  if (!answer.ok) throw new Error(`${command.type}: ${JSON.stringify(answer)}`)
  return answer.result ?? {}
}

/** The newest case of the department of market supervision. */
export async function newest({ url }: Stage): Promise<string> {
  const cookie = await cookieOf(url, '0701', '2468')
  const { rows } = (await (await fetch(`${url}/api/cases?list=department`, { headers: { cookie } })).json()) as {
    readonly rows: readonly { readonly caseNo: string }[]
  }
  return (
    rows
      .map(({ caseNo }) => caseNo)
      .sort()
      .at(-1) ?? ''
  )
}

/** A result with its code, and at counter 62 the number that came with it. */
async function pickUp(stage: Stage): Promise<Page> {
  const reason = '邮寄来件'
  const { case: opened } = await give(stage, '0301', { type: 'OpenCase', item: 'a01', deferred: [], reason })
  const caseNo = opened?.caseNo ?? ''
  await give(stage, '0301', { type: 'NoteApplicant', caseNo, name: '刘小满', phone: '13711112222' })
  await give(stage, '0701', { type: 'TakeCase', caseNo })
  await give(stage, '0701', { type: 'DecideCase', caseNo, verdict: 'granted', reasons: '', remedies: '' })
  const ready = { type: 'ReadyResult', caseNo, result: '食品经营许可证', place: '2 排 14 格' } as const
  const { pickupCode: code = '' } = await give(stage, '0701', ready)
  const { ticketNo = '' } = await give(stage, '0101', { type: 'TakePickupTicket', code })
  const page = await signIn(stage, '/clerk/', '0338', '2468')
  await page.locator('.choice-head, .console').first().waitFor()
  await page.getByRole('button', { name: /^62/ }).first().click()
  await page.locator('.console').waitFor()
  await give(stage, '0338', { type: 'OpenCounter', counter: '62' })
  await give(stage, '0338', { type: 'CallByNumber', counter: '62', ticketNo, reason: '样张' })
  await give(stage, '0338', { type: 'StartService', counter: '62' })
  await page.locator('.pickup').waitFor()
  await page.locator('.hidden-field').pressSequentially(code)
  await page.locator('.results').waitFor()
  return page
}

export const counterScenes: readonly Scene[] = [
  {
    name: 'clerk-accept',
    shoot: async (stage) => {
      const { ticketNo } = await stage.floor.issue('a01')
      await stage.floor.at('1', { type: 'StartService' }).catch(() => undefined)
      await stage.floor
        .at('1', { type: 'FinishService', outcomes: [{ index: 0, outcome: 'done' }] })
        .catch(() => undefined)
      await stage.floor.at('1', { type: 'CallByNumber', ticketNo, reason: '样张' })
      await stage.floor.at('1', { type: 'StartService' })
      const page = await signIn(stage, '/clerk/', '0301', '2468')
      await page.locator('.choice-head, .console').first().waitFor()
      if ((await page.locator('.console').count()) === 0)
        await page.getByRole('button', { name: /^1\b/ }).first().click()
      await page.locator('.console.serving').waitFor()
      await page.keyboard.press('3')
      await page.getByRole('dialog').waitFor()
      await page.keyboard.press('0')
      await page.keyboard.type('刘小满')
      return settle(page)
    },
  },
  {
    name: 'pickup-counter',
    shoot: async (stage) => {
      const page = await pickUp(stage)
      await page.getByRole('button', { name: '家人代领' }).click()
      await page.locator('input[name=mandate]').fill('委托书，双方身份证原件')
      return settle(page)
    },
  },
  {
    name: 'manager-locker',
    shoot: async (stage) => {
      const page = await signIn(stage, '/manager/', '0101', '1357')
      await page.locator('#tab-devices').click()
      await page.locator('.locker').scrollIntoViewIfNeeded()
      return settle(page)
    },
  },
  {
    name: 'manager-projects',
    shoot: async (stage) => {
      const page = await signIn(stage, '/manager/', '0101', '1357')
      await page.locator('#tab-service').click()
      await page.getByRole('button', { name: '项目帮办' }).click()
      return settle(page)
    },
  },
]
