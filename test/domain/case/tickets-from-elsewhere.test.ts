/** Cases of tickets that this hall's own line did not give: a slip of a kiosk that was alone, a number handed up. */
import { expect, it } from 'vitest'
import { caseStream } from '../../../domain/case/state.ts'
import { actorOfSite } from '../../../server/gateway/peers/signed-body.ts'
import { loadSite } from '../../support/site.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import { at, Office, officeSettings, timekeeper } from './office.ts'

const KIOSK: Actor = { kind: 'device', deviceId: 'k1', deviceKind: 'kiosk' }

/** 0301 sits at counter 1 and calls whoever is next; gives the number that was called. */
function called(office: Office): string | undefined {
  office.give({ type: 'SignIn', counter: '1' }, '0301')
  office.give({ type: 'OpenCounter', counter: '1' }, '0301')
  const outcome = office.give({ type: 'CallNext', counter: '1' }, '0301')
  office.give({ type: 'StartService', counter: '1' }, '0301')
  return outcome.ok ? (outcome.result as { ticketNo?: string }).ticketNo : undefined
}

const accept = (office: Office) =>
  office.give({ type: 'FinishService', counter: '1', outcomes: [{ index: 0, outcome: 'accepted' }] }, '0301')

it('CASE-1 OFF-7 a slip that a kiosk gave while it was alone is accepted like any: the case has its number and its own address', () => {
  const office = new Office()
  const leased = office.give({ type: 'LeaseSeries', journalId: 'journal-of-kiosk-1' }, KIOSK)
  const { series = '' } = (leased.ok && leased.result.offline) || {}
  const ticketNo = `A${series}001`
  const slip = {
    ticketNo,
    prefix: `A${series}`,
    number: 1,
    link: 'link-of-the-slip-from-the-lonely-kiosk',
    items: [{ item: 'a01', queue: 'A', serviceMin: 18 }],
    isElder: false,
    issuedAtMs: at('2026-11-26 10:01'),
    serviceDate: '2026-11-26',
  }
  office.wall = '2026-11-26 10:30'
  const handIn = {
    type: 'HandInTickets',
    journalId: 'journal-of-kiosk-1',
    serviceDate: '2026-11-26',
    tickets: [slip],
  } as const
  expect(office.give(handIn, KIOSK)).toMatchObject({
    ok: true,
    result: { offline: { taken: [ticketNo], refused: [] } },
  })
  expect(called(office)).toBe(ticketNo)
  expect(accept(office)).toMatchObject({ ok: true, result: { cases: ['261126-0001'] } })
  expect(office.file('261126-0001')).toMatchObject({ accepted: { ticketNo }, receipt: slip.link, status: 'accepted' })
  // The journal comes again, after a lost answer: neither number nor case is there twice.
  expect(office.give(handIn, KIOSK)).toMatchObject({ ok: true, result: { offline: { taken: [ticketNo] } } })
  expect(office.log.events.filter(({ type }) => type === 'CaseOpened')).toHaveLength(1)
})

it('CASE-1 LINK-6 a number that a station handed up is accepted above under the number that it has there, and the station is told that it was', () => {
  const office = new Office()
  const ticket = {
    site: 'liulin',
    ticketNo: 'A007',
    sinceMs: at('2026-11-26 09:30'),
    items: [{ item: 'a01' }],
    priorityClass: 'ordinary',
    isElder: false,
    reason: '需县级受理',
  } as const
  const escalationId = 'liulin-261126-A007-1'
  const received = office.give({ type: 'ReceiveEscalation', escalationId, ticket, queue: null }, actorOfSite('liulin'))
  const { ticketNo } = (received.ok ? received.result : {}) as { readonly ticketNo?: string }
  expect(called(office)).toBe(ticketNo)
  expect(accept(office)).toMatchObject({ ok: true, result: { cases: ['261126-0001'] } })
  expect(office.file('261126-0001')).toMatchObject({ accepted: { ticketNo }, status: 'accepted' })
  const resolved = office.give({ type: 'ResolveEscalation', escalationId }, timekeeper)
  expect(resolved).toMatchObject({ ok: true })
  expect(JSON.stringify(resolved.ok && resolved.events)).toContain('"outcomes":[{"item":"a01","outcome":"accepted"}]')
})

it('CASE-10 LINK-5 a ticket whose first matter was accepted is handed up with the second: its case stays where it is, and is worked on', () => {
  const office = new Office(officeSettings({ siteId: 'liulin', site: loadSite('township').settings.site }))
  office.serve('a01', 'a02')
  const outcomes = [{ index: 0, outcome: 'accepted' }] as const
  office.give({ type: 'SettleItem', counter: '1', ...outcomes[0] }, '0301')
  const [caseNo = ''] = office.log.events.flatMap((event) => (event.type === 'CaseOpened' ? [event.caseNo] : []))
  const before = office.log.state(caseStream(caseNo)).file
  expect(office.told({ type: 'EscalateTicket', counter: '1', to: 'weiyuan', reason: '第二件要县里办' }, '0301')).toBe(
    'ok',
  )
  expect(office.file(caseNo)).toEqual(before)
  expect(office.told({ type: 'TakeCase', caseNo }, '0711')).toBe('ok')
})
