/**
 * Damages copies of a hall's folder in every way that disks and people have, starts it again as its operator would, and
 * looks whether it began anew by mistake, gave a number twice, or lost one without a word.
 */
import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { composeHall } from '../../server/hall/compose.ts'
import type { Hall } from '../../server/hall/hall.ts'
import { backup } from '../../server/operate/backup.ts'
import { UsageError } from '../../server/operate/replay/report.ts'
import { restoreNewest } from '../../server/operate/restore-newest.ts'
import { verify } from '../../server/operate/verify.ts'
import type { Store } from '../../server/store/port.ts'
import { copySqlite, openSqliteStore } from '../../server/store/sqlite.ts'
import { StoreUnusable } from '../../server/store/unusable.ts'
import { numbersIn } from '../support/issued.ts'
import { loadSite } from '../support/site.ts'
import { chanceFrom, type Chance } from './chance.ts'
import { DAMAGES, type Place } from './damage-kinds.ts'
import { killedMove } from './damage-move.ts'

export interface DamageOptions {
  readonly cases: number
  readonly seed: number
  /** What went wrong, with the kind of damage. */
  readonly onFault: (text: string) => void
}

export interface DamageOutcome {
  readonly cases: number
  /** Halls that opened without anything of the hall that they were. */
  readonly openedAsNew: number
  /** Numbers given again that people had in their hands. */
  readonly numbersTwice: number
  /** Acknowledged numbers that were gone and of which nobody was told. */
  readonly silentLoss: number
  /** Halls that did not open, said why, and went on after a restore. */
  readonly waitedAndSaid: number
  readonly seconds: number
}

interface Tally {
  openedAsNew: number
  numbersTwice: number
  silentLoss: number
  waitedAndSaid: number
}

/** A hall's folder as it lies there after a kill, what people hold, and everything that damage needs. */
interface Model extends Place {
  readonly given: readonly string[]
}

const root = join(import.meta.dirname, '..', '..')
const DATE = '2026-11-25'
const ITEMS = ['c05', 'd01']
const AT_MS = Date.parse(`${DATE}T11:00:00+08:00`)

