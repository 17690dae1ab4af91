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

/** Files of server/ and domain/ that may run for one command. */
const EXECUTED_MOST = { CallNext: 45, IssueTicket: 56 }

/** The files through which a call is handed, from the key to the voice: each imports the next, but for the hand-overs. */
const CALL_SPINE = [
  'renderer/clerk/console/use-verbs.ts',
  'renderer/clerk/console/console-store.ts',
  'renderer/app/server/connection.ts',
  'server/gateway/gate/gate.ts',
  'server/hall/execute.ts',
  'domain/contract/subjects.ts',
  'domain/queue-day/subject.ts',
  'domain/queue-day/decide/call.ts',
  'domain/queue-day/pick/pick.ts',
  'server/hall/publish.ts',
  'server/hall/views-of-rooms.ts',
  'domain/views/lobby.ts',
  'renderer/display/LobbyScreen.vue',
  'renderer/app/voice/announcer.ts',
] as const
const SPINE_MOST = 14
/** Where the call is handed over without an import: over the wire, or to what the start of the server has put in. */
const HAND_OVERS = new Set<string>([
  'renderer/app/server/connection.ts',
  'server/gateway/gate/gate.ts',
  // What was picked is told to whoever listens for commits.
  'domain/queue-day/pick/pick.ts',
  // The socket asks for each room's view.
  'server/hall/publish.ts',
  'domain/views/lobby.ts',
])

/** What nearly every one of so many calls runs is counted: the jobs of the hall run in between at any time. */
const SAMPLES = 5
const NEARLY_ALL = 4

let server: RunningServer
let folder: string
let samples: string
const clients: Client[] = []
let kiosk: Client
let clerk: Client
const { settings, server: site } = loadSite('county')
const item = settings.items.find((one) => one.isApplicantInitiated)!
const counter = settings.counters.find((one) => one.skills.some((skill) => skill.queue === item.queue))!.id

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yichuang-walk-'))
  samples = join(folder, 'samples')
  const recorder = pathToFileURL(join(import.meta.dirname, 'walk-recorder.ts')).href
  server = await startServer({
    entry: 'test/tidy/walk-server.ts',
    args: ['--allowance', '1000'],
    env: { WALK: samples, NODE_OPTIONS: `--import ${recorder}` },
  })
  kiosk = await watch({ screen: 'kiosk' }, await pairDevice(server.url, 'kiosk', { name: '走' }))
  await watch({ screen: 'lobby', zone: null }, await pairDevice(server.url, 'display', { name: '屏' }))
  const { badgeNo } = settings.clerks.find((one) => one.role === 'clerk')!
  const cookie = await signIn(server.url, badgeNo, site.samplePins.get(badgeNo) ?? '')
  clerk = await connect(server.url, { screen: 'clerk', counter }, { cookie })
  clients.push(clerk)
  await accepted(clerk, { type: 'SignIn', counter })
}, 60_000)

afterAll(async () => {
  for (const client of clients) client.close()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function watch(screen: Parameters<typeof connect>[1], deviceToken: string): Promise<Client> {
  const client = await connect(server.url, screen, { deviceToken })
  clients.push(client)
  return client
}

/** The number of the day's last event after the command. */
async function accepted(client: Client, command: Command): Promise<number> {
  const answer = await client.send(command)
  if (!answer.ok) throw new Error(`${command.type}: ${JSON.stringify(answer)}`)
  return answer.seq
}

const issue: Command = { type: 'IssueTicket', items: [{ item: item.id }], origin: 'kiosk' }
const call: Command = { type: 'CallNext', counter }

/** What has run since the last time this was asked. */
async function executed(): Promise<ReadonlySet<string>> {
  const before = linesOf(samples)
  process.kill(server.pid(), 'SIGUSR2')
  await expect.poll(() => linesOf(samples)).toBeGreaterThan(before)
  const last = readFileSync(samples, 'utf8').trim().split('\n').at(-1) as string
  const urls = (JSON.parse(last) as readonly string[]).filter((url) => url.startsWith('file:'))
  return new Set(
    urls.map((url) => relative(root, fileURLToPath(url))).filter((path) => /^(server|domain)\//.test(path)),
  )
}

function linesOf(path: string): number {
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').length : 0
}

/** Gives the command and waits until the lobby has been told of it. */
async function walkOf(client: Client, command: Command, make: () => Promise<void>): Promise<ReadonlySet<string>> {
  const all: ReadonlySet<string>[] = []
  for (let n = 0; n < SAMPLES; n += 1) {
    await make()
    await executed()
    const seq = await accepted(client, command)
    await clients[1]!.until((view) => view.seq >= seq)
    all.push(await executed())
  }
  const paths = new Set(all.flatMap((one) => [...one]))
  return new Set([...paths].filter((path) => all.filter((one) => one.has(path)).length >= NEARLY_ALL))
}

const finish = async (): Promise<void> => {
  await accepted(clerk, { type: 'StartService', counter })
  await accepted(clerk, { type: 'FinishService', counter, outcomes: [{ index: 0, outcome: 'done' }] })
}

it(`a call runs at most ${EXECUTED_MOST.CallNext} files of server/ and domain/, and is handed through ${SPINE_MOST}`, async () => {
  let isFirst = true
  const walked = await walkOf(clerk, call, async () => {
    if (!isFirst) await finish()
    isFirst = false
    const seq = await accepted(kiosk, issue)
    await clients[1]!.until((view) => view.seq >= seq)
  })
  const onServer = CALL_SPINE.filter((path) => !path.startsWith('renderer/'))
  expect(
    onServer.filter((path) => !walked.has(path)),
    'files of the spine that did not run',
  ).toEqual([])
  expect(CALL_SPINE.length).toBeLessThanOrEqual(SPINE_MOST)
  expect(walked.size, [...walked].sort().join('\n')).toBeLessThanOrEqual(EXECUTED_MOST.CallNext)
}, 60_000)

it(`a number runs at most ${EXECUTED_MOST.IssueTicket} files`, async () => {
  const walked = await walkOf(kiosk, issue, async () => {})
  expect(walked.size, [...walked].sort().join('\n')).toBeLessThanOrEqual(EXECUTED_MOST.IssueTicket)
}, 60_000)

it('every file of the spine imports the next one, but where the call is handed over', () => {
  const files = new Map(sources.map((source) => [source.path, source]))
  const gaps = CALL_SPINE.flatMap((path, at) => {
    const next = CALL_SPINE[at + 1]
    const isKnown = importsOf(files.get(path)!).some((one) => one.target === next)
    return next === undefined || isKnown || HAND_OVERS.has(path) ? [] : [`${path} does not import ${next}`]
  })
  expect(gaps).toEqual([])
})
