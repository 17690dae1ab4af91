/** A phone without a server: a view made by hand, a line that records what is asked, a clock that can be moved. */
import { mount } from '@vue/test-utils'
import type { VueWrapper } from '@vue/test-utils'
import { ref, shallowRef } from 'vue'
import { vi } from 'vitest'
import type { Answer } from '../../../domain/contract/protocol.ts'
import type { HallCommand } from '../../../domain/contract/subjects.ts'
import type { TicketView } from '../../../domain/views/ticket.ts'
import type { SitePlan } from '../../../domain/plan/site-plan.ts'
import { sitePlan } from '../../../domain/plan/site-plan.ts'
import type { Connection } from '../../../renderer/app/server/connection.ts'
import { locale } from '../../../renderer/app/text/i18n.ts'
import { refusal } from '../../../renderer/app/server/page-state.ts'
import { planOf } from '../../../renderer/app/server/use-plan.ts'
import type { Plan } from '../../../renderer/app/server/use-plan.ts'
import TicketPage from '../../../renderer/ticket/TicketPage.vue'
import { loadSite } from '../../support/site.ts'

/** 10:27 in the hall. */
export const NOW_MS = Date.UTC(2026, 10, 25, 2, 27, 0)
export const OK: Answer = { ok: true, seq: 1, result: {} }
const plan = shallowRef<SitePlan | null>(sitePlan(loadSite('county').settings))

const line = {
  view: shallowRef<TicketView | null>(null),
  status: ref<'connecting' | 'live' | 'lost'>('live'),
  welcome: shallowRef(null),
  lastContactMs: ref(NOW_MS),
  serverNowMs: () => Date.now(),
  send: (command: HallCommand): Promise<Answer> => {
    sent.push(command)
    return Promise.resolve(answer.value)
  },
  report: () => undefined,
  trialSeen: () => undefined,
} satisfies Connection<TicketView>

export const sent: HallCommand[] = []
export const answer = ref<Answer>(OK)
export const useFakeLine = (): Connection<TicketView> => line
export const useFakePlan = (): Plan => planOf(plan)

export const WAITING: TicketView = {
  kind: 'ticket',
  seq: 5,
  atMs: NOW_MS,
  ticketNo: 'C032',
  status: 'waiting',
  queue: 'C',
  zone: 'C',
  items: [
    { item: 'c01', isSettled: false },
    { item: 'd01', isSettled: false },
  ],
  ahead: 4,
  span: [10, 20],
  unattended: null,
  counters: ['21', '22', '23', '24'],
  counter: null,
  nth: 0,
  issuedAtMs: NOW_MS - 600_000,
  untilMs: null,
  canDelay: true,
  canRejoin: false,
  mergedInto: null,
}
export const CALLED: TicketView = { ...WAITING, status: 'called', ahead: null, span: null, counter: '24', nth: 1 }
export const MISSED: TicketView = {
  ...WAITING,
  status: 'missed',
  ahead: null,
  span: null,
  untilMs: NOW_MS + 1_800_000,
  canDelay: false,
  canRejoin: true,
}

/** Opens the page at /t/<link> with `view` on it; null: the server has sent none. */
export function openPhone(view: TicketView | null, link = 'abc'): VueWrapper {
  vi.useFakeTimers({ now: NOW_MS })
  locale.value = 'zh'
  refusal.value = null
  sent.length = 0
  answer.value = OK
  line.view.value = view
  line.lastContactMs.value = NOW_MS
  history.replaceState(null, '', `/t/${link}`)
  return mount(TicketPage, { attachTo: document.body })
}

export async function show(view: TicketView): Promise<void> {
  line.view.value = view
  line.lastContactMs.value = Date.now()
  await vi.advanceTimersByTimeAsync(0)
}

export async function press(page: VueWrapper, text: string): Promise<void> {
  const button = page.findAll('button').find((one) => one.text().includes(text))
  if (!button) throw new Error(`no button "${text}" in: ${page.text()}`)
  await button.trigger('click')
  await vi.advanceTimersByTimeAsync(0)
}
