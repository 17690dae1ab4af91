/** The database goes away under a running server: whoever asks over HTTP hears so, and what to do. */
import { expect, it } from 'vitest'
import { DEVICE_HEADER } from '../../../domain/contract/http/hall.ts'
import { pairDevice, signIn } from '../../support/client.ts'
import { startPostgres } from '../../support/postgres.ts'
import { startServer } from '../../support/server.ts'

it('HTTP-3 SEND-4 a database that is away is said with 503 by every route; the same order is done later', async () => {
  const postgres = await startPostgres()
  const server = await startServer({ args: ['--database', await postgres.freshDatabase()] })
  const { url } = server
  const cookie = await signIn(url, '0101', '1357')
  const kiosk = await pairDevice(url, 'kiosk', { name: '1 号机' })
  const order = {
    commandId: 'a-press-at-the-kiosk',
    command: { type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' },
  }
  const ask = async (path: string, headers: Record<string, string>, body?: unknown) => {
    const response = await fetch(url + path, {
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    })
    return { path, status: response.status, body: (await response.json()) as Record<string, unknown> }
  }
  const issue = () => ask('/api/commands', { [DEVICE_HEADER]: kiosk }, order)

  await postgres.halt()
  const refused = [
    await issue(),
    await ask(
      '/api/commands',
      { cookie },
      { commandId: 'an-order', command: { type: 'CloseQueue', queue: 'C', reason: '号已满' } },
    ),
    ...(await Promise.all(
      ['/api/session', '/api/staff', '/api/ledger', '/api/reports?period=day', '/api/devices'].map((path) =>
        ask(path, { cookie }),
      ),
    )),
    await ask('/api/suggestions', {}, { commandId: 'words-0001', kind: 'suggestion', text: '座位少', phone: null }),
  ]
  for (const answer of refused)
    expect(answer, answer.path).toMatchObject({ status: 503, body: { ok: false, refused: 'cannotStore' } })
  expect(refused[2]?.body.problem).toMatch(/database does not answer.*send the same again/i)

  await postgres.resume()
  await expect.poll(issue, { timeout: 60_000 }).toMatchObject({ status: 200, body: { result: { ticketNo: 'C001' } } })
  expect(await issue()).toMatchObject({ body: { result: { ticketNo: 'C001' } } })
  await server.stop()
  await postgres.stop()
})

it('HTTP-3 STORE-11 a database that stands and does not answer is said with 503 while it is so', async () => {
  const postgres = await startPostgres()
  const server = await startServer({ args: ['--database', await postgres.freshDatabase()] })
  const cookie = await signIn(server.url, '0101', '1357')
  postgres.freeze()
  const statusOf = (path: string, init: RequestInit): Promise<number | string> =>
    // Reading a whole day may take a minute; nobody stands at a counter for so long to be known.
    fetch(server.url + path, { ...init, signal: AbortSignal.timeout(45_000) }).then(
      (answer) => answer.status,
      (error: unknown) => String(error),
    )
  const answers = await Promise.all([
    statusOf('/api/session', { headers: { cookie } }),
    statusOf('/api/ledger', { headers: { cookie } }),
    statusOf('/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ badgeNo: '0101', pin: '1357' }),
    }),
  ])
  postgres.thaw()
  expect(answers).toEqual([503, 503, 503])
  await expect.poll(() => statusOf('/api/session', { headers: { cookie } }), { timeout: 60_000 }).toBe(200)
  await server.stop()
  await postgres.stop()
})
