/**
 * Kiosks cut off from their hall for a day or so, then back: what they printed against what the hall has, on real files
 * and simulated time.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { journalFile } from '../../electron/journal-file.ts'
import { queueOffer } from '../../domain/calendar/offer.ts'
import type { OfflineTicket } from '../../domain/offline/commands.ts'
import type { Actor } from '../../domain/words/actor.ts'
import { sitePlan } from '../../domain/plan/site-plan.ts'
import { createOfflineIssuing, type OfflineIssuing } from '../../renderer/kiosk/offline/issuing.ts'
import { composeHall } from '../../server/hall/compose.ts'
import type { Hall } from '../../server/hall/hall.ts'
import { HALL_JOBS } from '../../server/jobs/of-a-hall.ts'
import { handleCommand } from '../../server/gateway/gate/gate.ts'
import type { Store } from '../../server/store/port.ts'
import { openSqliteStore } from '../../server/store/sqlite.ts'
import { loadSite } from '../support/site.ts'
import { chanceFrom, type Chance } from './chance.ts'
import { judgeSlips, type Printed, type SlipVerdict } from './slips.ts'

export interface OfflineOptions {
  readonly kiosks: number
  readonly hours: number
  readonly seed: number
}

interface World {
  readonly folder: string
  readonly chance: Chance
  readonly printed: Printed[]
  nowMs: number
  hall: Hall
  store: Store
}

interface Kiosk {
  readonly name: string
  readonly path: string
  issuing: OfflineIssuing
  /** What its clock is off, and how much it gains per ms. */
  offMs: number
  readonly drift: number
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const ITEMS = ['c05', 'c01', 'd01', 'a01', 'g01', 'b01']
/**
 * Early afternoon of a Wednesday with numbers in every queue: the day after has its own tickets in line when the kiosks
 * come back.
 */
const CUT_AT = Date.parse('2026-11-25T13:40:00+08:00')
const CLOCKS = [
  { offMs: 3 * MINUTE, drift: 0.000_15 },
  { offMs: -2 * HOUR, drift: -0.000_2 },
]
/** What a clock may be out after a day: the drift of two machines, and the second that a power cut takes from one. */
const CLOCK_ERROR_MS = MINUTE
const county = loadSite('county').settings
const plan = sitePlan(county)
const guide: Actor = {
  kind: 'clerk',
  badgeNo: county.clerks.find((clerk) => clerk.role === 'floorGuide')?.badgeNo ?? '',
  role: 'floorGuide',
}
const clerk: Actor = {
  kind: 'clerk',
  badgeNo: county.clerks.find((one) => one.role === 'clerk')?.badgeNo ?? '',
  role: 'clerk',
}

