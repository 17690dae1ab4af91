/** The issuing as the page opens it: over the shell's file or the browser's database, with links that nobody can guess. */
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, expect, it, vi } from 'vitest'
import type { ShellBridge } from '../../../../domain/contract/bridge.ts'
import type { OfflineCommand, OfflineResult } from '../../../../domain/offline/commands.ts'
import type { Journal } from '../../../../domain/offline/journal.ts'
import { sitePlan } from '../../../../domain/plan/site-plan.ts'
import { openIssuing } from '../../../../renderer/kiosk/offline/open-issuing.ts'
import { settingsWith } from '../../../domain/queue-day/hall.ts'

const plan = sitePlan(settingsWith())
const wish = { items: [{ item: 'c' }], isElder: false }
const ask = (command: OfflineCommand): Promise<OfflineResult> =>
  Promise.resolve(command.type === 'LeaseSeries' ? { series: 'S', leaseUntilMs: Date.now() + 518_400_000 } : {})

beforeEach(() => vi.stubGlobal('indexedDB', new IDBFactory()))

const opened = (bridge: ShellBridge | null = null) => openIssuing({ ask, onChange: () => undefined }, bridge, '3 号机')

async function linkGiven(): Promise<string> {
  const { issuing } = await opened()
  await issuing.meet(Date.now())
  const given = await issuing.give(plan, wish)
  if (!given.ok) throw new Error(given.refusal.code)
  return given.ticket.link
}

it('KIOSK-19 without a shell the journal stands in the browser, and the next page goes on with it', async () => {
  await linkGiven()
  const { issuing } = await opened()
  expect(await issuing.give(plan, wish)).toMatchObject({ ok: true, ticket: { ticketNo: 'CS002' } })
})

it('KIOSK-20 the issuing is open when it is handed over: the journal was read', async () => {
  const { issuing } = await opened()
  expect(issuing.block(plan)).toEqual({ code: 'NoSeries' })
})

it('SHELL-12 in a shell the journal is the shell’s file, and the browser keeps none', async () => {
  const saved: Journal[] = []
  const journal = {
    load: () => Promise.resolve(saved.at(-1) ?? null),
    save: (next: Journal) => {
      saved.push(next)
      return Promise.resolve()
    },
  }
  const { issuing } = await opened({ journal } as unknown as ShellBridge)
  await issuing.meet(Date.now())
  expect(await issuing.give(plan, wish)).toMatchObject({ ok: true })
  expect(saved.at(-1)?.open).toHaveLength(1)
  const plain = await opened()
  expect(plain.issuing.block(plan)).toEqual({ code: 'NoSeries' })
})

it('KIOSK-18 the last plan is kept and loaded, and there is none at first', async () => {
  const first = await opened()
  expect(await first.loadPlan()).toBeNull()
  await first.savePlan({ version: 'v1', plan })
  expect(await (await opened()).loadPlan()).toEqual({ version: 'v1', plan })
})

it('ISSUE-6 OFF-8 a link is sixteen random bytes, all of them, in letters that an address carries', async () => {
  const bytes = Uint8Array.from([251, 255, 190, 255, 239, 190, 1, 2, 3, 4, 5, 6, 7, 8, 9, 250])
  const drawn: number[] = []
  const random = vi.spyOn(crypto, 'getRandomValues').mockImplementation((into) => {
    drawn.push((into as unknown as Uint8Array).length)
    ;(into as unknown as Uint8Array).set(bytes.subarray(0, (into as unknown as Uint8Array).length))
    return into
  })
  const link = await linkGiven()
  random.mockRestore()
  expect(new Set(drawn)).toEqual(new Set([16]))
  expect(link).toBe(Buffer.from(bytes).toString('base64url'))
  expect(link).toMatch(/^[\w-]{22}$/)
  expect(await linkGiven()).not.toBe(await linkGiven())
})
