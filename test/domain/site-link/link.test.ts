/** The line between sites without any server: who may ask, what stands in a roll-up, what may follow what. */
import { describe, expect, it } from 'vitest'
import { mayAsk, type LinkRequest } from '../../../domain/site-link/right.ts'
import { deciders, isCalledBack } from '../../../domain/site-link/decide.ts'
import { folds } from '../../../domain/site-link/evolve.ts'
import { fold, type StreamName } from '../../../domain/words/stream.ts'
import { Log } from '../log.ts'
import { POST_SLOW_MS, postAlerts } from '../../../domain/site-link/post-alerts.ts'
import {
  SENT_NEXT,
  emptyOutbox,
  OUTBOX_STREAM,
  resultMessageId,
  type OutboxState,
  type Sent,
} from '../../../domain/site-link/state.ts'
import type { Day } from '../../../domain/queue-day/decide/checks.ts'
import { emptyDay, type Ticket } from '../../../domain/queue-day/state.ts'
import type { EscalatedTicket } from '../../../domain/site-link/commands.ts'
import type { LinkEvent } from '../../../domain/site-link/events.ts'
import { gatherLinks } from '../../../server/sites/links.ts'
import { loadSite } from '../../support/site.ts'

const station = loadSite('township').settings
const county = loadSite('county').settings
const KEY = 'k'.repeat(32)
const ticket: EscalatedTicket = {
  site: 'liulin',
  ticketNo: 'B001',
  sinceMs: 1000,
  items: [{ item: 'c01' }],
  priorityClass: 'ordinary',
  isElder: false,
  reason: '需审核',
}

function outboxAfter(...events: readonly LinkEvent[]): OutboxState {
  const state = emptyOutbox()
  events.forEach((event, at) =>
    fold(folds, state, {
      seq: at + 1,
      atMs: 5000 + at,
      actor: { kind: 'timekeeper' },
      commandId: `command-${at}`,
      event,
    }),
  )
  return state
}

const escalated: LinkEvent = {
  type: 'TicketEscalated',
  escalationId: 'liulin-1',
  to: 'weiyuan',
  serviceDate: '2026-11-25',
  ticket,
}
const result = { ticketNo: 'C007', ended: 'finished', outcomes: [] } as const

describe('who may ask what of a station', () => {
  it.each<readonly [string, Record<LinkRequest, boolean>]>([
    [
      'weiyuan',
      {
        figures: true,
        results: true,
        staff: true,
        errands: true,
        cases: true,
        tickets: true,
        bookings: true,
        escalations: false,
      },
    ],
    [
      'huaishuwan',
      {
        figures: false,
        results: false,
        staff: false,
        errands: true,
        cases: true,
        tickets: true,
        bookings: true,
        escalations: true,
      },
    ],
    [
      'baiyang',
      {
        figures: false,
        results: false,
        staff: false,
        errands: false,
        cases: false,
        tickets: false,
        bookings: false,
        escalations: false,
      },
    ],
    [
      'liulin',
      {
        figures: false,
        results: false,
        staff: false,
        errands: false,
        cases: false,
        tickets: false,
        bookings: false,
        escalations: false,
      },
    ],
  ])('LINK-1 given %s, then %o', (asker, rights) => {
    for (const [request, isRight] of Object.entries(rights))
      expect([request, mayAsk(request as LinkRequest, asker, station)]).toEqual([request, isRight])
  })
})

describe('the links of a site', () => {
  it('LINK-1 a link needs a long key, an address, and another site', () => {
    expect(() => gatherLinks('liulin', [{ site: 'weiyuan', url: 'http://x' }], new Map(), {})).toThrow(
      /no key for "weiyuan"; set YICHUANG_LINK_WEIYUAN/,
    )
    expect(() =>
      gatherLinks('liulin', [{ site: 'weiyuan', url: 'http://x' }], new Map(), { YICHUANG_LINK_WEIYUAN: 'short' }),
    ).toThrow(/at least 32 characters/)
    expect(() => gatherLinks('liulin', [{ site: 'weiyuan', url: 'x:1', key: KEY }], new Map(), {})).toThrow(
      /no address/,
    )
    expect(() => gatherLinks('liulin', [{ site: 'liulin', url: 'http://x', key: KEY }], new Map(), {})).toThrow(
      /this very site/,
    )
    expect(
      gatherLinks(
        'liulin',
        [{ site: 'weiyuan', url: 'http://x:1/', key: KEY }],
        new Map([['huaishuwan', 'http://y']]),
        { YICHUANG_LINK_HUAISHUWAN: KEY },
      ),
    ).toEqual(
      new Map([
        ['weiyuan', { site: 'weiyuan', url: 'http://x:1', publicUrl: 'http://x:1', key: KEY, backOffice: null }],
        ['huaishuwan', { site: 'huaishuwan', url: 'http://y', publicUrl: 'http://y', key: KEY, backOffice: null }],
      ]),
    )
  })
})

