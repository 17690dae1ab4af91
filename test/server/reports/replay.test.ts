/** The time machine: a moment of a past day is what the screens showed then, whatever has happened since. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ReplayReply } from '../../../domain/contract/http/replay.ts'
import { breachesOf, marksOf, placeAt } from '../../../domain/replay/outline.ts'
import { managerView } from '../../../domain/views/floor.ts'
import { indexSettings } from '../../../domain/plan/settings-index.ts'
import { dayFacts } from '../../../domain/report/day-facts.ts'
import { emptyDay } from '../../../domain/queue-day/state.ts'
import { folds } from '../../../domain/queue-day/evolve/evolve.ts'
import { fold } from '../../../domain/words/stream.ts'
import { createReplays } from '../../../server/reports/replays.ts'
import { rowOf, startOf, type EventRow } from '../../../server/store/hash-chain.ts'
import { chanceFrom } from '../../simulation/chance.ts'
import { liveDay, recordsOf, shapedArrivals } from '../../simulation/lived-day.ts'
import { loadSite } from '../../support/site.ts'
import { connect, signIn } from '../../support/client.ts'
import { startServer, type RunningServer } from '../../support/server.ts'
import { accepted } from '../../bench/stage.ts'

const DATE = '2026-11-24'
const { settings } = loadSite('county')
const { log } = liveDay({
  settings: { ...settings, calendar: null },
  date: DATE,
  chance: chanceFrom(3),
  arrivals: shapedArrivals(
    settings.queues.map(({ id }) => ({ queue: id, share: 1 })),
    120,
    510,
    990,
  ),
  isOpen: ({ id }, minute) => minute < 1050 && Number(id) % 3 === 0,
  openMin: 510,
  closeMin: 1050,
  leaves: 0,
  misses: 0.1,
  serviceCv: 0.7,
  priorityShare: 0.1,
})
const records = recordsOf(log)
const rows = records.reduce<EventRow[]>((all, record) => {
  all.push(rowOf(`day/${DATE}`, record, all.at(-1)?.hash ?? startOf(`day/${DATE}`)))
  return all
}, [])

function storeOf(kept: readonly EventRow[]) {
  return {
    rows: async (_stream: string, after: number, limit: number) => kept.slice(after, after + limit),
    head: async () => ({ seq: kept.length, hash: kept.at(-1)?.hash ?? '' }),
    read: async () => [],
    devices: async () => [],
  }
}
const wish = { settings, date: DATE, atMs: null, seq: null, withOutline: false, nowMs: Number.MAX_SAFE_INTEGER }

it('REPLAY-1 forward, back and forward again, a moment is what its own records make it', async () => {
  const replays = createReplays(storeOf(rows))
  for (const seq of [200, 50, 51, 400, 12]) {
    const moment = await replays.answer({ ...wish, seq })
    const day = emptyDay()
    for (const record of records.slice(0, seq)) fold(folds, day, record)
    const atMs = records[seq - 1]?.atMs ?? 0
    expect(moment?.view).toEqual(managerView(day, indexSettings(settings), atMs))
    expect(moment?.records.map((record) => record.seq)).toContain(seq)
  }
})

it('REPLAY-1 a moment between records shows the floor of the last one, and nothing lies after now', async () => {
  const replays = createReplays(storeOf(rows))
  const at = records[99]?.atMs ?? 0
  const [a, b] = [
    await replays.answer({ ...wish, atMs: at }),
    await replays.answer({ ...wish, atMs: at + 3_600_000, nowMs: at }),
  ]
  expect(a?.seq).toBe(placeAt(records, at) + 1)
  expect(b?.atMs).toBe(at)
  expect(await createReplays(storeOf([])).answer(wish)).toBeNull()
})

it('REPLAY-4 a day opens where most people waited; one on which nobody ever waited at its last record', async () => {
  const moment = await createReplays(storeOf(rows)).answer({ ...wish, withOutline: true })
  const most = Math.max(...(moment?.outline?.waiting ?? []).map(({ waiting }) => waiting))
  expect(most).toBeGreaterThan(3)
  expect(moment?.view.waiting).toBe(most)
  // Not what lies ahead: of a day that still lasts, where most waited by now.
  const nowMs = records[60]?.atMs ?? 0
  const early = await createReplays(storeOf(rows)).answer({ ...wish, nowMs })
  expect(early?.atMs).toBeLessThanOrEqual(nowMs)
  const calm = rows.slice(
    0,
    records.findIndex(({ event }) => event.type === 'TicketIssued'),
  )
  expect(await createReplays(storeOf(calm)).answer(wish)).toMatchObject({ seq: calm.length, lastSeq: calm.length })
})

it('REPLAY-2 a record that was changed stops the replay before it', async () => {
  const torn = rows.map((row) => (row.seq === 100 ? { ...row, atMs: row.atMs + 1 } : row))
  const moment = await createReplays(storeOf(torn)).answer({ ...wish, seq: 400 })
  expect(moment).toMatchObject({ brokenAt: 100, seq: 99, lastSeq: 99 })
})

it('REPLAY-3 broken promises stand as stretches, and what happened as marks', async () => {
  const { visits, lastMs } = dayFacts(DATE, settings.timeZone, records)
  const promiseMinOf = (): number => 10
  const breaches = breachesOf(visits, promiseMinOf, lastMs)
  expect(breaches.length).toBeGreaterThan(0)
  for (const [at, one] of breaches.entries()) expect(one.fromMs).toBeGreaterThan(breaches[at - 1]?.toMs ?? 0)
  expect(breachesOf(visits, () => 100_000, lastMs)).toEqual([])
  const help = {
    seq: 1,
    atMs: 5,
    actor: { kind: 'timekeeper' },
    commandId: 'c',
    event: { type: 'HelpRequested', helpNo: 1, place: '24' },
  } as const
  expect(marksOf([help])).toEqual([{ atMs: 5, seq: 1, what: 'HelpRequested', about: '24' }])
})

let server: RunningServer
beforeAll(async () => void (server = await startServer()))
afterAll(() => server.stop())

it('REPLAY-1 over HTTP for the duty manager alone; a day on which nothing happened is said', async () => {
  const cookie = await signIn(server.url, '0101', '1357')
  const clerkCookie = await signIn(server.url, '0301', '2468')
  const clerk = await connect(server.url, { screen: 'clerk', counter: '21' }, { cookie: clerkCookie })
  await accepted(clerk, { type: 'SignIn', counter: '21' })
  clerk.close()
  const ask = async (query: string, as = cookie) => {
    const response = await fetch(`${server.url}/api/replay?${query}`, { headers: { cookie: as } })
    return { status: response.status, body: (await response.json()) as ReplayReply & { field?: string } }
  }
  const { body } = await ask('date=2026-11-25&seq=2&outline=1')
  expect(body).toMatchObject({ seq: 2, brokenAt: null })
  expect(body.view.counters.find(({ counter }) => counter === '21')?.clerk?.badgeNo).toBe('0301')
  expect(body.outline).not.toBeNull()
  expect((await ask('date=2026-11-20')).status).toBe(404)
  expect((await ask('date=gestern')).body.field).toBe('date')
  expect((await ask('date=2026-11-25', clerkCookie)).status).toBe(403)
})
