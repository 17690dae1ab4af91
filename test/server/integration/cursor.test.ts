/** Up to where a receiver has been told: cases by when they were written to, never by a walk over all of them. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openCursor } from '../../../server/integration/cursor.ts'
import { openMemoryStore } from '../../../server/store/memory.ts'
import type { Store } from '../../../server/store/port.ts'
import { record } from '../../store/records.ts'

const HOUR_MS = 3_600_000
let folder: string
let store: Store
let nowMs: number
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yichuang-cursor-'))
  nowMs = 100 * HOUR_MS
  store = openMemoryStore()
})
afterEach(() => rmSync(folder, { recursive: true }))

async function write(stream: string, seq: number, atMs = nowMs): Promise<void> {
  expect(await store.append([{ stream, records: [{ ...record(seq), atMs }] }])).toBe('ok')
}

/** A receiver that takes everything it is told of. */
async function receiver() {
  const walks: string[] = []
  const since: number[] = []
  const log = {
    ...store,
    casesWritten: (sinceMs: number) => {
      since.push(sinceMs)
      return store.casesWritten(sinceMs)
    },
    streams: (kind?: string) => {
      if (kind === undefined || kind === 'case') walks.push('all cases')
      return store.streams(kind)
    },
  }
  const cursor = await openCursor(folder, 'app', log, () => nowMs)
  const take = async (): Promise<readonly string[]> => {
    const told: string[] = []
    for (const { stream, seq } of await cursor.waiting())
      for (const row of await store.rows(stream, seq, 100)) {
        told.push(`${stream}#${row.seq}`)
        cursor.advance(stream, row.seq)
      }
    cursor.allTaken()
    await cursor.keep()
    return told
  }
  return { take, walks, since }
}

it('HOOK-4 a new receiver hears of what happens from now on, each record once, and nobody walks over all cases', async () => {
  await write('case/261101-0001', 1, nowMs - 50 * HOUR_MS)
  await write('case/261101-0002', 1, nowMs - 60_000)
  await write('settings', 1)
  const { take, walks } = await receiver()
  expect(await take()).toEqual([])
  await write('case/261101-0001', 2)
  await write('case/261101-0002', 2)
  await write('day/2026-11-24', 1)
  expect((await take()).toSorted()).toEqual(['case/261101-0001#2', 'case/261101-0002#2', 'day/2026-11-24#1'])
  expect(await take()).toEqual([])
  nowMs += HOUR_MS
  await write('case/261101-0001', 3)
  expect([await take(), await take(), walks]).toEqual([['case/261101-0001#3'], [], []])
})

it('HOOK-2 after a hall was brought back from a backup everything written since is told, under numbers that were told before as well', async () => {
  const { take } = await receiver()
  for (const seq of [1, 2, 3]) await write('day/2026-11-24', seq)
  await write('case/261101-0001', 1)
  await write('case/261101-0001', 2)
  expect(await take()).toHaveLength(5)
  store = openMemoryStore()
  await write('day/2026-11-24', 1)
  await write('case/261101-0001', 1)
  const back = await receiver()
  expect(await back.take()).toEqual([])
  await write('day/2026-11-24', 2)
  await write('case/261101-0001', 2)
  expect((await back.take()).toSorted()).toEqual(['case/261101-0001#2', 'day/2026-11-24#2'])
})

it('HOOK-4 after a restart it goes on where it was, and keeps note only of cases written to lately', async () => {
  const { take } = await receiver()
  for (let no = 1; no <= 9; no += 1) await write(`case/261101-000${no}`, 1)
  expect(await take()).toHaveLength(9)
  nowMs += HOUR_MS
  await take()
  await write('case/261101-0003', 2)
  await take()
  const noted = Object.keys(JSON.parse(readFileSync(join(folder, 'app.json'), 'utf8')) as object)
  expect(noted.filter((name) => name.startsWith('case/')).toSorted()).toEqual(['case/*', 'case/261101-0003'])
  await write('case/261101-0005', 2)
  nowMs += 48 * HOUR_MS
  expect(await (await receiver()).take()).toEqual(['case/261101-0005#2'])
})

it('HOOK-4 records of a clock that was set back are not missed', async () => {
  const { take } = await receiver()
  await write('case/261101-0001', 1)
  await take()
  nowMs += HOUR_MS
  await take()
  nowMs -= 2 * HOUR_MS
  await write('case/261101-0001', 2)
  expect(await take()).toContain('case/261101-0001#2')
})

it('HOOK-4 the note of an earlier program, which held every case, is gone on from', async () => {
  await write('case/261101-0001', 1, nowMs - 50 * HOUR_MS)
  await write('case/261101-0002', 1, nowMs - 50 * HOUR_MS)
  writeFileSync(join(folder, 'app.json'), JSON.stringify({ 'case/261101-0001': 1 }))
  const { take } = await receiver()
  expect([await take(), await take()]).toEqual([['case/261101-0002#1'], []])
})

it('HOOK-4 the note of an earlier program is looked through once, not at every start, though nothing new comes', async () => {
  await write('case/261101-0001', 1, nowMs - 50 * HOUR_MS)
  writeFileSync(join(folder, 'app.json'), JSON.stringify({ 'case/261101-0001': 1 }))
  const first = await receiver()
  expect([await first.take(), first.since[0]]).toEqual([[], 0])
  const second = await receiver()
  expect([await second.take(), (second.since[0] ?? 0) > 98 * HOUR_MS]).toEqual([[], true])
})
