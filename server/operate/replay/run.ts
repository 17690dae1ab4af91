/**
 * Replays a day of counts through the real server code: kiosks issue as the counts grow, counters call as the counts
 * grow.
 */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { momentOf } from '../../../domain/words/wall-time.ts'
import type { Answer } from '../../../domain/contract/protocol.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import type { Command } from '../../../domain/queue-day/commands.ts'
import { composeHall } from '../../hall/compose.ts'
import type { Hall } from '../../hall/hall.ts'
import { HALL_JOBS } from '../../jobs/of-a-hall.ts'
import { dayStream } from '../../../domain/queue-day/state.ts'
import { openSqliteStore } from '../../store/sqlite.ts'
import { auditDay, type DayAudit } from './audit.ts'
import { momentsOf, type QueueCounts } from './file.ts'
import { badgeAt, countersOf, REPLAY_ZONE, replaySettings } from './hall.ts'

export interface Replayed extends DayAudit {
  readonly seconds: number
}

interface Step {
  readonly atMs: number
  readonly what: 'issue' | 'call'
  readonly queue: string
}

interface Desk {
  readonly counter: string
  readonly actor: Actor
}

/** A visitor needs this long from the call to the window; it says nothing about the waits. */
const WAY_MS = 30_000
const KIOSK: Actor = { kind: 'device', deviceId: 'kiosk', deviceKind: 'kiosk' }

/** Runs the day on a SQLite file in a temporary folder and audits what that file holds afterwards. */
export async function replayDay(office: string, date: string, queues: readonly QueueCounts[]): Promise<Replayed> {
  const fromMs = performance.now()
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-replay-'))
  const store = openSqliteStore(join(folder, 'hall.db'))
  try {
    const steps = stepsOf(date, queues)
    const clock = { nowMs: momentOf(date, 0, REPLAY_ZONE) }
    const hall = await composeHall({
      jobs: HALL_JOBS,
      settings: replaySettings(office, queues),
      store,
      nowMs: () => clock.nowMs,
      onTrouble: (error) => {
        throw error
      },
    })
    await runSteps(hall, clock, steps, queues)
    const chain = await store.verify(dayStream(date))
    if (!chain.ok) throw new Error(`the log does not fit together at record ${chain.seq}: ${chain.problem}`)
    const audit = auditDay(await store.read(dayStream(date), 0))
    return { ...audit, seconds: (performance.now() - fromMs) / 1000 }
  } finally {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Numbers and calls of all queues in order of time. A call that the file shows before its number waits for the number.
 */
function stepsOf(date: string, queues: readonly QueueCounts[]): readonly Step[] {
  const steps = queues.flatMap(({ queue, counts, called }) => {
    const issues = momentsOf(counts, 'issued')
    const calls = momentsOf(counts, 'called')
      .slice(0, called)
      .map((atMin, n) => Math.max(atMin, issues[n] as number))
    return [
      ...issues.map((atMin): Step => ({ atMs: Math.round(momentOf(date, atMin, REPLAY_ZONE)), what: 'issue', queue })),
      ...calls.map((atMin): Step => ({ atMs: Math.round(momentOf(date, atMin, REPLAY_ZONE)), what: 'call', queue })),
    ]
  })
  const rank = { issue: 0, call: 1 }
  return steps.sort((a, b) => a.atMs - b.atMs || rank[a.what] - rank[b.what])
}

/**
 * Drives the hall through the steps; everything that happens has the time of its step, whatever the machine's own clock
 * says.
 */
async function runSteps(
  hall: Hall,
  clock: { nowMs: number },
  steps: readonly Step[],
  queues: readonly QueueCounts[],
): Promise<void> {
  const desks = new Map(
    queues.map((queue) => [
      queue.queue,
      countersOf(queue).map((counter): Desk => ({ counter, actor: clerkAt(counter) })),
    ]),
  )
  const onTheWay: { readonly atMs: number; readonly desk: Desk; readonly ticketNo: string }[] = []
  clock.nowMs = steps[0]?.atMs ?? clock.nowMs
  await Promise.all(
    [...desks.values()].flat().map(({ counter, actor }) => order(hall, { type: 'SignIn', counter }, actor)),
  )
  for (const step of steps) {
    for (let next = onTheWay[0]; next && next.atMs <= step.atMs; next = onTheWay[0]) {
      onTheWay.shift()
      clock.nowMs = next.atMs
      if (hall.day().tickets.get(next.ticketNo)?.status === 'called')
        await order(hall, { type: 'StartService', counter: next.desk.counter }, next.desk.actor)
    }
    clock.nowMs = step.atMs
    if (step.what === 'issue') {
      await order(hall, { type: 'IssueTicket', origin: 'kiosk', items: [{ item: step.queue }] }, KIOSK)
      continue
    }
    const line = desks.get(step.queue) as Desk[]
    const desk = line.shift() as Desk
    line.push(desk)
    await freeCounter(hall, desk)
    const called = await order(hall, { type: 'CallNext', counter: desk.counter }, desk.actor)
    onTheWay.push({ atMs: step.atMs + WAY_MS, desk, ticketNo: called.result.ticketNo as string })
  }
  for (const desk of [...desks.values()].flat()) await freeCounter(hall, desk)
}

/** Ends the visit of whoever was called here before, so that the counter can call again. */
async function freeCounter(hall: Hall, { counter, actor }: Desk): Promise<void> {
  const ticket = hall.day().tickets.get(hall.day().counters.get(counter)?.ticketNo ?? '')
  if (!ticket) return
  const finish: Command = {
    type: 'FinishService',
    counter,
    outcomes: ticket.items.map((_, index) => ({ index, outcome: 'done' })),
  }
  // Given together, they are decided in this order and share one commit.
  const start = ticket.status === 'called' ? [order(hall, { type: 'StartService', counter }, actor)] : []
  await Promise.all([...start, order(hall, finish, actor)])
}

function clerkAt(counter: string): Actor {
  return { kind: 'clerk', badgeNo: badgeAt(counter), role: 'clerk' }
}

async function order(hall: Hall, command: Command, actor: Actor): Promise<Answer & { ok: true }> {
  const answer = await hall.execute({ commandId: randomUUID(), command }, actor)
  if (!answer.ok) throw new Error(`the hall refused ${JSON.stringify(command)}: ${JSON.stringify(answer)}`)
  return answer
}
