/** The facility self-check: what it sees, what it asks, what a small room is spared. */
import { describe, expect, it } from 'vitest'
import { facilityCheck, type CheckedDevice } from '../../../domain/site/facility-check.ts'
import type { HallSettings } from '../../../domain/plan/settings.ts'
import { settingsWith } from '../queue-day/hall.ts'

const base = settingsWith({ notices: [{ text: '公告', textEn: 'notice' }] })
const settings = {
  ...base,
  zones: base.zones.map((zone) => ({ ...zone, way: '直走', stepFreeWay: '无台阶' })),
  counters: [{ ...base.counters[0]!, kind: 'pickup' as const }],
}
const device = (kind: CheckedDevice['kind'], change: Partial<CheckedDevice> = {}): CheckedDevice => ({
  kind,
  name: kind,
  zone: null,
  counter: null,
  isHeard: true,
  paper: null,
  ...change,
})
const all = [
  device('display'),
  device('counter-display', { counter: settings.counters[0]!.id }),
  device('kiosk', { paper: 'ok' }),
]
const stateOf = (devices: readonly CheckedDevice[], id: string, of: HallSettings = settings): string | undefined =>
  facilityCheck(of, devices).find((line) => line.id === id)?.state

describe('SITE-8 the facility self-check', () => {
  it('finds a hall with everything on in order, and leaves boxes for what it cannot see', () => {
    const lines = facilityCheck(settings, all)
    expect(lines.filter((line) => line.state === 'missing')).toEqual([])
    expect(lines.filter((line) => line.state === 'ask').map((line) => line.id)).toEqual([
      'sign',
      'accessible',
      'safety',
      'hours',
    ])
  })

  it('SITE-8 names an unplugged display, a kiosk without paper and a zone without a step-free way', () => {
    expect(stateOf([device('display', { isHeard: false }), ...all.slice(1)], 'displays')).toBe('missing')
    expect(stateOf([all[0]!, all[1]!, device('kiosk', { paper: 'out' })], 'kiosks')).toBe('missing')
    expect(stateOf(all.slice(0, 2), 'kiosks')).toBe('missing')
    expect(stateOf(all, 'ways', base)).toBe('missing')
  })

  it('SITE-8 DEV-8 its English words hold nothing Chinese, whatever is missing', () => {
    const zoned = {
      ...base,
      notices: [],
      counters: [],
      zones: base.zones.map((zone) => ({ ...zone, nameEn: 'Zone Q' })),
    }
    const found = [[], [device('kiosk', { name: '3 号机', paper: 'out' })]].flatMap((devices) =>
      facilityCheck(zoned, devices as CheckedDevice[]),
    )
    expect(found.filter((line) => line.state === 'missing').length).toBeGreaterThan(8)
    expect(found.map((line) => line.evidenceEn).filter((text) => /\p{Script=Han}/u.test(text))).toEqual([])
    expect(found.find((line) => line.id === 'displays')?.evidenceEn).toContain('Zone Q')
    expect(found.findLast((line) => line.id === 'kiosks')?.evidenceEn).toBe('missing: paper in Kiosk 3')
  })

  it('asks a village room for no displays and no pick-up counter', () => {
    const ids = facilityCheck({ ...settings, siteLevel: 'village' }, []).map((line) => line.id)
    expect(ids).not.toContain('displays')
    expect(ids).not.toContain('pickUp')
    expect(ids).toContain('sign')
  })
})
