/** Backups beside a running server, and restoring one. */
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backup, backupName, backupsIn, checkedBackup, restore } from '../../server/operate/backup.ts'
import { UsageError } from '../../server/operate/replay/report.ts'
import { readSqliteStore } from '../../server/store/sqlite.ts'
import { connect, pairDevice } from '../support/client.ts'
import { startServer, type RunningServer } from '../support/server.ts'
import { numbersIn } from '../support/issued.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yichuang-backup-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function issueUntil(server: RunningServer, isEnough: () => boolean): Promise<readonly string[]> {
  const kiosk = await connect(
    server.url,
    { screen: 'kiosk' },
    { deviceToken: await pairDevice(server.url, 'kiosk', { name: `kiosk ${Math.trunc(performance.now())}` }) },
  )
  const numbers: string[] = []
  while (!isEnough()) {
    const answer = await kiosk.send({ type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' })
    if (answer.ok && answer.result.ticketNo) numbers.push(answer.result.ticketNo)
  }
  kiosk.close()
  return numbers
}

describe('a backup', () => {
  it('KEEP-1 KEEP-2 taken under load and restored into an empty folder is sound and holds every ticket acknowledged before it began', async () => {
    const server = await startServer({ args: ['--allowance', '100000'] })
    let isEnough = false
    const working = issueUntil(server, () => isEnough)
    await new Promise((resolve) => setTimeout(resolve, 200))
    const before = await issueUntil(
      server,
      (() => {
        let left = 20
        return () => left-- <= 0
      })(),
    )
    const done = await backup(server.folder, join(folder, 'backups'), Date.now())
    isEnough = true
    await working
    expect(done).toMatchObject({ exit: 0, json: { ok: true } })
    await restore(join(folder, 'backups'), join(folder, 'new'), false, Date.now())
    await server.stop()
    const store = readSqliteStore(join(folder, 'new', 'hall.db'))
    const kept = new Set(await numbersIn(store, '2026-11-25'))
    await store.close()
    expect(before.filter((no) => !kept.has(no))).toEqual([])
    const again = await startServer({ folder: join(folder, 'new') })
    const [next] = await issueUntil(
      again,
      (() => {
        let left = 1
        return () => left-- <= 0
      })(),
    )
    await again.stop()
    expect(kept.has(next as string)).toBe(false)
  })

  it('KEEP-2 a copy that was changed does not count and is never restored', async () => {
    const server = await startServer()
    await issueUntil(
      server,
      (() => {
        let left = 30
        return () => left-- <= 0
      })(),
    )
    const done = await backup(server.folder, folder, Date.now())
    await server.stop()
    const file = done.json.file as string
    const lines = zstdDecompressSync(readFileSync(file)).toString().trimEnd().split('\n')
    const changed = lines
      .slice(0, -1)
      .map((line) => line.replaceAll('\\"ticketNo\\":\\"C005\\"', '\\"ticketNo\\":\\"C995\\"'))
    expect(changed).not.toEqual(lines.slice(0, -1))
    const text = changed.map((line) => `${line}\n`).join('')
    // Whoever changes a record can also reckon the digest of the file anew; the chain of records is another matter.
    const end = `{"end":"${createHash('sha256').update(text).digest('hex')}"}\n`
    writeFileSync(file, zstdCompressSync(text + end))
    await expect(restore(folder, join(folder, 'new'), false, 0)).rejects.toThrow(
      /does not count as a backup: .*does not end as it did/,
    )
    const rows = lines.map((line) => line.replace(/"kiosk \d+"/, '"kiosk of another"'))
    expect(rows).not.toEqual(lines)
    writeFileSync(file, zstdCompressSync(`${rows.join('\n')}\n`))
    await expect(checkedBackup(file)).rejects.toThrow(/was changed after it was written/)
    writeFileSync(file, readFileSync(file).subarray(0, -20))
    await expect(checkedBackup(file)).rejects.toThrow(/cannot be read/)
    expect(readdirSync(join(folder, 'new')).filter((name) => !name.endsWith('.lock'))).toEqual([])
  })

  it('KEEP-3 restoring never overwrites: it refuses, or keeps the old file beside the new one', async () => {
    const server = await startServer()
    await issueUntil(
      server,
      (() => {
        let left = 1
        return () => left-- <= 0
      })(),
    )
    await backup(server.folder, folder, Date.now())
    await server.stop()
    await restore(folder, join(folder, 'new'), false, 0)
    await expect(restore(folder, join(folder, 'new'), false, 0)).rejects.toThrow(UsageError)
    await restore(folder, join(folder, 'new'), true, 0)
    expect(
      readdirSync(join(folder, 'new')).filter((name) => name.startsWith('hall.replaced-') && name.endsWith('.db')),
    ).toHaveLength(1)
    await expect(restore(join(folder, 'nothing'), join(folder, 'x'), false, 0)).rejects.toThrow('There is nothing at')
  })

  it('KEEP-4 keeps the newest and one of each day, and removes only what is beyond both', async () => {
    const server = await startServer()
    await issueUntil(
      server,
      (() => {
        let left = 1
        return () => left-- <= 0
      })(),
    )
    const start = Date.UTC(2026, 10, 20, 12)
    for (let n = 0; n < 9; n += 1)
      await backup(server.folder, folder, start + n * 8 * 3_600_000, { newest: 2, days: 3 })
    await server.stop()
    const at = (day: number, hour: number): string => join(folder, backupName(Date.UTC(2026, 10, day, hour)))
    expect(backupsIn(folder)).toEqual([at(21, 20), at(22, 20), at(23, 4)])
  })
})
