/** Tries mutants one after the other, in as many copies of the repository as there are cores for. */
import type { Mutant } from './mutant.ts'
import type { Near } from './near.ts'
import { openSession, type Session } from './session.ts'

export interface Tried {
  readonly mutant: Mutant
  /** Names of the tests that noticed; empty: it survived. */
  readonly by: readonly string[]
  readonly where: 'own' | 'wider' | 'nobody'
}

export interface TryOptions {
  readonly near: Near
  readonly sessions: number
  /** Seconds of wider tests that a survivor of its own tests meets. */
  readonly widerSec: number
  /** So many times what its tests usually take, a mutant may take. */
  readonly patience: number
  /** A test file that fails without any fault, and what failed in it. */
  readonly onUnusable: (test: string, failed: readonly string[]) => void
  readonly onTried: (tried: Tried, done: number) => void
}

/** Test file → how long it takes on the sound code, ms; null: it fails there. */
type Known = Map<string, number | null>

/** What the tests are known for. */
interface Renown {
  readonly known: Known
  /** File and test file → how many faults of that file were noticed in it. */
  readonly noticed: Map<string, number>
}

const GRACE_MS = 20_000
const UNKNOWN_MS = 3000
const BASE_MOST_MS = 180_000
/** A machine that is slow for the moment is asked again so many times. */
const DOUBTS_MOST = 3

/** Tries all of them. */
export async function tryMutants(mutants: readonly Mutant[], options: TryOptions): Promise<readonly Tried[]> {
  const left = [...mutants]
  const tried: Tried[] = []
  const renown: Renown = { known: new Map(), noticed: new Map() }
  const sessions = Array.from({ length: Math.min(options.sessions, Math.max(1, left.length)) }, openSession)
  try {
    await Promise.all(
      sessions.map(async (session) => {
        for (let mutant = left.shift(); mutant !== undefined; mutant = left.shift()) {
          const one = await tryOne(mutant, session, renown, options)
          tried.push(one)
          options.onTried(one, tried.length)
        }
      }),
    )
  } finally {
    for (const session of sessions) session.close()
  }
  return tried
}

async function tryOne(mutant: Mutant, session: Session, renown: Renown, options: TryOptions): Promise<Tried> {
  const { known } = renown
  const own = await usable(options.near.own(mutant.file), session, known, options)
  const byOwn = await noticedBy(mutant, likeliestFirst(own, mutant.file, renown), session, renown, options)
  if (byOwn.length > 0) return { mutant, by: byOwn, where: 'own' }
  // One after the other: the first that notices is enough, and few do.
  let leftMs = options.widerSec * 1000
  for (const test of options.near.wider(mutant.file)) {
    const [sound] = await usable([test], session, known, options)
    if (sound === undefined) continue
    leftMs -= known.get(test) ?? UNKNOWN_MS
    if (leftMs < 0) break
    const by = await noticedBy(mutant, [sound], session, renown, options)
    if (by.length > 0) return { mutant, by, where: 'wider' }
  }
  return { mutant, by: [], where: 'nobody' }
}

/** Those that have noticed faults of this file before, the others behind them, the quick ones first. */
function likeliestFirst(tests: readonly string[], file: string, { known, noticed }: Renown): readonly string[] {
  const worth = (test: string): number => ((noticed.get(`${file} ${test}`) ?? 0) + 0.1) / (50 + (known.get(test) ?? 0))
  return tests.toSorted((one, other) => worth(other) - worth(one))
}

/**
 * The tests that notice the mutant. One that did so by waiting in vain is believed only if the same tests are green on
 * the sound code straight afterwards; otherwise the machine was too slow, and the mutant is tried again.
 */
async function noticedBy(
  mutant: Mutant,
  tests: readonly string[],
  session: Session,
  { known, noticed }: Renown,
  { patience }: TryOptions,
): Promise<readonly string[]> {
  if (tests.length === 0) return []
  const usualMs = tests.reduce((sum, test) => sum + (known.get(test) ?? UNKNOWN_MS), 0)
  const mostMs = GRACE_MS + usualMs * patience
  for (let doubts = 0; doubts < DOUBTS_MOST; doubts += 1) {
    const verdict = await session.run({ mutant, tests }, mostMs)
    if (verdict === null || verdict.isByWaiting) {
      const doubted = verdict === null || verdict.noticedIn.length === 0 ? tests : verdict.noticedIn
      const sound = await session.run({ mutant: null, tests: doubted }, mostMs)
      if (sound === null || sound.failed.length > 0) continue
    }
    for (const test of verdict?.noticedIn ?? []) {
      const key = `${mutant.file} ${test}`
      noticed.set(key, (noticed.get(key) ?? 0) + 1)
    }
    return verdict?.failed ?? ['(it never ended)']
  }
  return []
}

/** Those that are green on the sound code, which is tried once: others can say nothing, and that is told. */
async function usable(
  tests: readonly string[],
  session: Session,
  known: Known,
  options: TryOptions,
): Promise<readonly string[]> {
  for (const test of tests.filter((one) => !known.has(one))) {
    known.set(test, UNKNOWN_MS)
    const verdict = await session.run({ mutant: null, tests: [test] }, BASE_MOST_MS)
    const isSound = verdict !== null && verdict.failed.length === 0
    known.set(test, isSound ? (verdict.tookMs[test] ?? UNKNOWN_MS) : null)
    if (!isSound) options.onUnusable(test, verdict?.failed ?? ['(it never ended)'])
  }
  return tests.filter((test) => known.get(test) !== null)
}
