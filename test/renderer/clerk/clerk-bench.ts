/** A counter without a server: a small hall, views made by hand, and a line that records what is sent. */
import { createPinia, setActivePinia } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { Ref, ShallowRef } from 'vue'
import { mount } from '@vue/test-utils'
import type { VueWrapper } from '@vue/test-utils'
import type { Answer } from '../../../domain/contract/protocol.ts'
import type { HallCommand } from '../../../domain/contract/subjects.ts'
import type { ClerkItem, ClerkTicket, ClerkView } from '../../../domain/views/clerk.ts'
import type { SitePlan } from '../../../domain/plan/site-plan.ts'
import type { Connection, ConnectionStatus, SendOptions } from '../../../renderer/app/server/connection.ts'
import { planOf } from '../../../renderer/app/server/use-plan.ts'
import ClerkConsole from '../../../renderer/clerk/console/ClerkConsole.vue'
import { useConsole } from '../../../renderer/clerk/console/console-store.ts'
import { useEscalations } from '../../../renderer/clerk/console/escalations.ts'

/** 10:00 in the hall. */
export const NOW_MS = Date.UTC(2026, 10, 25, 2, 0, 0)

const item = (id: string, name: string, queue: string) => ({
  id,
  name,
  nameEn: id,
  queue,
  department: '',
  departmentEn: '',
  kind: 'public' as const,
  isApplicantInitiated: true,
  serviceMin: 6,
  remark: '',
  remarkEn: '',
  isSelfService: false,
  isNearby: false,
  materials: [
    { name: '身份证', nameEn: 'ID card', hint: '原件', hintEn: 'original' },
    { name: '一寸照片', nameEn: 'Photo', hint: '', hintEn: '' },
  ],
})
/** One that is accepted now and decided within ten working days. */
const promised = (id: string, name: string) => ({
  ...item(id, name, 'E'),
  guide: {
    ...{ legalBasis: '', legalDays: 20, promisedDays: 10, fee: '', result: '', phone: '' },
    ...{ delegatedFrom: null, domain: '', isLocal: false },
  },
})
const queue = (id: string, name: string) => ({
  id,
  prefix: id,
  name,
  nameEn: id,
  zone: 'C',
  promiseMin: 30,
  serviceMin: 9,
})
const counter = (id: string, queues: readonly string[]) => ({
  id,
  label: id,
  zone: 'C',
  name: '综合',
  nameEn: 'Integrated',
  kind: 'integrated' as const,
  skills: queues.map((one) => ({ queue: one })),
})
const same = { rate: 1, headStart: 0 }

export const PLAN: SitePlan = {
  siteId: 'x',
  siteLevel: 'county',
  title: '某县大厅',
  titleEn: 'Hall',
  timeZone: 'Asia/Shanghai',
  hours: { open: '08:30', close: '17:30', lastTicket: '17:00', noonBreak: null },
  calendar: null,
  zones: [
    {
      id: 'C',
      name: '二楼 C 区',
      nameEn: 'Zone C',
      way: '',
      wayEn: '',
      stepFreeWay: '',
      stepFreeWayEn: '',
      walkMin: 1,
      direction: 'up',
    },
  ],
  queues: [queue('C', '人社'), queue('D', '医保'), queue('E', '不动产')],
  categories: [],
  items: [
    item('c01', '社保卡补换', 'C'),
    item('d01', '异地就医备案', 'D'),
    item('e01', '登记信息查询', 'E'),
    promised('a01', '食品经营许可'),
    promised('a02', '卫生许可'),
  ],
  counters: [counter('24', ['C', 'D']), counter('25', ['C', 'D']), counter('41', ['E'])],
  notices: [],
  rules: {
    classes: { ordinary: same, priority: same, booked: same, reentry: same },
    waitCapMin: 45,
    longestWaitMin: 45,
    scarceBonus: 5,
    scarceCounters: 2,
    quickItemMin: 5,
    quickHelpsFrom: 5,
    coverMin: 10,
    bookedRise: 30,
    callsBeforeMissed: 3,
    recallGapSec: 20,
    rejoinWithinMin: 30,
    rejoinBehind: 3,
    rejoinsMax: 1,
    delayMaxMin: 30,
    undoWithinSec: 10,
    itemsMax: 6,
  },
}

const ITEMS: readonly ClerkItem[] = [
  { index: 0, item: 'c01', queue: 'C', outcome: null, missing: 1, isHere: true },
  { index: 1, item: 'd01', queue: 'D', outcome: null, missing: 0, isHere: true },
  { index: 2, item: 'e01', queue: 'E', outcome: null, missing: null, isHere: false },
]

