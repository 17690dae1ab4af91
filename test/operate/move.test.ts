/** A hall moves from its file to a real PostgreSQL: everything is there, and it works on. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createProjector } from '../../server/hall/rows/projector.ts'
import { move } from '../../server/operate/move.ts'
import { openStore } from '../../server/start/open-store.ts'
import { MARK } from '../../server/store/beside/half-moved.ts'
import { recordOf } from '../../server/store/hash-chain.ts'
import { openPostgresStore } from '../../server/store/postgres.ts'
import { openSqliteStore } from '../../server/store/sqlite.ts'
import { clerkAt, counterAt, openFloor } from '../server/hall/floor.ts'
import { startPostgres } from '../support/postgres.ts'
import { device } from '../store/records.ts'

it('KEEP-7 STORE-8 a hall is moved to PostgreSQL whole and compared; it goes on there with the next number; a database in use is refused', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-move-'))
  const postgres = await startPostgres()
  try {
    const source = openSqliteStore(join(folder, 'hall.db'))
    const floor = await openFloor(source)
    await floor.staff(10)
    for (let n = 1; n <= 30; n += 1) await floor.issue()
    await floor.give({ type: 'CallNext', counter: counterAt(10) }, clerkAt(10))
    await source.saveDevice(device())
    await source.savePin('0312', 'hash')
    const events = (await source.counts()).event
    await source.close()
    const address = await postgres.freshDatabase()
    expect((await move(folder, address)).json).toMatchObject({
      streams: 1,
      events,
      ok: true,
      differences: [],
      tables: { ticket: 30, device: 1, pin: 1 },
    })
    await expect(move(folder, address)).rejects.toThrow('already holds a hall')
    const target = await openPostgresStore(address)
    const there = await openFloor(target)
    expect(await there.issue()).toBe('C031')
    expect(await target.pinOf('0312')).toBe('hash')
    await target.close()
  } finally {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})

it('KEEP-7 a database into which a move was broken off is opened by no server, and a second move goes on where it stopped', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-half-'))
  const postgres = await startPostgres()
  try {
    const source = openSqliteStore(join(folder, 'hall.db'))
    const floor = await openFloor(source)
    for (let n = 1; n <= 30; n += 1) await floor.issue()
    const [stream = ''] = await source.streams()
    const half = await source.rows(stream, 0, 12)
    await source.close()
    const address = await postgres.freshDatabase()
    const target = await openPostgresStore(address)
    await target.keepSecret(MARK.name, MARK.value)
    await createProjector(target).write([{ stream, records: half.map((row) => recordOf(row)) }])
    await target.close()
    const opening = (): ReturnType<typeof openStore> =>
      openStore(
        { data: folder, backups: folder, database: address, expectsHall: false, known: null, waitsForStandby: false },
        'weiyuan',
        {},
        () => undefined,
      )
    await expect(opening()).rejects.toThrow('This database holds only a part of a hall')
    expect((await move(folder, address)).json).toMatchObject({ ok: true, differences: [], tables: { ticket: 30 } })
    const { store } = await opening()
    expect(await (await openFloor(store)).issue()).toBe('C031')
    await store.close()
  } finally {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
