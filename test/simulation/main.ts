/**
 * npm run sim: ordeals that the whole system must stand: days of a simulated hall, a server killed at random moments,
 * two servers over one PostgreSQL, kiosks without any.
 */
import { printHelp, readOptions, runCommand, wholeNumber } from '../../server/operate/command-line.ts'
import { UsageError } from '../../server/operate/replay/report.ts'
import { askedOrdeal } from './asked-ordeal.ts'
import { crash } from './crash.ts'
import type { DamageOutcome } from './damage.ts'
import { fair, faults, type FairOptions } from './fair.ts'
import { FAIR_PLANTS } from './fair-plants.ts'
import { HELP } from './help.ts'
import { offline } from './offline.ts'
import { keepPromises } from './promises.ts'
import { pauseOne } from './pause.ts'
import { ordeal } from './ordeal.ts'
import { PLANTS, type PlantName } from './plants.ts'
import { liveAdvice } from './staffing.ts'
import type { DayOutcome } from './sim-day.ts'
import { runSeeds } from './seeds.ts'

const FAULTS_TOLD = 20

const OPTIONS = {
  crash: { type: 'string' },
  ordeal: { type: 'string' },
  seeds: { type: 'string' },
  days: { type: 'string' },
  plant: { type: 'string' },
  blind: { type: 'boolean' },
  servers: { type: 'string' },
  database: { type: 'string' },
  kill: { type: 'string' },
  pause: { type: 'string' },
  offline: { type: 'string' },
  hours: { type: 'string' },
  fair: { type: 'boolean' },
  damage: { type: 'string' },
  promises: { type: 'boolean' },
  staffing: { type: 'boolean' },
  seed: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2), OPTIONS)
  if (options.help) return printHelp(HELP, OPTIONS, options.json)
  const asked = askedOrdeal(options)
  const seed = options.seed === undefined ? null : wholeNumber('seed', options.seed, 0)
  const isJson = options.json ?? false
  if (options.promises) return keepPromises(seed ?? 1, isJson)
  if (options.staffing) return liveAdvice(seed ?? 1, isJson)
  if (options.fair) return beFair(seed ?? 1, plantNamed(options.plant, FAIR_PLANTS), isJson)
  if (options.damage !== undefined) return spoil(wholeNumber('damage', options.damage, 1), drawn(seed ?? 1), isJson)
  if (options.pause !== undefined) return pauseOneOfTwo(wholeNumber('pause', options.pause, 1), drawn(seed), isJson)
  if (asked === 'kill') return killOneOfTwo(wholeNumber('kill', options.kill ?? '20', 1), drawn(seed), isJson)
  if (options.ordeal !== undefined) return killThePast(wholeNumber('ordeal', options.ordeal, 1), drawn(seed), isJson)
  if (options.offline !== undefined)
    return cutOff(
      wholeNumber('offline', options.offline, 1),
      wholeNumber('hours', options.hours ?? '24', 1),
      seed ?? 1,
      isJson,
    )
  if (asked === 'crash') return killAlone(wholeNumber('crash', options.crash ?? '20', 1), drawn(seed), isJson)
  const days = wholeNumber('days', options.days ?? '1', 1)
  const plant = plantNamed(options.plant, PLANTS)
  const seeds =
    seed !== null ? [seed] : Array.from({ length: wholeNumber('seeds', options.seeds ?? '1', 1) }, (_, at) => at + 1)
  if (options.blind && plant === null) throw new UsageError('--blind says how a --plant is judged; name one.')
  return simulate({ seeds, days, plant, isBlind: options.blind === true, isJson })
}

interface Simulated {
  readonly seeds: readonly number[]
  readonly days: number
  readonly plant: PlantName | null
  /** Judged as though nothing had been planted: what a check of a faulty product would say. */
  readonly isBlind: boolean
  readonly isJson: boolean
}

function plantNamed<Name extends string>(name: string | undefined, plants: readonly Name[]): Name | null {
  if (name === undefined) return null
  const known = plants.find((plant) => plant === name)
  if (!known) throw new UsageError(`There is no bug named ${name} to plant. There are: ${plants.join(', ')}.`)
  return known
}

function drawn(seed: number | null): number {
  const used = seed ?? Date.now() % 1_000_000
  process.stderr.write(`seed ${used}\n`)
  return used
}

