/** The outlook against days lived by the product's own rules, from seeds: a third of the visitors has priority. */
import { expect, it } from 'vitest'
import { folds } from '../../../domain/queue-day/evolve/evolve.ts'
import { emptyDay } from '../../../domain/queue-day/state.ts'
import { indexSettings } from '../../../domain/plan/settings-index.ts'
import { dayFacts } from '../../../domain/report/day-facts.ts'
import { adviseStaffing } from '../../../domain/staffing/advise.ts'
import { floorNow } from '../../../domain/staffing/floor-now.ts'
import { inCallOrder, staffingHall } from '../../../domain/staffing/hall-of.ts'
import { staying } from '../../../domain/staffing/lived-day.ts'
import { measuredQueues } from '../../../domain/staffing/measure.ts'
import { outlookOf } from '../../../domain/staffing/outlook.ts'
import { fold } from '../../../domain/words/stream.ts'
import { momentOf } from '../../../domain/words/wall-time.ts'
import type { Recorded } from '../../../domain/words/recorded.ts'
import type { DayEvent } from '../../../domain/queue-day/events.ts'
import { chanceFrom } from '../../simulation/chance.ts'
import { liveDay, recordsOf } from '../../simulation/lived-day.ts'
import { loadSite } from '../../support/site.ts'

const DATE = '2026-11-24'
const VISITS = 700
const [LEARNED, TRIED] = [5, 8]
const AT_MIN = 10 * 60 + 10
const ordinary = loadSite('county').settings
const settings = { ...ordinary, calendar: null }
const index = indexSettings(settings)
const plan = staffingHall(ordinary, DATE, { kind: 'visits', perDay: VISITS })
const opening = staying(plan, adviseStaffing(plan, 5).opening)
const queueOf = new Map(settings.items.map((item) => [item.id, item.queue]))

function livedDay(seed: number): readonly Recorded<DayEvent>[] {
  const { log } = liveDay({
    settings,
    date: DATE,
    chance: chanceFrom(seed),
    openMin: plan.openMin,
    closeMin: plan.openMin + plan.halves * 30,
    arrivals: plan.queues.flatMap(({ queue, arrivals }) =>
      arrivals.map((count, half) => ({ queue, minute: plan.openMin + half * 30, count })),
    ),
    isOpen: ({ id }, minute) =>
      opening[(minute - plan.openMin) / 30]?.[plan.counters.findIndex(({ counter }) => counter === id)] === true,
    leaves: plan.leaves,
    misses: 0,
    serviceCv: 0.7,
    priorityShare: 0.33,
    serviceMin: (item) => plan.queues.find(({ queue }) => queue === queueOf.get(item))?.serviceMin ?? 0,
  })
  return recordsOf(log)
}

it('ACT-6 four in five of those who come in the next half-hour wait no longer than was foretold, with a third of priority', () => {
  const days = Array.from({ length: LEARNED }, (_, at) => dayFacts(DATE, settings.timeZone, livedDay(at + 1)))
  const measured = measuredQueues(days, settings.timeZone)
  const shares = measured.flatMap(({ classShares }) => classShares[1] ?? 0)
  expect(shares.reduce((sum, one) => sum + one, 0) / shares.length).toBeGreaterThan(0.25)
  const hall = inCallOrder(staffingHall(ordinary, DATE, { kind: 'measured', queues: measured }), settings)
  let [asked, kept] = [0, 0]
  for (let seed = 101; seed <= 100 + TRIED; seed += 1) {
    const records = livedDay(seed)
    const nowMs = momentOf(DATE, AT_MIN, settings.timeZone)
    const day = emptyDay()
    for (const record of records) if (record.atMs <= nowMs) fold(folds, day, record)
    const outlook = outlookOf(hall, floorNow(day, index, hall, nowMs), { free: [], may: () => true }, null)
    const [half = 0] = outlook?.halves ?? []
    for (const { queue, issuedAtMs, legs } of dayFacts(DATE, settings.timeZone, records).visits) {
      const cameMin = AT_MIN + (issuedAtMs - nowMs) / 60_000
      const span = outlook?.queues.find((one) => one.queue === queue)?.spans[0]
      const [leg] = legs
      if (cameMin < half || cameMin >= half + 30 || !span || !leg || leg.calledAtMs === null) continue
      asked += 1
      if (leg.calledAtMs - leg.waitingFromMs <= span[1] * 60_000) kept += 1
    }
  }
  expect(asked).toBeGreaterThan(150)
  // Said in steps of five minutes, outward: somewhat more than four in five.
  expect(kept / asked).toBeGreaterThan(0.75)
  expect(kept / asked).toBeLessThan(0.97)
}, 120_000)
