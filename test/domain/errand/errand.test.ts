/**
 * An errand through three sites without any server: who answers for it, what may follow what, its lamp, what the
 * villager sees.
 */
import { describe, expect, it } from 'vitest'
import type { ErrandCommand } from '../../../domain/errand/commands.ts'
import { publicErrand } from '../../../domain/errand/public.ts'
import { ERRAND_NEXT, ERRANDS_STREAM, errandDue, errandLamp, type Errand } from '../../../domain/errand/state.ts'
import { agentLines } from '../../../domain/errand/agents.ts'
import type { ServiceItem } from '../../../domain/plan/settings.ts'
import { Log } from '../log.ts'
import { loadSite } from '../../support/site.ts'
import { county as calendar } from '../calendar/sample-calendar.ts'
import { NOON_MS, REFERENCE, SETTINGS, SEVEN, accept, finish, line, order } from './line.ts'

const tell: ErrandCommand = { type: 'TellErrand', reference: REFERENCE, how: 'phone' }

describe('an errand from the village to the county and back', () => {
  it('ERRAND-1 ERRAND-2 at each step one person answers for it, and every site below sees who', () => {
    const { give, at, holders } = line()
    const names = ['village', 'township', 'county'].map(
      (level) => loadSite(level).settings.clerks.find((clerk) => clerk.badgeNo === '0301')?.name,
    )
    expect([give('huaishuwan', accept), holders()]).toEqual(['ok', [names[0], null, null]])
    expect([give('huaishuwan', order('HandOverErrand')), holders()]).toEqual(['ok', [names[0], names[0], null]])
    expect([give('liulin', order('TakeErrand')), holders()]).toEqual(['ok', [names[1], names[1], null]])
    expect([give('liulin', order('HandOverErrand')), holders()]).toEqual(['ok', [names[1], names[1], names[1]]])
    expect([give('weiyuan', order('TakeErrand')), holders()]).toEqual(['ok', [names[2], names[2], names[2]]])
    expect(give('weiyuan', finish)).toBe('ok')
    expect([at('weiyuan').status, at('liulin').status, at('huaishuwan').status]).toEqual([
      'reported',
      'reported',
      'finished',
    ])
    expect(give('huaishuwan', tell, '2026-11-26')).toBe('ok')
    expect(at('huaishuwan').steps.map((step) => [step.what, step.site])).toEqual([
      ['accepted', 'huaishuwan'],
      ['handedOver', 'huaishuwan'],
      ['taken', 'liulin'],
      ['taken', 'weiyuan'],
      ['finished', 'weiyuan'],
      ['told', 'huaishuwan'],
    ])
  })

  it('ERRAND-15 how the villager asked for it goes up with the papers, to whoever works on it', () => {
    const { give, at } = line()
    give('huaishuwan', { type: 'AcceptErrand', item: 'l01', materials: 1, mandate: 'written' })
    give('huaishuwan', order('HandOverErrand'))
    expect(at('liulin').mandate).toBe('written')
    give('liulin', order('TakeErrand'))
    give('liulin', order('HandOverErrand'))
    expect(at('weiyuan').mandate).toBe('written')
    expect(Object.keys(publicErrand(at('weiyuan'))), 'ERRAND-5').not.toContain('mandate')
  })

  it('ERRAND-1 nothing is done out of turn, without words, by a sender that has no part in it, or at the top further up', () => {
    const { give } = line()
    give('huaishuwan', accept)
    expect(give('huaishuwan', order('TakeErrand'))).toBe('ErrandNotReady')
    expect(give('huaishuwan', tell)).toBe('ErrandNotReady')
    expect(give('huaishuwan', { ...finish, words: ' ' } as ErrandCommand)).toBe('FieldMissing')
    expect(give('huaishuwan', { ...order('HandOverErrand'), reference: 'D2026-0000000009' } as ErrandCommand)).toBe(
      'UnknownErrand',
    )
    give('huaishuwan', order('HandOverErrand'))
    expect(
      give('huaishuwan', {
        type: 'ReceiveErrandPost',
        from: 'weiyuan',
        post: {
          about: 'receipt',
          reference: REFERENCE,
          holder: { site: 'weiyuan', badgeNo: '1', name: 'x' },
          date: '2026-11-25',
        },
      }),
    ).toBe('UnknownErrand')
    expect(ERRAND_NEXT.told).toEqual([])
  })

  it('ERRAND-5 the villager reads where it is and the result in words, and no name', () => {
    const { give, at } = line()
    for (const [site, command] of [
      ['huaishuwan', accept],
      ['huaishuwan', order('HandOverErrand')],
      ['liulin', order('TakeErrand')],
      ['liulin', finish],
    ] as const)
      give(site, command)
    expect(publicErrand(at('huaishuwan'))).toMatchObject({
      reference: REFERENCE,
      itemName: at('huaishuwan').itemName,
      status: 'finished',
      site: 'liulin',
      result: { outcome: 'done', words: '已批准，下月起发放' },
    })
    expect(JSON.stringify(publicErrand(at('huaishuwan')))).not.toContain('0301')
  })
})

