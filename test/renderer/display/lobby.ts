/** A lobby display without a hall: its plan, its views and its line to the server in the test's hand. */
import { mount } from '@vue/test-utils'
import type { VueWrapper } from '@vue/test-utils'
import { nextTick, ref, shallowRef } from 'vue'
import type { DeviceReport } from '../../../domain/device/report.ts'
import type { CounterSettings, Queue, Zone } from '../../../domain/plan/settings.ts'
import type { CallLine, LobbyView } from '../../../domain/views/lobby.ts'
import { planOf } from '../../../renderer/app/server/use-plan.ts'
import LobbyScreen from '../../../renderer/display/LobbyScreen.vue'
import { planWith } from '../../support/site.ts'

export const NOW_MS = Date.parse('2026-11-23T02:42:18Z')

const zone = (id: string, name: string, direction: Zone['direction']): Zone => ({
  id,
  name,
  nameEn: '',
  way: '',
  wayEn: '',
  stepFreeWay: '',
  stepFreeWayEn: '',
  walkMin: 1,
  direction,
})
const queue = (id: string, name: string): Queue => ({
  id,
  prefix: id,
  name,
  nameEn: '',
  zone: 'C',
  promiseMin: 30,
  serviceMin: 9,
})
const counter = (id: string, zoneId: string): CounterSettings => ({
  id,
  label: id,
  zone: zoneId,
  name: '',
  nameEn: '',
  kind: 'integrated',
  skills: [],
})

export const QUEUES = [...'ABCDEFGH'].map((id) => queue(id, `${id} 组`))

export const PLAN = planWith({
  title: '秦川市政务大厅',
  titleEn: '',
  timeZone: 'Asia/Shanghai',
  calendar: null,
  zones: [zone('C', '二楼 C 区', 'up-right'), zone('E', '二楼 E 区', 'left')],
  queues: QUEUES,
  counters: [counter('21', 'C'), counter('22', 'C'), counter('24', 'C'), counter('27', 'C'), counter('43', 'E')],
  notices: [
    { text: '医保窗口今天延时到 18:30。', textEn: '' },
    { text: '过号 30 分钟内可返队一次。', textEn: '' },
  ],
})

const view = shallowRef<LobbyView | null>(null)
const status = ref<'connecting' | 'live' | 'lost'>('live')
const lastContactMs = ref(0)
export const reports: DeviceReport[] = []

/** Stands in for useConnection. */
export function useFakeLine(): unknown {
  return {
    view,
    status,
    lastContactMs,
    welcome: shallowRef(null),
    serverNowMs: () => Date.now(),
    send: () => Promise.reject(new Error('a display sends nothing')),
    report: (report: DeviceReport) => reports.push(report),
  }
}

/** Stands in for usePlan. */
export function useFakePlan(): unknown {
  return planOf(shallowRef(PLAN))
}

export function call(
  callNo: number,
  ticketNo: string,
  counterId: string,
  agoSec: number,
  open: 0 | 1,
  nth = 1,
): CallLine {
  return [callNo, ticketNo, counterId, nth, Date.now() - agoSec * 1000, open]
}

export function openLobby(
  calls: readonly CallLine[],
  more: Partial<LobbyView> = {},
  zoneId: string | null = 'C',
): VueWrapper {
  reports.length = 0
  status.value = 'live'
  lastContactMs.value = Date.now()
  view.value = lobby(calls, more)
  return mount(LobbyScreen, { props: { zone: zoneId }, attachTo: document.body })
}

export async function show(calls: readonly CallLine[], more: Partial<LobbyView> = {}): Promise<void> {
  lastContactMs.value = Date.now()
  view.value = lobby(calls, more)
  await nextTick()
}

export async function lose(): Promise<void> {
  status.value = 'lost'
  await nextTick()
}

export async function comeBack(): Promise<void> {
  status.value = 'live'
  await nextTick()
}

let seq = 1
function lobby(calls: readonly CallLine[], more: Partial<LobbyView>): LobbyView {
  seq += 1
  return {
    kind: 'lobby',
    seq,
    atMs: Date.now(),
    zone: 'C',
    calls,
    queues: [
      ['C', 7, [15, 25]],
      ['D', 3, null],
    ],
    next: ['C027', 'D014'],
    ...more,
  }
}
