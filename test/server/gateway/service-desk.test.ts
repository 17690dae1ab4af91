/** First contacts, matters and assessment over HTTP: who sees what, and who may do what. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DEVICE_HEADER } from '../../../domain/contract/http/hall.ts'
import { as, openHallOverHttp, type HallOverHttp } from './hall-over-http.ts'

let hall: HallOverHttp
beforeAll(async () => {
  hall = await openHallOverHttp()
})
afterAll(() => hall.stop())

const send = (command: object, cookie: string) =>
  hall.ask('POST', '/api/commands', { body: { commandId: `c-${Math.random()}`, command }, headers: { cookie } })

it('FIRST-1 FIRST-4 each sees their own first contacts, guides and the duty manager everybody’s', async () => {
  const open = (cookie: string, question: string) =>
    send({ type: 'OpenFirstContact', place: 'counter', question, tookSec: 15, outcome: null }, cookie)
  expect((await open(hall.clerk, '孩子户口怎么迁')).body).toMatchObject({ result: { firstContact: { contactNo: 1 } } })
  expect((await open(hall.guide, '厕所在哪')).body).toMatchObject({ result: { firstContact: { contactNo: 2 } } })
  const seen = async (cookie: string) => {
    const { body } = await hall.ask('GET', '/api/first-contacts', as(cookie))
    return (body.contacts as readonly { readonly question: string }[]).map(({ question }) => question)
  }
  expect(await seen(hall.clerk)).toEqual(['孩子户口怎么迁'])
  expect(new Set(await seen(hall.guide))).toEqual(new Set(['孩子户口怎么迁', '厕所在哪']))
  expect((await hall.ask('GET', '/api/first-contacts')).status).toBe(401)
  expect((await hall.ask('GET', '/api/first-contacts', { headers: { [DEVICE_HEADER]: hall.kiosk } })).status).toBe(403)
})

it('MATTER-2 whoever was given a matter sees it without a phone number, and others do not', async () => {
  const said = { commandId: 'an-unresolved-one', kind: 'unresolved', text: '办不成', phone: '13900000000' }
  const { body } = await hall.ask('POST', '/api/suggestions', { body: said })
  const reference = String(body.reference)
  expect((await hall.ask('GET', '/api/matters/mine', as(hall.clerk))).body).toEqual({ matters: [] })
  await send({ type: 'RouteMatter', reference, difficulty: 'simple', to: '0301' }, hall.manager)
  const mine = await hall.ask('GET', '/api/matters/mine', as(hall.clerk))
  expect(mine.body).toMatchObject({ matters: [{ reference, text: '办不成', daysLeft: expect.any(Number) }] })
  expect(JSON.stringify(mine.body)).not.toContain('13900000000')
  expect((await hall.ask('GET', '/api/matters/mine', as(hall.guide))).body).toEqual({ matters: [] })
  const answer = { type: 'AnswerMatter', reference, answer: '已补办' }
  expect((await send(answer, hall.guide)).body).toMatchObject({ rejection: { code: 'NotAllowed' } })
  expect((await send(answer, hall.clerk)).body).toMatchObject({ ok: true })
})

it('ASSESS-3 everybody sees their own day, others’ only the duty manager', async () => {
  const all = '/api/assessment?from=2026-11-01&to=2026-11-30'
  expect((await hall.ask('GET', all, as(hall.clerk))).status).toBe(403)
  expect((await hall.ask('GET', all, as(hall.manager))).body).toMatchObject({ clerks: [], entries: [] })
  expect((await hall.ask('GET', '/api/assessment/mine', as(hall.clerk))).body).toMatchObject({
    visits: 0,
    firstContacts: 1,
  })
  expect((await hall.ask('GET', '/api/assessment?from=2026-01-01&to=2026-11-30', as(hall.manager))).status).toBe(400)
})

it('DUTY-8 whoever is on the roster reads their own weeks, and nobody who is not signed in', async () => {
  const monday = '2026-11-23'
  const seats = [{ date: '2026-11-25', part: 'am', counter: '21', badgeNo: '0301' }]
  await send({ type: 'AdoptRoster', monday, seats }, hall.manager)
  const mine = await hall.ask('GET', '/api/duty/mine', as(hall.clerk))
  expect(mine.body).toMatchObject({ weeks: [{ monday: expect.any(String) }, {}], pairs: expect.any(Array) })
  expect(JSON.stringify((await hall.ask('GET', '/api/duty/mine', as(hall.guide))).body)).not.toContain('"am":"21"')
  expect((await hall.ask('GET', '/api/duty/mine', {})).status).toBe(401)
})
