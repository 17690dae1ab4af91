/**
 * PostgreSQL goes away under a store that is writing: writes fail, the process lives, and later writes succeed by
 * themselves.
 */
import { createServer, type AddressInfo } from 'node:net'
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
})

/** A message of the database's protocol: its letter, its length, its body. */
function message(letter: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeInt32BE(body.length + 4)
  return Buffer.concat([Buffer.from(letter), length, body])
}

it('STORE-8 SEND-4 a connection that ends in the very packet in which it begins ends no server', async () => {
  const [signedIn, ready] = [message('R', Buffer.alloc(4)), message('Z', Buffer.from('I'))]
  const goingDown = message(
    'E',
    Buffer.from('SFATAL\0C57P01\0Mterminating connection due to administrator command\0\0'),
  )
  // As a database answers that is told to stop while it lets somebody in; no real one can be made to do so each time.
  const database = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () => socket.end(Buffer.concat([signedIn, ready, goingDown])))
  })
  await new Promise<void>((resolve) => database.listen(0, '127.0.0.1', resolve))
  const { port } = database.address() as AddressInfo
  await expect(openPostgresStore(`postgres://hall:hall@127.0.0.1:${port}/hall`)).rejects.toThrow()
  database.close()
})
