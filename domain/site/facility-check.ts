/** The facility self-check of article 4: what the product can see for itself, and what a person must look at. */
import { englishName } from '../words/device-name.ts'
import type { DeviceKind } from '../words/actor.ts'
import type { HallSettings } from '../plan/settings.ts'
import { windowRuns } from '../slip/window-runs.ts'

/** A device as far as the check needs it. */
export interface CheckedDevice {
  readonly kind: DeviceKind
  readonly name: string
  readonly zone: string | null
  readonly counter: string | null
  readonly isHeard: boolean
  readonly paper: 'ok' | 'low' | 'out' | 'unknown' | null
}

export interface FacilityLine {
  readonly id: string
  readonly title: string
  readonly titleEn: string
  /** 'ask': nobody but a person in the hall can tell; the form leaves a box. */
  readonly state: 'ok' | 'missing' | 'ask'
  readonly evidence: string
  readonly evidenceEn: string
}

/**
 * The lines of the form in their order (SITE-8). Small rooms have no displays of their own, so those lines are left out
 * there.
 */
export function facilityCheck(settings: HallSettings, devices: readonly CheckedDevice[]): readonly FacilityLine[] {
  const { siteLevel, notices } = settings
  const isRoom = siteLevel === 'village'
  const isHall = siteLevel !== 'township' && !isRoom
  return [
    asked('sign', '统一标识和名称在入口可见', 'Unified emblem and name visible at the entrance'),
    ways(settings),
    ...(isRoom ? [] : machines(settings, devices)),
    ...(isHall ? [pickUp(settings)] : []),
    seen('notices', '公告有内容', 'The notice band says something', notices.length === 0 ? [['公告', 'notices']] : [], [
      `${notices.length} 条`,
      `${notices.length}`,
    ]),
    asked('accessible', '无障碍通道、低位服务台、母婴设施可用', 'Step-free access, low desk and nursing room usable'),
    asked('safety', '消防通道畅通，监控和应急照明完好', 'Fire exits clear, cameras and emergency light in order'),
    asked('hours', '门口张贴的服务时间与系统一致', 'The posted hours agree with the system'),
  ]
}

function ways({ zones }: HallSettings): FacilityLine {
  const without = zones.filter((zone) => zone.way.trim() === '' || zone.stepFreeWay.trim() === '')
  return seen('ways', '每个区有走法和无台阶走法', 'Every zone has a way and a step-free way', without.map(namesOf), [
    `${zones.length} 个区`,
    `${zones.length} zones`,
  ])
}

/** Displays in every zone and above every counter, and a kiosk with paper. */
function machines({ zones, counters }: HallSettings, devices: readonly CheckedDevice[]): readonly FacilityLine[] {
  const heard = devices.filter((device) => device.isHeard)
  const silentZones = zones.filter(
    ({ id }) => !heard.some(({ kind, zone }) => kind === 'display' && (zone === null || zone === id)),
  )
  const bare = counters.filter(
    ({ id }) => !heard.some(({ kind, counter }) => kind === 'counter-display' && counter === id),
  )
  const kiosks = heard.filter((device) => device.kind === 'kiosk')
  const withoutPaper = kiosks.filter((kiosk) => kiosk.paper === 'out')
  return [
    seen('displays', '每个等候区有一块综合屏在线', 'A display is on in every zone', silentZones.map(namesOf), [
      '都在线',
      'all on',
    ]),
    seen(
      'counterDisplays',
      '每个窗口有窗口屏在线',
      'A display is on above every counter',
      bare.map(({ label }) => [label, label]),
      ['都在线', 'all on'],
    ),
    seen(
      'kiosks',
      '取号机在线并有纸',
      'A kiosk is on and has paper',
      kiosks.length === 0
        ? [['取号机', 'kiosk']]
        : withoutPaper.map(({ name }) => [`${name}的纸`, `paper in ${englishName(name)}`]),
      [`${kiosks.length} 台`, `${kiosks.length} on`],
    ),
  ]
}

function pickUp({ counters }: HallSettings): FacilityLine {
  const isThere = counters.some((counter) => counter.kind === 'pickup')
  return seen(
    'pickUp',
    '设有统一出件窗口',
    'There is a results pick-up counter',
    isThere ? [] : [['统一出件', 'a pick-up counter']],
    ['有', 'yes'],
  )
}

/** What something is called, in Chinese and in English. */
type Names = readonly [zh: string, en: string]

function namesOf({ name, nameEn }: { readonly name: string; readonly nameEn: string }): Names {
  return [name, nameEn]
}

/** What no machine can see. */
function asked(id: string, title: string, titleEn: string): FacilityLine {
  return { id, title, titleEn, state: 'ask', evidence: '请现场查看', evidenceEn: 'look at it on site' }
}

function seen(
  id: string,
  title: string,
  titleEn: string,
  missing: readonly Names[],
  [good, goodEn]: readonly [string, string],
): FacilityLine {
  const runs = (language: 0 | 1, comma: string): string =>
    windowRuns(
      missing.map((names) => names[language]),
      comma,
    )
  return {
    id,
    title,
    titleEn,
    state: missing.length === 0 ? 'ok' : 'missing',
    evidence: missing.length === 0 ? good : `缺：${runs(0, '、')}`,
    evidenceEn: missing.length === 0 ? goodEn : `missing: ${runs(1, ', ')}`,
  }
}
