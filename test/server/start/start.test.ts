/**
 * Starting and stopping: every way to fail ends in one sentence with its remedy; stopping closes in order; the log
 * tells no secret.
 */
import { spawnSync, type SpawnSyncReturns } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Answer } from '../../../domain/contract/protocol.ts'
import { ConfigError, loadSite, parseSite, siteNames } from '../../../server/site-file/config.ts'
import { parseOptions } from '../../../server/start/options.ts'
import { connect, pairDevice, signIn } from '../../support/client.ts'
import { freePort, startServer } from '../../support/server.ts'
import { expectOk, numberIn } from '../hall/floor.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'yichuang-start-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Tries to start; returns when the process has ended by itself. */
function start(...args: readonly string[]): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, ['server/begin.mjs', ...args], { cwd: root, encoding: 'utf8', timeout: 20_000 })
}

/** What a refused start says: one line on standard error, and nothing else. */
function refusal(...args: readonly string[]): string {
  const ran = start(...args)
  expect([ran.status, ran.stdout]).toEqual([1, ''])
  expect(ran.stderr.trim().split('\n')).toHaveLength(1)
  return ran.stderr.trim()
}

describe('a start that cannot be', () => {
  it('STORE-5 PEERS-3 a folder in use is refused in one sentence, and the hall that runs goes on', async () => {
    const server = await startServer()
    try {
      expect(refusal('--data', server.folder, '--port', String(await freePort()))).toMatch(
        /^Another server is already using .*hall\.db\. Stop it first, or start this one with another --data folder\.$/,
      )
      expect((await fetch(`${server.url}/health`)).status).toBe(200)
    } finally {
      await server.stop()
    }
  })

  it('a port in use, a site that is not there, words it does not know', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as AddressInfo
    expect(refusal('--data', join(folder, 'a'), '--port', String(port))).toBe(
      'Something else already listens on this port. Stop it, or choose another with --port.',
    )
    other.close()
    expect(refusal('--site', 'atlantis')).toMatch(/^There is no site "atlantis"\. Choose one of: .*county.*\.$/)
    expect(refusal('--port', 'eighty')).toBe('--port eighty: give a whole number from 0 to 65535.')
    expect(refusal('--colour', 'blue')).toContain('Unknown option --colour. The options are: --site,')
    expect(refusal('--at', 'teatime', '--data', join(folder, 'b'))).toMatch(/^--at teatime: write now/)
    expect(start('--help')).toMatchObject({ status: 0, stderr: '' })
  })

  it('options that are left out have their defaults', () => {
    expect(parseOptions([])).toMatchObject({ site: 'county', host: '127.0.0.1', port: 8080, allowance: 20, at: 'auto' })
  })
})

