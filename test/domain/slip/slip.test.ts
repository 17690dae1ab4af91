/** What stands on a slip, in both languages. */
import { describe, expect, it } from 'vitest'
import { sitePlan } from '../../../domain/plan/site-plan.ts'
import type { RemotePlace } from '../../../domain/plan/remote-place.ts'
import { remoteSlipContent, slipContent, type SlipFacts } from '../../../domain/slip/slip.ts'
import { windowsFor } from '../../../domain/slip/windows.ts'
import { windowRuns } from '../../../domain/slip/window-runs.ts'
import { loadSite } from '../../support/site.ts'
import { SLIP_FACTS } from '../../support/slip-facts.ts'

const { settings } = loadSite('county')
const plan = sitePlan(settings)

const slip = (change: Partial<SlipFacts> = {}) => slipContent({ ...SLIP_FACTS, ...change }, plan)

describe('a slip', () => {
  it('SLIP-1 holds everything its reader needs, in Chinese', () => {
    expect(slip()).toEqual({
      language: 'zh',
      isElder: false,
      hall: '渭原县政务大厅',
      issued: '2026-11-23 周一 10:18 取号',
      reprint: null,
      number: 'C032',
      wait: {
        kind: 'known',
        ahead: { before: '前方', value: '7', after: '人' },
        span: { before: '约', value: '15–25', after: '分钟' },
      },
      windows: '21–28',
      zone: '二楼 C 区',
      ways: ['右侧扶梯上楼右转', '轮椅走 2 号电梯'],
      matters: {
        title: '一张号，办 3 件事',
        departments: '人社 · 医保',
        lines: ['社保卡补换', '异地就医备案', '登记信息查询 → 二楼 E 区'],
      },
      code: {
        text: SLIP_FACTS.link,
        title: '扫码看排到哪了',
        notes: ['不扫也照样叫号。', '叫三次没到算过号，', '30 分钟内可返队。'],
      },
    })
  })

  it('SETUP-14 bears the Chinese name in English too where the site has no English one', () => {
    const slipOf = (titleEn: string) => slipContent({ ...SLIP_FACTS, language: 'en' }, { ...plan, titleEn })
    expect(slipOf('').hall).toBe('渭原县政务大厅')
    expect(slipOf('Weiyuan Hall').hall).toBe('Weiyuan Hall')
  })

  it('SLIP-1 MISS-1 one call is one call in English too, and a matter that no window serves names none', () => {
    const once = { ...plan, rules: { ...plan.rules, callsBeforeMissed: 1 } }
    expect(slipContent({ ...SLIP_FACTS, language: 'en' }, once).code.notes).toContain('Missed after 1 call;')
    expect(slipContent({ ...SLIP_FACTS, language: 'en' }, plan).code.notes).toContain('Missed after 3 calls;')
    const [first, other] = ['c01', 'd01'].map((id) => plan.items.find((item) => item.id === id)!)
    const without = {
      ...plan,
      counters: plan.counters.filter((one) => one.skills.every((skill) => skill.queue !== first!.queue)),
    }
    expect(windowsFor(without, [first!]).labels).toEqual([])
    expect(windowsFor(plan, [first!, { ...other!, queue: 'nobody' }]).labels).toEqual(windowsFor(plan, [first!]).labels)
  })

  it('SLIP-15 without an address that a phone can open it has no code, and says where one’s place can be seen', () => {
    expect(slip({ link: null }).code).toEqual({
      text: null,
      title: '看屏幕、听叫号',
      notes: ['排到哪了，可在取号机输入号码查看。', '叫三次没到算过号，', '30 分钟内可返队。'],
    })
  })

  it('SLIP-1 holds no Chinese when it is in English', () => {
    const english = slip({ language: 'en', issuedAtText: 'Mon 2026-11-23 10:18', isReprint: true })
    expect(JSON.stringify(english)).not.toMatch(/\p{Script=Han}/u)
    expect(english).toMatchObject({
      zone: 'Zone C, second floor',
      reprint: 'Reprint',
      ways: ['Escalator on the right, then turn right', 'Wheelchairs: lift 2'],
      matters: { title: 'One ticket, 3 matters' },
    })
  })

  it('SLIP-1 takes the rule for a missed call from the hall, and promises no return where there is none', () => {
    const once = slipContent(SLIP_FACTS, {
      ...plan,
      rules: { ...plan.rules, callsBeforeMissed: 2, rejoinWithinMin: 45 },
    })
    expect(once.code.notes).toEqual(['不扫也照样叫号。', '叫两次没到算过号，', '45 分钟内可返队。'])
    const never = slipContent(SLIP_FACTS, { ...plan, rules: { ...plan.rules, rejoinsMax: 0 } })
    expect(never.code.notes.at(-1)).toBe('过号请重新取号。')
  })

  it('SLIP-1 sends everybody to windows of one zone; windows in reserve and quick windows only where they fit', () => {
    expect(slip({ items: ['a01'] })).toMatchObject({ windows: '1–8', zone: '一楼 A 区' })
    expect(slip({ items: ['c01'], counters: ['29'] })).toMatchObject({ windows: '29', zone: '二楼 C 区' })
    expect(slip({ items: ['a01'], counters: ['23'] })).toMatchObject({ windows: '23', zone: '二楼 C 区' })
  })

  it('SLIP-1 counts matters in English as one says them, and a minute to rejoin is a minute', () => {
    const titleOf = (...items: readonly string[]) => slip({ language: 'en', items }).matters.title
    expect([titleOf('c01'), titleOf('c01', 'd01')]).toEqual(['1 matter', 'One ticket, 2 matters'])
    const rules = { ...plan.rules, rejoinWithinMin: 1 }
    expect(slipContent({ ...SLIP_FACTS, language: 'en' }, { ...plan, rules }).code.notes.at(-1)).toBe(
      'rejoin within 1 min.',
    )
  })

  it('SLIP-1 an item of no department leaves no gap between the others', () => {
    const items = plan.items.map((item) => (item.id === 'c01' ? { ...item, department: '' } : item))
    expect(slipContent(SLIP_FACTS, { ...plan, items }).matters.departments).toBe('医保')
  })

  it('SLIP-2 holds no clerk, no identity and no priority', () => {
    const text = JSON.stringify(slip())
    for (const clerk of settings.clerks) expect(text).not.toContain(clerk.name)
    expect(text).not.toMatch(/优先|priority|身份证|\d{17}/)
  })

  it('SLIP-3 says so where waits are not known', () => {
    expect(slip({ ahead: null, span: null }).wait).toEqual({ kind: 'unknown', text: '等候人数以现场为准' })
    const offline = slip({ ticketNo: 'CS001', ahead: null, span: null }).wait
    expect(offline).toEqual({ kind: 'unknown', text: '离线号 · 等候人数以现场为准' })
    expect(slip({ span: null }).wait).toMatchObject({ kind: 'known', ahead: { value: '7' }, span: null })
  })

  it('SLIP-4 marks a reprint and keeps the number', () => {
    expect(slip({ isReprint: true })).toMatchObject({ reprint: '补打', number: 'C032' })
  })

  it('SLIP-5 counts the matters for elders and lists at most six otherwise', () => {
    expect(slip({ isElder: true }).matters).toEqual({ title: '一张号，办 3 件事', departments: '', lines: [] })
    const many = slip({ items: ['c01', 'c02', 'c03', 'c04', 'c05', 'c06', 'c07', 'd01'] }).matters
    expect(many.title).toBe('一张号，办 8 件事')
    expect(many.lines).toHaveLength(6)
    expect(many.lines.at(-1)).toBe('还有 3 件')
  })
})

