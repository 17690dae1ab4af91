/**
 * The walk of one call and of one number through a started server, counted by the runtime itself: how many files of
 * server/ and domain/ run, and through which the call is handed. The limits only ever go down.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Command } from '../../domain/queue-day/commands.ts'
import { connect, pairDevice, signIn, type Client } from '../support/client.ts'
import { startServer, type RunningServer } from '../support/server.ts'
import { loadSite } from '../support/site.ts'
import { importsOf, root, sources } from './sources.ts'

/**
 * Files of server/ and domain/ that may run for one command: until it is answered and until the two screens that wait for
 * it have shown it, the sender's own and the lobby's.
 */
const EXECUTED_MOST = { CallNext: 32, IssueTicket: 32 }

/** The files through which a call is handed, from the key to the voice: each imports the next, but for the hand-overs. */
const CALL_SPINE = [
  'renderer/clerk/console/console-store.ts',
  'renderer/app/server/connection.ts',
  'server/gateway/gate/gate.ts',
  'server/hall/execute.ts',
  'domain/contract/subjects.ts',
  'domain/queue-day/decide/call.ts',
  'domain/queue-day/pick/pick.ts',
  'server/hall/publish.ts',
  'server/hall/views-of-rooms.ts',
  'domain/views/lobby.ts',
  'renderer/display/LobbyScreen.vue',
  'renderer/app/voice/announcer.ts',
] as const
const SPINE_MOST = 12
/** Where the call is handed over without an import: over the wire, or to what the start of the server has put in. */
const HAND_OVERS = new Set<string>([
  // The console asks the row of the verb, which gives it the order to send; the page has handed it its connection.
  'renderer/clerk/console/console-store.ts',
  'renderer/app/server/connection.ts',
  'server/gateway/gate/gate.ts',
  // The executor's own parts, committing.ts and deciding.ts, hand it on: one thought in three files.
  'server/hall/execute.ts',
  // The registry finds the decider by the command's name, in the table of its subject.
  'domain/contract/subjects.ts',
  // What was picked is told to whoever listens for commits.
  'domain/queue-day/pick/pick.ts',
  // The socket asks for each room's view.
  'server/hall/publish.ts',
  'domain/views/lobby.ts',
])

/** What nearly every one of so many commands runs is counted: the jobs of the hall run in between at any time. */
const SAMPLES = 10
const NEARLY_ALL = 9

let server: RunningServer
let folder: string
let samples: string
let lobby: Client
const { settings, server: site } = loadSite('county')
const item = settings.items.find((one) => one.isApplicantInitiated)!
const counter = settings.counters.find((one) => one.skills.some((skill) => skill.queue === item.queue))!.id
const issue: Command = { type: 'IssueTicket', items: [{ item: item.id }], origin: 'kiosk' }
const call: Command = { type: 'CallNext', counter }

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yichuang-walk-'))
  samples = join(folder, 'samples')
  const recorder = pathToFileURL(join(import.meta.dirname, 'walk-recorder.ts')).href
  server = await startServer({
    entry: 'test/tidy/walk-server.ts',
    args: ['--at', 'now', '--allowance', '1000'],
    env: { WALK: samples, NODE_OPTIONS: `--import ${recorder}` },
  })
  const deviceToken = await pairDevice(server.url, 'display', { name: '屏' })
  lobby = await connect(server.url, { screen: 'lobby', zone: null }, { deviceToken })
}, 60_000)

