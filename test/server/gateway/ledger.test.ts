/**
 * The ledger and the ten ones over HTTP, on a village room's own server: told from the log, without a word about the
 * visitor.
 */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { LedgerReply } from '../../../domain/village/ledger.ts'
import type { TenOnesLine } from '../../../domain/village/ten-ones.ts'
import { startInnerServer } from '../../support/inner-server.ts'
import { startSites, type LinkedSite } from '../sites/linked-sites.ts'

let room: LinkedSite
beforeAll(async () => void ({ village: room } = await startSites(['village'], {}, {}, startInnerServer)))
afterAll(() => room.server.stop())

const agentLine = async (): Promise<TenOnesLine | undefined> =>
  ((await room.asManager('/api/ten-ones')).body.lines as readonly TenOnesLine[]).find((line) => line.key === 'agent')

it('VILLAGE-3 VILLAGE-1 one press at the desk is one line of the ledger, with who served and what came of it, and each step of the log', async () => {
  expect(await room.give({ type: 'SignIn', counter: '1' }, '0301')).toMatchObject({ ok: true })
  expect(await room.give({ type: 'ServeWithoutTicket', counter: '1', items: [{ item: 'l04' }] }, '0301')).toMatchObject(
    { ok: true },
  )
  expect(
    await room.give({ type: 'FinishService', counter: '1', outcomes: [{ index: 0, outcome: 'noticed' }] }, '0301'),
  ).toMatchObject({ ok: true })
  const { lines, entries, isSound } = (await room.asManager('/api/ledger')).body as unknown as LedgerReply
  expect(lines).toMatchObject([{ ticketNo: 'D001', badgeNo: '0301', items: [{ item: 'l04', outcome: 'noticed' }] }])
  expect(entries.map((entry) => entry.what)).toEqual(
    expect.arrayContaining(['DayOpened', 'TicketIssued', 'TicketCalled']),
  )
  expect(isSound).toBe(true)
  expect(JSON.stringify(entries)).not.toMatch(/link|person|phone/)
  expect((await room.asManager('/api/ledger?date=2026-11-24')).body).toMatchObject({ lines: [], entries: [] })
  expect((await room.get('/api/ledger')).status).toBe(401)
})

it('VILLAGE-7 an errand stands in the ledger of each day that took it a step on, with all its way', async () => {
  const papers = [
    { name: '身份证', isOriginal: false },
    { name: '户口簿', isOriginal: true },
  ]
  const given = await room.give({ type: 'AcceptErrand', item: 'l01', materials: 2, papers, mandate: 'family' }, '0301')
  const { reference } = (given.result as { errand: { reference: string } }).errand
  await room.give({ type: 'HandOverErrand', reference }, '0301')
  const { errands } = (await room.asManager('/api/ledger')).body as unknown as LedgerReply
  expect(errands).toMatchObject([
    {
      reference,
      itemName: '最低生活保障',
      materials: 2,
      mandate: 'family',
      below: null,
      status: 'inTransit',
      holder: { site: 'huaishuwan', name: '严静' },
      steps: [
        { what: 'accepted', site: 'huaishuwan', date: '2026-11-25', by: '严静' },
        { what: 'handedOver', site: 'huaishuwan', date: '2026-11-25', by: '严静' },
      ],
    },
  ])
  expect((await room.asManager('/api/ledger?date=2026-11-24')).body.errands).toEqual([])
})

it('TENONES-1 the agent’s line is met while one is at the desk and red as soon as nobody is', async () => {
  expect(await agentLine()).toMatchObject({ isMet: true, text: '严静' })
  expect(await room.give({ type: 'SignOut', counter: '1' }, '0301')).toMatchObject({ ok: true })
  expect(await agentLine()).toMatchObject({ isMet: false, n: 0 })
})
