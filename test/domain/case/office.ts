/** A county hall with its back office for tests of cases: one ticket accepted at the counter, and who works on it. */
import { caseStream, type CaseFile } from '../../../domain/case/state.ts'
import type { HallCommand } from '../../../domain/contract/subjects.ts'
import type { Clerk, HallSettings, ServiceItem } from '../../../domain/plan/settings.ts'
import type { KnownCase } from '../../../domain/plan/world.ts'
import { dayStream } from '../../../domain/queue-day/state.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import { momentOf } from '../../../domain/words/wall-time.ts'
import { loadSite } from '../../support/site.ts'
import { county as calendar } from '../calendar/sample-calendar.ts'
import { Log, type Outcome, type Setting } from '../log.ts'

const ZONE = 'Asia/Shanghai'
const guide = {
  legalBasis: '《食品安全法》第三十五条',
  legalDays: 20,
  promisedDays: 5,
  fee: '',
  result: '许可证',
  phone: '0910-5550134',
  delegatedFrom: null,
  domain: '',
  isLocal: false,
}
const OFFICERS: readonly Clerk[] = [
  { badgeNo: '0711', name: '周敏', post: '审批岗', role: 'clerk', department: '市场监管' },
  { badgeNo: '0712', name: '马卫国', post: '审批岗', role: 'clerk', department: '市场监管' },
  { badgeNo: '0713', name: '高洁', post: '科长', role: 'clerk', department: '市场监管', isHead: true },
  { badgeNo: '0721', name: '何平', post: '审批岗', role: 'clerk', department: '卫生健康' },
]

function withGuide(item: ServiceItem): ServiceItem {
  if (item.id === 'a01') return { ...item, guide }
  if (item.id !== 'a02') return item
  const stages = [
    { name: '初审', nameEn: 'First review', days: 2 },
    { name: '复核', nameEn: 'Second review', days: 1 },
  ]
  return { ...item, guide: { ...guide, promisedDays: 4, stages } }
}

/** The hall's settings; a01 promises five working days, a02 four with two stages of review. */
export function officeSettings(change: Partial<HallSettings> = {}): HallSettings {
  const { settings } = loadSite('county')
  return {
    ...settings,
    calendar,
    items: settings.items.map(withGuide),
    clerks: [...settings.clerks, ...OFFICERS],
    ...change,
  }
}

/** Wall time of the hall as UTC ms: "2026-11-26 10:00". */
export function at(wall: string): number {
  const [date = '', clock = '00:00'] = wall.split(' ')
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return momentOf(date, hours * 60 + minutes, ZONE)
}

export const clerk = (badgeNo: string, role: 'clerk' | 'dutyManager' = 'clerk'): Actor => ({
  kind: 'clerk',
  badgeNo,
  role,
})
export const timekeeper: Actor = { kind: 'timekeeper' }

/** An office at work; time is set by hand. */
export class Office {
  readonly log: Log
  wall = '2026-11-26 10:00'
  /** What the tables would answer. */
  known: readonly KnownCase[] = []

  constructor(settings: HallSettings = officeSettings(), setting: Setting = {}) {
    this.log = new Log(settings, setting)
  }

  give(command: HallCommand, by: Actor | string, change: Setting = {}): Outcome {
    const actor = typeof by === 'string' ? clerk(by) : by
    return this.log.give(command, actor, {
      nowMs: at(this.wall),
      today: this.wall.slice(0, 10),
      cases: this.known,
      ...change,
    })
  }

  /** 'ok', or the code of the rejection. */
  told(command: HallCommand, by: Actor | string, change: Setting = {}): string {
    const outcome = this.give(command, by, change)
    return outcome.ok ? 'ok' : outcome.rejection.code
  }

  file(caseNo: string): CaseFile {
    return this.log.state(caseStream(caseNo)).file as CaseFile
  }

  day() {
    return this.log.state(dayStream(this.wall.slice(0, 10)))
  }

  /** Somebody is called to counter 1 with these items, and is being served. */
  serve(...items: readonly string[]): void {
    const kiosk: Actor = { kind: 'device', deviceId: 'k1', deviceKind: 'kiosk' }
    if (!this.day().clerks.has('0301')) {
      this.give({ type: 'SignIn', counter: '1' }, '0301')
      this.give({ type: 'OpenCounter', counter: '1' }, '0301')
    }
    this.give({ type: 'IssueTicket', origin: 'kiosk', items: items.map((item) => ({ item })) }, kiosk)
    this.give({ type: 'CallNext', counter: '1' }, '0301')
    this.give({ type: 'StartService', counter: '1' }, '0301')
  }

  /** Served and accepted, every item; gives the case numbers. */
  accept(...items: readonly string[]): readonly string[] {
    this.serve(...items)
    const outcome = this.give(
      {
        type: 'FinishService',
        counter: '1',
        outcomes: items.map((_item, index) => ({ index, outcome: 'accepted' as const })),
      },
      '0301',
    )
    if (!outcome.ok) throw new Error(outcome.rejection.code)
    return outcome.events.flatMap((event) => (event.type === 'CaseOpened' ? [event.caseNo] : []))
  }

  /** Accepted and taken by 0711. */
  taken(item = 'a01'): string {
    const [caseNo = ''] = this.accept(item)
    this.give({ type: 'TakeCase', caseNo }, '0711')
    return caseNo
  }

  /** Decided and ready, under the code of its case. */
  ready(item = 'a01'): string {
    const caseNo = this.taken(item)
    this.give({ type: 'DecideCase', caseNo, verdict: 'granted', reasons: '', remedies: '' }, '0711')
    this.give({ type: 'ReadyResult', caseNo, result: '许可证', place: '2 排 14 格' }, '0711')
    return caseNo
  }
}
