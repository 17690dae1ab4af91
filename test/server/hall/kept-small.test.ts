/** What is kept small: ids of commands as hashes, closed tickets that are made late, records read page by page. */
import { describe, expect, it } from 'vitest'
import { recordsOfCommand } from '../../../server/hall/earlier.ts'
import { LateMap } from '../../../server/hall/late-map.ts'
import { safekeeping, type BackupState, type CheckState } from '../../../server/hall/storage-warnings.ts'
import { CommandIds, hashOf } from '../../../server/hall/streams.ts'
import type { Store } from '../../../server/store/port.ts'

describe('ids of commands', () => {
  it('SEND-1 of thousands of commands each is found at its first record, also when it is told of again', () => {
    const ids = CommandIds.of(null)
    const all = Array.from({ length: 3000 }, (_, at) => ({ commandId: `command-${at}-${at * 7919}`, seq: 2 * at + 1 }))
    for (const { commandId, seq } of all) {
      ids.note({ commandId, seq })
      ids.note({ commandId, seq: seq + 1 })
    }
    const [first] = all
    ids.note({ commandId: first!.commandId, seq: 9000 })
    for (const { commandId, seq } of all) expect(ids.find(hashOf(commandId)), commandId).toBe(seq)
    expect(ids.find(hashOf('nobody’s'))).toBe(0)
    expect(ids.kept().used).toBe(all.length)
  })

  it('SEND-1 a command with more records than a page is read to its end, and no further', async () => {
    const rows = Array.from({ length: 130 }, (_, at) => ({
      seq: at + 1,
      atMs: 0,
      commandId: at < 120 ? 'long' : 'other',
      deviceId: null,
      actor: '{"kind":"visitor"}',
      event: `{"type":"X","n":${at}}`,
      hash: '',
    }))
    const store = {
      rows: (_: string, after: number, most: number) => Promise.resolve(rows.slice(Math.max(0, after), after + most)),
    } as unknown as Pick<Store, 'rows'>
    const found = await recordsOfCommand(store, [['day/2026-11-25', 1]], 'long')
    expect(found.map(({ record }) => record.seq)).toEqual(rows.slice(0, 120).map((row) => row.seq))
  })
})

it('LIFE-3 values that are made late are all there for whoever walks over them', () => {
  const late = () => new LateMap(['a', 'b'], (place) => ({ place }))
  const all = [{ place: 0 }, { place: 1 }]
  expect([...late().values()]).toEqual(all)
  expect([...late().entries()].map(([, value]) => value)).toEqual(all)
  expect([...late()].map(([, value]) => value)).toEqual(all)
  const told: unknown[] = []
  late().forEach((value) => told.push(value))
  expect(told).toEqual(all)
})

it('KEEP-2 what the check of the file has found is told in words and as an alert', () => {
  const backups: BackupState = {
    lastGoodMs: () => 0,
    problem: () => null,
    isLate: () => false,
    failedSinceMs: () => null,
  }
  const of = (check: CheckState) =>
    safekeeping({
      standby: null,
      backups,
      check,
      room: null,
      lostNumbers: [],
      clock: { doubt: null, setBackMs: 0, nowMs: 0 },
      aheadMs: 0,
    })
  const unsound = of({ state: 'unsound', words: 'day/2026-11-25 seq 7', sinceMs: 5 } as CheckState)
  expect(unsound.warnings).toEqual([expect.stringContaining('day/2026-11-25 seq 7')])
  expect(unsound.alerts).toMatchObject([{ kind: 'records', sinceMs: 5 }])
  expect(of({ state: 'failed', words: 'EIO', sinceMs: 5 } as CheckState).warnings).toEqual([
    'The file could not be checked: EIO',
  ])
})