afterAll(async () => {
  lobby.close()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function atKiosk(): Promise<Client> {
  const deviceToken = await pairDevice(server.url, 'kiosk', { name: '走' })
  return connect(server.url, { screen: 'kiosk' }, { deviceToken })
}

async function atCounter(): Promise<Client> {
  const { badgeNo } = settings.clerks.find((one) => one.role === 'clerk')!
  const cookie = await signIn(server.url, badgeNo, site.samplePins.get(badgeNo) ?? '')
  const clerk = await connect(server.url, { screen: 'clerk', counter }, { cookie })
  await accepted(clerk, { type: 'SignIn', counter })
  return clerk
}

/** Gives the command, and waits until its answer, the sender's own screen and the lobby have shown it. */
async function accepted(client: Client, command: Command): Promise<void> {
  const answer = await client.send(command)
  if (!answer.ok) throw new Error(`${command.type}: ${JSON.stringify(answer)}`)
  await Promise.all([client, lobby].map((screen) => screen.until((view) => view.seq >= answer.seq)))
}

/** What has run since the last time this was asked. */
async function executed(): Promise<ReadonlySet<string>> {
  const before = linesOf(samples)
  process.kill(server.pid(), 'SIGUSR2')
  await expect.poll(() => linesOf(samples), { timeout: 30_000 }).toBeGreaterThan(before)
  const last = readFileSync(samples, 'utf8').trim().split('\n').at(-1) as string
  const urls = (JSON.parse(last) as readonly string[]).filter((url) => url.startsWith('file:'))
  return new Set(
    urls.map((url) => relative(root, fileURLToPath(url))).filter((path) => /^(server|domain)\//.test(path)),
  )
}

/** Whole ones: a file that was only just made has none. */
function linesOf(path: string): number {
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').length - 1 : 0
}

/** From the command to its answer and to the two screens that show it: the sender's own and the lobby's. */
async function walkOf(client: Client, command: Command, between: () => Promise<void>): Promise<ReadonlySet<string>> {
  const all: ReadonlySet<string>[] = []
  for (let n = 0; n < SAMPLES; n += 1) {
    await executed()
    await accepted(client, command)
    all.push(await executed())
    await between()
  }
  const paths = new Set(all.flatMap((one) => [...one]))
  return new Set([...paths].filter((path) => all.filter((one) => one.has(path)).length >= NEARLY_ALL))
}

it(`a call runs at most ${EXECUTED_MOST.CallNext} files of server/ and domain/, and is handed through ${SPINE_MOST}`, async () => {
  const kiosk = await atKiosk()
  for (let n = 0; n < SAMPLES; n += 1) await accepted(kiosk, issue)
  kiosk.close()
  const clerk = await atCounter()
  const walked = await walkOf(clerk, call, async () => {
    await accepted(clerk, { type: 'StartService', counter })
    await accepted(clerk, { type: 'FinishService', counter, outcomes: [{ index: 0, outcome: 'done' }] })
  })
  clerk.close()
  const onServer = CALL_SPINE.filter((path) => !path.startsWith('renderer/'))
  expect(
    onServer.filter((path) => !walked.has(path)),
    'files of the spine that did not run',
  ).toEqual([])
  expect(CALL_SPINE.length).toBeLessThanOrEqual(SPINE_MOST)
  expect(walked.size, [...walked].sort().join('\n')).toBeLessThanOrEqual(EXECUTED_MOST.CallNext)
}, 60_000)

it(`a number runs at most ${EXECUTED_MOST.IssueTicket} files`, async () => {
  const kiosk = await atKiosk()
  const walked = await walkOf(kiosk, issue, async () => {})
  kiosk.close()
  expect(walked.size, [...walked].sort().join('\n')).toBeLessThanOrEqual(EXECUTED_MOST.IssueTicket)
}, 60_000)

it('every file of the spine imports the next one, but where the call is handed over', () => {
  const files = new Map(sources.map((source) => [source.path, source]))
  const gaps = CALL_SPINE.flatMap((path, at) => {
    const next = CALL_SPINE[at + 1]
    const isKnown = importsOf(files.get(path)!).some((one) => one.target === next && !one.isTypeOnly)
    return next === undefined || isKnown || HAND_OVERS.has(path) ? [] : [`${path} does not import ${next}`]
  })
  expect(gaps).toEqual([])
})
