/** A clerk of the demonstration: calls, waits, recalls, serves, parks, sends on, takes a break. */
import type { Command } from '../../../domain/queue-day/commands.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import { itemsHere } from '../../../domain/queue-day/pick/legs.ts'
import type { CounterState, Ticket } from '../../../domain/queue-day/state.ts'
import { between, chance, order, oneOf, serviceMinutes, waitMin, waitSec, type Life } from './life.ts'

interface Desk {
  readonly life: Life
  readonly counter: string
  readonly actor: Actor
}

const BREAKS_MIN = { shortBreak: [3, 8], meal: [10, 20], fieldWork: [8, 15] } as const

/**
 * Works at a counter until the demonstration ends. Every step looks at the counter afresh, so that anybody may lend a
 * hand from a console.
 */
export async function workAt(life: Life, counter: string, badgeNo: string): Promise<void> {
  const desk: Desk = { life, counter, actor: { kind: 'clerk', badgeNo, role: 'clerk' } }
  await waitSec(life, between(0, 3))
  for (;;) {
    const now = life.hall.day().counters.get(counter)
    const ticket = now?.ticketNo ? life.hall.day().tickets.get(now.ticketNo) : undefined
    if (!now || now.badgeNo === null) await say(desk, { type: 'SignIn', counter })
    else if (now.badgeNo !== badgeNo) await waitMin(life, 1)
    else if (ticket?.status === 'called') await expect(desk, ticket)
    else if (ticket?.status === 'arrived') await say(desk, { type: 'StartService', counter })
    else if (ticket) await serve(desk, ticket)
    else await beFree(desk, now)
    await waitSec(life, between(0.3, 0.8))
  }
}

async function beFree(desk: Desk, now: CounterState): Promise<void> {
  const { life, counter } = desk
  if (now.status !== 'open') {
    await waitMin(life, 0.2)
    await say(desk, { type: 'OpenCounter', counter })
    return
  }
  if (chance(0.02)) return takeBreak(desk)
  await waitMin(life, between(0.1, 0.5))
  const called = await say(desk, { type: 'CallNext', counter })
  if (!called) await waitMin(life, between(0.3, 0.8))
}

async function takeBreak(desk: Desk): Promise<void> {
  const { life, counter } = desk
  const reason = oneOf(Object.keys(BREAKS_MIN) as (keyof typeof BREAKS_MIN)[])
  const [from, to] = BREAKS_MIN[reason]
  const minutes = between(from, to)
  if (
    !(await say(desk, {
      type: 'PauseCounter',
      counter,
      reason,
      untilMs: Math.round(life.hall.nowMs() + (minutes / life.speed) * 60_000),
    }))
  )
    return
  await waitMin(life, minutes)
  await say(desk, { type: 'OpenCounter', counter })
}

/** Most visitors walk up; some need a second call, and one now and then never comes. */
async function expect(desk: Desk, ticket: Ticket): Promise<void> {
  const { life, counter } = desk
  const { recallGapSec, callsBeforeMissed } = life.settings.rules
  const isHere = chance(ticket.calls === 1 ? 0.88 : 0.5)
  if (isHere) {
    await waitMin(life, between(0.2, 0.7))
    if (chance(0.5)) await say(desk, { type: 'Arrive', counter })
    else await say(desk, { type: 'StartService', counter })
    return
  }
  await waitSec(life, recallGapSec + 1)
  if (ticket.calls < callsBeforeMissed) await say(desk, { type: 'Recall', counter })
  else await say(desk, { type: 'MarkMissed', counter, thenCallNext: chance(0.5) })
}

async function serve(desk: Desk, ticket: Ticket): Promise<void> {
  const { life, counter } = desk
  const plan = life.hall.index.counters.get(counter)
  if (!plan) return
  const here = itemsHere(ticket.items, plan)
  await waitMin(
    life,
    Math.max(0.5, serviceMinutes(here.reduce((sum, at) => sum + (ticket.items[at]?.serviceMin ?? 0), 0))),
  )
  if (chance(0.05) && ticket.parked === null) {
    await say(desk, {
      type: 'Park',
      counter,
      keepFor: oneOf(['me', 'anyone']),
      reason: oneOf(['补充材料', '填写表格', '复印证件']),
      returnAtMs: Math.round(life.hall.nowMs() + between(60_000, 180_000)),
    })
    return
  }
  if (chance(0.03)) {
    const elsewhere = life.settings.queues.filter((queue) => !plan.skills.has(queue.id))
    if (elsewhere.length > 0) {
      await say(desk, {
        type: 'Transfer',
        counter,
        to: { kind: 'queue', queue: oneOf(elsewhere).id },
        returnToMe: chance(0.3),
        reason: '需其他窗口先办',
      })
      return
    }
  }
  const outcomes = here.map((index) => ({ index, outcome: chance(0.9) ? ('done' as const) : ('noticed' as const) }))
  await say(desk, { type: 'FinishService', counter, outcomes, thenCallNext: chance(0.3) })
}

async function say(desk: Desk, command: Command): Promise<boolean> {
  return (await order(desk.life, command, desk.actor)).ok
}