/** Runs all of it on folders of its own. */
export async function damage({ cases, seed, onFault }: DamageOptions): Promise<DamageOutcome> {
  const fromMs = performance.now()
  const chance = chanceFrom(seed)
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-damage-'))
  const tally: Tally = { openedAsNew: 0, numbersTwice: 0, silentLoss: 0, waitedAndSaid: 0 }
  const model = await makeModel(folder)
  const kinds = [...Object.keys(DAMAGES), 'the folder taken away while it works', 'a restore killed', 'a move killed']
  const move = await killedMove(copied(model, join(folder, 'move')).data)
  try {
    for (let nth = 0; nth < cases; nth += 1) {
      const kind = kinds[nth % kinds.length] as string
      const place = copied(model, join(folder, 'case'))
      const told = (text: string): void => onFault(`case ${nth} (${kind}): ${text}`)
      try {
        await oneCase({ kind, place, given: model.given, chance, tally, told, move })
      } catch (error) {
        tally.silentLoss += 1
        told(error instanceof Error ? (error.stack ?? error.message) : String(error))
      }
    }
  } finally {
    await move.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { cases, ...tally, seconds: Math.round((performance.now() - fromMs) / 100) / 10 }
}

interface Case {
  readonly kind: string
  readonly place: Place
  readonly given: readonly string[]
  readonly chance: Chance
  readonly tally: Tally
  readonly told: (text: string) => void
  readonly move: Awaited<ReturnType<typeof killedMove>>
}

async function oneCase(one: Case): Promise<void> {
  const { kind, place, chance } = one
  if (kind === 'the folder taken away while it works') return takenAway(one)
  if (kind === 'a move killed') {
    const target = await one.move.kill(place.data, chance)
    if (target !== null) await judge(one, target, [])
    return start(one)
  }
  if (kind === 'a restore killed') await killRestore(place, chance)
  else DAMAGES[kind]?.(place, chance)
  return start(one)
}

/** As whoever looks after the hall would: start it; where it waits, restore; start again. */
async function start(one: Case): Promise<void> {
  const { place, tally } = one
  const store = opened(place)
  if (!(store instanceof StoreUnusable)) return judge(one, store, [])
  tally.waitedAndSaid += 1
  try {
    const done = await restoreNewest(place.backups, place.data, AT_MS)
    const said = done.json as { readonly lost: readonly string[]; readonly isLossKnown: boolean }
    const again = opened(place)
    if (again instanceof StoreUnusable) throw again
    await judge(one, again, said.isLossKnown ? said.lost : null)
  } catch (error) {
    // Nothing sound is left: that was said, and nothing is given.
    if (!(error instanceof UsageError)) throw error
  }
}

function opened({ data, backups }: Place): Store | StoreUnusable {
  try {
    return openSqliteStore(join(data, 'hall.db'), [backups])
  } catch (error) {
    if (error instanceof StoreUnusable && error.why !== 'other') return error
    throw error
  }
}

/** `said`: the numbers that were named as lost; null: that nobody knows which are. */
async function judge({ given, tally, told }: Case, store: Store, said: readonly string[] | null): Promise<void> {
  try {
    const kept = await numbersIn(store, DATE)
    const missing = given.filter((no) => !kept.includes(no))
    const isSound = (await verify(store)).json.ok === true
    const count = (what: keyof Tally, by: number, text: string): void => {
      if (by === 0) return
      tally[what] += by
      told(text)
    }
    const withheld = [...(await store.read(`day/${DATE}`, 0))].flatMap(({ event }) =>
      event.type === 'NumbersWithheld' ? [event] : [],
    )
    // What a restore has written into the log stands in /health, also when it was killed before it could say so.
    const logged = withheld.flatMap((event) => event.lost)
    count('openedAsNew', kept.length === 0 && withheld.length === 0 ? 1 : 0, 'it opened as a new hall')
    const silent = said === null || !isSound ? [] : missing.filter((no) => !said.includes(no) && !logged.includes(no))
    count('silentLoss', silent.length, `${silent.join(', ')} are gone, and nobody said so`)
    const fresh = await issued(await hallOn(store), 3)
    const twice = fresh.filter((no) => given.includes(no))
    count('numbersTwice', twice.length, `${twice.join(', ')} were given a second time`)
  } finally {
    await store.close()
  }
}

/** The hall works on while its folder is gone: nothing counts until it is back. */
async function takenAway(one: Case): Promise<void> {
  const { place, chance } = one
  const store = opened(place)
  if (store instanceof StoreUnusable) throw store
  const hall = await hallOn(store)
  const before = await issued(hall, 1 + chance.below(4))
  renameSync(place.data, `${place.data}-away`)
  const meanwhile = await issued(hall, 3)
  if (meanwhile.length > 0) {
    one.tally.silentLoss += meanwhile.length
    one.told(`${meanwhile.join(', ')} were acknowledged into a file that is not there`)
  } else one.tally.waitedAndSaid += 1
  renameSync(`${place.data}-away`, place.data)
  const after = await issued(hall, 2)
  await store.close()
  await start({ ...one, given: [...one.given, ...before, ...after] })
}

/** Killed while it builds or exchanges, as soon as one of its files is seen and a moment later. */
async function killRestore({ data, backups }: Place, chance: Chance): Promise<void> {
  const replaces = chance.below(2) === 0
  const words = replaces ? ['restore', '--replace'] : ['restore', '--newest']
  const child = spawn(process.execPath, ['server/operate/hall.ts', ...words, '--data', data, '--from', backups], {
    cwd: root,
    stdio: 'ignore',
  })
  const gone = new Promise((resolve) => child.once('exit', resolve))
  const sign = chance.one([/^hall\.restoring/, /^hall\.restoring\.db-wal/, /^hall\.(replaced|damaged)/])
  let isOver = false
  void gone.then(() => (isOver = true))
  while (!isOver && !readdirSync(data).some((name) => sign.test(name))) await pause(1)
  await pause(chance.below(12))
  child.kill('SIGKILL')
  await gone
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

async function hallOn(store: Store): Promise<Hall> {
  return composeHall({
    settings: loadSite('county').settings,
    store,
    jobs: [],
    nowMs: () => AT_MS,
    onTrouble: () => undefined,
  })
}

/** Numbers that were acknowledged. */
async function issued(hall: Hall, count: number): Promise<readonly string[]> {
  const numbers: string[] = []
  for (let n = 0; n < count; n += 1) {
    const answer = await hall.execute(
      {
        commandId: crypto.randomUUID(),
        command: { type: 'IssueTicket', items: [{ item: ITEMS[n % ITEMS.length] as string }], origin: 'kiosk' },
      },
      { kind: 'device', deviceId: 'k', deviceKind: 'kiosk' },
    )
    if (answer.ok && answer.result.ticketNo !== undefined) numbers.push(answer.result.ticketNo)
  }
  return numbers
}

/** A day before, a morning with two backups, and then the machine dies: the journal holds what came last. */
async function makeModel(folder: string): Promise<Model> {
  const at = (name: string): string => join(folder, name)
  for (const name of ['data', 'older', 'other', 'backups', 'live']) mkdirSync(at(name))
  const file = join(at('live'), 'hall.db')
  const store = openSqliteStore(file)
  const hall = await hallOn(store)
  const given = [...(await issued(hall, 20))]
  await backup(at('live'), at('backups'), AT_MS - 1_200_000)
  for (const name of readdirSync(at('live'))) cpSync(join(at('live'), name), join(at('older'), name))
  given.push(...(await issued(hall, 12)))
  await backup(at('live'), at('backups'), AT_MS - 600_000)
  // What a checkpoint does in the course of a day: the file holds the morning, the journal what came later.
  await store.eraseContacts([])
  given.push(...(await issued(hall, 15)))
  cpSync(at('live'), at('data'), { recursive: true })
  await store.close()
  await otherHall(at('other'))
  return { data: at('data'), older: at('older'), other: at('other'), backups: at('backups'), given }
}

async function otherHall(folder: string): Promise<void> {
  const store = openSqliteStore(join(folder, 'draft.db'))
  await issued(await hallOn(store), 5)
  await copySqlite(join(folder, 'draft.db'), join(folder, 'hall.db'))
  await store.close()
}

function copied(model: Model, folder: string): Place {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  const place = { ...model, data: join(folder, 'data'), backups: join(folder, 'backups') }
  cpSync(model.data, place.data, { recursive: true })
  cpSync(model.backups, place.backups, { recursive: true })
  if (existsSync(`${place.data}-away`)) rmSync(`${place.data}-away`, { recursive: true })
  return place
}
