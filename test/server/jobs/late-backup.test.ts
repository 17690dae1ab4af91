/** A backup that does not end is said, ended, and followed by the next. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { expect, it } from 'vitest'
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
