/** Investment projects: one named helper over all visits, a number that waits for that helper, no money anywhere. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { HallCommand } from '../../../domain/contract/subjects.ts'
import { PROJECTS_STREAM, type Project } from '../../../domain/project/state.ts'
import { dayStream } from '../../../domain/queue-day/state.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import { loadSite } from '../../support/site.ts'
import { Log, type Outcome } from '../log.ts'

const NUMBER = 'X2026-0000000007'
const clerk = (badgeNo: string, role: 'clerk' | 'dutyManager' = 'clerk'): Actor => ({ kind: 'clerk', badgeNo, role })

function hall() {
  const log = new Log(loadSite('county').settings)
  let minute = 0
  const give = (badgeNo: string, command: HallCommand, today = '2026-11-25'): Outcome => {
    minute += 1
    const nowMs = Date.parse(`${today}T09:00:00+08:00`) + minute * 1000
    return log.give(command, clerk(badgeNo, badgeNo === '0101' ? 'dutyManager' : 'clerk'), {
      nowMs,
      today,
      random: '\u0007',
    })
  }
  const told = (badgeNo: string, command: HallCommand, today?: string): string => {
    const outcome = give(badgeNo, command, today)
    return outcome.ok ? 'ok' : outcome.rejection.code
  }
  const open = (badgeNo: string, counter: string, today?: string): void => {
    give(badgeNo, { type: 'SignIn', counter }, today)
    give(badgeNo, { type: 'OpenCounter', counter }, today)
  }
  const visit = (today?: string): string => {
    const items = [{ item: 'a01' }]
    const outcome = give('0201', { type: 'TicketForProject', projectNo: NUMBER, items }, today)
    if (!outcome.ok) throw new Error(outcome.rejection.code)
    return outcome.events.find((event) => event.type === 'TicketIssued')?.ticketNo ?? ''
  }
  const called = (badgeNo: string, counter: string, today?: string): string | null => {
    const outcome = give(badgeNo, { type: 'CallNext', counter }, today)
    return outcome.ok ? (outcome.events.find((event) => event.type === 'TicketCalled')?.ticketNo ?? null) : null
  }
  const project = (): Project => log.state(PROJECTS_STREAM).projects.get(NUMBER) as Project
  return { log, give, told, open, visit, called, project }
}
const opening = { type: 'OpenProject', title: '粮食加工厂', helper: '0302' } as const

it('PROJECT-1 a project has its named helper on every visit, weeks apart, until somebody is named in their place with a reason', () => {
  const { told, visit, project } = hall()
  expect(told('0201', { ...opening, helper: '9999' })).toBe('UnknownClerk')
  expect(told('0201', { ...opening, title: ' ' })).toBe('FieldMissing')
  expect(told('0201', opening)).toBe('ok')
  visit('2026-11-25')
  visit('2026-12-09')
  expect(told('0303', { type: 'HandProject', projectNo: NUMBER, to: '0303', reason: '我来' })).toBe('NotYourProject')
  expect(told('0302', { type: 'HandProject', projectNo: NUMBER, to: '0303', reason: ' ' })).toBe('ReasonMissing')
  expect(told('0101', { type: 'HandProject', projectNo: NUMBER, to: '0303', reason: '产假' })).toBe('ok')
  visit('2026-12-16')
  expect(project().visits.map(({ date, helper }) => [date, helper])).toEqual([
    ['2026-11-25', '0302'],
    ['2026-12-09', '0302'],
    ['2026-12-16', '0303'],
  ])
  expect(project()).toMatchObject({ helper: '0303', hands: [{ from: '0302', to: '0303', reason: '产假' }] })
})

it('PROJECT-2 the number of a project waits for its helper: others call the next one behind it, and the helper calls it first', () => {
  const { give, open, visit, called, log } = hall()
  give('0201', opening)
  open('0301', '1')
  open('0302', '2')
  const ofProject = visit()
  const kiosk: Actor = { kind: 'device', deviceId: 'k1', deviceKind: 'kiosk' }
  log.give({ type: 'IssueTicket', origin: 'kiosk', items: [{ item: 'a01' }] }, kiosk, {
    nowMs: Date.parse('2026-11-25T09:00:30+08:00'),
    today: '2026-11-25',
    random: 'other',
  })
  expect(called('0301', '1')).not.toBe(ofProject)
  expect(called('0302', '2')).toBe(ofProject)
  expect(log.state(dayStream('2026-11-25')).tickets.get(ofProject)?.badgeNo).toBe('0302')
})

it('PROJECT-2 while its helper is not at work whoever may take it does, and nobody waits for an empty chair', () => {
  const { give, open, visit, called } = hall()
  give('0201', opening)
  open('0301', '1')
  const ofProject = visit()
  expect(called('0301', '1')).toBe(ofProject)
})

it('PROJECT-3 help ends with what came of it and by its helper; afterwards no number is given for it, and no word of it knows money', () => {
  const { give, told, project } = hall()
  give('0201', opening)
  expect(told('0302', { type: 'CloseProject', projectNo: NUMBER, words: '' })).toBe('FieldMissing')
  expect(told('0303', { type: 'CloseProject', projectNo: NUMBER, words: '竣工' })).toBe('NotYourProject')
  expect(told('0302', { type: 'CloseProject', projectNo: NUMBER, words: '竣工验收完' })).toBe('ok')
  expect(project().closed).toEqual({ words: '竣工验收完', date: '2026-11-25' })
  expect(told('0201', { type: 'TicketForProject', projectNo: NUMBER, items: [{ item: 'a01' }] })).toBe(
    'ProjectIsClosed',
  )
  expect(told('0201', { type: 'TicketForProject', projectNo: 'X2026-1', items: [{ item: 'a01' }] })).toBe(
    'UnknownProject',
  )
  const domain = join(import.meta.dirname, '..', '..', '..', 'domain')
  for (const room of ['project', 'errand'])
    for (const file of readdirSync(join(domain, room)))
      expect(readFileSync(join(domain, room, file), 'utf8')).not.toMatch(
        /readonly \w*(fee|price|amount|payment)\w*\??:/i,
      )
})
