/** Settings changed while the hall runs: they fit together, are versioned, and can be taken back. */
import { describe, expect, it } from 'vitest'
import { Log } from '../log.ts'
import type { SettingsCommand } from '../../../domain/settings/commands.ts'
import { SETTINGS_STREAM, sectionsOf, versionOf } from '../../../domain/settings/state.ts'
import { county, session } from '../calendar/sample-calendar.ts'
import { indexSettings } from '../../../domain/plan/settings-index.ts'
import { dayStream } from '../../../domain/queue-day/state.ts'
import { onto } from '../../../domain/words/stream.ts'
import { clerk, dutyManager, kiosk, settingsWith } from '../queue-day/hall.ts'

const plain = settingsWith()
/** With the queue that the sample calendar names. */
const base = { ...plain, queues: [...plain.queues, { ...plain.queues[0]!, id: 'G', prefix: 'G' }] }
/** Of queues that the small hall has. */
const week = {
  ...county,
  seasons: county.seasons.map((season) => ({
    ...season,
    workday: [session('regular', '08:30', '12:00'), session('regular', '13:00', '16:30')],
    saturday: [],
    sunday: [],
  })),
  holiday: [],
}

function settings() {
  const log = new Log(base, { nowMs: 5 })
  // The catalogue knows an item that is not in force.
  log.give({ type: 'DraftItem', item: { ...base.items[0]!, id: 'new01' }, note: '' }, dutyManager)
  const give = (command: SettingsCommand, actor = dutyManager) => {
    const outcome = log.give(command, actor)
    return outcome.ok ? 'ok' : outcome.rejection
  }
  return { state: log.state(SETTINGS_STREAM), give }
}
const change = (
  changes: Extract<SettingsCommand, { type: 'ChangeSettings' }>['changes'],
  expectedVersion: number,
): SettingsCommand => ({ type: 'ChangeSettings', changes, expectedVersion, note: '改' })

