/** Handing a ticket up from the console, and what its clerk is told at both ends (article 20). */
import { afterEach, expect, it, vi } from 'vitest'
import type { EscalationsReply } from '../../../domain/contract/http/site-link.ts'
import type { Sent } from '../../../domain/site-link/state.ts'
import type { ClerkView } from '../../../domain/views/clerk.ts'
import { barOf } from '../../../renderer/clerk/console/verbs.ts'
import { called, FREE, NOW_MS, OK, openBench, serving, type Bench } from './bench-desk.ts'

const ABOVE = { id: 'weiyuan', level: 'county', title: '渭原县政务大厅', titleEn: 'Weiyuan Hall' } as const
const up: Sent = {
  escalationId: 'x-1',
  to: 'weiyuan',
  serviceDate: '2026-11-25',
  atMs: NOW_MS,
  status: 'delivered',
  theirNo: 'C012',
  result: null,
  refusal: '',
  ticket: {
    site: 'x',
    ticketNo: 'C026',
    sinceMs: NOW_MS,
    items: [{ item: 'c01' }],
    priorityClass: 'ordinary',
    isElder: false,
    reason: '需上级审核',
  },
}
let told: EscalationsReply
let bench: Bench

async function open(view: ClerkView, reply: EscalationsReply): Promise<void> {
  told = reply
  vi.stubGlobal('fetch', async (path: string) => new Response(JSON.stringify(path === '/api/escalations' ? told : {})))
  bench = openBench(view, true)
  await settle()
}
async function settle(): Promise<void> {
  for (let turn = 0; turn < 8; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0))
}
afterEach(() => {
  bench.close()
  vi.unstubAllGlobals()
})

it('LINK-5 DESK-1 the key 6 hands the ticket up with a reason, and Enter sends it to the hall above', async () => {
  await open(serving(), { sent: [], received: [], above: [ABOVE] })
  await bench.press('6')
  expect(bench.text()).toContain('上送 C026')
  expect(bench.text()).toContain('渭原县政务大厅')
  await bench.press('3')
  await bench.press('Enter')
  expect(bench.sent).toEqual([{ type: 'EscalateTicket', counter: '24', to: 'weiyuan', reason: '需查上级档案' }])
  await bench.answer(OK, FREE)
  expect(bench.text()).toContain('C026 已上送渭原县政务大厅')
})

it('LINK-5 without a linked hall above there is no such button, and the key says why', async () => {
  await open(serving(), { sent: [], received: [], above: [] })
  expect(bench.wrapper.text()).not.toContain('上送')
  await bench.press('6')
  expect(bench.text()).toContain('没有连着上级大厅')
  expect(bench.sent).toEqual([])
  expect(barOf('serving', false).map((one) => one.verb)).not.toContain('escalate')
})

it('LINK-7 while it is up the rail says so; the answer is told when the number comes back, and stands on its card', async () => {
  const aside: ClerkView = {
    ...FREE,
    aside: [
      {
        ticketNo: 'C026',
        status: 'parked',
        because: 'escalated',
        reason: '',
        atMs: NOW_MS,
        returnAtMs: null,
        canReturn: true,
      },
    ],
    asideCount: 1,
  }
  await open(aside, { sent: [up], received: [], above: [ABOVE] })
  expect(bench.wrapper.find('.aside-row').text()).toContain('已上送，等答复')
  expect(bench.text()).not.toContain('escalated')
  told = {
    ...told,
    sent: [
      {
        ...up,
        status: 'settled',
        result: { ticketNo: 'C012', ended: 'finished', outcomes: [{ item: 'c01', outcome: 'done' }] },
      },
    ],
  }
  bench.view.value = FREE
  await settle()
  expect(bench.text()).toContain('C026 上级已答复，已回到队列')
  bench.view.value = called()
  await settle()
  expect(bench.wrapper.find('.ticket-from').text()).toBe('渭原县政务大厅 C012 已答复：社保卡补换 办结')
})

it('LINK-6 above, the clerk sees from where the ticket comes, its number there, and why', async () => {
  const received = {
    escalationId: 'liulin-1',
    serviceDate: '2026-11-25',
    ticketNo: 'C026',
    atMs: NOW_MS,
    status: 'open',
    ticket: { ...up.ticket, site: 'weiyuan', ticketNo: 'B009' },
  } as const
  await open(called({ escalatedFrom: { site: 'weiyuan', ticketNo: 'B009', sinceMs: NOW_MS } }), {
    sent: [],
    received: [received],
    above: [ABOVE],
  })
  expect(bench.wrapper.find('.ticket-from').text()).toBe('来自渭原县政务大厅 B009，人在站里等 · 上送原因：需上级审核')
})
