/** Standing in for a colleague, and skills that people were trained for. */
import { describe, expect, it } from 'vitest'
import { SERVICE_DEFAULTS, type ServiceRules } from '../../../domain/plan/service-rules.ts'
import { sitePlan } from '../../../domain/plan/site-plan.ts'
import { settingsFaults } from '../../../domain/settings/check.ts'
import { planNow } from '../../../domain/queue-day/pick/cover.ts'
import { clerkView } from '../../../domain/views/clerk.ts'
import { managerView } from '../../../domain/views/floor.ts'
import { Hall, clerk, settingsWith } from './hall.ts'

/** Counter 3 alone serves E; k1 at counter 1 stands in for k3. */
const PAIR = { post: '户籍岗', queues: ['E'], a: 'k3', b: 'k1' } as const
const hallWith = (service: Partial<ServiceRules>): Hall =>
  new Hall(settingsWith({ service: { ...SERVICE_DEFAULTS, ...service } }))
const console = (hall: Hall, counter: string) => clerkView(hall.day, planNow(hall.day, hall.index), counter, hall.nowMs)
const alerts = (hall: Hall) =>
  managerView(hall.day, planNow(hall.day, hall.index), hall.nowMs).alerts.filter(({ kind }) => kind === 'noCover')
const pause = (hall: Hall, counter: string) =>
  hall.do({ type: 'PauseCounter', counter, reason: 'shortBreak' }, clerk(`k${counter}`))

describe('standing in', () => {
  it('COVER-1 A pauses: B’s console shows A’s queue with the very next view, and B calls from it; A comes back and has it again', () => {
    const hall = hallWith({ pairs: [PAIR] }).staff('1', '3')
    const first = hall.issue('e')
    hall.issue('e')
    expect(console(hall, '1').queues.map(([queue]) => queue)).toEqual(['C', 'D'])
    expect(hall.call('1')).toBeNull()
    pause(hall, '3')
    expect(console(hall, '1')).toMatchObject({
      queues: [
        ['C', 0, null],
        ['D', 0, null],
        ['E', 2, expect.any(Number)],
      ],
      next: [{ ticketNo: first }, { ticketNo: 'E002' }],
      covering: [{ post: '户籍岗', name: 'name k3' }],
    })
    expect(hall.call('1')).toBe(first)
    hall.do({ type: 'OpenCounter', counter: '3' }, clerk('k3'))
    expect(console(hall, '1').queues.map(([queue]) => queue)).toEqual(['C', 'D'])
    hall.start('1').finish('1', 0)
    expect(hall.call('1')).toBeNull()
    expect(hall.call('3')).toBe('E002')
  })

  it('COVER-1 A never came: B has the queue from the morning on', () => {
    const hall = hallWith({ pairs: [PAIR] }).staff('1')
    const first = hall.issue('e')
    expect(hall.call('1')).toBe(first)
  })

  it('COVER-1 what was sent to A goes to B while A is away, whatever its queue, and to nobody else', () => {
    const hall = hallWith({ pairs: [PAIR] }).staff('1', '2', '3')
    const no = hall.issue('c')
    hall.call('2')
    hall.start('2')
    hall.do({ type: 'Transfer', counter: '2', to: { kind: 'clerk', badgeNo: 'k3' } }, clerk('k2'))
    expect(hall.call('1')).toBeNull()
    pause(hall, '3')
    expect(hall.call('2')).toBeNull()
    expect(hall.call('1')).toBe(no)
  })

  it('COVER-1 CALL-4 B calls by its number what was sent to A’s counter, of a queue that B’s counter does not serve, only while A is away', () => {
    const hall = hallWith({ pairs: [{ ...PAIR, queues: ['D'], a: 'k2' }] }).staff('1', '2', '3')
    const ticketNo = hall.issue('e')
    hall.call('3')
    hall.do({ type: 'Transfer', counter: '3', to: { kind: 'counter', counter: '2' } }, clerk('k3'))
    const byNumber = { type: 'CallByNumber', counter: '1', ticketNo, reason: '替岗' } as const
    expect(hall.refuse(byNumber, clerk('k1'))).toEqual({ code: 'NotServedHere', queue: 'E' })
    pause(hall, '2')
    hall.do(byNumber, clerk('k1'))
    expect(hall.ticket(ticketNo)).toMatchObject({ status: 'called', counter: '1' })
  })

  it('COVER-1 CALL-4 B calls by its number what was sent to A, or set aside for A, while A is away; nobody else does', () => {
    const hall = hallWith({ pairs: [PAIR] }).staff('1', '2', '3')
    const sent = hall.issue('c')
    hall.call('2')
    hall.start('2')
    hall.do({ type: 'Transfer', counter: '2', to: { kind: 'clerk', badgeNo: 'k3' } }, clerk('k2'))
    const aside = hall.issue('e')
    hall.call('3')
    hall.start('3')
    hall.do({ type: 'Park', counter: '3', keepFor: 'me', reason: '填表' }, clerk('k3'))
    const asideAt = (counter: string) => console(hall, counter).aside.find(({ ticketNo }) => ticketNo === aside)
    expect(asideAt('1')).toBeUndefined()
    pause(hall, '3')
    const byNumber = (counter: string, ticketNo: string) =>
      ({ type: 'CallByNumber', counter, ticketNo, reason: '替岗' }) as const
    expect(hall.refuse(byNumber('2', sent), clerk('k2'))).toEqual({ code: 'ParkedForOther', badgeNo: 'k3' })
    expect(asideAt('1')?.canReturn).toBe(true)
    hall.do(byNumber('1', aside), clerk('k1'))
    expect(hall.ticket(aside)).toMatchObject({ status: 'called', counter: '1' })
    hall.start('1').finish('1', 0)
    hall.do(byNumber('1', sent), clerk('k1'))
    expect(hall.ticket(sent)).toMatchObject({ status: 'called', counter: '1' })
  })

  it('COVER-2 neither is there and people wait: the duty manager is told who could stand in; nobody waits: silence', () => {
    const hall = hallWith({ pairs: [PAIR] }).staff('2', '3')
    expect(alerts(hall)).toEqual([])
    pause(hall, '3')
    expect(alerts(hall)).toEqual([])
    hall.issue('e')
    expect(alerts(hall)).toMatchObject([{ level: 'red', place: '户籍岗', value: 1, who: ['name k2 2'] }])
    hall.staff('1')
    expect(alerts(hall)).toEqual([])
  })

  it('COVER-3 a window with people in its line makes a pause: who could stand in is proposed; after coverMin what waited for it alone is anybody’s', () => {
    const hall = hallWith({}).staff('1', '2', '3')
    hall.issue('e')
    pause(hall, '3')
    hall.wait(1)
    const proposed = managerView(hall.day, planNow(hall.day, hall.index), hall.nowMs).alerts
    expect(proposed).toMatchObject([
      { kind: 'noCounter', level: 'red', place: 'E', value: 1, who: ['name k1 1', 'name k2 2'] },
    ])
    const no = hall.issue('c')
    hall.call('1')
    hall.start('1')
    hall.do({ type: 'Transfer', counter: '1', to: { kind: 'counter', counter: '2' } }, clerk('k1'))
    pause(hall, '2')
    hall.wait(hall.index.settings.rules.coverMin)
    expect(hall.call('1')).toBe(no)
  })

  it('SET-1 a pair names people and queues that the hall has, and two different ones', () => {
    const service = { ...SERVICE_DEFAULTS, pairs: [{ post: 'x', queues: ['Q'], a: 'k1', b: 'k1' }] }
    expect(settingsFaults(settingsWith({ service })).map(({ code, path }) => `${code} ${path}`)).toEqual([
      'Twice service.pairs.0.b',
      'Missing service.pairs.0.queues.0',
    ])
  })
})