async function simulate({ seeds, days, plant, isBlind, isJson }: Simulated): Promise<number> {
  const fromMs = performance.now()
  const outcomes = await runSeeds({
    seeds,
    days,
    plant,
    isFirstEnough: plant !== null,
    onSeed: (outcome, done) => {
      if (done % 20 === 0) process.stderr.write(`${done} of ${seeds.length} seeds\n`)
      for (const violation of outcome.violations) process.stderr.write(`seed ${outcome.seed}: ${violation}\n`)
    },
  })
  const sum = (of: (outcome: DayOutcome) => number): number =>
    outcomes.reduce((total, outcome) => total + of(outcome), 0)
  const facts = {
    seeds: outcomes.length,
    commands: sum((one) => one.commands),
    crashes: sum((one) => one.crashes),
    cuts: sum((one) => one.cuts),
    slips: sum((one) => one.slips),
    rated: sum((one) => one.rated),
    errands: sum((one) => one.errands),
    cases: sum((one) => one.cases),
    pickedUp: sum((one) => one.pickedUp),
    handedUp: sum((one) => one.handedUp),
    violations: sum((one) => one.violations.length),
    seconds: Math.round((performance.now() - fromMs) / 100) / 10,
  }
  const found = outcomes.find((one) => one.violations.length > 0)
  const single = seeds.length === 1 ? { log: outcomes[0]?.log } : {}
  const plantFacts = plant === null ? {} : { plant, foundBySeed: found?.seed ?? null }
  if (isJson) process.stdout.write(`${JSON.stringify({ ...facts, ...single, ...plantFacts })}\n`)
  else
    process.stdout.write(
      `${facts.seeds} seeds, ${facts.commands} commands, ${facts.crashes} crashes, ${facts.cuts} cuts, ${facts.slips} slips printed without the server: ${facts.violations} violations in ${facts.seconds} s${single.log ? `; log ${single.log}` : ''}\n`,
    )
  const isFaultExpected = plant !== null && !isBlind
  return isFaultExpected === (found !== undefined) ? 0 : 1
}

async function killAlone(kills: number, seed: number, isJson: boolean): Promise<number> {
  const outcome = await crash({ kills, seed, onKill: toldKill(kills) })
  const { acknowledged, lost, duplicates, doubleCalls, gaps, surprises, rowsCutOff } = outcome
  if (isJson) process.stdout.write(`${JSON.stringify({ acknowledged, lost, duplicates, doubleCalls, rowsCutOff })}\n`)
  else
    process.stdout.write(
      `${kills} kills, ${acknowledged} answers in the hands of kiosks and counters: ${lost} lost, ${duplicates} given twice, ${doubleCalls} called twice, ${gaps} numbers missing; ${rowsCutOff} kills cut off ticket rows, and all were written again\n`,
    )
  return verdict(outcome, surprises)
}

async function killThePast(kills: number, seed: number, isJson: boolean): Promise<number> {
  const outcome = await ordeal({ kills, seed, onKill: toldKill(kills) })
  const { acknowledged, lost, duplicates, doubleCalls, backups, unsound, snapshots, surprises } = outcome
  if (isJson)
    process.stdout.write(
      `${JSON.stringify({ acknowledged, lost, duplicates, doubleCalls, backups, unsound, snapshots })}\n`,
    )
  else
    process.stdout.write(
      `${kills} kills amid snapshots and backups, ${acknowledged} answers: ${lost} lost, ${duplicates} given twice, ${doubleCalls} called twice; ${backups} backups, ${unsound} not sound; ${snapshots} starts from a snapshot\n`,
    )
  return verdict(outcome, surprises)
}

async function killOneOfTwo(kills: number, seed: number, isJson: boolean): Promise<number> {
  // Only here: PostgreSQL's starter meddles with how the process that imports it ends.
  const { failover } = await import('./failover.ts')
  const outcome = await failover({ kills, seed, onKill: toldKill(kills) })
  const { acknowledged, lost, duplicates, doubleCalls, worstFailoverMs } = outcome
  if (isJson)
    process.stdout.write(`${JSON.stringify({ acknowledged, lost, duplicates, doubleCalls, worstFailoverMs })}\n`)
  else
    process.stdout.write(
      `${kills} kills of one of two servers, two restarts of PostgreSQL, ${acknowledged} answers: ${lost} lost, ${duplicates} given twice, ${doubleCalls} called twice, at the longest ${worstFailoverMs} ms until the next answer\n`,
    )
  return verdict(outcome, outcome.surprises)
}

