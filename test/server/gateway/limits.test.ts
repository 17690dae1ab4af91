/** Floods from one address, one device or many addresses: whoever proves who they are is served on. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DEVICE_HEADER } from '../../../domain/contract/http/hall.ts'
import { networkOf } from '../../../server/gateway/network-of.ts'
import { connect, pairDevice, signIn } from '../../support/client.ts'
import { startInnerServer, type InnerServer } from '../../support/inner-server.ts'

let server: InnerServer
let token = ''
let cookie = ''
beforeAll(async () => {
  server = await startInnerServer()
  token = await pairDevice(server.url, 'kiosk')
  cookie = await signIn(server.url, '0301', '2468')
})
afterAll(() => server.stop())

const statusOf = async (path: string, init: RequestInit = {}): Promise<number> => {
  const answer = await fetch(server.url + path, init)
  await answer.arrayBuffer()
  return answer.status
}
const post = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
})

it('SEND-6 a flood of strangers from one address leaves kiosk and clerk behind it alone', async () => {
  const flood = await Promise.all(Array.from({ length: 900 }, () => statusOf('/api/session')))
  expect(flood.filter((status) => status === 429).length).toBeGreaterThan(50)
  expect(await statusOf('/api/plan', { headers: { [DEVICE_HEADER]: token } })).toBe(200)
  expect(await statusOf('/api/session', { headers: { cookie } })).toBe(200)
  const invented = { headers: { [DEVICE_HEADER]: 'invented' } }
  const more = await Promise.all(Array.from({ length: 900 }, () => statusOf('/api/session', invented)))
  expect(more, 'an invented proof is none').toContain(429)
})

it('SEND-6 a crowd behind one address that opens pages is given every file of them, and may still ask', async () => {
  // Thirty phones of one Wi-Fi, or the screens of a hall after a power cut behind a proxy: some sixty files each.
  const files = await Promise.all(Array.from({ length: 1800 }, (_, n) => statusOf(`/assets/page-${n % 60}.js`)))
  expect(files).not.toContain(429)
  const clips = await Promise.all(Array.from({ length: 300 }, (_, n) => statusOf(`/voice/zh/${n % 60}.mp3`)))
  expect(clips).not.toContain(429)
  expect(await statusOf('/api/status')).not.toBe(429)
})

it('SEND-6 nonsense at the sign-in, and wrong tries at one badge, shut nobody else out behind the same address', async () => {
  for (let n = 0; n < 60; n += 1) await statusOf('/api/session', post({ badgeNo: 5, nonsense: n }, { cookie }))
  for (let n = 0; n < 40; n += 1) await statusOf('/api/session', post({ badgeNo: '0302', pin: `9${n}` }, { cookie }))
  expect(await statusOf('/api/session', post({ badgeNo: '0302', pin: '2468' }, { cookie }))).toBe(429)
  expect(await statusOf('/api/session', post({ badgeNo: '0301', pin: '2468' }, { cookie }))).toBe(200)
})

it('SEND-6 forty sockets of one kiosk have one allowance together', async () => {
  const kiosks = await Promise.all(
    Array.from({ length: 40 }, () => connect(server.url, { screen: 'kiosk' }, { deviceToken: token })),
  )
  const answers = await Promise.all(
    kiosks.flatMap((kiosk) =>
      Array.from({ length: 10 }, () => kiosk.send({ type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' })),
    ),
  )
  kiosks.forEach((kiosk) => kiosk.close())
  expect(answers.filter((answer) => answer.ok).length).toBeLessThan(100)
})

it('SEND-6 of an IPv6 address the first half is counted; an IPv4 address is itself, however it is written', () => {
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64')
  expect(networkOf('2001:0db8:1:2::1')).toBe('2001:db8:1:2::/64')
  expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0::/64')
  expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64')
  expect(networkOf('::1')).toBe('0:0:0:0::/64')
  expect(networkOf('::ffff:10.1.1.5')).toBe('10.1.1.5')
  expect(networkOf('10.1.1.5')).toBe('10.1.1.5')
})

it('SEND-6 one network books no date full with invented numbers, and the kiosk books on', async () => {
  const hold = (n: number, headers: Record<string, string> = {}) =>
    statusOf(
      '/api/bookings',
      post(
        {
          commandId: crypto.randomUUID(),
          date: '2026-11-26',
          minute: 540 + 30 * (n % 12),
          items: [{ item: 'c05' }],
          phone: `1390000${1000 + n}`,
        },
        headers,
      ),
    )
  const statuses: number[] = []
  for (let n = 0; n < 30; n += 1) statuses.push(await hold(n))
  expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(20)
  expect(statuses.at(-1)).toBe(429)
  expect(await hold(40, { [DEVICE_HEADER]: token })).toBe(200)
})
