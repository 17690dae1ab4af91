/**
 * Follows another hall's log over HTTP into a store of its own: every record checked against the chain, on this disk
 * before it is confirmed.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { networkWords } from '../disk/network-words.ts'
import { linkOf, recordOf, startOf, type EventRow } from '../store/hash-chain.ts'
import type { Head, Store } from '../store/port.ts'
import { SIGNATURE_HEADER, SITE_HEADER, TIME_HEADER, sign } from '../sites/signature.ts'
import { createProjector } from '../hall/rows/projector.ts'
import type { LogEnd, LogState } from './log-protocol.ts'
import { unseal } from './seal.ts'

export interface Progress {
  readonly state: 'fetching' | 'following' | 'lost'
  /** Records on this disk, of all streams. */
  readonly events: number
  /** Time of the newest record, UTC ms; 0 before the first. */
  readonly newestMs: number
  /** Why the line is lost; empty otherwise. */
  readonly problem: string
}

export interface FollowParts {
  /** Without a slash at the end. */
  readonly from: string
  readonly store: Store
  readonly key: string
  /** How this follower is called on the other side. */
  readonly name: string
  readonly build: string
  /** Where this machine would answer as the hall; null: at its address and the usual port. */
  readonly at: string | null
  /** Ends the following. */
  readonly signal: AbortSignal
  /** The site that this folder has followed before; null: any. */
  readonly site: string | null
  readonly onSite: (site: string) => void
  readonly onProgress: (progress: Progress) => void
}

/** What this follower has differs from what the hall has: neither may be overwritten. */
export class CannotFollow extends Error {}

const ANSWER_WITHIN_MS = 20_000
const AGAIN_MS = 1000
/** The hall does not know the position any more. */
const GONE = 410

/** Follows until `signal`. Throws CannotFollow with one sentence when the two logs, sites or programs do not fit. */
export async function follow(parts: FollowParts): Promise<void> {
  const { store, signal } = parts
  const heads = new Map<string, Head>()
  let newestMs = 0
  const told = (state: Progress['state'], problem = ''): void =>
    parts.onProgress({ state, events: [...heads.values()].reduce((sum, head) => sum + head.seq, 0), newestMs, problem })
  while (!signal.aborted) {
    try {
      heads.clear()
      for (const [stream, head] of await headsOf(store)) heads.set(stream, head)
      const write = createWriter(store, heads, (atMs) => (newestMs = Math.max(newestMs, atMs)))
      let position: Position | null = await catchUp(parts, heads, write, told)
      while (!signal.aborted && position !== null) {
        told('following')
        position = await listen(parts, position, write)
      }
    } catch (error) {
      if (error instanceof CannotFollow) throw error
      if (signal.aborted) return
      told('lost', networkWords(error))
      await pause(AGAIN_MS, undefined, { signal }).catch(() => undefined)
    }
  }
}

interface Position {
  readonly epoch: string
  readonly kept: number
}

/** Fetches everything that the hall has and this disk has not. */
async function catchUp(
  parts: FollowParts,
  heads: ReadonlyMap<string, Head>,
  write: Writer,
  told: (state: Progress['state']) => void,
): Promise<Position> {
  const state = await ask<LogState>(parts, '/api/log/state')
  if (parts.site !== null && state.site !== parts.site)
    throw new CannotFollow(
      `This folder follows the site ${parts.site}, but ${parts.from} is ${state.site}. Follow each site into a folder of its own.`,
    )
  if (state.build !== parts.build)
    throw new CannotFollow(
      `${parts.from} runs version ${state.build}, this program is ${parts.build}. Bring both to the same version, the standby first.`,
    )
  const theirs = new Map(state.heads.map(([stream, seq, hash]) => [stream, { seq, hash }]))
  for (const [stream, own] of heads) refuseFork(parts.from, stream, own, theirs.get(stream))
  parts.onSite(state.site)
  for (const [stream, seq] of state.heads) {
    while ((heads.get(stream)?.seq ?? 0) < seq && !parts.signal.aborted) {
      const { rows } = read(
        await text(parts, `/api/log/rows?stream=${encodeURIComponent(stream)}&after=${heads.get(stream)?.seq ?? 0}`),
      )
      if (rows.length === 0) throw new Error(`the records of ${stream} do not come`)
      await write(rows)
      told('fetching')
    }
  }
  await parts.store.replacePeople(unseal(state.people, parts.key))
  return { epoch: state.epoch, kept: state.position }
}