async function pauseOneOfTwo(pauses: number, seed: number, isJson: boolean): Promise<number> {
  const outcome = await pauseOne({
    pauses,
    seed,
    onPause: (nth, told) => void process.stderr.write(`stopped ${nth} times; ${told} answers given so far\n`),
  })
  const { acknowledged, lost, duplicates, doubleCalls, worstAnswerMs, healthWasTrue } = outcome
  if (isJson)
    process.stdout.write(
      `${JSON.stringify({ acknowledged, lost, duplicates, doubleCalls, worstAnswerMs, healthWasTrue })}\n`,
    )
  else
    process.stdout.write(
      `one of two servers stopped ${pauses} times in the middle of a write, ${acknowledged} answers: ${lost} lost, ${duplicates} given twice, ${doubleCalls} called twice; at the other at the longest ${worstAnswerMs} ms until an answer, its health ${healthWasTrue ? 'was true' : 'was not true'}\n`,
    )
  return verdict(outcome, outcome.surprises) === 0 && healthWasTrue ? 0 : 1
}

async function cutOff(kiosks: number, hours: number, seed: number, isJson: boolean): Promise<number> {
  const verdict = await offline({ kiosks, hours, seed })
  const { issuedOffline, lost, duplicates, outOfOrder } = verdict
  if (isJson) process.stdout.write(`${JSON.stringify({ issuedOffline, lost, duplicates, outOfOrder })}\n`)
  else
    process.stdout.write(
      `${kiosks} kiosks alone for ${hours} hours, ${issuedOffline} slips: ${lost} lost, ${duplicates} twice, ${outOfOrder} out of order\n`,
    )
  return lost + duplicates + outOfOrder === 0 ? 0 : 1
}

async function spoil(cases: number, seed: number, isJson: boolean): Promise<number> {
  const { damage } = await import('./damage.ts')
  const outcome: DamageOutcome = await damage({
    cases,
    seed,
    onFault: (text) => void process.stderr.write(`${text}\n`),
  })
  const { openedAsNew, numbersTwice, silentLoss, waitedAndSaid, seconds } = outcome
  if (isJson) process.stdout.write(`${JSON.stringify(outcome)}\n`)
  else
    process.stdout.write(
      `${cases} halls damaged: ${openedAsNew} opened as new ones, ${numbersTwice} numbers given twice, ${silentLoss} lost in silence, ${waitedAndSaid} waited and said so, in ${seconds} s\n`,
    )
  return openedAsNew + numbersTwice + silentLoss === 0 ? 0 : 1
}

function beFair(seed: number, plant: FairOptions['plant'], isJson: boolean): number {
  const fromMs = performance.now()
  let told = 0
  const verdict = fair({
    seed,
    plant,
    every: 1,
    onFault: (text) => {
      told += 1
      if (told <= FAULTS_TOLD) process.stderr.write(`${text}\n`)
    },
  })
  const { pairs, tickets, starved, idleWhileWaiting, brokenPromises, untrueReasons } = verdict
  if (isJson) process.stdout.write(`${JSON.stringify({ ...verdict, ...(plant === null ? {} : { plant }) })}\n`)
  else
    process.stdout.write(
      `${pairs} pairs of matters, ${tickets} tickets: ${starved} starved, ${idleWhileWaiting} waited beside a free counter, ${brokenPromises} promises broken, ${untrueReasons} untrue reasons in ${Math.round((performance.now() - fromMs) / 1000)} s\n`,
    )
  return (plant === null) === (faults(verdict) === 0) ? 0 : 1
}

function toldKill(kills: number): (nth: number, told: number) => void {
  return (nth, told) => {
    if (nth % 10 === 0 || nth === kills) process.stderr.write(`killed ${nth} times; ${told} answers given so far\n`)
  }
}

function verdict(
  {
    lost,
    duplicates,
    doubleCalls,
    gaps,
  }: { readonly lost: number; readonly duplicates: number; readonly doubleCalls: number; readonly gaps: number },
  surprises: readonly string[],
): number {
  for (const surprise of surprises.slice(0, 20)) process.stderr.write(`${surprise}\n`)
  if (gaps > 0) process.stderr.write(`${gaps} numbers are missing between 1 and the highest given\n`)
  return lost + duplicates + doubleCalls + gaps + surprises.length === 0 ? 0 : 1
}

await runCommand(main)