/** Runs the whole ordeal in a folder of its own. */
export async function offline(options: OfflineOptions): Promise<SlipVerdict> {
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-offline-'))
  const store = openSqliteStore(join(folder, 'hall.db'))
  const world: World = {
    folder,
    chance: chanceFrom(options.seed),
    printed: [],
    nowMs: CUT_AT - HOUR,
    store,
    hall: null as unknown as Hall,
  }
  try {
    world.hall = await composed(world)
    const kiosks = await Promise.all(Array.from({ length: options.kiosks }, (_, at) => openKiosk(world, at)))
    await online(world, kiosks)
    await alone(world, kiosks, options.hours)
    await back(world, kiosks)
    return await judgeSlips(world.printed, world.store, world.hall.day(), CLOCK_ERROR_MS)
  } finally {
    await world.store.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function composed(world: World): Promise<Hall> {
  return composeHall({
    jobs: HALL_JOBS,
    settings: county,
    store: world.store,
    nowMs: () => world.nowMs,
    onTrouble: (error) => {
      throw error
    },
  })
}

/** The server ends and begins anew on its file. */
async function restartServer(world: World): Promise<void> {
  await world.store.close()
  world.store = openSqliteStore(join(world.folder, 'hall.db'))
  world.hall = await composed(world)
}

async function openKiosk(world: World, at: number): Promise<Kiosk> {
  const clock = CLOCKS[at % CLOCKS.length] as (typeof CLOCKS)[number]
  const kiosk: Kiosk = {
    ...clock,
    name: `kiosk ${at + 1}`,
    path: join(world.folder, `journal-${at + 1}.json`),
    issuing: null as unknown as OfflineIssuing,
  }
  await powerOn(world, kiosk)
  return kiosk
}

async function powerOn(world: World, kiosk: Kiosk): Promise<void> {
  kiosk.issuing = createOfflineIssuing({
    store: journalFile(kiosk.path),
    newId: () => world.chance.id(),
    onChange: () => undefined,
    machineNowMs: () => Math.round(world.nowMs + kiosk.offMs + (world.nowMs - CUT_AT) * kiosk.drift),
    ask: async (command) => {
      // One in six orders never arrives, one answer in three is lost.
      if (world.chance.below(6) === 0) return null
      const answer = await handleCommand(
        world.hall,
        { kind: 'device', deviceId: kiosk.name, deviceKind: 'kiosk' },
        () => true,
        { commandId: world.chance.id(), command },
      )
      if (!answer.ok) throw new Error(`${kiosk.name} handed in and was told ${JSON.stringify(answer)}`)
      return world.chance.below(3) === 0 ? null : (answer.result.offline ?? null)
    },
  })
  await kiosk.issuing.open()
}

/** The power fails while the journal is being written: half of the new copy is on disk, nothing was printed. */
async function losePower(world: World, kiosk: Kiosk): Promise<void> {
  writeFileSync(`${kiosk.path}.fresh`, '3f786850e387550fdab836ed7e6dc881de23001b\n{"journalId":"torn, "op')
  kiosk.offMs -= 1000
  await powerOn(world, kiosk)
}

async function online(world: World, kiosks: readonly Kiosk[]): Promise<void> {
  await world.hall.execute({ commandId: world.chance.id(), command: { type: 'SignIn', counter: '21' } }, clerk)
  for (; world.nowMs < CUT_AT; world.nowMs += MINUTE) {
    for (const kiosk of kiosks) await kiosk.issuing.meet(world.nowMs)
    await hallGoesOn(world)
  }
}

async function alone(world: World, kiosks: readonly Kiosk[], hours: number): Promise<void> {
  const untilMs = CUT_AT + hours * HOUR
  for (; world.nowMs < untilMs; world.nowMs += MINUTE) {
    for (const kiosk of kiosks) if (world.chance.below(3) === 0) await print(world, kiosk)
    if (world.chance.below(180) === 0) await losePower(world, kiosks[0] as Kiosk)
    if (world.chance.below(240) === 0) await restartServer(world)
    await hallGoesOn(world)
  }
  await losePower(world, kiosks[0] as Kiosk)
}

async function print(world: World, kiosk: Kiosk): Promise<void> {
  const given = await kiosk.issuing.give(plan, { items: [{ item: world.chance.one(ITEMS) }], isElder: false })
  if (given.ok) world.printed.push(printedNow(world, kiosk.name, given.ticket))
}

function printedNow(world: World, by: string, ticket: OfflineTicket): Printed {
  return { ...ticket, by, atMs: world.nowMs }
}

/** The rest of the hall has its server: a guide gives numbers, a counter calls; both only while numbers are given. */
async function hallGoesOn(world: World): Promise<void> {
  if (county.calendar && queueOffer(county.calendar, 'C', world.nowMs, county.timeZone, null).kind === 'none') return
  const order = (command: Parameters<Hall['execute']>[0]['command'], actor: Actor): Promise<unknown> =>
    world.hall.execute({ commandId: world.chance.id(), command }, actor)
  if (world.chance.below(6) === 0)
    await order({ type: 'IssueTicket', origin: 'floorGuide', items: [{ item: world.chance.one(ITEMS) }] }, guide)
  if (world.chance.below(8) !== 0) return
  await order({ type: 'SignIn', counter: '21' }, clerk)
  await order({ type: 'CallNext', counter: '21' }, clerk)
  await order({ type: 'StartService', counter: '21' }, clerk)
  await order({ type: 'FinishService', counter: '21', outcomes: [{ index: 0, outcome: 'done' }] }, clerk)
}

/** Every kiosk hands in until nothing is left; the server starts anew in the middle of it. */
async function back(world: World, kiosks: readonly Kiosk[]): Promise<void> {
  let isDone = false
  for (let tries = 0; !isDone; tries += 1) {
    if (tries === 2) await restartServer(world)
    if (tries > 500) throw new Error('the kiosks never got rid of their journals')
    const done: boolean[] = []
    for (const kiosk of kiosks) done.push(await kiosk.issuing.meet(world.nowMs))
    isDone = tries > 2 && done.every(Boolean)
    world.nowMs += 10_000
  }
}
