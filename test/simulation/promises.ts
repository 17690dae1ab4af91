/** Are promises kept: a city hall learns for some days, then every visitor's wait is held against what was said. */
import { rounded, stretchOf, type QueueLessons } from '../../domain/forecast/wait-span.ts'
import { waitTaught, type Lessons } from '../../domain/forecast/lessons.ts'
import { loadSite } from '../support/site.ts'
import { chanceFrom } from './chance.ts'
import { fairSettings } from './fair-hall.ts'
import { MINUTE, PromiseHall } from './promise-hall.ts'
import { liveThrough, serve } from './promise-people.ts'

export interface PromiseOptions {
  readonly seed: number
  readonly learningDays: number
  readonly days: number
  readonly onDay: (line: string) => void
}

export interface PromiseVerdict {
  /** Visits that were told a wait; whoever found a free counter was told "now". */
  readonly visits: number
  /** Share of them that waited longer than the published end. */
  readonly brokenAtP80: number
  readonly meanWidthMin: number
  /** Width of the spans from the last wait (LES), stretched until they are broken as often. */
  readonly lesWidthMin: number
}

/** A way of telling, as it is counted. */
interface Teller {
  broken: number
  width: number
}

interface Told {
  readonly queue: string
  readonly issuedAtMs: number
  readonly span: readonly [number, number]
  readonly les: { readonly p50Min: number; readonly span: readonly [number, number] }
}

/** LES is stretched as the product's own forecast is, by the same rule. */
interface Les {
  readonly lastMin: Map<string, number>
  readonly lessons: Map<string, QueueLessons>
}

/** Added to the last wait: whoever was called at once says nothing of the next one. */
const LES_ADDED_MIN = 2

/** Lives through the days of a seed; the same seed gives the same verdict. */
export function promises({ seed, learningDays, days, onDay }: PromiseOptions): PromiseVerdict & { lesBroken: number } {
  const settings = fairSettings(loadSite('city').settings)
  const les: Les = { lastMin: new Map(), lessons: new Map() }
  const [own, byLast]: [Teller, Teller] = [
    { broken: 0, width: 0 },
    { broken: 0, width: 0 },
  ]
  let lessons: Lessons = new Map()
  let visits = 0
  const chance = chanceFrom(seed)
  for (let nth = 0; nth < learningDays + days; nth += 1) {
    const hall = new PromiseHall(settings, new Map(lessons))
    const open = new Map<string, Told>()
    const isCounted = nth >= learningDays
    const before = { visits, broken: own.broken }
    const ended = (no: string, waitMin: number, isCalled: boolean): void => {
      const told = open.get(no)
      if (!told) return
      open.delete(no)
      // Whoever left before the end of the span has seen no promise broken and none kept.
      if (!isCalled && waitMin <= told.span[1]) return
      if (!isCounted) return
      visits += 1
      own.broken += waitMin > told.span[1] ? 1 : 0
      own.width += told.span[1] - told.span[0]
      byLast.broken += waitMin > told.les.span[1] ? 1 : 0
      byLast.width += told.les.span[1] - told.les.span[0]
    }
    watch(hall, les, open, ended, chance.fork())
    liveThrough(hall, nth, chance.fork())
    for (const [no, { atMs, as }] of hall.day.closed)
      if (as === 'cancelled') ended(no, (atMs - (open.get(no)?.issuedAtMs ?? atMs)) / MINUTE, false)
    lessons = hall.day.lessons
    const share = (own.broken - before.broken) / Math.max(1, visits - before.visits)
    onDay(
      `day ${nth + 1}: ${hall.day.totals.issued} tickets${isCounted ? `, ${visits - before.visits} told a wait, ${(share * 100).toFixed(1)} % of them broken` : ', learning'}`,
    )
  }
  const mean = (sum: number): number => Math.round((sum / Math.max(1, visits)) * 1000) / 1000
  return {
    visits,
    brokenAtP80: mean(own.broken),
    meanWidthMin: mean(own.width),
    lesWidthMin: mean(byLast.width),
    lesBroken: mean(byLast.broken),
  }
}

/** The ordeal as a command: 0 when the promised share held, with spans narrower than LES's. */
export function keepPromises(seed: number, isJson: boolean): number {
  const { lesBroken, ...verdict } = promises({
    seed,
    learningDays: 10,
    days: 20,
    onDay: (line) => void process.stderr.write(`${line}\n`),
  })
  const { visits, brokenAtP80, meanWidthMin, lesWidthMin } = verdict
  process.stderr.write(`spans from the last wait are broken in ${(lesBroken * 100).toFixed(1)} %\n`)
  if (isJson) process.stdout.write(`${JSON.stringify(verdict)}\n`)
  else
    process.stdout.write(
      `${visits} visits were told a wait: ${(brokenAtP80 * 100).toFixed(1)} % waited longer, spans of ${meanWidthMin} min (from the last wait: ${lesWidthMin} min)\n`,
    )
  return brokenAtP80 >= 0.18 && brokenAtP80 <= 0.22 && meanWidthMin < lesWidthMin ? 0 : 1
}

/** Notes what each visitor is told, by the product and by LES, and what LES learns from whom it sees called. */
function watch(
  hall: PromiseHall,
  les: Les,
  open: Map<string, Told>,
  ended: (no: string, waitMin: number, isCalled: boolean) => void,
  chance: ReturnType<typeof chanceFrom>,
): void {
  hall.react = {
    issued: ({ ticketNo, leg, told }) => {
      if (told?.span == null || told.p50Min === undefined) return
      const { queue } = leg
      open.set(ticketNo, { queue, issuedAtMs: hall.nowMs, span: told.span, les: lesOf(les, queue) })
    },
    called: ({ ticketNo, counter }) => {
      const ticket = hall.day.tickets.get(ticketNo)
      const told = open.get(ticketNo)
      if (ticket && ticket.rejoins === 0) les.lastMin.set(ticket.leg.queue, ticket.waitedMs / MINUTE)
      if (told) {
        const waitMin = (hall.nowMs - told.issuedAtMs) / MINUTE
        const said = { ahead: 0, p50Min: told.les.p50Min, endMin: told.les.span[1] }
        les.lessons.set(told.queue, waitTaught(les.lessons.get(told.queue), said, waitMin))
        ended(ticketNo, waitMin, true)
      }
      serve(hall, counter, ticketNo, chance)
    },
  }
}

function lesOf(les: Les, queue: string): Told['les'] {
  const last = (les.lastMin.get(queue) ?? 10) + LES_ADDED_MIN
  const lessons = les.lessons.get(queue)
  const p80Min = last * stretchOf(lessons, 'most', 0)
  const p50Min = Math.min(p80Min, last * stretchOf(lessons, 'half', 0))
  return { p50Min, span: rounded(p50Min, p80Min) }
}
