/** A hall is new only in a folder where none has been, and what was acknowledged is missed when it is gone. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { exchange } from '../../server/operate/exchange.ts'
import { noteOf, readAcknowledged } from '../../server/store/beside/acknowledged.ts'
import { openSqliteStore } from '../../server/store/sqlite.ts'
import { StoreUnusable } from '../../server/store/unusable.ts'
import { DAY, run } from './records.ts'

let folder = ''
let file = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yichuang-life-'))
  file = join(folder, 'hall.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function worked(records = 20): Promise<void> {
  const store = openSqliteStore(file)
  await store.append([run(1, records)])
  await store.close()
}

function refusal(backups: readonly string[] = []): StoreUnusable {
  try {
    void openSqliteStore(file, backups).close()
  } catch (error) {
    expect(error).toBeInstanceOf(StoreUnusable)
    return error as StoreUnusable
  }
  throw new Error(`${file} was opened`)
}

it.each([
  ['a journal', 'hall.db-wal'],
  ['the note of what was acknowledged', 'hall.acknowledged'],
  ['the note of what was checked', 'hall.checked.json'],
  ['the day as it stood', 'hall.day.snapshot'],
  ['a file set aside by a restore', 'hall.replaced-2026-11-25T10-00-00.db'],
  ['a damaged file', 'hall.damaged-2026-11-25T10-00-00.db'],
  ['a copy before an upgrade', 'hall.before-schema-5.db'],
  ['a restore that was broken off', 'hall.restoring.db'],
  ['a standby', 'standby.json'],
  ['a backup', 'backups/hall-2026-11-25T10-00-00.jsonl.zst'],
  ['a backup of an earlier program', 'backups/hall-2026-11-25T10-00-00.db'],
])('KEEP-13 a folder with %s and no file, or an empty one, is no new hall', (_what, name) => {
  mkdirSync(dirname(join(folder, name)), { recursive: true })
  writeFileSync(join(folder, name), 'x')
  for (const round of ['missing', 'empty'] as const) {
    if (round === 'empty') writeFileSync(file, '')
    const { message, why } = refusal()
    expect(why).toBe('damaged')
    expect(message).toMatch(/is missing or empty, but this folder has held a hall .*restore --newest/)
    expect(existsSync(join(folder, name)), 'nothing is changed').toBe(true)
  }
  expect(readdirSync(folder)).not.toContain('hall.acknowledged.part')
})

it('KEEP-13 a log that says that a hall was open, and backups on another disk, are traces; the log of a set-up page is none', async () => {
  mkdirSync(join(folder, 'log'))
  writeFileSync(join(folder, 'log', 'hall.1.log'), '{"msg":"incoming request"}\n')
  const other = join(folder, 'second-disk')
  mkdirSync(other)
  await openSqliteStore(join(folder, 'hall.db'), [other]).close()
  for (const name of ['hall.db', 'hall.db-wal', 'hall.db-shm', 'hall.acknowledged'])
    rmSync(join(folder, name), { force: true })
  writeFileSync(join(other, 'hall-2026-11-25T10-00-00.jsonl.zst'), 'x')
  expect(refusal([other]).message).toContain('second-disk')
  writeFileSync(join(folder, 'log', 'hall.1.log'), '{"msg":"incoming request"}\n{"msg":"the hall is open"}\n')
  expect(refusal().message).toContain('(log)')
})

it('KEEP-13 a journal that holds records is not thrown away by opening an empty file beside it', async () => {
  await worked()
  const store = openSqliteStore(file)
  await store.append([run(21, 30)])
  const wal = readFileSync(`${file}-wal`)
  await store.close()
  writeFileSync(`${file}-wal`, wal)
  truncateSync(file, 0)
  refusal()
  expect(readFileSync(`${file}-wal`).equals(wal)).toBe(true)
})

it('KEEP-13 a database without a hall in the place of the file is damage, and nothing is laid into it', async () => {
  await worked()
  copyFileSync(`${file}.lock`, file)
  refusal()
  expect(statSync(file).size).toBe(0)
})

/** As a power cut on a disk that lies, or a flipped bit, leaves it: the journal ends before its last records. */
async function withCutJournal(): Promise<void> {
  const store = openSqliteStore(file)
  await store.append([run(1, 10)])
  await store.append([run(11, 20)])
  const early = statSync(`${file}-wal`).size
  await store.append([run(21, 30)])
  const [db, wal] = [readFileSync(file), readFileSync(`${file}-wal`)]
  const note = readFileSync(noteOf(file))
  await store.close()
  writeFileSync(file, db)
  writeFileSync(`${file}-wal`, wal.subarray(0, early))
  writeFileSync(noteOf(file), note)
  rmSync(`${file}-shm`, { force: true })
}

