/** The log for a data platform, over HTTP and from the command line, of a running hall. */
import { appendFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, truncateSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DEVICE_HEADER } from '../../../domain/contract/http/hall.ts'
import { publicRecords, type PublicRecord } from '../../../server/integration/public-event.ts'
import { pairDevice, signIn } from '../../support/client.ts'
import { startServer, type RunningServer } from '../../support/server.ts'
import { countyWith, type OwnSite } from './own-site.ts'

const KEYS = { one: 'the first platform’s key, thirty-two and more', two: 'another-platforms-key-thirty-two-and-more' }

let site: OwnSite
let server: RunningServer
let kiosk: string
beforeAll(async () => {
  site = countyWith(
    `integration:\n  keys:\n    - { name: platform, key: "${KEYS.two}" }\n    - { name: bureau, key: "a-third-key-that-nobody-uses-in-this-test" }\n`,
  )
  server = await startServer({ site: site.file, args: ['--allowance', '1000'] })
  kiosk = await pairDevice(server.url, 'kiosk', { name: '1 号机' })
})
afterAll(async () => {
  await server.stop()
  site.remove()
})

async function give(
  command: object,
  by: Record<string, string>,
): Promise<{ readonly link?: string; readonly ticketNo?: string }> {
  const response = await fetch(`${server.url}/api/commands`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...by },
    body: JSON.stringify({ commandId: crypto.randomUUID(), command }),
  })
  return ((await response.json()) as { readonly result: object }).result
}

