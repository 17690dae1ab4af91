/** npm run sim -- --staffing: a city hall lives days by the product's own rules with the windows it was advised to open. */
import { dayFacts } from '../../domain/report/day-facts.ts'
import { dayRows } from '../../domain/report/rows.ts'
import { adviseStaffing, type StaffingAdvice } from '../../domain/staffing/advise.ts'
import type { StaffingHall } from '../../domain/staffing/facts.ts'
import { staffingHall } from '../../domain/staffing/hall-of.ts'
import { quantile, runHall } from '../../domain/staffing/hall-run.ts'
import { openingIn, partOf } from '../../domain/staffing/pools.ts'
import { staying } from '../../domain/staffing/lived-day.ts'
import { loadSite } from '../support/site.ts'
import { chanceFrom, type Chance } from './chance.ts'
import { liveDay, recordsOf } from './lived-day.ts'

const DATE = '2026-11-24'
const VISITS = 2500
/** Of six days the P80 wait is a fifth off by chance. */
const DAYS = 40
/** What is said of queues that share windows is said of so many. */
const SAID_DAYS = 240
const SERVICE_CV = 0.7
const MINUTE_MS = 60_000

interface Waited {
  readonly queue: string
  readonly minutes: number
}

/**
 * Prints the P80 wait that was advised and the one that was lived, minutes, of the day and of queues that share windows;
 * 1 when those of the day are further apart than 15 %.
 */
export function liveAdvice(seed: number, isJson: boolean): number {
  const { settings } = loadSite('city')
  const hall = staffingHall(settings, DATE, { kind: 'visits', perDay: VISITS })
  const advice = adviseStaffing(hall)
  const chance = chanceFrom(seed)
  // Each day has a chance of its own: seeds that follow each other bring days that are alike.
  const waits = Array.from({ length: DAYS }, () => livedDay(hall, advice, chance.fork())).flat()
  const whole = compared(advice.p80Min, waits)
  const told = {
    visits: waits.length,
    windowHours: advice.opening.flat().filter(Boolean).length / 2,
    ...whole,
    pools: advice.pools.map(({ pool }) => {
      const queues = pool.queues.map((queue) => hall.queues[queue]?.queue ?? '')
      const own = runHall(partOf(hall, pool), openingIn(advice.opening, pool), SAID_DAYS, seed).flat(2)
      return {
        queues,
        ...compared(
          p80(own),
          waits.filter(({ queue }) => queues.includes(queue)),
        ),
      }
    }),
  }
  process.stdout.write(
    isJson
      ? `${JSON.stringify(told)}\n`
      : `${told.visits} visits: four in five waited at most ${told.livedP80Min} min, ${told.advisedP80Min} was advised.\n`,
  )
  return Math.abs(told.ratio - 1) <= 0.15 ? 0 : 1
}

function livedDay(hall: StaffingHall, advice: StaffingAdvice, chance: Chance): readonly Waited[] {
  const { settings } = loadSite('city')
  const opening = staying(hall, advice.opening)
  const queueOf = new Map(settings.items.map((item) => [item.id, item.queue]))
  const { log } = liveDay({
    settings: { ...settings, calendar: null },
    date: DATE,
    chance,
    openMin: hall.openMin,
    closeMin: hall.openMin + hall.halves * 30,
    arrivals: hall.queues.flatMap(({ queue, arrivals }) =>
      arrivals.map((count, half) => ({ queue, minute: hall.openMin + half * 30, count })),
    ),
    isOpen: ({ id }, minute) =>
      opening[(minute - hall.openMin) / 30]?.[hall.counters.findIndex(({ counter }) => counter === id)] === true,
    ...{ leaves: hall.leaves, misses: 0, serviceCv: SERVICE_CV, priorityShare: 0 },
    serviceMin: (item) => hall.queues.find(({ queue }) => queue === queueOf.get(item))?.serviceMin ?? 0,
  })
  const { visits } = dayRows(dayFacts(DATE, settings.timeZone, recordsOf(log)), settings.timeZone)
  return visits.flatMap(({ queue, waitMs }) => (waitMs === null ? [] : [{ queue, minutes: waitMs / MINUTE_MS }]))
}

function compared(advisedP80Min: number, waits: readonly Waited[]) {
  const livedP80Min = p80(waits.map(({ minutes }) => minutes))
  return {
    advisedP80Min: tenth(advisedP80Min),
    livedP80Min: tenth(livedP80Min),
    ratio: Math.round((100 * livedP80Min) / advisedP80Min) / 100,
  }
}

function p80(waits: readonly number[]): number {
  return quantile(Float64Array.from(waits).sort(), 0.8)
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10
}