it('KEEP-14 a journal that ends before what was acknowledged is said at the start, with the extent of the loss', async () => {
  await withCutJournal()
  const { message, why } = refusal()
  expect(why).toBe('damaged')
  expect(message).toContain(`acknowledged records are missing: ${DAY} was kept up to record 30`)
  rmSync(`${file}-wal`)
  expect(refusal().message, 'no journal at all, and nothing of it in the file yet').toContain('restore --newest')
})

it('KEEP-14 an older file, or that of another hall, in the place of the right one is told from it', async () => {
  await worked(10)
  const old = join(folder, 'old')
  copyFileSync(file, old)
  await (async () => {
    const store = openSqliteStore(file)
    await store.append([run(11, 20)])
    await store.close()
  })()
  renameSync(old, file)
  expect(refusal().message).toContain('acknowledged records are missing')
})

it('KEEP-14 the note is only a note: half a line at its end, a spoilt one or none keeps no sound hall from opening', async () => {
  await worked()
  const text = readFileSync(noteOf(file), 'utf8')
  for (const spoilt of [`${text}\n0badc0de 99 abc`, text.slice(0, -5), 'nothing that anybody wrote', '']) {
    writeFileSync(noteOf(file), spoilt)
    await openSqliteStore(file).close()
  }
  rmSync(noteOf(file))
  const store = openSqliteStore(file)
  await store.append([run(21, 22)])
  await store.close()
  expect(readAcknowledged(file)).toMatchObject({ isWhole: true })
  expect(readAcknowledged(file)?.answered.at(-1)).toMatchObject({ stream: DAY, seq: 22 })
})

it('KEEP-15 a hall whose folder is taken away, or whose file is exchanged under it, keeps nothing from then on, and goes on when it is back', async () => {
  const store = openSqliteStore(file)
  await store.append([run(1, 2)])
  await store.probe(0)
  renameSync(folder, `${folder}-away`)
  await expect(store.append([run(3, 3)])).rejects.toThrow('is not there any more')
  await expect(store.probe(0)).rejects.toThrow('is not there any more')
  mkdirSync(folder)
  writeFileSync(file, '')
  await expect(store.probe(0)).rejects.toThrow('is another file than the one that is open')
  rmSync(folder, { recursive: true })
  renameSync(`${folder}-away`, folder)
  expect(await store.append([run(3, 3)])).toBe('ok')
  await store.close()
})

it('KEEP-16 a spoilt lock file keeps no sound hall shut, and still keeps a second server out', async () => {
  await worked()
  writeFileSync(`${file}.lock`, 'rubbish of a failing disk, and more of it than a header needs'.repeat(20))
  const store = openSqliteStore(file)
  expect(await store.append([run(21, 21)])).toBe('ok')
  expect(refusal().message).toContain('Another server is already using')
  await store.close()
})

it('KEEP-17 at every step of an exchange a file is at its path, and the old one is kept', async () => {
  await worked()
  const draft = join(folder, 'hall.restoring.db')
  copyFileSync(file, draft)
  const before = readFileSync(file)
  const kept = exchange(folder, draft, 'hall.replaced-x')
  expect(kept).toBe(join(folder, 'hall.replaced-x.db'))
  expect(readFileSync(kept as string).equals(before)).toBe(true)
  expect(readdirSync(folder).sort()).toEqual([
    'hall.db',
    'hall.db.lock',
    'hall.replaced-x.acknowledged',
    'hall.replaced-x.db',
  ])
})

it('KEEP-10 what killed helpers have left beside the file is cleared at the next start', async () => {
  await worked()
  for (const name of ['hall.checked.json.4711', 'hall.day.snapshot.4712', 'hall.acknowledged.part'])
    writeFileSync(join(folder, name), 'half')
  await openSqliteStore(file).close()
  expect(readdirSync(folder).sort()).toEqual(['hall.acknowledged', 'hall.db', 'hall.db.lock'])
})
