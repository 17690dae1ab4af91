/** What waits teach: ends that stand still while the hall does, and follow when it turns slower. */
import { expect, it } from 'vitest'
import { seededChance } from '../../../domain/forecast/boosting/chance.ts'
import { serviceTaught, waitTaught } from '../../../domain/forecast/lessons.ts'
import { forecastWait, rounded, type QueueLessons, type WaitFacts } from '../../../domain/forecast/wait-span.ts'

const PER_DAY = 150
/** Five people ahead, two counters; what the catalogue says of it is a third too short. */
const facts = (lessons: QueueLessons | undefined): WaitFacts => ({
  ...{ ahead: 5, serviceMin: 10, servers: 2, observedGapMin: null, samples: 0, lessons },
})

interface Lived {
  /** Minutes that were said for four fifths, unrounded, and whether the wait was longer than the published end. */
  readonly ends: readonly number[]
  readonly broken: readonly boolean[]
}

/** Waits of many days around `meanMin`; from `slowFrom` on half as long again. */
function lived(days: number, slowFrom = Infinity): Lived {
  const chance = seededChance(7)
  let lessons: QueueLessons | undefined
  const [ends, broken]: [number[], boolean[]] = [[], []]
  for (let nth = 0; nth < days * PER_DAY; nth += 1) {
    const said = forecastWait(facts(lessons))
    if (said === null) throw new Error('two counters are open')
    const [, endMin] = rounded(said.p50Min, said.p80Min)
    const spread = Math.exp(0.35 * Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance()))
    const waitMin = 40 * spread * (nth >= slowFrom * PER_DAY ? 1.5 : 1)
    ends.push(said.p80Min)
    broken.push(waitMin > endMin)
    lessons = waitTaught(serviceTaught(lessons, 10), { ahead: 5, p50Min: said.p50Min, endMin }, waitMin)
  }
  return { ends, broken }
}
const ofDay = <T>(all: readonly T[], day: number): readonly T[] => all.slice(day * PER_DAY, (day + 1) * PER_DAY)
const share = (all: readonly boolean[]): number => all.filter(Boolean).length / all.length

it('LEARN-8 while the hall stays as it is, the same place is told the same wait: its end does not swing by itself', () => {
  const { ends, broken } = lived(20)
  const settled = ends.slice(10 * PER_DAY)
  expect(Math.max(...settled) / Math.min(...settled)).toBeLessThan(1.25)
  expect(share(broken.slice(10 * PER_DAY))).toBeGreaterThan(0.17)
  expect(share(broken.slice(10 * PER_DAY))).toBeLessThan(0.23)
})

it('LEARN-8 a new hall whose catalogue is too short keeps its share on the second day', () => {
  const { broken } = lived(3)
  expect(share(ofDay(broken, 1))).toBeLessThan(0.25)
})

it('LEARN-8 when the hall turns half as slow again, four in five are called in time again within the week', () => {
  const { broken } = lived(20, 12)
  expect(share(ofDay(broken, 12))).toBeGreaterThan(0.3)
  for (const day of [16, 17, 18]) expect(share(ofDay(broken, day))).toBeLessThan(0.27)
})
