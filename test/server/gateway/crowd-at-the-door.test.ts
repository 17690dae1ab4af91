/** A hall's whole crowd knocks in one moment, as after a restart: the machine holds every line until it is taken. */
import { existsSync, readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { startServer, type RunningServer } from '../../support/server.ts'

const PHONES = 1500
/** What this machine lets any program hold; elsewhere than on Linux it is not told. */
const MOST = '/proc/sys/net/core/somaxconn'

let server: RunningServer | null = null
const lines: Socket[] = []
afterEach(async () => {
  lines.splice(0).forEach((line) => line.destroy())
  process.kill(server?.pid() ?? 0, 'SIGCONT')
  await server?.stop()
  server = null
})

it.skipIf(!existsSync(MOST) || Number(readFileSync(MOST, 'utf8')) <= PHONES)(
  'SEND-13 given a server that is busy when fifteen hundred phones knock at once then none of them is turned away',
  async () => {
    server = await startServer()
    const { port, pid } = server
    // Stands still, so that nothing is taken: whoever is not held now hears nothing and tries again a second later.
    process.kill(pid(), 'SIGSTOP')
    const knock = (): Promise<void> =>
      new Promise((resolve, reject) => lines.push(connect(port, '127.0.0.1', resolve).once('error', reject)))
    const held = await Promise.race([
      Promise.all(Array.from({ length: PHONES }, knock)).then((all) => all.length),
      new Promise<number>((resolve) => setTimeout(resolve, 15_000, -1)),
    ])
    expect(held).toBe(PHONES)
  },
  30_000,
)