describe('a change of settings', () => {
  it('SETUP-13 nobody makes themselves somebody else: they could give nobody a PIN any more', () => {
    const { give } = settings()
    const clerks = base.clerks.map((one) => (one.badgeNo === 'k6' ? { ...one, name: '新值班长' } : one))
    const people = [{ badgeNo: 'k6', is: 'another' }] as const
    expect(give({ ...change({ clerks }, 0), people } as SettingsCommand)).toMatchObject({ code: 'OwnBadge' })
  })

  it('SET-1 comes into force only when every name in it exists and no number stands twice', () => {
    const { give } = settings()
    expect(give(change({ counters: [{ ...base.counters[0]!, skills: [{ queue: 'nowhere' }] }] }, 0))).toMatchObject({
      code: 'SettingsRefused',
      path: 'counters.0.skills.0',
      value: 'nowhere',
    })
    expect(give(change({ counters: [base.counters[0]!, base.counters[0]!] }, 0))).toMatchObject({
      code: 'SettingsRefused',
      path: 'counters.1.id',
      fault: 'Twice',
    })
    expect(give(change({ counters: base.counters.slice(0, 2) }, 0))).toBe('ok')
  })

  it('SET-9 a figure beyond its bounds is refused with the bounds, and so is half of what is counted in wholes', () => {
    const { give } = settings()
    const rule = (more: Partial<typeof base.rules>) => give(change({ rules: { ...base.rules, ...more } }, 0))
    const refused = (path: string, fault: string, value: string) => ({ code: 'SettingsRefused', path, fault, value })
    expect(rule({ callsBeforeMissed: 33 })).toEqual(refused('rules.callsBeforeMissed', 'WholeBounds', '1–10'))
    expect(rule({ callsBeforeMissed: 2.5 })).toEqual(refused('rules.callsBeforeMissed', 'WholeBounds', '1–10'))
    expect(rule({ longestWaitMin: 1e9 })).toEqual(refused('rules.longestWaitMin', 'Bounds', '0.1–1440'))
    expect(rule({ undoWithinSec: 1e12 })).toMatchObject({ path: 'rules.undoWithinSec' })
    expect(rule({ itemsMax: 1e9 })).toMatchObject({ path: 'rules.itemsMax' })
    const [first, ...others] = base.queues
    expect(give(change({ queues: [{ ...first!, promiseMin: 1e7 }, ...others] }, 0))).toEqual(
      refused('queues.0.promiseMin', 'Bounds', '0.1–480'),
    )
    expect(rule({ callsBeforeMissed: 10 })).toBe('ok')
  })

  it('SET-10 two windows of one part of the building have two numbers', () => {
    const { give } = settings()
    const [one, other] = base.counters
    expect(give(change({ counters: [one!, { ...other!, zone: one!.zone, label: one!.label }] }, 0))).toEqual({
      ...{ code: 'SettingsRefused', path: 'counters.1.label', fault: 'Twice', value: one!.label },
    })
    const elsewhere = base.zones.find((zone) => zone.id !== one!.zone)
    if (elsewhere)
      expect(give(change({ counters: [one!, { ...other!, zone: elsewhere.id, label: one!.label }] }, 0))).toBe('ok')
  })

  it.each([
    ['1', '００１'],
    ['1', '001'],
    ['综合A', '综合ａ '],
    ['Hall  2', 'hall 2'],
  ])('SET-14 SET-10 a window %s and a window %s are one number to whoever is called', (label, alike) => {
    const { give } = settings()
    const [one, other] = base.counters
    const two = (second: string) => [
      { ...one!, label },
      { ...other!, zone: one!.zone, label: second },
    ]
    expect(give(change({ counters: two(alike) }, 0))).toMatchObject({
      ...{ code: 'SettingsRefused', path: 'counters.1.label', fault: 'Twice' },
      value: expect.stringContaining(label) as string,
    })
    expect(give(change({ counters: two(`${label}9`) }, 0))).toBe('ok')
  })

  it('SET-14 two badges, two doors of the locker that read the same are refused with both', () => {
    const { give } = settings()
    const [clerk, ...clerks] = base.clerks
    const badge = (badgeNo: string) => give(change({ clerks: [clerk!, ...clerks, { ...clerk!, badgeNo }] }, 0))
    expect(badge('Ｋ１')).toMatchObject({
      ...{ path: `clerks.${base.clerks.length}.badgeNo`, fault: 'Twice' },
      value: 'Ｋ１ = k1',
    })
    const door = (id: string) => ({ id, size: 'small' as const })
    expect(give(change({ locker: [door('A1'), door('a1')] }, 0))).toMatchObject({ path: 'locker.1.id', fault: 'Twice' })
    expect(give(change({ locker: [door('A1'), door('A2')] }, 0))).toBe('ok')
  })

  it('SITE-12 a site that would be above or below itself, or another one that would be both, is refused at its field', () => {
    const { give } = settings()
    const place = { address: '中心街 1 号', addressEn: '1 Zhongxin Street', phone: '0910-5550100' }
    const rest = { nearby: [], subHalls: [], exceptions: [], delegatedUp: [] }
    const other = { level: 'village', title: '上庄村便民服务室', titleEn: 'Shangzhuang' } as const
    const refused = (path: string, value: string) => ({ code: 'SettingsRefused', path, fault: 'Twice', value })
    const site = (above: string, below: readonly string[]) =>
      give(
        change(
          {
            site: {
              ...{ ...place, ...rest, parent: { ...other, id: above } },
              below: below.map((id) => ({ ...other, id, parentId: null })),
            },
          },
          0,
        ),
      )
    expect(site(base.siteId, [])).toEqual(refused('site.parent.id', base.siteId))
    expect(site('above', ['one', base.siteId])).toEqual(refused('site.below.1.id', base.siteId))
    expect(site('above', ['above'])).toEqual(refused('site.below.0.id', 'above'))
    expect(site('above', ['one', 'two'])).toBe('ok')
  })

  it('SET-12 a slip that stood before is no reason to refuse another change, and one more is', () => {
    const slipped = { ...base, rules: { ...base.rules, itemsMax: 50 } }
    const give = (changes: Partial<typeof base>) =>
      new Log(slipped).give(change(changes, 0), dutyManager, { base: slipped, plan: indexSettings(slipped) })
    expect(give({ counters: base.counters.slice(0, 2) })).toMatchObject({ ok: true })
    expect(give({ rules: { ...slipped.rules, callsBeforeMissed: 33 } })).toMatchObject({
      rejection: { path: 'rules.callsBeforeMissed' },
    })
    expect(give({ rules: { ...slipped.rules, itemsMax: 51 } })).toMatchObject({ rejection: { path: 'rules.itemsMax' } })
    expect(give({ rules: { ...slipped.rules, callsBeforeMissed: 2 } })).toMatchObject({ ok: true })
  })

  it('SET-1 a queue leaves the plan only when no number of today stands in it', () => {
    const others = base.queues.slice(1)
    const without = {
      queues: others,
      categories: [],
      counters: base.counters.map((one) => ({ ...one, skills: [{ queue: others[0]!.id }] })),
    }
    const plan = { ...base, items: base.items.filter((item) => item.queue !== base.queues[0]!.id) }
    /** The change, while somebody waits in a queue. */
    const given = (queue: string) => {
      const log = new Log(base)
      const today = dayStream(log.world(dutyManager).today)
      log.write(onto(today, { type: 'DayOpened', siteId: '', serviceDate: '', timeZone: '' }), log.world(dutyManager))
      const item = base.items.find((one) => one.queue === queue && one.isApplicantInitiated)!
      log.give({ type: 'IssueTicket', items: [{ item: item.id }], origin: 'kiosk' }, kiosk)
      return log.give(change(without, 0), dutyManager, { base: plan, plan: indexSettings(plan) })
    }
    expect(given(base.queues[0]!.id)).toMatchObject({
      rejection: { code: 'SettingsRefused', path: 'queues', fault: 'InUse', value: base.queues[0]!.name },
    })
    expect(given(others[0]!.id)).toMatchObject({ ok: true, result: { version: 1 } })
  })

  it('SET-1 CAL-6 refuses a calendar of less than seven hours and says article 11', () => {
    const { give } = settings()
    const short = {
      ...week,
      seasons: week.seasons.map((season) => ({ ...season, workday: [session('regular', '08:30', '15:15')] })),
    }
    expect(give(change({ calendar: short }, 0))).toMatchObject({
      code: 'CalendarRefused',
      fault: { code: 'WorkdayTooShort', minutes: 405, article: 11 },
    })
    expect(give(change({ calendar: week }, 0))).toBe('ok')
  })

  it('SET-1 refuses a session for a queue or an item that does not exist, wherever it stands in the calendar; an item of the catalogue is known', () => {
    const { give } = settings()
    const nowhere = { ...session('extended', '18:00', '19:00'), queues: ['nowhere'] }
    const nothing = { ...nowhere, queues: null, items: ['new01', 'nothing'] }
    expect(give(change({ calendar: { ...county, holiday: [...county.holiday, nowhere] } }, 0))).toMatchObject({
      code: 'SettingsRefused',
      path: `calendar.holiday.${county.holiday.length}.queues.0`,
      fault: 'Missing',
      value: 'nowhere',
    })
    expect(
      give(
        change(
          {
            calendar: {
              ...county,
              exceptions: [{ date: '2026-11-29', reason: '应约', sessions: [nothing], isAdded: true }],
            },
          },
          0,
        ),
      ),
    ).toMatchObject({ code: 'SettingsRefused', path: 'calendar.exceptions.0.sessions.0.items.1', value: 'nothing' })
    expect(
      give(
        change(
          {
            calendar: {
              ...county,
              exceptions: [
                { date: '2026-11-29', reason: '应约', sessions: [{ ...nothing, items: ['new01'] }], isAdded: true },
              ],
            },
          },
          0,
        ),
      ),
    ).toBe('ok')
  })

  it('SET-2 needs a note and a duty manager, and never overwrites what somebody else has just changed', () => {
    const { give } = settings()
    expect(give({ ...change({ title: '甲' }, 0), note: ' ' } as SettingsCommand)).toEqual({ code: 'ReasonMissing' })
    expect(give(change({ title: '甲' }, 0), clerk('k1'))).toEqual({ code: 'NotAllowed' })
    expect(give(change({ title: '甲' }, 0))).toBe('ok')
    expect(give(change({ title: '乙' }, 0))).toEqual({ code: 'SettingsMoved', version: 1 })
  })

  it('SET-3 keeps every version and goes back to any of them, as a new version', () => {
    const { state, give } = settings()
    give(change({ title: '甲' }, 0))
    give(change({ titleEn: 'B' }, 1))
    expect(sectionsOf(state)).toEqual({ title: '甲', titleEn: 'B' })
    expect(give({ type: 'RollBackSettings', toVersion: 1, note: '还原' })).toBe('ok')
    expect([versionOf(state), sectionsOf(state)]).toEqual([3, { title: '甲' }])
    expect(give({ type: 'RollBackSettings', toVersion: 0, note: '还原' })).toBe('ok')
    expect(sectionsOf(state)).toEqual({})
    expect(give({ type: 'RollBackSettings', toVersion: 9, note: '还原' })).toEqual({
      code: 'UnknownVersion',
      version: 9,
    })
    expect(state.versions.map((one) => [one.version, one.by, one.note])).toEqual([
      [1, 'k6', '改'],
      [2, 'k6', '改'],
      [3, 'k6', '还原'],
      [4, 'k6', '还原'],
    ])
  })
})
