/**
 * A few visits in a hall of its own, then the compiled code of the bundled server is kept (bundle-server.mjs): kiosk,
 * phone, display and counter come, a number is given, called, served. Names the hall's folder on its command line.
 */
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Script } from 'node:vm'
import { io, type Socket } from 'socket.io-client'
import { PROTOCOL_VERSION, type Answer, type Screen } from '../domain/contract/protocol.ts'
import type { HallCommand } from '../domain/contract/subjects.ts'
import { keepCode, loadBundle } from '../server/load-bundle.mjs'
import { loadSite } from '../server/site-file/config.ts'
import { BUNDLE } from '../server/site-file/fingerprint.mjs'

const root = join(import.meta.dirname, '..')
const SITE = 'county'
const AT = '2026-11-25T10:00'
const VISITS = 20

const data = process.argv[2] ?? ''
const port = await freePort()
const url = `http://127.0.0.1:${port}`
process.argv.splice(2, Infinity, '--site', SITE, '--data', data, '--port', String(port), '--at', AT)
const scripts = new Map<string, Script>()
await loadBundle(join(root, BUNDLE), scripts).serve()
await visits()
// A hall's files are for its own account, its code is for whoever starts it.
process.umask(0o022)
keepCode(scripts)
process.exit(0)

async function visits(): Promise<void> {
  const { settings, server } = loadSite(SITE)
  const kiosk = await come({ screen: 'kiosk' }, { deviceToken: await paired('kiosk') })
  await come({ screen: 'lobby', zone: null }, { deviceToken: await paired('display') })
  const [person] = settings.clerks.filter((clerk) => clerk.role === 'clerk')
  const counter = settings.counters.find(({ kind }) => kind !== 'quick')?.id ?? ''
  const cookie = await signedIn(person?.badgeNo ?? '', server.samplePins.get(person?.badgeNo ?? '') ?? '')
  const clerk = await come({ screen: 'clerk', counter }, {}, cookie)
  await order(clerk, { type: 'SignIn', counter })
  const items = settings.items.filter((one) => one.isApplicantInitiated)
  for (let n = 0; n < VISITS; n += 1) {
    const answer = await order(kiosk, {
      type: 'IssueTicket',
      origin: 'kiosk',
      items: [{ item: items[(n * 7) % items.length]?.id ?? '' }],
    })
    if (answer.ok && 'link' in answer.result) await come({ screen: 'ticket', link: answer.result.link ?? '' })
    await order(clerk, { type: 'CallNext', counter })
    await order(clerk, { type: 'StartService', counter })
    await order(clerk, { type: 'FinishService', counter, outcomes: [{ index: 0, outcome: 'done' }] })
  }
}

/** A screen that has had its first view. */
async function come(screen: Screen, auth: { readonly deviceToken?: string } = {}, cookie?: string): Promise<Socket> {
  const socket = io(url, {
    transports: ['websocket'],
    forceNew: true,
    auth: { ...screen, protocol: PROTOCOL_VERSION, ...auth },
    ...(cookie === undefined ? {} : { extraHeaders: { cookie } }),
  })
  await new Promise((resolve, reject) => socket.once('view', resolve).once('connect_error', reject))
  return socket
}

/** Refused or not: what is rehearsed is the way there and back. */
function order(socket: Socket, command: HallCommand): Promise<Answer> {
  return new Promise((resolve) => socket.emit('command', { commandId: crypto.randomUUID(), command }, resolve))
}

async function paired(deviceKind: string): Promise<string> {
  const reply = (await post('/api/pairing', { deviceKind, wish: { name: 'rehearsal' } }).then((r) => r.json())) as {
    readonly token: string
  }
  return reply.token
}

async function signedIn(badgeNo: string, pin: string): Promise<string> {
  const response = await post('/api/session', { badgeNo, pin })
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

function post(path: string, body: object): Promise<Response> {
  return fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