export const FREE: ClerkView = {
  kind: 'clerk',
  seq: 10,
  atMs: NOW_MS,
  counter: '24',
  status: 'free',
  clerk: { name: '赵敏', badgeNo: '0317', post: '人社综合岗' },
  untilMs: null,
  current: null,
  queues: [
    ['C', 6, NOW_MS - 22 * 60_000],
    ['D', 2, NOW_MS - 9 * 60_000],
  ],
  next: [
    { ticketNo: 'C027', queue: 'C', priorityClass: 'ordinary', sinceMs: NOW_MS - 22 * 60_000, items: ['c01'] },
    { ticketNo: 'D014', queue: 'D', priorityClass: 'priority', sinceMs: NOW_MS - 9 * 60_000, items: ['d01'] },
  ],
  aside: [],
  asideCount: 0,
  undo: null,
  last: null,
}

const TICKET: ClerkTicket = {
  ticketNo: 'C026',
  status: 'called',
  priorityClass: 'ordinary',
  isElder: false,
  calls: 1,
  items: ITEMS,
  waitedMs: 1_122_000,
  calledAtMs: NOW_MS - 30_000,
  lastCalledAtMs: NOW_MS - 30_000,
  arrivedAtMs: null,
  startedAtMs: null,
  why: 'arrivalOrder',
  promiseMin: 30,
}

export function called(more: Partial<ClerkTicket> = {}): ClerkView {
  return { ...FREE, seq: 11, status: 'called', current: { ...TICKET, ...more } }
}

export function serving(more: Partial<ClerkTicket> = {}): ClerkView {
  return {
    ...FREE,
    seq: 12,
    status: 'serving',
    current: { ...TICKET, status: 'serving', arrivedAtMs: NOW_MS - 20_000, startedAtMs: NOW_MS - 20_000, ...more },
  }
}

export interface Bench {
  readonly wrapper: VueWrapper
  readonly view: ShallowRef<ClerkView | null>
  readonly status: Ref<ConnectionStatus>
  readonly sent: HallCommand[]
  /** Answers the oldest command that still waits; `view` is what the hall shows from then on. */
  readonly answer: (answer: Answer, view?: ClerkView) => Promise<void>
  readonly press: (key: string, init?: KeyboardEventInit, atMs?: number) => Promise<void>
  readonly text: () => string
  readonly close: () => void
}

export const OK: Answer = { ok: true, seq: 0, result: {} }

/**
 * Mounts the console of counter 24 with `first` on it. `isLinked`: it may ask about other sites, which a test then
 * answers.
 */
export function openBench(first: ClerkView, isLinked = false, plan: SitePlan = PLAN): Bench {
  setActivePinia(createPinia())
  if (!isLinked) useEscalations().load = async () => []
  const view = shallowRef<ClerkView | null>(first)
  const status = ref<ConnectionStatus>('live')
  const sent: HallCommand[] = []
  const waiting: ((answer: Answer) => void)[] = []
  const line: Connection<ClerkView> = {
    view,
    status,
    welcome: shallowRef(null),
    lastContactMs: ref(NOW_MS),
    serverNowMs: () => NOW_MS,
    report: () => undefined,
    trialSeen: () => undefined,
    send: (command: HallCommand, options: SendOptions = {}) =>
      new Promise((resolve, reject) => {
        sent.push(command)
        waiting.push(resolve)
        options.signal?.addEventListener('abort', () => reject(new Error('withdrawn')))
      }),
  }
  useConsole().attach({ line, plan: planOf(shallowRef(plan)), counter: '24', leave: async () => {} })
  const wrapper = mount(ClerkConsole, { attachTo: document.body })
  let pressedAtMs = 1000
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0))
  }
  return {
    wrapper,
    view,
    status,
    sent,
    answer: async (answer, next) => {
      if (next !== undefined) view.value = next
      waiting.shift()?.(answer)
      await settle()
    },
    press: async (key, init = {}, atMs = (pressedAtMs += 1000)) => {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init })
      Object.defineProperty(event, 'timeStamp', { value: atMs })
      const target = document.activeElement ?? document.body
      target.dispatchEvent(event)
      await settle()
    },
    text: () => document.body.textContent ?? '',
    close: () => {
      wrapper.unmount()
      document.body.innerHTML = ''
    },
  }
}

/** What the open dialog says. */
export const dialog = (): string => document.querySelector('.dialog')?.textContent ?? ''
export const field = (name: string): HTMLInputElement =>
  document.querySelector(`.dialog input[name=${name}]`) as HTMLInputElement

export function type(name: string, text: string): void {
  const input = field(name)
  input.value = text
  input.dispatchEvent(new Event('input'))
}
