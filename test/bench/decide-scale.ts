/** decideScale: how much slower a decision about the next call is with 5,000 people waiting than with 50. */
import { decide, type HallCommand } from '../../domain/contract/subjects.ts'
import { dayStream, type DayState } from '../../domain/queue-day/state.ts'
import type { Actor } from '../../domain/words/actor.ts'
import { onto } from '../../domain/words/stream.ts'
import { Log } from '../domain/log.ts'
import { loadSite } from '../support/site.ts'
import { median, rounded } from './measure.ts'

const QUEUES = 40
const DATE = '2026-11-24'

interface Floor {
  readonly log: Log
  readonly day: Readonly<DayState>
  nowMs: number
}

/** `waiting` people spread over forty queues, forty counters open, each with three skills. */
function floorWith(waiting: number): Floor {
  const base = loadSite('county').settings
  const ids = Array.from(
    { length: QUEUES },
    (_, at) => `${String.fromCharCode(65 + (at % 8))}${String.fromCharCode(74 + Math.floor(at / 8))}`,
  )
  const queues = ids.map((id) => ({ ...base.queues[0]!, id, prefix: id }))
  const items = ids.map((id) => ({ ...base.items[0]!, id, queue: id }))
  const counters = ids.map((_, at) => ({
    ...base.counters[0]!,
    id: String(at),
    label: String(at),
    kind: 'integrated' as const,
    skills: [0, 1, 2].map((step) => ({ queue: ids[(at + step) % QUEUES] as string })),
  }))
  const clerks = counters.map((counter) => ({
    badgeNo: counter.id,
    name: counter.id,
    post: '',
    role: 'clerk' as const,
  }))
  const hall = { ...base, queues, items, counters, clerks }
  const log = new Log(hall, { today: DATE })
  const floor: Floor = { log, day: log.state(dayStream(DATE)), nowMs: Date.UTC(2026, 10, 24, 1) }
  log.write(
    onto(dayStream(DATE), { type: 'DayOpened', siteId: 'bench', serviceDate: DATE, timeZone: 'Asia/Shanghai' }),
    log.world({ kind: 'timekeeper' }),
  )
  for (const counter of counters) order(floor, { type: 'SignIn', counter: counter.id }, counter.id)
  for (let n = 0; n < waiting; n += 1) {
    floor.nowMs += 10
    order(
      floor,
      {
        type: 'IssueTicket',
        items: [{ item: ids[n % QUEUES] as string }],
        origin: 'kiosk',
        priorityClass: n % 8 === 0 ? 'priority' : 'ordinary',
      },
      '0',
    )
  }
  return floor
}

function order(floor: Floor, command: HallCommand, badgeNo: string): void {
  const outcome = floor.log.give(command, clerk(badgeNo), { nowMs: floor.nowMs, random: `${floor.day.seq}` })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.rejection))
}

function clerk(badgeNo: string): Actor {
  return { kind: 'clerk', badgeNo, role: 'clerk' }
}

function medianDecision(floor: Floor, times: number): number {
  const samples: number[] = []
  for (let n = 0; n < times; n += 1) {
    const counter = String(n % QUEUES)
    const from = performance.now()
    decide({ type: 'CallNext', counter }, floor.log.world(clerk(counter), { nowMs: floor.nowMs + n }))
    samples.push(performance.now() - from)
  }
  return median(samples)
}

/** Ratio of median decision times; the two sizes are measured in turn so that a drifting machine hits both. */
export async function run(options: { readonly quick: boolean }): Promise<Record<string, number>> {
  const small = floorWith(50)
  const large = floorWith(5000)
  const times = options.quick ? 4000 : 20_000
  medianDecision(small, times)
  medianDecision(large, times)
  const ratios = Array.from({ length: 5 }, () => medianDecision(large, times) / medianDecision(small, times))
  return { decideScale: rounded(median(ratios)) }
}
