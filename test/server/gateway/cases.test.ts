/** Cases over HTTP on a real server: each department its own, the receipt's page, codes at kiosk and counter. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { signIn } from '../../support/client.ts'
import { as, openHallOverHttp, type HallOverHttp, type HttpReply } from './hall-over-http.ts'
import { DEVICE_HEADER } from '../../../domain/contract/http/hall.ts'

let hall: HallOverHttp
let market = ''
let health = ''
let link = ''
let caseNo = ''
let commands = 0

const give = (cookie: string, command: object): Promise<HttpReply> =>
  hall.ask('POST', '/api/commands', { ...as(cookie), body: { commandId: `over-http-${(commands += 1)}`, command } })
const got = async (cookie: string, command: object): Promise<Record<string, unknown>> => {
  const { status, body } = await give(cookie, command)
  expect([status, body.rejection]).toEqual([200, undefined])
  return body.result as Record<string, unknown>
}
const atKiosk = (path: string, body: object): Promise<HttpReply> =>
  hall.ask('POST', path, { body, headers: { [DEVICE_HEADER]: hall.kiosk } })

beforeAll(async () => {
  hall = await openHallOverHttp()
  market = await signIn(hall.url, '0701', '2468')
  health = await signIn(hall.url, '0703', '2468')
  await got(hall.clerk, { type: 'SignIn', counter: '1' })
  await got(hall.clerk, { type: 'OpenCounter', counter: '1' })
  const issued = await got(hall.guide, {
    type: 'IssueTicket',
    origin: 'floorGuide',
    items: [{ item: 'a01' }, { item: 'a02' }],
  })
  link = issued.link as string
  await got(hall.clerk, { type: 'CallNext', counter: '1' })
  await got(hall.clerk, { type: 'StartService', counter: '1' })
  const outcomes = [0, 1].map((index) => ({ index, outcome: 'accepted' }))
  await got(hall.clerk, { type: 'FinishService', counter: '1', outcomes })
  const { body } = await hall.ask('GET', '/api/cases?list=department', as(market))
  caseNo = (body.rows as readonly { caseNo: string }[])[0]?.caseNo ?? ''
})
afterAll(() => hall.stop())

it('CASE-4 a department lists and opens its own cases; another sees of one only what its citizen sees', async () => {
  const listed = async (cookie: string) => (await hall.ask('GET', '/api/cases?list=department', as(cookie))).body
  expect(((await listed(market)).rows as readonly { itemName: string }[]).map((row) => row.itemName)).toEqual([
    '食品经营许可新办',
  ])
  expect(((await listed(health)).rows as readonly { itemName: string }[]).map((row) => row.itemName)).toEqual([
    '公共场所卫生许可',
  ])
  expect((await listed(hall.clerk)).rows).toEqual([])
  expect(((await listed(hall.manager)).rows as readonly unknown[]).length).toBe(2)
  expect((await hall.ask('GET', `/api/cases/${caseNo}`, as(health))).body.office).toBeNull()
  const own = (await hall.ask('GET', `/api/cases/${caseNo}`, as(market))).body.office as Record<string, unknown>
  expect(own).toMatchObject({ status: 'accepted', basis: '《行政许可法》第四十二条' })
  expect(Object.keys(own)).not.toContain('receipt')
  expect((await hall.ask('GET', `/api/cases/${caseNo}`)).status).toBe(401)
  expect((await hall.ask('GET', '/api/cases/261126-9999', as(market))).status).toBe(404)
})

it('CASE-1 CASE-8 the ticket’s own address shows all its cases and one date by which all is done', async () => {
  const { status, body } = await hall.ask('GET', `/api/receipts/${link}`)
  expect(status).toBe(200)
  expect((body.cases as readonly { caseNo: string }[]).length).toBe(2)
  expect(body.allDoneDate).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  expect((await hall.ask('GET', '/api/receipts/unknown')).status).toBe(404)
})

it('PICKUP-1 PICKUP-2 PICKUP-6 PICKUP-11 APPLICANT-4 the code is shown to who holds the receipt alone, opens the results at kiosk and counter, and gives a number', async () => {
  await got(hall.clerk, { type: 'NoteApplicant', caseNo, name: '钱多余', phone: '13711112222' })
  await got(market, { type: 'TakeCase', caseNo })
  await got(market, { type: 'DecideCase', caseNo, verdict: 'granted', reasons: '', remedies: '' })
  const code = (await got(market, { type: 'ReadyResult', caseNo, result: '食品经营许可证', place: '2 排 14 格' }))
    .pickupCode
  expect(code).toMatch(/^\d{6}$/)
  const { body } = await hall.ask('GET', `/api/receipts/${link}`)
  const mine = (body.cases as readonly { caseNo: string; pickup: unknown }[]).find((one) => one.caseNo === caseNo)
  expect(mine?.pickup).toEqual({ code, door: null })
  const byNumber = await atKiosk('/api/progress', { caseNo: caseNo.replace('-', ' ') })
  expect([byNumber.body.status, byNumber.body.pickup, byNumber.body.verdict]).toEqual(['ready', null, null])
  expect((await atKiosk('/api/pickup', { code })).body.rows).toMatchObject([
    { caseNo, place: null, applicant: null },
    { status: 'accepted', applicant: null },
  ])
  expect(
    (await hall.ask('POST', '/api/pickup/counter', { ...as(hall.clerk), body: { code } })).body.rows,
  ).toMatchObject([{ caseNo, place: '2 排 14 格', applicant: { name: '钱**', phone: '137****2222' } }, {}])
  const ticket = await got(hall.guide, { type: 'TakePickupTicket', code })
  expect(ticket.ticketNo).toBe('Q001')
  expect(
    await give(hall.clerk, {
      type: 'HandOutResult',
      caseNo,
      counter: '1',
      code: '000000',
      reason: '',
      taker: 'self',
      signed: 'pad',
    }),
  ).toMatchObject({
    status: 409,
    body: { rejection: { code: 'WrongPickupCode' } },
  })
  const byFamily = { type: 'HandOutResult', caseNo, counter: '1', code, reason: '', taker: 'family', signed: 'pad' }
  expect((await give(hall.clerk, byFamily)).body).toMatchObject({ rejection: { code: 'FieldMissing' } })
  await got(hall.clerk, { ...byFamily, note: '委托书，证号 110105199003074518' })
  const { steps } = (await hall.ask('GET', `/api/cases/${caseNo}`, as(market))).body.office as {
    readonly steps: readonly { readonly what: string; readonly words: string }[]
  }
  expect(steps.find(({ what }) => what === 'ResultHandedOut')?.words).toMatch(
    /^family 委托书，证号 (?!110105199003074518)/,
  )
  expect((await atKiosk('/api/pickup', { code })).status).toBe(404)
})

it('PICKUP-6 many wrong codes from one machine are slowed, and others are not', async () => {
  const statuses: number[] = []
  for (let at = 0; at < 8; at += 1) statuses.push((await atKiosk('/api/pickup', { code: '999999' })).status)
  // One wrong one came in the test before.
  expect(statuses.filter((status) => status === 404).length).toBeLessThanOrEqual(5)
  expect(statuses.at(-1)).toBe(429)
  expect((await hall.ask('POST', '/api/pickup/counter', { ...as(hall.clerk), body: { code: '999999' } })).status).toBe(
    404,
  )
  expect((await atKiosk('/api/pickup', { code: '12' })).status).toBe(429)
})

it('TELL-3 second trips are counted per item from a date on, for the duty manager alone', async () => {
  const path = '/api/cases/second-trips?fromDate=2026-11-01'
  expect((await hall.ask('GET', path, as(market))).status).toBe(403)
  const { body } = await hall.ask('GET', path, as(hall.manager))
  expect(body.items).toContainEqual({ item: 'a01', itemName: '食品经营许可新办', cases: 1, noticed: 0, again: 0 })
  expect((await hall.ask('GET', '/api/cases/second-trips?fromDate=soon', as(hall.manager))).body.field).toBe('fromDate')
})

it('WATCH-1 the duty manager sees lamps by department and holder, from the table of cases itself; a clerk does not', async () => {
  const { status, body } = await hall.ask('GET', '/api/supervision', as(hall.manager))
  expect(status).toBe(200)
  const counts = body as unknown as Record<'open' | 'red' | 'yellow' | 'green' | 'paused', number>
  expect(counts.open).toBe(counts.red + counts.yellow + counts.green + counts.paused)
  const listed = (await hall.ask('GET', '/api/cases?list=department', as(hall.manager))).body.rows as readonly unknown[]
  expect(counts.open).toBe(listed.length)
  expect((await hall.ask('GET', '/api/supervision', as(hall.clerk))).status).toBe(403)
})

it('RATE-9 RATE-2 a case that has ended is rated once by whoever holds its receipt; an open one, and one of another receipt, is not', async () => {
  const { body } = await hall.ask('GET', `/api/receipts/${link}`)
  const cases = body.cases as readonly { caseNo: string; status: string; endedDate: string | null }[]
  const open = cases.find((one) => one.endedDate === null)?.caseNo ?? ''
  expect(body.ratable).not.toContain(open)
  const rate = (receipt: string, about: string, commandId: string): Promise<HttpReply> =>
    hall.ask('POST', '/api/ratings/cases', {
      body: { commandId, receipt, caseNo: about, level: 5, reasons: [], words: '', phone: null },
    })
  expect((await rate(link, open, 'rate-the-open-one')).status).toBe(404)
  await got(hall.clerk, { type: 'WithdrawCase', caseNo: open, reason: '不办了' })
  const after = (await hall.ask('GET', `/api/receipts/${link}`)).body
  expect(after).toMatchObject({ ratable: expect.arrayContaining([open]), rated: [] })
  expect((await rate('another-receipt', open, 'rate-by-another')).status).toBe(404)
  expect((await rate(link, open, 'rate-the-case')).status).toBe(200)
  expect((await rate(link, open, 'rate-the-case')).status).toBe(200)
  expect((await rate(link, open, 'rate-the-case-again')).body).toMatchObject({ rejection: { code: 'AlreadyRated' } })
  expect((await hall.ask('GET', `/api/receipts/${link}`)).body).toMatchObject({ rated: [open] })
})

it('APPLICANT-5 a poor rating of a case that left no number offers the duty manager the applicant’s, and nobody else', async () => {
  const poor = { level: 1, reasons: [], words: '等了很久', phone: null }
  const body = { commandId: 'rate-the-granted-one', receipt: link, caseNo, ...poor }
  expect((await hall.ask('POST', '/api/ratings/cases', { body })).status).toBe(200)
  const path = '/api/ratings?from=2026-11-25&to=2026-11-25'
  expect((await hall.ask('GET', path, as(hall.manager))).body.poor).toMatchObject([
    { caseNo, phone: null, hasPhone: false, applicantPhone: '13711112222' },
  ])
  expect((await hall.ask('GET', path, as(hall.clerk))).status).toBe(403)
})