describe('a ticket that is called back', () => {
  const day = (tickets: readonly Partial<Ticket>[]): Day => ({
    ...emptyDay(),
    serviceDate: '2026-11-25',
    status: 'open',
    tickets: new Map(tickets.map((one) => [one.no as string, one as Ticket])),
  })
  const up = {
    no: ticket.ticketNo,
    status: 'parked',
    parked: { because: 'escalated', reason: '', keepFor: null, returnAtMs: null, atMs: 1 },
  } as unknown as Partial<Ticket>
  it('LINK-11 given a ticket that is up, when it stands in its line again, is gone or went up anew, then the one above is told once, behind the handing-over', () => {
    const state = outboxAfter(escalated)
    const sent = state.sent.get('liulin-1') as Sent
    expect([
      isCalledBack(sent, day([up]), state),
      isCalledBack(sent, day([{ ...up, parked: null }]), state),
      isCalledBack(sent, day([]), state),
    ]).toEqual([false, true, true])
    const anew = outboxAfter(escalated, { ...escalated, escalationId: 'liulin-2' } as LinkEvent)
    expect(['liulin-1', 'liulin-2'].map((id) => isCalledBack(anew.sent.get(id) as Sent, day([up]), anew))).toEqual([
      true,
      false,
    ])
    const recalled = outboxAfter(escalated, { type: 'EscalationRecalled', escalationId: 'liulin-1' })
    expect([...recalled.pending.keys()]).toEqual(['liulin-1', 'recall-liulin-1'])
    expect(isCalledBack(recalled.sent.get('liulin-1') as Sent, day([]), recalled)).toBe(false)
  })

  it('LINK-11 given it waits above, then it leaves the line there; given somebody is at work on it, then the work goes on', () => {
    const state = outboxAfter({
      type: 'EscalationReceived',
      escalationId: 'liulin-1',
      serviceDate: '2026-11-25',
      ticketNo: 'C007',
      ticket,
    })
    const withdraw = (status: Ticket['status'], from = 'liulin') =>
      deciders.WithdrawEscalation(
        { type: 'WithdrawEscalation', escalationId: 'liulin-1', from },
        {
          ...new Log(county).world({ kind: 'timekeeper' }),
          state: <S>(stream: StreamName<S>) =>
            (stream === OUTBOX_STREAM ? state : day([{ no: 'C007', status }])) as unknown as S,
        },
      )
    expect(withdraw('waiting')).toEqual([
      {
        stream: 'day/2026-11-25',
        events: [{ type: 'TicketClosed', ticketNo: 'C007', as: 'cancelled', because: 'ordered', reason: '' }],
      },
      {
        stream: 'outbox',
        events: [{ type: 'EscalationWithdrawn', escalationId: 'liulin-1', wasAtCounter: false }],
      },
    ])
    expect(withdraw('serving')).toEqual([
      { stream: 'day/2026-11-25', events: [] },
      { stream: 'outbox', events: [{ type: 'EscalationWithdrawn', escalationId: 'liulin-1', wasAtCounter: true }] },
    ])
    expect(() => withdraw('waiting', 'baiyang')).toThrow()
  })

  it('LINK-12 given post for a site that is not linked, or that has not taken it for ten minutes, then the duty manager is alerted', () => {
    const { pending } = outboxAfter(escalated)
    const at = [...pending.values()][0]?.atMs as number
    expect(postAlerts({ pending }, new Set(), at)).toMatchObject([
      { kind: 'post', level: 'red', place: 'weiyuan', value: 1, sinceMs: at },
    ])
    expect(postAlerts({ pending }, new Set(['weiyuan']), at + POST_SLOW_MS - 1)).toEqual([])
    expect(postAlerts({ pending }, new Set(['weiyuan']), at + POST_SLOW_MS)).toMatchObject([{ level: 'yellow' }])
  })
})

describe('the outbox', () => {
  it('LINK-5 the table of a handing-over: nothing follows its end', () => {
    expect(SENT_NEXT).toEqual({
      inOutbox: ['delivered', 'settled', 'refused', 'recalled'],
      delivered: ['settled', 'recalled'],
      settled: [],
      refused: [],
      recalled: [],
    })
  })

  it('LINK-7 given a message, then it is pending until it was taken, and its receipt says the number above', () => {
    expect([...outboxAfter(escalated).pending.keys()]).toEqual(['liulin-1'])
    const taken = outboxAfter(escalated, { type: 'MessageDelivered', messageId: 'liulin-1', ticketNo: 'C007' })
    expect(taken.pending.size).toBe(0)
    expect(taken.sent.get('liulin-1')).toMatchObject({ status: 'delivered', theirNo: 'C007' })
  })

  it('LINK-7 given a result that overtakes the receipt, then the message is settled and never sent again', () => {
    const state = outboxAfter(escalated, { type: 'EscalationSettled', escalationId: 'liulin-1', result })
    expect(state.pending.size).toBe(0)
    expect(state.sent.get('liulin-1')).toMatchObject({ status: 'settled', theirNo: 'C007' })
  })

  it('LINK-7 given a ticket taken in, when it is resolved, then its result is a message of its own', () => {
    const state = outboxAfter(
      { type: 'EscalationReceived', escalationId: 'liulin-1', serviceDate: '2026-11-25', ticketNo: 'C007', ticket },
      { type: 'EscalationResolved', escalationId: 'liulin-1', to: 'liulin', result },
    )
    expect(state.received.get('liulin-1')?.status).toBe('resolved')
    expect(state.pending.get(resultMessageId('liulin-1'))).toMatchObject({ kind: 'result', to: 'liulin', result })
  })
})
