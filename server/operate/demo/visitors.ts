/**
 * Visitors of the demonstration: they come as they come to a real hall, most to a kiosk, some with a floor guide's help
 * or a phone.
 */
import { wallTime } from '../../../domain/words/wall-time.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import { between, chance, oneOf, order, waitMin, waitSec, type Life } from './life.ts'

/** How full each half-hour is from 08:00 on, 1 being the day's mean of a morning: two peaks and a thin noon. */
const HALF_HOURS = [0.5, 0.9, 1.25, 1.4, 1.35, 1.2, 1, 0.7, 0.45, 0.4, 0.45, 0.7, 1.15, 1.1, 1, 0.8, 0.6, 0.4, 0.3, 0.2]
const FROM_MIN = 8 * 60
/** Share of what the staffed counters could serve that comes at a half-hour of weight 1. */
const LOAD = 0.85

/** A crowd at once, so that there is something to see from the first second. */
export async function openDoors(life: Life): Promise<void> {
  for (let n = 0; n < life.settings.counters.length * 2; n += 1) await arrive(life)
}

/** Lets visitors in until the demonstration ends. */
export async function letIn(life: Life): Promise<void> {
  const perMinute = LOAD * capacityPerMinute(life)
  for (;;) {
    const rate = perMinute * weightAt(wallTime(life.hall.nowMs(), life.settings.timeZone).minute)
    await waitMin(life, -Math.log(1 - Math.random()) / rate)
    await arrive(life)
  }
}

/**
 * What the floor guide and the duty manager do between the kiosks: priorities, numbers that come back, help, a number
 * given back.
 */
export async function walkTheFloor(life: Life): Promise<void> {
  const guide = staff(life, 'floorGuide')
  const manager = staff(life, 'dutyManager')
  for (;;) {
    await waitSec(life, between(8, 20))
    const tickets = [...life.hall.day().tickets.values()]
    const missed = tickets.find((ticket) => ticket.status === 'missed' && ticket.rejoins === 0)
    if (missed && chance(0.6)) await order(life, { type: 'Rejoin', ticketNo: missed.no }, guide)
    const waiting = tickets.filter((ticket) => ticket.status === 'waiting')
    if (waiting.length > 0 && chance(0.2))
      await order(
        life,
        {
          type: 'ChangePriority',
          ticketNo: oneOf(waiting).no,
          priorityClass: 'priority',
          reason: oneOf(['行动不便', '带婴儿', '七十岁以上']),
        },
        guide,
      )
    if (waiting.length > 5 && chance(0.1))
      await order(life, { type: 'CancelTicket', ticketNo: oneOf(waiting).no }, guide)
    if (chance(0.06))
      await order(life, { type: 'RequestHelp', place: `${oneOf(life.settings.counters).label} 号窗口` }, guide)
    const [help] = life.hall.day().help
    if (help && chance(0.5)) await order(life, { type: 'AnswerHelp', helpNo: help[0] }, manager)
  }
}

async function arrive(life: Life): Promise<void> {
  const counter = oneOf(life.settings.counters)
  const items = life.settings.items.filter(
    (item) =>
      item.isApplicantInitiated && !item.isSelfService && counter.skills.some((skill) => skill.queue === item.queue),
  )
  if (items.length === 0) return
  const wanted = [...new Set(Array.from({ length: chance(0.2) ? 2 : 1 }, () => oneOf(items).id))].map((item) => ({
    item,
  }))
  const way = Math.random()
  if (way < 0.1) return byGuide(life, wanted, 'priority')
  const actor: Actor = way < 0.15 ? { kind: 'visitor' } : { kind: 'device', deviceId: 'demo', deviceKind: 'kiosk' }
  const answer = await order(
    life,
    { type: 'IssueTicket', origin: actor.kind === 'visitor' ? 'phone' : 'kiosk', items: wanted, isElder: chance(0.15) },
    actor,
  )
  // Outside its hours a kiosk gives no numbers; the floor guide still may, and the demonstration goes on.
  if (!answer.ok) await byGuide(life, wanted, 'ordinary')
}

async function byGuide(
  life: Life,
  items: readonly { readonly item: string }[],
  priorityClass: 'ordinary' | 'priority',
): Promise<void> {
  await order(life, { type: 'IssueTicket', origin: 'floorGuide', items, priorityClass }, staff(life, 'floorGuide'))
}

function staff(life: Life, role: 'floorGuide' | 'dutyManager'): Actor {
  return { kind: 'clerk', badgeNo: life.settings.clerks.find((clerk) => clerk.role === role)?.badgeNo ?? '', role }
}

function weightAt(minute: number): number {
  return HALF_HOURS[Math.floor((minute - FROM_MIN) / 30)] ?? 0.3
}

/** Visits per minute that all counters together could serve. */
function capacityPerMinute({ settings }: Life): number {
  return settings.counters.reduce((sum, counter) => {
    const means = settings.items
      .filter((item) => counter.skills.some((skill) => skill.queue === item.queue))
      .map((item) => item.serviceMin)
    return means.length === 0 ? sum : sum + means.length / means.reduce((total, mean) => total + mean, 0)
  }, 0)
}