it('ERRAND-4 the way counts from the handing over also where its message comes days later', () => {
  const above = new Log(SETTINGS.liulin)
  const below = new Log(SETTINGS.huaishuwan)
  const clerk = { kind: 'clerk', badgeNo: '0301', role: 'clerk' } as const
  below.give(accept, clerk, { today: '2026-11-25', random: SEVEN })
  const given = below.give(order('HandOverErrand'), clerk, { today: '2026-11-25', random: SEVEN })
  const posted = given.ok ? given.events.find((event) => event.type === 'ErrandPosted') : undefined
  if (posted === undefined) throw new Error('nothing was posted')
  const receive = { type: 'ReceiveErrandPost', from: 'huaishuwan', post: posted.post } as const
  expect(above.give(receive, clerk, { today: '2026-11-27', random: SEVEN }).ok).toBe(true)
  const dues = [below, above].map((log) => {
    const errand = log.state(ERRANDS_STREAM).errands.get(REFERENCE) as Errand
    return errandDue(errand, SETTINGS.huaishuwan)
  })
  expect(dues).toEqual(['2026-11-30', '2026-11-30'])
})

it('ERRAND-4 materials on the way are yellow a working day before the third and red after it, over a weekend; the lamp names the giver', () => {
  const { give, at } = line()
  give('huaishuwan', accept, '2026-11-26')
  give('huaishuwan', order('HandOverErrand'), '2026-11-26')
  const due = errandDue(at('liulin'), SETTINGS.liulin)
  expect(due).toBe('2026-12-01')
  expect(
    ['2026-11-27', '2026-11-30', '2026-12-01', '2026-12-02'].map((today) => errandLamp(due, calendar, today)),
  ).toEqual(['green', 'yellow', 'yellow', 'red'])
  expect(at('liulin').holder).toMatchObject({ site: 'huaishuwan', name: '严静' })
  const promised = { ...SETTINGS.liulin, items: [promisedIn('l01', 10)] }
  expect(errandDue({ ...at('liulin'), status: 'held' }, promised)).toBe('2026-12-10')
  expect(errandDue({ ...at('liulin'), status: 'above' }, promised)).toBeNull()
  expect(errandLamp(null, calendar, '2026-12-02')).toBeNull()
})

function promisedIn(id: string, promisedDays: number | null): ServiceItem {
  const item = SETTINGS.huaishuwan.items.find((one) => one.id === id)
  if (item?.guide === undefined) throw new Error(`the village has no guide of ${id}`)
  return { ...item, guide: { ...item.guide, promisedDays } }
}

it('ERRAND-4 a matter that the room settles itself is on no way: what was promised of it counts, from the first', () => {
  const { give, at } = line()
  const own = SETTINGS.huaishuwan.items.find(({ guide }) => guide?.reviewedAbove === false)?.id ?? ''
  give('huaishuwan', { type: 'AcceptErrand', item: own, materials: 1 }, '2026-11-26')
  const due = (days: number | null) =>
    errandDue(at('huaishuwan'), { ...SETTINGS.huaishuwan, items: [promisedIn('l01', 5), promisedIn(own, days)] })
  expect(due(5)).toBe('2026-12-03')
  expect(due(null)).toBeNull()
  // Handed over all the same, and sent back: it is under way again.
  give('huaishuwan', order('HandOverErrand'), '2026-11-26')
  give('liulin', { type: 'ReturnErrand', reference: REFERENCE, words: '缺照片' }, '2026-11-26')
  expect([at('huaishuwan').status, due(null)]).toEqual(['held', '2026-12-01'])
})

