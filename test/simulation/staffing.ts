/** npm run sim -- --staffing: a city hall lives days by the product's own rules with the windows it was advised to open. */
import { dayFacts } from '../../domain/report/day-facts.ts'
import { dayRows } from '../../domain/report/rows.ts'
import { adviseStaffing } from '../../domain/staffing/advise.ts'
import { staffingHall } from '../../domain/staffing/hall-of.ts'
import { quantile } from '../../domain/staffing/hall-run.ts'
import { staying } from '../../domain/staffing/lived-day.ts'
import { loadSite } from '../support/site.ts'
import { chanceFrom } from './chance.ts'
import { liveDay, recordsOf } from './lived-day.ts'

const DATE = '2026-11-24'
const VISITS = 2500
const DAYS = 6
const SERVICE_CV = 0.7
const MINUTE_MS = 60_000

/** Prints the P80 wait that was advised and the one that was lived, minutes; 1 when they are further apart than 15 %. */
export function liveAdvice(seed: number, isJson: boolean): number {
  const { settings } = loadSite('city')
  const hall = staffingHall(settings, DATE, { kind: 'visits', perDay: VISITS })
  const advice = adviseStaffing(hall)
  const opening = staying(hall, advice.opening)
  const queueOf = new Map(settings.items.map((item) => [item.id, item.queue]))
  const waits = Array.from({ length: DAYS }, (_, at) => {
    const { log } = liveDay({
      settings: { ...settings, calendar: null },
      date: DATE,
      chance: chanceFrom(seed + at),
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
    return visits.flatMap(({ waitMs }) => waitMs ?? [])
  })
    .flat()
    .sort((one, other) => one - other)
  const told = {
    visits: waits.length,
    windowHours: advice.opening.flat().filter(Boolean).length / 2,
    advisedP80Min: tenth(advice.p80Min),
    livedP80Min: tenth(quantile(waits, 0.8) / MINUTE_MS),
    ratio: Math.round((100 * quantile(waits, 0.8)) / MINUTE_MS / advice.p80Min) / 100,
  }
  process.stdout.write(
    isJson
      ? `${JSON.stringify(told)}\n`
      : `${told.visits} visits: four in five waited at most ${told.livedP80Min} min, ${told.advisedP80Min} was advised.\n`,
  )
  return Math.abs(told.ratio - 1) <= 0.15 ? 0 : 1
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10
}
