/**
 * The SQLite store keeps the contract, refuses what it cannot trust in one sentence, and forgets nothing it has
 * acknowledged.
 */
import { spawn, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { StoreUnusable } from '../../server/store/unusable.ts'
import { openSqliteStore, readSqliteStore } from '../../server/store/sqlite.ts'
import { storeContract } from './contract.ts'
import { DAY, run } from './records.ts'

let folder = ''
const fresh = (): string => {
  folder = mkdtempSync(join(tmpdir(), 'yichuang-store-'))
  return join(folder, 'hall.db')
}
const clean = (): void => rmSync(folder, { recursive: true, force: true })

storeContract({ name: 'SQLite', open: () => openSqliteStore(fresh()), clean })

/** The sentence of a refusal; fails when the file is opened after all. */
function refusal(file: string): string {
  try {
    void openSqliteStore(file).close()
  } catch (error) {
    expect(error).toBeInstanceOf(StoreUnusable)
    return (error as Error).message
  }
  throw new Error(`${file} was opened`)
}

/**
 * Does something to the file as anybody with access to the machine could, and returns what a query says.
 * In a process of its own: two copies of SQLite in one process undo each other's locks.
 */
function meddle(file: string, sql: string): unknown {
  const script =
    'const { DatabaseSync } = require("node:sqlite"); const db = new DatabaseSync(process.argv[1]); const rows = process.argv[2].startsWith("SELECT") || process.argv[2].endsWith("mode") ? db.prepare(process.argv[2]).all() : db.exec(process.argv[2]); db.close(); console.log(JSON.stringify(rows ?? null))'
  const ran = spawnSync(process.execPath, ['-e', script, file, sql], { encoding: 'utf8' })
  if (ran.status !== 0) throw new Error(ran.stderr)
  return JSON.parse(ran.stdout)
}

describe('one file on a disk', () => {
  let file = ''
  beforeEach(() => {
    file = fresh()
  })
  afterEach(clean)

  async function written(): Promise<void> {
    const store = openSqliteStore(file)
    for (let from = 1; from <= 400; from += 20) await store.append([run(from, from + 19)])
    await store.close()
  }

  it('STORE-5 a missing folder is made, and what is kept there is found again', async () => {
    const deep = join(folder, 'not', 'yet', 'there', 'hall.db')
    const store = openSqliteStore(deep)
    await store.append([run(1, 2)])
    await store.close()
    const again = openSqliteStore(deep)
    expect((await again.head(DAY)).seq).toBe(2)
    await again.close()
  })

  it('STORE-5 the journal of a fresh file is a write-ahead log, and a reader beside it is let in', async () => {
    const store = openSqliteStore(file)
    await store.append([run(1, 3)])
    expect(meddle(file, 'PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }])
    expect(meddle(file, 'SELECT count(*) AS n FROM event')).toEqual([{ n: 3 }])
    expect(await store.append([run(4, 4)])).toBe('ok')
    await store.close()
  })

  it('STORE-5 PEERS-3 a second server on the same file is told so in one sentence, and the first goes on', async () => {
    const store = openSqliteStore(file)
    const said = refusal(file)
    expect(said).toBe(
      `Another server is already using ${file}. Stop it first, or start this one with another --data folder.`,
    )
    expect(await store.append([run(1, 1)])).toBe('ok')
    await store.close()
    await openSqliteStore(file).close()
  })

  it('STORE-5 a file that a newer program wrote is left alone', async () => {
    await written()
    meddle(file, 'PRAGMA user_version = 99')
    const before = readFileSync(file)
    expect(refusal(file)).toMatch(
      /^\S+ was written by a newer program \(schema 99, this one knows \d+\)\. Start the newer program; nothing was changed\.$/,
    )
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it('STORE-5 PEERS-22 a file with overwritten pages is refused and kept as it is', async () => {
    await written()
    const bytes = readFileSync(file)
    bytes.fill(0x5a, 4096, 4096 * 6)
    writeFileSync(file, bytes)
    expect(refusal(file)).toMatch(
      / is damaged \(.+\)\. Nothing was changed\. Run "npm run hall -- restore --newest --data /,
    )
    expect(readFileSync(file).equals(bytes)).toBe(true)
  })

  it('STORE-5 a file that is no database at all is refused in the same words', () => {
    writeFileSync(file, 'tickets of today: A001, A002\n'.repeat(300))
    expect(refusal(file)).toMatch(/ is damaged \(.+\)\. Nothing was changed/)
    expect(readFileSync(file, 'utf8')).toMatch(/^tickets of today/)
  })

  it('STORE-5 a truncated file is refused', async () => {
    await written()
    writeFileSync(file, readFileSync(file).subarray(0, 4096 * 5 + 100))
    expect(refusal(file)).toMatch(/ is damaged /)
  })

  it('STORE-4 one flipped byte in the file is found, and its record named', async () => {
    await written()
    const bytes = readFileSync(file)
    const at = bytes.indexOf('217 号窗口')
    expect(at).toBeGreaterThan(0)
    bytes[at] = (bytes[at] as number) ^ 1
    writeFileSync(file, bytes)
    expect(refusal(file)).toMatch(/ is damaged \(.*record 217 was changed after it was written/)
    const store = readSqliteStore(file)
    expect(await store.verify(DAY)).toEqual({
      ok: false,
      seq: 217,
      problem: 'record 217 was changed after it was written',
    })
    await store.close()
  })

  it('STORE-4 a record changed or taken out behind the server’s back is named while it runs', async () => {
    await written()
    const store = openSqliteStore(file)
    meddle(file, `UPDATE event SET at_ms = at_ms - 600000 WHERE seq = 300`)
    expect(await store.verify(DAY)).toMatchObject({ ok: false, seq: 300 })
    meddle(file, `DELETE FROM event WHERE seq = 120`)
    expect(await store.verify(DAY)).toMatchObject({ ok: false, seq: 120, problem: 'record 120 is missing' })
    expect(await store.append([run(401, 401)]), 'finding it does not stop the work').toBe('ok')
    await store.close()
  })

  it('STORE-6 STORE-1 PEERS-22 killed while writing, three times: every acknowledged record is there, no half batch', async () => {
    let acknowledged = 0
    for (let round = 0; round < 3; round += 1) {
      acknowledged = await killedWriter(file)
      const store = openSqliteStore(file)
      const { seq } = await store.head(DAY)
      expect(seq).toBeGreaterThanOrEqual(acknowledged)
      expect(seq % 2).toBe(0)
      expect(await store.verify(DAY)).toEqual({ ok: true, events: seq })
      expect(await store.behind()).toEqual([{ stream: DAY, upTo: 0 }])
      await store.close()
    }
    expect(acknowledged).toBeGreaterThan(100)
  })

  it('STORE-6 a copy of the files taken in the middle opens with all that was acknowledged', async () => {
    const store = openSqliteStore(file)
    await store.append([run(1, 50)])
    const copy = join(folder, 'copy.db')
    copyFileSync(file, copy)
    if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`)
    const other = openSqliteStore(copy)
    expect(await other.verify(DAY)).toEqual({ ok: true, events: 50 })
    await other.close()
    await store.close()
  })
})

/** Lets a process write, kills it after some fifty acknowledgements more, and returns the last it has said. */
function killedWriter(file: string): Promise<number> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'writer.ts'), file], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  let trouble = ''
  child.stderr.on('data', (chunk: Buffer) => (trouble += chunk.toString()))
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
    if (said.split('\n').length > 50) child.kill('SIGKILL')
  })
  return new Promise((resolve, reject) => {
    child.once('close', () => {
      const whole = said.slice(0, said.lastIndexOf('\n')).split('\n')
      if (trouble === '') resolve(Number(whole.at(-1)))
      else reject(new Error(trouble))
    })
  })
}