describe('what an agent brings', () => {
  it('ERRAND-7 a receipt is for as many pieces as were handed over; another count leaves them with the giver', () => {
    const { give, at, holders } = line()
    const papers = [
      { name: '身份证', isOriginal: true },
      { name: '申请表', isOriginal: false },
    ]
    expect(give('huaishuwan', { type: 'AcceptErrand', item: 'l01', materials: 3, papers })).toBe('PapersDiffer')
    give('huaishuwan', { type: 'AcceptErrand', item: 'l01', materials: 2, papers, mandate: 'inPerson' })
    give('huaishuwan', order('HandOverErrand'))
    const [giver] = holders()
    expect(give('liulin', { type: 'TakeErrand', reference: REFERENCE, counted: 1 })).toBe('CountDiffers')
    expect([at('liulin').status, holders()]).toEqual(['announced', [giver, giver, null]])
    expect(give('liulin', { type: 'TakeErrand', reference: REFERENCE, counted: 2 })).toBe('ok')
    expect(at('liulin').papers).toEqual(papers)
    expect(publicErrand(at('huaishuwan'))).toMatchObject({ originals: ['身份证'], holder: at('liulin').holder.name })
  })

  it('ERRAND-6 ERRAND-2 six errands of six villagers stand on one number with six matters; none stands on two', () => {
    const log = new Log(SETTINGS.liulin)
    const actor = { kind: 'clerk', badgeNo: '0301', role: 'clerk' } as const
    const accepted = Array.from({ length: 6 }, (_, at) => {
      const outcome = log.give({ type: 'AcceptErrand', item: 'l01', materials: 1 }, actor, { random: `draw ${at}` })
      if (!outcome.ok) throw new Error(outcome.rejection.code)
      return outcome.result.errand?.reference as string
    })
    const named = [...accepted, accepted[0] as string]
    const ticket = log.give({ type: 'TicketForErrands', references: named }, actor, { nowMs: NOON_MS })
    expect(ticket).toMatchObject({ ok: true, result: { ticketNo: expect.stringMatching(/^[A-Z]+\d{3}$/) } })
    const [issued] = (ticket.ok ? ticket.events : []).filter((event) => event.type === 'TicketIssued')
    expect(issued?.type === 'TicketIssued' && issued.items).toHaveLength(6)
    expect([...log.state(ERRANDS_STREAM).errands.values()].every(({ ticketNo }) => ticketNo !== null)).toBe(true)
    expect(log.told({ type: 'TicketForErrands', references: [accepted[0]!] }, actor, { nowMs: NOON_MS })).toBe(
      'ErrandNotReady',
    )
    expect(JSON.stringify(log.events)).not.toMatch(/fee|费/)
  })
})

it('AGENT-3 the station sees of each agent below what was brought, what was late on the way, and what is settled', () => {
  const { give, at } = line()
  give('huaishuwan', accept)
  give('huaishuwan', order('HandOverErrand'))
  const lines = (today: string) => agentLines([at('liulin')], calendar, today, '2026-11-01')
  const name = at('huaishuwan').holder.name
  expect(lines('2026-11-26')).toEqual([
    { site: 'huaishuwan', name, errands: 1, late: 0, settled: 0, lastDate: '2026-11-25' },
  ])
  expect(lines('2026-12-02')).toMatchObject([{ late: 1 }])
  give('liulin', order('TakeErrand'))
  give('liulin', finish)
  expect(lines('2026-12-02')).toMatchObject([{ late: 0, settled: 1 }])
  expect(agentLines([at('liulin')], calendar, '2026-12-02', '2026-11-26')).toEqual([])
})

describe('a supervision order', () => {
  const urge = (words = '为什么还没有交上去'): ErrandCommand => ({ type: 'UrgeErrand', reference: REFERENCE, words })
  const answer = (words = '明天一早送'): ErrandCommand => ({
    type: 'AnswerErrandUrge',
    reference: REFERENCE,
    answer: words,
  })

  it('WATCH-8 only a red errand gets one, and one at a time; it is numbered after it and changes nothing of it', () => {
    const { give, at } = line()
    give('huaishuwan', accept)
    expect(give('huaishuwan', urge())).toBe('ErrandNotRed')
    expect(give('huaishuwan', urge(' '), '2026-12-10')).toBe('FieldMissing')
    expect(give('huaishuwan', urge(), '2026-12-10')).toBe('ok')
    expect(give('huaishuwan', urge(), '2026-12-10')).toBe('AlreadyUrged')
    expect(at('huaishuwan').urges).toMatchObject([
      { orderNo: `${REFERENCE}-D1`, date: '2026-12-10', dueDate: '2026-12-11', by: '0301', answer: null },
    ])
    expect([at('huaishuwan').status, at('huaishuwan').sinceDate]).toEqual(['held', '2026-11-25'])
  })

  it('WATCH-8 whoever answers for it answers once, late or not; then it may be urged again', () => {
    const { give, at } = line()
    give('huaishuwan', accept)
    expect(give('huaishuwan', answer(), '2026-12-10')).toBe('NoErrandUrge')
    give('huaishuwan', urge(), '2026-12-10')
    expect(give('huaishuwan', answer(' '), '2026-12-10')).toBe('FieldMissing')
    expect(give('huaishuwan', answer(), '2026-12-14')).toBe('ok')
    expect(give('huaishuwan', answer(), '2026-12-14')).toBe('NoErrandUrge')
    expect(at('huaishuwan').urges[0]?.answer).toEqual({ text: '明天一早送', by: '0301', isLate: true })
    expect(give('huaishuwan', urge(), '2026-12-14')).toBe('ok')
    expect(at('huaishuwan').urges.map(({ orderNo }) => orderNo)).toEqual([`${REFERENCE}-D1`, `${REFERENCE}-D2`])
  })

  it('WATCH-8 papers that a site below has announced are urged and answered here, and the villager sees none of it', () => {
    const { give, at } = line()
    give('huaishuwan', accept)
    give('huaishuwan', order('HandOverErrand'))
    expect(give('liulin', urge(), '2026-12-10')).toBe('ok')
    expect(give('liulin', answer(), '2026-12-10')).toBe('ok')
    expect(Object.keys(publicErrand(at('liulin')))).not.toContain('urges')
  })
})