/** Waits for what comes next and keeps it; asking again confirms it. null: begin anew. */
async function listen(parts: FollowParts, { epoch, kept }: Position, write: Writer): Promise<Position | null> {
  const at = parts.at === null ? '' : `&at=${encodeURIComponent(parts.at)}`
  const answer = await request(parts, `/api/log/next?epoch=${epoch}&kept=${kept}${at}`)
  if (answer.status === GONE) return null
  const { rows, end } = read(await bodyOf(answer))
  if (end === null) throw new Error('an answer was cut off')
  await write(rows)
  if (end.people !== null) await parts.store.replacePeople(unseal(end.people, parts.key))
  return { epoch, kept: end.position }
}

function refuseFork(from: string, stream: string, own: Head, theirs: Head | undefined): void {
  const isAhead = own.seq > (theirs?.seq ?? 0)
  if (!isAhead && (own.seq < (theirs?.seq ?? 0) || own.hash === theirs?.hash)) return
  throw new CannotFollow(
    `This folder holds records of ${stream} that ${from} has not (${own.seq} here, ${theirs?.seq ?? 0} there${isAhead ? '' : ', with another content'}): the two halls have gone different ways. Keep this folder as it is, and follow into an empty one.`,
  )
}

type Writer = (rows: readonly EventRow[]) => Promise<void>

/** Writes rows that follow on what is kept; rows that are kept already are passed over. */
function createWriter(store: Store, heads: Map<string, Head>, onNewest: (atMs: number) => void): Writer {
  const projector = createProjector(store)
  return async (rows) => {
    const fresh = new Map<string, EventRow[]>()
    const reached = new Map<string, Head>()
    for (const row of rows) {
      const head = reached.get(row.stream) ?? heads.get(row.stream) ?? { seq: 0, hash: startOf(row.stream) }
      if (row.seq <= head.seq) continue
      if (row.seq !== head.seq + 1 || row.hash !== linkOf(row, head.hash))
        throw new CannotFollow(
          `Record ${row.seq} of ${row.stream} does not follow on record ${head.seq} that is kept here: one of the two logs was changed. Run "npm run hall -- verify" on both machines.`,
        )
      fresh.set(row.stream, [...(fresh.get(row.stream) ?? []), row])
      reached.set(row.stream, { seq: row.seq, hash: row.hash })
      onNewest(row.atMs)
    }
    const runs = [...fresh].map(([stream, of]) => ({ stream, records: of.map((row) => recordOf(row)) }))
    if ((await projector.write(runs)) !== 'ok') throw new Error('somebody else writes to this folder')
    for (const [stream, head] of reached) {
      if ((await store.head(stream)).hash !== head.hash)
        throw new CannotFollow(
          `Record ${head.seq} of ${stream} was not kept as it was sent. Check this machine's memory and disk.`,
        )
      heads.set(stream, head)
    }
  }
}

/** Head of every stream of a store. */
async function headsOf(store: Pick<Store, 'streams' | 'head'>): Promise<Map<string, Head>> {
  const heads = new Map<string, Head>()
  for (const stream of await store.streams()) heads.set(stream, await store.head(stream))
  return heads
}

function read(body: string): { readonly rows: readonly EventRow[]; readonly end: LogEnd | null } {
  const lines = body
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as EventRow | LogEnd)
  return { rows: lines.filter((line) => 'seq' in line), end: lines.find((line) => 'position' in line) ?? null }
}

async function request({ from, key, name, signal }: FollowParts, path: string): Promise<Response> {
  const timeMs = Date.now()
  const headers = {
    [SITE_HEADER]: name,
    [TIME_HEADER]: String(timeMs),
    [SIGNATURE_HEADER]: sign({ method: 'GET', path, site: name, timeMs, body: '' }, key),
  }
  return fetch(from + path, {
    headers,
    redirect: 'error',
    signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
  })
}

async function bodyOf(answer: Response): Promise<string> {
  const body = await answer.text()
  if (answer.ok) return body
  const { problem } = JSON.parse(body) as { readonly problem?: string }
  if ([401, 403, 404].includes(answer.status)) throw new CannotFollow(problem ?? `the hall answers ${answer.status}`)
  throw new Error(problem ?? `the hall answers ${answer.status}`)
}

async function text(parts: FollowParts, path: string): Promise<string> {
  return bodyOf(await request(parts, path))
}

async function ask<T>(parts: FollowParts, path: string): Promise<T> {
  return JSON.parse(await text(parts, path)) as T
}
