/** A floor without a server: the sample hall's plan, views made by hand, a line that records every order. */
import { mount } from '@vue/test-utils'
import type { VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { nextTick, ref, shallowRef } from 'vue'
import type { Component } from 'vue'
import type { Answer } from '../../../domain/contract/protocol.ts'
import type { HallCommand } from '../../../domain/contract/subjects.ts'
import type { ManagerCounter, ManagerView } from '../../../domain/views/floor.ts'
import type { SitePlan } from '../../../domain/plan/site-plan.ts'
import type { ManagerAlert } from '../../../domain/words/alert.ts'
import { sitePlan } from '../../../domain/plan/site-plan.ts'
import type { Connection } from '../../../renderer/app/server/connection.ts'
import { locale } from '../../../renderer/app/text/i18n.ts'
import { planOf } from '../../../renderer/app/server/use-plan.ts'
import { useFloor } from '../../../renderer/manager/floor-store.ts'
import { useSession } from '../../../renderer/manager/session-store.ts'
import { loadSite } from '../../support/site.ts'

/** 10:42 in the hall. */
export const NOW_MS = Date.UTC(2026, 10, 25, 2, 42, 0)
export const MIN = 60_000
export const OK: Answer = { ok: true, seq: 1, result: {} }
const plan = shallowRef<SitePlan | null>(sitePlan(loadSite('county').settings))

export function alertOf(
  level: ManagerAlert['level'],
  kind: ManagerAlert['kind'],
  more: Partial<ManagerAlert> = {},
): ManagerAlert {
  return { level, kind, zone: null, counter: null, place: null, helpNo: null, sinceMs: NOW_MS - MIN, value: 0, ...more }
}

export function counterOf(counter: string, more: Partial<ManagerCounter> = {}): ManagerCounter {
  return {
    counter,
    status: 'serving',
    ticketNo: 'C026',
    nth: 1,
    sinceMs: NOW_MS - 6 * MIN,
    untilMs: null,
    clerk: { name: '赵敏', badgeNo: '0301' },
    isLong: false,
    ...more,
  }
}

export const FLOOR: ManagerView = {
  kind: 'manager',
  seq: 9,
  atMs: NOW_MS,
  serviceDate: '2026-11-25',
  isClosed: false,
  waiting: 3,
  longest: { sinceMs: NOW_MS - 41 * MIN, queue: 'E', ticketNo: 'E047' },
  withinPromise: 0.92,
  called: 880,
  waitingOver: 2,
  served: 812,
  issued: 900,
  meanServiceMs: 588_000,
  queues: [
    ['C', 2, [15, 25], 1],
    ['E', 1, [35, 50], 1],
  ],
  counters: [
    counterOf('24'),
    counterOf('25', { status: 'paused', ticketNo: null, untilMs: NOW_MS + 13 * MIN }),
    counterOf('44', { ticketNo: 'E044', isLong: true, sinceMs: NOW_MS - 48 * MIN }),
  ],
  alerts: [],
  held: [],
  postings: [],
  byRule: [],
  aside: [
    {
      ticketNo: 'C010',
      status: 'missed',
      reason: '',
      because: null,
      atMs: NOW_MS - 10 * MIN,
      returnAtMs: null,
      canReturn: true,
    },
    {
      ticketNo: 'C007',
      status: 'missed',
      reason: '',
      because: null,
      atMs: NOW_MS - 50 * MIN,
      returnAtMs: null,
      canReturn: false,
    },
    {
      ticketNo: 'D003',
      status: 'parked',
      reason: '去复印',
      because: 'clerk',
      atMs: NOW_MS - 5 * MIN,
      returnAtMs: null,
      canReturn: true,
    },
  ],
  asideCount: 3,
  line: [
    { ticketNo: 'E047', queue: 'E', priorityClass: 'ordinary', sinceMs: NOW_MS - 41 * MIN, items: ['e01'] },
    { ticketNo: 'C032', queue: 'C', priorityClass: 'ordinary', sinceMs: NOW_MS - 12 * MIN, items: ['c01'] },
    { ticketNo: 'C033', queue: 'C', priorityClass: 'priority', sinceMs: NOW_MS - 3 * MIN, items: ['c02'] },
  ],
  lineCount: 3,
  calls: [
    {
      callNo: 8,
      ticketNo: 'C031',
      counter: '24',
      atMs: NOW_MS - MIN,
      nth: 1,
      why: 'headStart',
      overtook: 2,
      overtaken: 'C030',
      note: '',
    },
    {
      callNo: 7,
      ticketNo: 'C030',
      counter: '24',
      atMs: NOW_MS - 3 * MIN,
      nth: 2,
      why: 'byNumber',
      overtook: 0,
      overtaken: null,
      note: '抱小孩',
    },
  ],
  help: [],
  closedQueues: [],
}

export interface Bench {
  readonly page: VueWrapper
  readonly sent: HallCommand[]
  readonly answerWith: (answer: Answer) => void
  readonly show: (view: ManagerView) => Promise<void>
  /** Presses the button whose text or name begins so. */
  readonly press: (text: string) => Promise<void>
  readonly texts: () => readonly string[]
}

/** Mounts one part of the page for somebody with this role. */
export function openBench(
  part: Component,
  role: 'dutyManager' | 'floorGuide' = 'dutyManager',
  first: ManagerView = FLOOR,
  props: Readonly<Record<string, unknown>> = {},
  ofPlan: SitePlan | null = plan.value,
): Bench {
  setActivePinia(createPinia())
  locale.value = 'zh'
  history.replaceState(null, '', '/manager/')
  const sent: HallCommand[] = []
  let answer: Answer = OK
  const view = shallowRef<ManagerView | null>(first)
  const send = (command: HallCommand): Promise<Answer> => {
    sent.push(command)
    return Promise.resolve(answer)
  }
  const line: Connection<ManagerView> = {
    view,
    status: ref('live'),
    welcome: shallowRef(null),
    lastContactMs: ref(NOW_MS),
    serverNowMs: () => NOW_MS,
    send,
    report: () => undefined,
    trialSeen: () => undefined,
  }
  const floor = useFloor()
  floor.attach(line, planOf(shallowRef(ofPlan)))
  floor.nowMs = NOW_MS
  useSession().staff = { badgeNo: role === 'dutyManager' ? '0101' : '0201', name: '孙丽', role }
  const page = mount(part, { attachTo: document.body, props })
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn += 1) await nextTick()
  }
  const nameOf = (one: { text: () => string; attributes: (name: string) => string | undefined }): string =>
    one.attributes('aria-label') ?? one.text()
  return {
    page,
    sent,
    answerWith: (next) => (answer = next),
    show: async (next) => {
      view.value = next
      await settle()
    },
    press: async (text) => {
      const button = page.findAll('button').find((one) => one.text().startsWith(text) || nameOf(one).startsWith(text))
      if (!button) throw new Error(`no button "${text}" in: ${page.text()}`)
      await (button.attributes('type') === 'submit'
        ? button.element.closest('form')?.dispatchEvent(new Event('submit', { cancelable: true }))
        : button.trigger('click'))
      await settle()
    },
    texts: () => page.findAll('button').map((one) => one.text()),
  }
}
