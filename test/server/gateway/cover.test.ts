/** A/B cover over a running server: the settings are changed, A makes a pause, B's console has A's queue. */
import { expect, it } from 'vitest'
import { SERVICE_DEFAULTS } from '../../../domain/plan/service-rules.ts'
import type { ClerkView } from '../../../domain/views/clerk.ts'
import { connect, pairDevice, signIn } from '../../support/client.ts'
import { startServer } from '../../support/server.ts'

/** Article 22's test: A pauses, and B's console shows A's queue within five seconds. */
const WITHIN_MS = 5000

it('COVER-1 A pauses and B’s console shows A’s queue within five seconds, and calls from it', async () => {
  const server = await startServer({ args: ['--at', '2026-11-25T10:15', '--allowance', '1000'] })
  try {
    const { url } = server
    const kiosk = await connect(url, { screen: 'kiosk' }, { deviceToken: await pairDevice(url, 'kiosk') })
    const desk = async (counter: string, badgeNo: string) => {
      const client = await connect(url, { screen: 'clerk', counter }, { cookie: await signIn(url, badgeNo, '2468') })
      expect(await client.send({ type: 'SignIn', counter })).toMatchObject({ ok: true })
      return client
    }
    const boss = await signIn(url, '0101', '1357')
    const [a, b] = [await desk('41', '0322'), await desk('24', '0314')]
    await Promise.all([a, b].map((client) => client.until((view) => (view as ClerkView).clerk !== null)))
    const queueOfA = (a.view() as ClerkView).queues.map(([id]) => id).find((id) => !seenBy(b.view() as ClerkView, id))!
    const pairs = [{ post: '交管岗', queues: [queueOfA], a: '0322', b: '0314' }]
    const command = {
      type: 'ChangeSettings',
      changes: { service: { ...SERVICE_DEFAULTS, pairs } },
      note: 'AB 岗',
      expectedVersion: 0,
    }
    const saved = await fetch(`${url}/api/commands`, {
      method: 'POST',
      headers: { cookie: boss, 'content-type': 'application/json' },
      body: JSON.stringify({ commandId: 'a-pair-for-41', command }),
    })
    expect(saved.status).toBe(200)
    expect(seenBy(b.view() as ClerkView, queueOfA)).toBe(false)
    expect(await a.send({ type: 'PauseCounter', counter: '41', reason: 'shortBreak' })).toMatchObject({ ok: true })
    await expect.poll(() => seenBy(b.view() as ClerkView, queueOfA), { timeout: WITHIN_MS, interval: 50 }).toBe(true)
    expect((b.view() as ClerkView).covering).toMatchObject([{ post: '交管岗' }])
    for (const client of [kiosk, a, b]) client.close()
  } finally {
    await server.stop()
  }
})

function seenBy(view: ClerkView, queue: string): boolean {
  return view.queues.some(([id]) => id === queue)
}