const issue = () => give({ type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' }, { [DEVICE_HEADER]: kiosk })
const bearer = (key: string) => ({ headers: { authorization: `Bearer ${key}` } })

async function read(after: number, limit = 1000, key = KEYS.two): Promise<readonly PublicRecord[]> {
  const response = await fetch(
    `${server.url}/api/events?stream=day/2026-11-25&after=${after}&limit=${limit}`,
    bearer(key),
  )
  expect(response.status).toBe(200)
  return (await response.text())
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as PublicRecord)
}

it('EXPORT-1 page by page a program gets every record once, in order, and later what was written since', async () => {
  for (let at = 0; at < 5; at += 1) await issue()
  const streams = (await (await fetch(`${server.url}/api/events/streams`, bearer(KEYS.two))).json()) as {
    readonly streams: readonly { readonly stream: string; readonly seq: number }[]
  }
  const { seq = 0 } = streams.streams.find(({ stream }) => stream === 'day/2026-11-25') ?? {}
  const got: PublicRecord[] = []
  for (;;) {
    const page = await read(got.at(-1)?.seq ?? 0, 2)
    if (page.length === 0) break
    got.push(...page)
  }
  expect(got.map((one) => one.seq)).toEqual(Array.from({ length: seq }, (_, at) => at + 1))
  expect(got.filter(({ type }) => type === 'TicketIssued')).toHaveLength(5)
  await issue()
  expect((await read(seq)).map(({ type }) => type)).toEqual(['TicketIssued'])
})

it('EXPORT-1 whoever has more records than the hall, which was brought back from a backup, is told so; ids of the lost ones come never again', async () => {
  const [first] = await read(0, 1)
  expect(first?.id).toMatch(/^day\/2026-11-25#1-[0-9a-f]{8}$/)
  const response = await fetch(`${server.url}/api/events?stream=day/2026-11-25&after=999`, bearer(KEYS.two))
  expect(response.status).toBe(409)
  expect(await response.json()).toMatchObject({ code: 'notFound', field: 'after' })
  const row = { stream: 'day/2026-11-25', seq: 7, commandId: 'c', atMs: 5, actor: '{}', event: '{"type":"DayOpened"}' }
  const shown = publicRecords(() => [], KEYS.two)
  expect(shown({ ...row, hash: 'a'.repeat(64) }).id).not.toBe(shown({ ...row, hash: 'b'.repeat(64) }).id)
})

it('EXPORT-1 the streams come page by page, and of a kind alone; of cases those that were written to lately', async () => {
  const ask = async (query: string) =>
    (await (await fetch(`${server.url}/api/events/streams?${query}`, bearer(KEYS.two))).json()) as {
      readonly streams: readonly { readonly stream: string; readonly seq: number }[]
      readonly next: string | null
    }
  const { streams, next } = await ask('')
  const paged: string[] = []
  for (let after: string | null = ''; after !== null;) {
    const page = await ask(`limit=2&after=${encodeURIComponent(after)}`)
    paged.push(...page.streams.map(({ stream }) => stream))
    after = page.next
  }
  expect([next, paged]).toEqual([null, streams.map(({ stream }) => stream)])
  expect((await ask('kind=day')).streams.every(({ stream }) => stream.startsWith('day/'))).toBe(true)
  expect(await ask('casesSinceMs=0')).toEqual({
    streams: streams.filter(({ stream }) => stream.startsWith('case/')),
    next: null,
  })
})

it('EXPORT-1 HTTP-1 a name that no stream can have, and a number that is none, are refused with what to mend', async () => {
  const ask = async (words: string) => {
    const response = await fetch(`${server.url}/api/events?${words}`, bearer(KEYS.two))
    return [response.status, await response.text()] as const
  }
  const refused = (field: string, problem: string) => [400, JSON.stringify({ code: 'malformed', field, problem })]
  expect(await ask('stream=days/2026-11-25')).toEqual(
    refused('stream', 'a log has no stream of this kind; /api/events/streams lists those that there are'),
  )
  expect(await ask('stream=day/2031-01-01')).toEqual([200, ''])
  expect(await ask('after=0')).toEqual(refused('stream', 'is missing'))
  expect(await ask('stream=settings&after=x')).toEqual(refused('after', 'write a number'))
  expect(await ask('stream=settings&limit=0')).toEqual(refused('limit', 'give at least 1'))
})

it('EXPORT-1 without a key, with a wrong one or with a session nobody reads', async () => {
  const cookie = await signIn(server.url, '0101', '1357')
  for (const headers of [{}, { authorization: 'Bearer guess' }, { authorization: 'Bearer' }, { cookie }])
    expect((await fetch(`${server.url}/api/events/streams`, { headers })).status).toBe(401)
})

it('EXPORT-2 no link, no badge and nothing that somebody wrote leaves; a pseudonym is the same each time', async () => {
  const { link = '', ticketNo = '' } = await issue()
  const clerk = { cookie: await signIn(server.url, '0301', '2468') }
  await give({ type: 'SignIn', counter: '1' }, clerk)
  await give({ type: 'CancelTicket', ticketNo, reason: '张三不来了' }, clerk)
  const records = await read(0)
  const text = JSON.stringify(records)
  expect(text).not.toContain(link.replace('/t/', ''))
  expect(text).not.toContain('张三')
  expect(text).not.toMatch(/"0301"/)
  const staff = new Set(records.flatMap(({ by }) => by.staff ?? []))
  expect([...staff]).toEqual([expect.stringMatching(/^staff-[0-9a-f]{12}$/)])
  expect(records.find(({ type }) => type === 'ClerkSignedIn')?.data).toMatchObject({
    badgeNo: [...staff][0],
    counter: '1',
  })
})

it('EXPORT-1 hall export --what events writes a file a stream and goes on after its last whole line', async () => {
  // The hall notes by itself, within seconds, what its machines are called (DEV-10).
  const noted = async (): Promise<string> => (await fetch(`${server.url}/api/events/streams`, bearer(KEYS.two))).text()
  await expect.poll(noted, { timeout: 60_000 }).toContain('"machines"')
  const to = mkdtempSync(join(tmpdir(), 'yichuang-events-'))
  const run = (): { readonly events: number } =>
    JSON.parse(
      execFileSync(
        process.execPath,
        [
          'server/operate/hall.ts',
          'export',
          '--what',
          'events',
          '--to',
          to,
          '--site',
          site.file,
          '--data',
          server.folder,
          '--json',
        ],
        { cwd: join(import.meta.dirname, '..', '..', '..'), encoding: 'utf8' },
      ),
    ) as { readonly events: number }
  const { events } = run()
  const day = join(to, 'day-2026-11-25.jsonl')
  const before = readFileSync(day, 'utf8')
  expect(readdirSync(to).flatMap((name) => readFileSync(join(to, name), 'utf8').trimEnd().split('\n'))).toHaveLength(
    events,
  )
  expect(run().events).toBe(0)
  // Killed in the middle of a line.
  appendFileSync(day, '{"id":"day/2026-11-25#9')
  expect(run().events).toBe(0)
  expect(readFileSync(day, 'utf8')).toBe(before)
  truncateSync(day, Buffer.byteLength(before) - 10)
  expect(run().events).toBe(1)
  expect(readFileSync(day, 'utf8')).toBe(before)
  rmSync(to, { recursive: true })
})
