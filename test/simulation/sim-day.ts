/** One seed: a hall's day (or several) with everything that goes wrong in it, watched after every step. */
import { createHash } from 'node:crypto'
import type { DayEvent } from '../../domain/queue-day/events.ts'
import type { Recorded } from '../../domain/words/recorded.ts'
import { loadSite } from '../support/site.ts'
import { chanceFrom, type Chance } from './chance.ts'
import { openDisk, type Disk, type WriteFault } from './faulty-store.ts'
import { createLedger } from './ledger.ts'
import { populate, type Floor } from './people.ts'
import { plantOf, type PlantName } from './plants.ts'
import { quietCheck } from './quiet.ts'
import { createCaseWatch, type CaseWatch } from './case-watch.ts'
import { createServiceWatch, type ServiceWatch } from './service-watch.ts'
import { padOf } from './service-people.ts'
import { siteBelow } from './site-below.ts'
import { createSlipWatch, type SlipWatch } from './slip-watch.ts'
import { openLine, type Line, type Weather } from './sim-line.ts'
import { createSimServer, type SimServer } from './sim-server.ts'
import { createTimeline, type Timeline } from './timeline.ts'
import { createTold, type Told } from './told.ts'

export interface DayOptions {
  readonly seed: number
  readonly days: number
  readonly plant: PlantName | null
}

export interface DayOutcome {
  readonly seed: number
  readonly commands: number
  readonly acknowledged: number
  readonly crashes: number
  readonly cuts: number
  /** Slips that kiosks printed without the server. */
  readonly slips: number
  /** Visits that were rated, errands that were taken in. */
  readonly rated: number
  readonly errands: number
  /** Cases that were opened, and results that went to their citizens. */
  readonly cases: number
  readonly pickedUp: number
  /** Cases that a station below handed up. */
  readonly handedUp: number
  readonly violations: readonly string[]
  /** Hash over the heads of all streams: two runs with one hash wrote the same log. */
  readonly log: string
}

