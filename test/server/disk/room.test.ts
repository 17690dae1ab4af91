/** A disk that fills up is told while there is still room. */
import { expect, it } from 'vitest'
import { safekeeping } from '../../../server/hall/storage-warnings.ts'
import { watchRoom, type RoomWatch } from '../../../server/disk/room.ts'

const GIGABYTE = 1_000_000_000

function told(watch: RoomWatch): ReturnType<typeof safekeeping> {
  watch.stop()
  return safekeeping({
    standby: null,
    backups: { lastGoodMs: () => null, problem: () => null, isLate: () => false, failedSinceMs: () => null },
    check: null,
    room: watch.state(),
    lostNumbers: [],
    clock: { doubt: null, setBackMs: 0, nowMs: 0 },
    aheadMs: 0,
  })
}

it('KEEP-19 less than a gigabyte is told with its folder and what is left, the fullest disk first; red below a tenth', () => {
  const free: Readonly<Record<string, number>> = { '/hall': 0.9 * GIGABYTE, '/second': 0.0634 * GIGABYTE }
  const one = told(watchRoom(['/hall'], (folder) => free[folder] as number))
  expect(one.warnings).toEqual([expect.stringMatching(/^Only 900 MB are free in \/hall\. Make room now/)])
  expect(one.alerts).toMatchObject([{ kind: 'diskLow', level: 'yellow', value: 900 }])
  const both = told(watchRoom(['/hall', '/second'], (folder) => free[folder] as number))
  expect(both.warnings.join()).toContain('63 MB are free in /second')
  expect(both.alerts).toMatchObject([{ kind: 'diskLow', level: 'red', value: 63 }])
})

it('KEEP-19 a gigabyte is enough, and a folder that is not there yet is no full disk', () => {
  expect(told(watchRoom(['/hall'], () => GIGABYTE))).toMatchObject({ warnings: [], alerts: [] })
  const gone = watchRoom(['/backups'], () => {
    throw new Error('ENOENT')
  })
  expect(told(gone)).toMatchObject({ warnings: [], alerts: [] })
})