describe('training', () => {
  const training = [
    { badgeNo: 'k1', queue: 'C', record: '培训 2026-07', from: '2026-07-01', until: '2026-12-31' },
    { badgeNo: 'k2', queue: 'C', record: '培训 2025-07', from: '2025-07-01', until: '2026-06-30' },
  ]

  it('SKILL-1 an untrained clerk is not routed that matter and is told why; a trained one at the next window is', () => {
    const hall = hallWith({ training, trainingFrom: '2026-11-01' }).staff('1', '2')
    const [first, other] = [hall.issue('c'), hall.issue('d')]
    expect(hall.call('2')).toBeNull()
    expect(console(hall, '2')).toMatchObject({ queues: [], untrained: ['C', 'D'] })
    expect(hall.refuse({ type: 'CallByNumber', counter: '2', ticketNo: first, reason: '熟人' }, clerk('k2'))).toEqual({
      code: 'NotTrained',
      queue: 'C',
    })
    expect(hall.call('1')).toBe(first)
    expect(hall.refuse({ type: 'CallByNumber', counter: '2', ticketNo: other, reason: '急' }, clerk('k2')).code).toBe(
      'NotTrained',
    )
  })

  it('SKILL-2 before its date, and where no date is set, the skills of the window count alone', () => {
    for (const trainingFrom of [null, '2026-12-01']) {
      const hall = hallWith({ training, trainingFrom }).staff('2')
      const first = hall.issue('c')
      expect(console(hall, '2').untrained).toBeUndefined()
      expect(hall.call('2')).toBe(first)
    }
  })

  it('SKILL-1 COVER-1 nobody stands in for what they were not trained for', () => {
    const hall = hallWith({ pairs: [PAIR], training, trainingFrom: '2026-11-01' }).staff('1')
    hall.issue('e')
    expect(hall.call('1')).toBeNull()
  })
})

it('VIEW-6 the plan that any page may fetch says nothing of pairs and training', () => {
  const service = { ...SERVICE_DEFAULTS, pairs: [PAIR] }
  expect(JSON.stringify(sitePlan(settingsWith({ service })))).not.toMatch(/户籍岗|service":|k3/)
})
