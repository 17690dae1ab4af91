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
const EXECUTED_MOST = { CallNext: 48, IssueTicket: 48 }

/** The files through which a call is handed, from the socket to the voice, each knowing the next. */
const SPINE_MOST = 12
const CALL_SPINE = [
  'renderer/clerk/console/use-verbs.ts',
  'renderer/clerk/console/console-store.ts',
  'renderer/app/server/connection.ts',
  // Over the wire.
  'server/gateway/socket.ts',
  'server/gateway/gate/gate.ts',
  'server/hall/execute.ts',
  'domain/queue-day/decide/call.ts',
  'domain/queue-day/pick/pick.ts',
  'server/hall/publish.ts',
  'domain/views/lobby.ts',
  // Over the wire.
  'renderer/display/LobbyScreen.vue',
  'renderer/app/voice/announcer.ts',
] as const

/** A function may lie in these: a sample is what every call runs, whatever the clock of the hall did meanwhile. */
const SAMPLES = 5

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

async function accepted(client: Client, command: Command): Promise<void> {
  const answer = await client.send(command)
  if (!answer.ok) throw new Error(`${command.type}: ${JSON.stringify(answer)}`)
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
    const seq = clients[1]!.view()?.seq ?? 0
    await executed()
    await accepted(client, command)
    await clients[1]!.until((view) => view.seq > seq)
    all.push(await executed())
  }
  const [first, ...others] = all as [ReadonlySet<string>, ...ReadonlySet<string>[]]
  return new Set([...first].filter((path) => others.every((one) => one.has(path))))
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
    await accepted(kiosk, issue)
    await clients[1]!.until((view) => view.kind === 'lobby')
  })
  const onServer = CALL_SPINE.filter((path) => !path.startsWith('renderer/'))
  expect(onServer.filter((path) => !walked.has(path))).toEqual([])
  expect(CALL_SPINE.length).toBeLessThanOrEqual(SPINE_MOST)
  expect(walked.size, [...walked].sort().join('\n')).toBeLessThanOrEqual(EXECUTED_MOST.CallNext)
}, 60_000)

it(`a number runs at most ${EXECUTED_MOST.IssueTicket} files`, async () => {
  const walked = await walkOf(kiosk, issue, async () => {})
  expect(walked.size, [...walked].sort().join('\n')).toBeLessThanOrEqual(EXECUTED_MOST.IssueTicket)
}, 60_000)

it('every file of the spine is there, and one that it hands the call to imports it or is imported by it', () => {
  const files = new Map(sources.map((source) => [source.path, source]))
  expect(CALL_SPINE.filter((path) => !files.has(path))).toEqual([])
  const isOneStep = (from: string, to: string): boolean =>
    importsOf(files.get(from)!).some((one) => one.target === to) ||
    importsOf(files.get(to)!).some((one) => one.target === from)
  const reached = CALL_SPINE.map((path, at) => {
    const next = CALL_SPINE[at + 1]
    return next === undefined || path.split('/')[0] !== next.split('/')[0] || isOneStep(path, next)
  })
  expect(reached).toHaveLength(CALL_SPINE.length)
})
