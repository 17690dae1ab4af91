/** Replays a day of counts through the real server code: kiosks issue as the counts grow, counters call as the counts grow. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Answer } from '../../domain/protocol.ts'
import type { Actor, Command } from '../../domain/queue-day/commands.ts'
import { composeHall, type Hall } from '../compose.ts'
import { dayStream } from '../service-date.ts'
import { openSqliteStore } from '../store/sqlite.ts'
import { auditDay, type DayAudit } from './replay-audit.ts'
import { momentsOf, type QueueCounts } from './replay-file.ts'
import { badgeAt, countersOf, REPLAY_ZONE, replaySettings, wallTimeMs } from './replay-hall.ts'

export interface Replayed extends DayAudit {
  readonly seconds: number
}

interface Step {
  readonly atMs: number
  readonly what: 'issue' | 'call'
  readonly queue: string
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
    const clock = { nowMs: wallTimeMs(date, 0, REPLAY_ZONE) }
    const hall = await composeHall({
      settings: replaySettings(office, queues), store, nowMs: () => clock.nowMs,
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

/** Numbers and calls of all queues in order of time. A call that the file shows before its number waits for the number. */
function stepsOf(date: string, queues: readonly QueueCounts[]): readonly Step[] {
  const steps = queues.flatMap(({ queue, counts, called }) => {
    const issues = momentsOf(counts, 'issued')
    const calls = momentsOf(counts, 'called').slice(0, called).map((atMin, n) => Math.max(atMin, issues[n] as number))
    return [
      ...issues.map((atMin): Step => ({ atMs: wallTimeMs(date, atMin, REPLAY_ZONE), what: 'issue', queue })),
      ...calls.map((atMin): Step => ({ atMs: wallTimeMs(date, atMin, REPLAY_ZONE), what: 'call', queue })),
    ]
  })
  const rank = { issue: 0, call: 1 }
  return steps.sort((a, b) => a.atMs - b.atMs || rank[a.what] - rank[b.what])
}

async function runSteps(hall: Hall, clock: { nowMs: number }, steps: readonly Step[], queues: readonly QueueCounts[]): Promise<void> {
  const desks = new Map(queues.map((queue) => [queue.queue, countersOf(queue).map((counter) => ({ counter, actor: clerkAt(counter) }))]))
  for (const step of steps) {
    if (hall.day().status === 'new') {
      clock.nowMs = step.atMs
      await Promise.all([...desks.values()].flat().map(({ counter, actor }) => order(hall, { type: 'SignIn', counter }, actor)))
    }
    clock.nowMs = step.atMs
    if (step.what === 'issue') {
      await order(hall, { type: 'IssueTicket', origin: 'kiosk', items: [{ item: step.queue }] }, KIOSK)
      continue
    }
    const line = desks.get(step.queue) as { counter: string; actor: Actor }[]
    const desk = line.shift() as { counter: string; actor: Actor }
    line.push(desk)
    await freeCounter(hall, clock, desk.counter, desk.actor)
    clock.nowMs = step.atMs
    await order(hall, { type: 'CallNext', counter: desk.counter }, desk.actor)
  }
  for (const { counter, actor } of [...desks.values()].flat()) await freeCounter(hall, clock, counter, actor)
}

/** Serves whoever was called here before, so that the counter can call again. The start is told at once, the finish with the next call. */
async function freeCounter(hall: Hall, clock: { nowMs: number }, counter: string, actor: Actor): Promise<void> {
  const ticketNo = hall.day().counters.get(counter)?.ticketNo ?? null
  if (ticketNo === null) return
  const ticket = hall.day().tickets.get(ticketNo)
  const outcomes = (ticket?.items ?? []).map((_, index) => ({ index, outcome: 'done' as const }))
  // Both commands are decided in order and share one commit.
  clock.nowMs = Math.max(clock.nowMs, Math.min(clock.nowMs, (ticket?.calledAtMs ?? 0) + WAY_MS))
  await Promise.all([order(hall, { type: 'StartService', counter }, actor), order(hall, { type: 'FinishService', counter, outcomes }, actor)])
}

function clerkAt(counter: string): Actor {
  return { kind: 'clerk', badgeNo: badgeAt(counter), role: 'clerk' }
}

async function order(hall: Hall, command: Command, actor: Actor): Promise<Answer & { ok: true }> {
  const answer = await hall.execute({ commandId: randomUUID(), command }, actor)
  if (!answer.ok) throw new Error(`the hall refused ${JSON.stringify(command)}: ${JSON.stringify(answer)}`)
  return answer
}