describe('a running server', () => {
  it('NUM-3 PEERS-9 on a machine set to another zone it opens the hall’s own date, and ends cleanly when told to', async () => {
    const server = await startServer({
      args: ['--at', '2026-11-25T10:30'],
      env: { TZ: 'America/Los_Angeles' },
      folder: join(folder, 'zone'),
    })
    const kiosk = await connect(
      server.url,
      { screen: 'kiosk' },
      { deviceToken: await pairDevice(server.url, 'kiosk', { name: '1 号机' }) },
    )
    const { issuedAtMs } = expectOk(
      await kiosk.send({ type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' }),
    ).result
    expect(new Date(issuedAtMs as number).toISOString()).toMatch(/^2026-11-25T02:3\d/)
    expect(await (await fetch(`${server.url}/health`)).json()).toMatchObject({ serviceDate: '2026-11-25' })
    const gone = new Promise((resolve) => kiosk.socket.once('disconnect', resolve))
    await server.stop()
    await gone
    expect(server.output()).toContain('Closing the hall')
    expect(existsSync(join(folder, 'zone', 'hall.db-wal')), 'everything stands in the one file').toBe(false)
  })

  it('STORE-7 ACCESS-4 ISSUE-6 its log names neither PINs nor tokens nor links nor people, and its data holds no PIN and no token', async () => {
    const data = join(folder, 'secrets')
    const server = await startServer({ folder: data })
    const cookie = await signIn(server.url, '0301', '2468')
    const manager = await signIn(server.url, '0101', '1357')
    const token = await pairDevice(server.url, 'kiosk', { name: '1 号机' })
    const kiosk = await connect(server.url, { screen: 'kiosk' }, { deviceToken: token })
    const answer: Answer = await kiosk.send({ type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' })
    expect(numberIn(answer)).toBe('C001')
    const link = (expectOk(answer).result.link as string).replace('/t/', '')
    await fetch(`${server.url}/t/${link}`)
    await fetch(`${server.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ badgeNo: '0302', pin: '975311' }),
    })
    await fetch(`${server.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: '{"badgeNo":"0302","pin":"97531',
    })
    kiosk.close()
    await server.stop()
    const written = (below: string): string =>
      readdirSync(join(data, below), { withFileTypes: true })
        .map((entry) =>
          entry.isDirectory()
            ? written(join(below, entry.name))
            : readFileSync(join(data, below, entry.name), 'latin1'),
        )
        .join('\n')
    const log = written('log')
    expect(log.length).toBeGreaterThan(100)
    const sessions = [cookie, manager].map((one) => one.split('=')[1] as string)
    for (const secret of [...sessions, token, link, '2468', '975311', '97531"', '赵敏'])
      expect([secret, log.includes(secret)]).toEqual([secret, false])
    const everything = written('')
    for (const secret of [...sessions, token, '975311'])
      expect([secret, everything.includes(secret)]).toEqual([secret, false])
  })
})

describe('a site file', () => {
  const county = readFileSync(join(root, 'config', 'sites', 'county.yaml'), 'utf8')
  const complaint = (text: string): string => {
    try {
      parseSite(text, 'hall.yaml')
    } catch (error) {
      expect(error).toBeInstanceOf(ConfigError)
      return (error as Error).message
    }
    throw new Error('accepted')
  }

  it('SET-12 with a figure beyond its bounds, or two windows of one number, opens its hall and says where', () => {
    const slipped = county
      .replace(/callsBeforeMissed: \d+/, 'callsBeforeMissed: 33')
      .replace('{ id: "2", label: "2", zone: A', '{ id: "2", label: "1", zone: A')
    const { settings, slips } = parseSite(slipped, 'hall.yaml')
    expect(settings.rules.callsBeforeMissed).toBe(33)
    expect(slips).toEqual([
      expect.stringMatching(/^hall\.yaml, line \d+, field counters\.1\.label: "1" stands here twice/),
      expect.stringMatching(/^hall\.yaml, line \d+, field rules\.callsBeforeMissed: give a whole figure from 1–10$/),
    ])
    expect(parseSite(county, 'hall.yaml').slips).toEqual([])
  })

  it('CAL-14 SITE-12 SET-12 with hours that run backwards, or as its own parent, opens its hall and says where', () => {
    const slipsOf = (from: string | RegExp, to: string): readonly string[] => {
      expect(county).toMatch(from)
      return parseSite(county.replace(from, to), 'hall.yaml').slips.map((one) => one.replace(/, line \d+/, ''))
    }
    expect(slipsOf('close: "17:30"', 'close: "07:30"')).toEqual([
      'hall.yaml, field hours.close: 07:30 is not after 08:30; write when the hall closes',
    ])
    expect(slipsOf(/lastTicket: "\d+:\d+"/, 'lastTicket: "19:00"')).toEqual([
      'hall.yaml, field hours.lastTicket: 19:00 lies outside the hours; write a time from 08:30 to 17:30',
    ])
    expect(slipsOf('noonBreak: { from: "12:00", to: "14:00" }', 'noonBreak: { from: "14:00", to: "12:00" }')).toEqual([
      'hall.yaml, field hours.noonBreak.to: 12:00 is not after 14:00; write when work goes on',
    ])
    expect(slipsOf('noonBreak: { from: "12:00", to: "14:00" }', 'noonBreak: { from: "20:00", to: "21:00" }')).toEqual([
      'hall.yaml, field hours.noonBreak: 20:00 to 21:00 lies outside the hours; write a time from 08:30 to 17:30, or null',
    ])
    expect(slipsOf('parent: { id: qinchuan', 'parent: { id: weiyuan')).toEqual([
      'hall.yaml, field site.parent.id: "weiyuan" stands here twice; each needs its own',
    ])
    expect(slipsOf('- { id: liulin', '- { id: qinchuan')).toEqual([
      'hall.yaml, field site.below.0.id: "qinchuan" stands here twice; each needs its own',
    ])
  })

  it('NUM-1 every site that comes with the product is sound', () => {
    for (const name of siteNames())
      expect(
        loadSite(name)
          .settings.queues.map((queue) => queue.prefix)
          .join(''),
      ).not.toMatch(/[IO]/)
  })

  it.each([
    [
      'a prefix that reads like a digit',
      /prefix: "A"/,
      'prefix: "O"',
      /^hall\.yaml, line \d+, field queues\.0\.prefix: .*without I and O/,
    ],
    ['a prefix used twice', /prefix: "B"/, 'prefix: "A"', /^hall\.yaml, line \d+, field queues\.1\.prefix: .*"A".*/],
    [
      'a word that nobody knows',
      /^siteLevel: /m,
      'siteColour: red\nsiteLevel: ',
      /^hall\.yaml, line \d+, field \(top\): unknown key "siteColour"; remove it or correct its spelling$/,
    ],
    [
      'a zone of time that is none',
      /timeZone: \S+/,
      'timeZone: Asia/Atlantis',
      /^hall\.yaml, line \d+, field timeZone: an IANA time zone looks like Asia\/Shanghai$/,
    ],
    ['text that is no YAML', /^zones:/m, 'zones: [', /^hall\.yaml, line \d+: /],
    [
      'a PIN of letters',
      /samplePin: "2468"/,
      'samplePin: "open"',
      /^hall\.yaml, line \d+, field clerks\.0\.samplePin: four to eight digits$/,
    ],
    [
      'a counter in a zone that is not there',
      /(counters:\n\s+- \{ id: "1", label: "1", zone: )A/,
      '$1Z',
      /^hall\.yaml, line \d+, field counters\.0\.zone: /,
    ],
  ])('%s: file, line, field and remedy in one sentence', (_what, from, to, said) => {
    expect(county).toMatch(from)
    expect(complaint(county.replace(from, to))).toMatch(said)
  })
})
