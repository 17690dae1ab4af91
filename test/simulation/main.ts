/**
 * npm run sim: ordeals that the whole system must stand: days of a simulated hall, a server killed at random moments,
 * two servers over one PostgreSQL, kiosks without any.
 */
import { readOptions, runCommand, wholeNumber } from '../../server/operate/command-line.ts'
import { UsageError } from '../../server/operate/replay/report.ts'
import { crash } from './crash.ts'
import type { DamageOutcome } from './damage.ts'
import { fair, faults, type FairOptions } from './fair.ts'
import { FAIR_PLANTS } from './fair-plants.ts'
import { offline } from './offline.ts'
import { keepPromises } from './promises.ts'
import { pauseOne } from './pause.ts'
import { ordeal } from './ordeal.ts'
import { PLANTS, type PlantName } from './plants.ts'
import type { DayOutcome } from './sim-day.ts'
import { runSeeds } from './seeds.ts'

const HELP = `Puts the system through what must not happen and counts what must stay zero.

  npm run sim -- --seeds 200 [--days 1] [--json]      days of a simulated hall: the real server code on a fake clock
  npm run sim -- --seed 7 [--days 1] [--json]         one of them, exactly as before
  npm run sim -- --seeds 50 --plant double-call       with a deliberate bug, which must be found (also lost-ticket, stale-view, undo-ghost)
  npm run sim -- --seeds 20 --plant undo-ghost --blind  judged as though nothing had been planted: must end with code 1
  npm run sim -- --crash 20 [--seed 1] [--json]       a real server process killed (SIGKILL) under load; then its SQLite file is read
  npm run sim -- --ordeal 100 [--seed 1] [--json]     kills in the middle of a backup, between snapshot and log, and of the server meanwhile
  npm run sim -- --servers 2 --database postgres --kill 20 [--seed 1] [--json]
                                                      two real servers over a real PostgreSQL: one is killed, PostgreSQL restarts twice
  npm run sim -- --servers 2 --database postgres --pause 10 [--seed 1] [--json]
                                                      one of the two is stopped inside a transaction, the first time for half a minute

  npm run sim -- --offline 2 --hours 24 [--seed 1] [--json]
                                                      kiosks cut off from their hall for so long, then back: real journals on disk, simulated time

  npm run sim -- --damage 200 [--seed 1] [--json]     copies of a hall whose files are flipped, cut, emptied, swapped, removed; killed restores and moves
  npm run sim -- --fair [--seed 1] [--json]           every ordered pair of matters of every sample site, idle and busy: is anybody forgotten?
  npm run sim -- --promises [--seed 1] [--json]       a city hall, 20 days after 10 days of learning: are the published waits kept?
  npm run sim -- --fair --plant named-clerk           with a rule as it once stood, which must be found (also reserve-counts)

  --days N    simulated days per seed (default 1)
  --seed N    alone: this seed of the simulated hall. With --crash, --ordeal or --kill: the same choices again; the machine's timing stays its own
  --json      prints one JSON object
  --help      this text

  commands      orders given by kiosks, counters, phones and staff
  crashes, cuts servers that died, connections that broke
  slips         numbers that kiosks gave by themselves
  rated         visits that were rated at a window's tablet or by phone, at most once each
  errands       errands that an agent took in
  violations    things that must never be; each is told on the standard error output with its seed
  acknowledged  numbers that kiosks were given and counters called
  unsound       files with the name of a backup that do not hold all they must
  lost          of those, the ones the log does not hold as they were told
  duplicates    numbers given twice, commands carried out twice, two answers that name one number
  issuedOffline slips that kiosks printed while they were cut off
  outOfOrder    places in a line before somebody who came earlier, by more than clocks may be out
  starved       tickets that no open counter might call while one that serves their first matter was free
  idleWhileWaiting  tickets past the guarantee beside a free counter with the skill, or callable and not called
  brokenPromises    what slip, page or rule said, broken without an alert
  untrueReasons     calls whose order, overtaking or reason is not the true one
  visits        visits that were told a wait (with a free counter it is "now", which nobody can break)
  brokenAtP80   share of them that waited longer than the published end; 0.2 is what was promised
  meanWidthMin, lesWidthMin  width of the published spans, and of spans from the last wait (LES) that are broken as often
  rowsCutOff    kills between an answer and the ticket rows that come behind it; a row that is not there in the end is told
  worstAnswerMs longest wait for an answer at the server that was not stopped
  healthWasTrue its /health never said that all is well while nobody had an answer for five seconds
  openedAsNew   halls that opened without anything of the hall that they were
  numbersTwice  numbers that people held and that were given again
  silentLoss    acknowledged numbers that were gone and of which nobody was told
  waitedAndSaid halls that kept nothing, or did not open, and said why
  doubleCalls   tickets called while a counter held them, or to a busy counter
Ends with code 0 only if nothing was lost, doubled or violated; with --plant only if the bug was found. docs/simulation.md says more.
`

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
  seed: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2), OPTIONS)
  if (options.help) {
    process.stdout.write(HELP)
    return 0
  }
  const seed = options.seed === undefined ? null : wholeNumber('seed', options.seed, 0)
  const isJson = options.json ?? false
  if (options.promises) return keepPromises(seed ?? 1, isJson)
  if (options.fair) return beFair(seed ?? 1, plantNamed(options.plant, FAIR_PLANTS), isJson)
  if (options.damage !== undefined) return spoil(wholeNumber('damage', options.damage, 1), drawn(seed ?? 1), isJson)
  if (options.pause !== undefined) return pauseOneOfTwo(wholeNumber('pause', options.pause, 1), drawn(seed), isJson)
  if (options.kill !== undefined || options.servers !== undefined || options.database !== undefined)
    return killOneOfTwo(wholeNumber('kill', options.kill ?? '20', 1), drawn(seed), isJson)
  if (options.ordeal !== undefined) return killThePast(wholeNumber('ordeal', options.ordeal, 1), drawn(seed), isJson)
  if (options.offline !== undefined)
    return cutOff(
      wholeNumber('offline', options.offline, 1),
      wholeNumber('hours', options.hours ?? '24', 1),
      seed ?? 1,
      isJson,
    )
  if (options.crash !== undefined || (options.seeds === undefined && seed === null))
    return killAlone(wholeNumber('crash', options.crash ?? '20', 1), drawn(seed), isJson)
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