export interface World {
  readonly timeline: Timeline
  readonly disk: Disk
  readonly server: SimServer
  readonly lines: Set<Line>
  readonly weather: Weather
  readonly told: Told
  readonly slips: SlipWatch
  readonly service: ServiceWatch
  readonly cases: CaseWatch
  readonly fault: (what: string) => void
  isCalm: boolean
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
/** The zone of the sample hall, which knows no summer time. */
const ZONE_MS = 8 * HOUR_MS
/** Workdays, a Saturday with a session, a holiday, the last day of a year, a workday in the warm season. */
const DATES = ['2026-11-25', '2026-11-26', '2026-11-28', '2026-10-01', '2026-12-31', '2026-07-15', '2026-11-27']
const STARTS_AT = 'T07:30:00+08:00'
const COUNTERS = ['21', '22', '23', '24', '29', '51']
const KIOSKS = 3
const FAIR: Weather = { delayMsMost: 40, lost: 0, doubled: 0 }
const QUIET_EVERY_MS = 3 * HOUR_MS
const VIOLATIONS_TOLD = 20
const county = loadSite('county').settings

/** Runs a seed to its end, or to its first violations; tells the moments at which everybody was quiet and looked at. */
export async function runDay(
  options: DayOptions,
  onProgress: (atMs: number) => void = () => undefined,
): Promise<DayOutcome> {
  const chance = chanceFrom(options.seed)
  const violations: string[] = []
  const counts = { crashes: 0, cuts: 0 }
  const fromMs = Date.parse(chance.one(DATES) + STARTS_AT)
  const world = createWorld(options, chance, fromMs, violations)
  for (const counter of COUNTERS)
    await world.disk.truth.saveDevice({
      deviceId: padOf(counter),
      kind: 'rating-pad',
      name: `${counter} 号评价器`,
      zone: null,
      counter,
      tokenHash: padOf(counter),
      pairedAtMs: fromMs,
    })
  world.server.start()
  populate(floorOf(world, chance), COUNTERS, KIOSKS)
  void trouble(world, chance.fork(), counts)
  const station = siteBelow(world, floorOf(world, chance))
  const untilMs = fromMs + options.days * DAY_MS
  for (let nextMs = fromMs + QUIET_EVERY_MS; nextMs <= untilMs && violations.length === 0; nextMs += QUIET_EVERY_MS) {
    await world.timeline.runUntil(nextMs)
    await quietCheck(world)
    onProgress(world.timeline.nowMs())
  }
  world.isCalm = true
  await station.settle()
  world.told.check()
  await world.slips.check(world.disk.truth)
  await world.cases.check(world.disk.truth)
  return {
    seed: options.seed,
    commands: world.told.commands(),
    acknowledged: world.told.acknowledged(),
    ...counts,
    slips: world.slips.count(),
    rated: world.service.rated(),
    errands: world.service.errands(),
    cases: world.cases.cases(),
    pickedUp: world.cases.pickedUp(),
    handedUp: station.handedUp(),
    violations: [...new Set(violations)].slice(0, VIOLATIONS_TOLD),
    log: await headsOf(world.disk),
  }
}

/** A hall before its first morning: nobody is in it and its server is not started. */
export function createWorld(options: DayOptions, chance: Chance, fromMs: number, violations: string[]): World {
  const timeline = createTimeline(fromMs, () => undefined)
  const fault = (what: string): void => {
    if (violations.length < VIOLATIONS_TOLD)
      violations.push(`${new Date(timeline.nowMs() + ZONE_MS).toISOString().slice(5, 23).replace('T', ' ')} ${what}`)
  }
  const plant = plantOf(options.plant, chance.fork())
  const ledger = createLedger(fault)
  const slips = createSlipWatch(fault)
  const service = createServiceWatch(fault)
  const cases = createCaseWatch(fault)
  const disk = openDisk({
    timeline,
    chance: chance.fork(),
    plant,
    onWritten: (batch) => {
      slips.take(batch)
      service.take(batch)
      cases.take(batch)
      for (const { stream, records } of batch)
        if (stream.startsWith('day/')) ledger.take(stream, records as readonly Recorded<DayEvent>[])
    },
  })
  const world: World = {
    timeline,
    disk,
    lines: new Set(),
    weather: { ...FAIR },
    told: createTold(disk, timeline.nowMs, fault),
    slips,
    service,
    cases,
    fault,
    isCalm: false,
    server: createSimServer({
      timeline,
      disk,
      settings: county,
      chance: chance.fork(),
      plant,
      tickMs: () => (world.isCalm ? 4000 : isBusy(minuteOf(timeline)) ? 150_000 : 900_000),
      trouble: (error) => {
        if (!(error instanceof Error) || !error.message.startsWith('simulated'))
          fault(`the server stumbled: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
      },
    }),
  }
  return world
}

function floorOf(world: World, chance: Chance): Floor {
  const { timeline } = world
  return {
    timeline,
    chance,
    settings: county,
    slips: world.slips,
    cases: world.cases.files,
    hallNowMs: world.server.nowMs,
    today: () => new Date(world.server.nowMs() + ZONE_MS).toISOString().slice(0, 10),
    minuteOfDay: () => minuteOf(timeline),
    open: (name, room, actor) => {
      const line = openLine({
        name,
        room,
        actor,
        timeline,
        chance: chance.fork(),
        server: world.server,
        weather: world.weather,
        told: world.told,
        fault: world.fault,
      })
      world.lines.add(line)
      return line
    },
    leave: (line) => {
      line.close()
      world.lines.delete(line)
    },
    turn: async (own) => {
      do await timeline.sleep(pauseMs(own, minuteOf(timeline)))
      while (world.isCalm)
    },
  }
}

/** Most turns follow at once on somebody else's; then there is a long time of nothing. */
function pauseMs(chance: Chance, minute: number): number {
  if (chance.below(3) > 0) return chance.below(1500)
  return (isBusy(minute) ? 65 : 360) * MINUTE_MS * (0.2 + chance.below(100) / 100)
}

/** Working hours, and the minutes around midnight. */
function isBusy(minute: number): boolean {
  return (minute > 8 * 60 && minute < 18 * 60 + 45) || minute > 23 * 60 + 50 || minute < 10
}

function minuteOf(timeline: Timeline): number {
  return Math.floor(((timeline.nowMs() + ZONE_MS) % DAY_MS) / MINUTE_MS)
}

/** Whatever can go wrong does, a few times an hour. */
async function trouble(world: World, chance: Chance, counts: { crashes: number; cuts: number }): Promise<void> {
  const { timeline, server, weather, disk } = world
  const faults: readonly WriteFault[] = ['refused', 'writtenButRefused', 'conflict']
  for (;;) {
    await timeline.sleep(chance.below((isBusy(minuteOf(timeline)) ? 12 : 60) * MINUTE_MS))
    if (world.isCalm) continue
    switch (chance.below(6)) {
      case 0:
        counts.crashes += 1
        server.crash()
        timeline.after(chance.below(20_000), () => server.start())
        break
      case 1:
        for (const line of world.lines) {
          if (chance.below(2) === 0 || !line.isConnected()) continue
          counts.cuts += 1
          line.cut()
        }
        break
      case 2:
        Object.assign(weather, {
          delayMsMost: 200 + chance.below(6000),
          lost: chance.below(25),
          doubled: chance.below(25),
        })
        timeline.after(chance.below(5 * MINUTE_MS), () => Object.assign(weather, FAIR))
        break
      case 3:
        for (let nth = chance.below(8); nth > 0; nth -= 1) disk.nextWrites.push(chance.one(faults))
        break
      case 4:
        disk.failReads(1 + chance.below(3))
        break
      default:
        server.jump((chance.below(2) === 0 ? 1 : -1) * chance.below(chance.below(4) === 0 ? 10 * MINUTE_MS : 5000))
    }
  }
}

async function headsOf(disk: Disk): Promise<string> {
  const hash = createHash('sha256')
  for (const stream of await disk.truth.streams()) hash.update(`${stream} ${(await disk.truth.head(stream)).hash}\n`)
  return hash.digest('hex').slice(0, 16)
}