it('SLIP-13 a slip of another site says so first, and leads there', () => {
  const place: RemotePlace = {
    site: 'weiyuan',
    title: '渭原县政务大厅',
    titleEn: 'Weiyuan County Hall',
    address: '渭原县行政路 18 号',
    addressEn: '18 Xingzheng Road',
    phone: '0910-5550118',
    zone: '二楼 C 区',
    zoneEn: 'Zone C',
    way: '右侧扶梯上楼右转',
    wayEn: 'escalator',
    stepFreeWay: '',
    stepFreeWayEn: '',
    matters: [{ name: '社保卡补换', nameEn: 'Social card' }],
    missedAfterCalls: 2,
    rejoinWithinMin: 0,
  }
  const slip = remoteSlipContent({ ...SLIP_FACTS, items: [] }, place)
  expect(slip).toMatchObject({
    hall: '去渭原县政务大厅办，这里不叫',
    zone: '二楼 C 区',
    windows: '',
    ways: ['渭原县行政路 18 号 · 0910-5550118', '右侧扶梯上楼右转'],
  })
  expect(slip.matters.lines).toEqual(['社保卡补换'])
  expect(slip.code.notes.join('')).toContain('叫两次没到算过号，过号请重新取号。')
  expect(remoteSlipContent({ ...SLIP_FACTS, language: 'en' }, place).hall).toBe(
    'For Weiyuan County Hall, not called here',
  )
})

it('SLIP-1 joins runs of windows', () => {
  expect(windowRuns(['21', '22', '23', '26', '24'], '、')).toBe('21–24、26')
  expect(windowRuns(['7', '8', '10', '7'], '、')).toBe('7、8、10')
  expect(windowRuns(['东1', '东2', '东3'], '、')).toBe('东1、东2、东3')
  expect(windowRuns(['9', '10', '11', 'VIP'], ', ')).toBe('9–11, VIP')
  expect(windowRuns([], '、')).toBe('')
})
