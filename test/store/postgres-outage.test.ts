/**
 * PostgreSQL goes away under a store that is writing: writes fail, the process lives, and later writes succeed by
 * themselves.
 */
import { expect, it } from 'vitest'
import { openPostgresStore } from '../../server/store/postgres.ts'
import { startPostgres } from '../support/postgres.ts'

it('STORE-8 SEND-4 a database that restarts under load ends no server: writes go on when it is back', async () => {
  const postgres = await startPostgres()
  const store = await openPostgresStore(await postgres.freshDatabase())
  let isOver = false
  let refused = 0
  const writer = async (stream: string): Promise<number> => {
    for (let seq = 1; ;) {
      if (isOver) return seq - 1
      const record = {
        seq,
        atMs: 1,
        actor: { kind: 'timekeeper' },
        commandId: `${stream}-${seq}`,
        event: { type: 'CounterOpened', counter: '1' },
      } as const
      const told = await store.append([{ stream, records: [record] }]).catch(() => 'refused')
      if (told === 'refused') refused += 1
      // 'conflict': a commit whose answer was lost in the outage.
      else seq += 1
    }
  }
  const writers = Promise.all(['day/a', 'day/b', 'day/c', 'day/d'].map(writer))
  await new Promise((resolve) => setTimeout(resolve, 300))
  await postgres.restart()
  await new Promise((resolve) => setTimeout(resolve, 700))
  isOver = true
  const written = await writers
  expect(refused).toBeGreaterThan(0)
  expect(
    await Promise.all(['day/a', 'day/b', 'day/c', 'day/d'].map(async (stream) => (await store.head(stream)).seq)),
  ).toEqual(written)
  await store.close()
  await postgres.stop()
}, 60_000)
