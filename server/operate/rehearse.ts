/**
 * A few visits in a hall of its own, then the compiled code of the bundled server is kept (bundle-server.mjs): kiosk,
 * phone, display and counter come, a number is given, called, served. Names the hall's folder on its command line.
 */
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Script } from 'node:vm'
import { PROTOCOL_VERSION, type Answer, type Screen } from '../../domain/contract/protocol.ts'
import type { HallCommand } from '../../domain/contract/subjects.ts'
import { keepCode, loadBundle } from '../load-bundle.mjs'
import { loadSite } from '../site-file/config.ts'
import { BUNDLE } from '../site-file/fingerprint.mjs'

const root = join(import.meta.dirname, '..', '..')
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
  await clerk.order({ type: 'SignIn', counter })
  const items = settings.items.filter((one) => one.isApplicantInitiated)
  for (let n = 0; n < VISITS; n += 1) {
    const answer = await kiosk.order({
      type: 'IssueTicket',
      origin: 'kiosk',
      items: [{ item: items[(n * 7) % items.length]?.id ?? '' }],
    })
    if (answer.ok && 'link' in answer.result) await come({ screen: 'ticket', link: answer.result.link ?? '' })
    await clerk.order({ type: 'CallNext', counter })
    await clerk.order({ type: 'StartService', counter })
    await clerk.order({ type: 'FinishService', counter, outcomes: [{ index: 0, outcome: 'done' }] })
  }
}

interface Seat {
  order(command: HallCommand): Promise<Answer>
}

/** A screen that has had its first view: socket.io's own words (protocol 5), a handful. */
async function come(screen: Screen, auth: { readonly deviceToken?: string } = {}, cookie?: string): Promise<Seat> {
  const line = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
    headers: cookie === undefined ? {} : { cookie },
  } as unknown as string[])
  const waiting = new Map<number, (answer: Answer) => void>()
  let orders = 0
  await new Promise<void>((resolve, reject) => {
    line.addEventListener('close', () => reject(new Error('a screen was turned away')))
    line.addEventListener('message', (message) => {
      const said = String(message.data)
      if (said.startsWith('0')) line.send(`40${JSON.stringify({ ...screen, protocol: PROTOCOL_VERSION, ...auth })}`)
      else if (said.startsWith('44')) reject(new Error(said))
      else if (said.startsWith('42["view"')) resolve()
      const [head, id = ''] = /^43(\d+)/.exec(said) ?? []
      if (head !== undefined) waiting.get(Number(id))?.((JSON.parse(said.slice(head.length)) as [Answer])[0])
    })
  })
  return {
    // Refused or not: what is rehearsed is the way there and back.
    order: (command) =>
      new Promise((resolve) => {
        waiting.set((orders += 1), resolve)
        line.send(`42${orders}${JSON.stringify(['command', { commandId: crypto.randomUUID(), command }])}`)
      }),
  }
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
