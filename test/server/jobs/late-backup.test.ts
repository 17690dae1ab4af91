/** A backup that does not end is said, ended, and followed by the next. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { expect, it, vi } from 'vitest'
import { safekeeping } from '../../../server/hall/storage-warnings.ts'
import { watchBackups } from '../../../server/jobs/backups.ts'

it('KEEP-11 one that has not ended when the next is due is told; it is ended, and one that counts ends the alarm', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-late-'))
  const disk = join(folder, 'disk.mjs')
  const hangs = 'setInterval(() => {}, 1000)'
  writeFileSync(disk, hangs)
  const watch = watchBackups(folder, folder, 1 / 12, pino({ level: 'silent' }), [disk])
  const kept = () =>
    safekeeping({
      standby: null,
      backups: watch,
      check: null,
      room: null,
      lostNumbers: [],
      clock: { doubt: null, setBackMs: 0, nowMs: 0 },
      aheadMs: 0,
    })
  try {
    await expect
      .poll(() => kept().warnings, { timeout: 60_000 })
      .toEqual([expect.stringMatching(/^The backup has been running for \d+ minutes and has not ended/)])
    expect(kept().alerts).toMatchObject([{ kind: 'backup', level: 'red' }])
    writeFileSync(disk, '')
    await expect.poll(() => watch.lastGoodMs(), { timeout: 60_000 }).not.toBeNull()
    expect(kept()).toMatchObject({ warnings: [], alerts: [] })
  } finally {
    watch.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})

it('KEEP-11 NUM-4 a machine’s clock that is set ahead ends no backup that is under way', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-late-'))
  const [disk, begun, ended] = ['disk.mjs', 'begun', 'ended'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  // It goes on until it may end; whoever is killed leaves no file behind.
  writeFileSync(
    disk,
    `import { existsSync, writeFileSync } from 'node:fs'
     writeFileSync(${JSON.stringify(begun)}, '')
     setInterval(() => {
       if (!existsSync(${JSON.stringify(`${begun}.go`)})) return
       writeFileSync(${JSON.stringify(ended)}, '')
       process.exit()
     }, 20)`,
  )
  const said: string[] = []
  const log = pino({ level: 'error' }, { write: (line: string) => void said.push(line) })
  const watch = watchBackups(folder, folder, 1 / 12, log, [disk])
  try {
    await expect.poll(() => existsSync(begun), { timeout: 60_000 }).toBe(true)
    const machineMs = Date.now()
    vi.spyOn(Date, 'now').mockImplementation(() => machineMs + 3_600_000)
    await expect.poll(() => said.length, { timeout: 60_000 }).toBeGreaterThan(0)
    expect(JSON.parse(said[0] as string)).toMatchObject({ msg: 'a backup does not end', minutes: 0 })
    writeFileSync(`${begun}.go`, '')
    await expect.poll(() => existsSync(ended), { timeout: 60_000 }).toBe(true)
  } finally {
    vi.restoreAllMocks()
    watch.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
