/** Days that are over: closed without a hand, sealed, archived; and what a cut or changed record does to them. */
import Database from 'better-sqlite3'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { HallCommand } from '../../domain/contract/subjects.ts'
import type { DayEvent } from '../../domain/queue-day/events.ts'
import { composeHall } from '../../server/hall/compose.ts'
import { archiveJob, missingIn } from '../../server/jobs/archives.ts'
import { HALL_JOBS } from '../../server/jobs/of-a-hall.ts'
import { sealFiles } from '../../server/jobs/seals.ts'
import { archiveCase, archiveDay } from '../../server/archive/archive.ts'
import { verifyPackage } from '../../server/archive/package.ts'
import { verify } from '../../server/operate/verify.ts'
import { openSqliteStore, readSqliteStore } from '../../server/store/sqlite.ts'
import { pdfText } from '../support/pdf-text.ts'
import { loadSite } from '../support/site.ts'

const root = join(import.meta.dirname, '..', '..')
const DAYS = ['2026-11-23', '2026-11-24', '2026-11-25'] as const
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yichuang-archive-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const file = (): string => join(folder, 'hall.db')

/** Three numbers a day that nobody calls, by the product's own hall with its jobs. */
async function work(): Promise<void> {
  const store = openSqliteStore(file())
  for (const day of DAYS) {
    const hall = await composeHall({
      settings: loadSite('county').settings,
      store,
      jobs: HALL_JOBS,
      nowMs: () => Date.parse(`${day}T10:00:00+08:00`),
      onTrouble: (error) => {
        throw error
      },
    })
    const sealing = sealFiles(hall, [folder], { error: () => undefined })
    for (let n = 0; n < 3; n += 1) {
      await hall.execute(
        {
          commandId: `${day}-${n}-number`,
          command: { type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' },
        },
        { kind: 'device', deviceId: 'k', deviceKind: 'kiosk' },
      )
      await hall.tick()
      await sealing()
    }
    await hall.close()
  }
  await store.close()
}

async function verified(): Promise<{ readonly exit: number; readonly problems: readonly object[] }> {
  const store = readSqliteStore(file())
  const { exit, json } = await verify(store, { data: folder, isFull: true, nowMs: 1 })
  await store.close()
  return { exit, problems: json.problems as readonly object[] }
}

function change(sql: string): void {
  const db = new Database(file())
  db.exec(sql)
  db.close()
}

it('DAY-3 SEAL-1 a day that nobody closed is closed once the next is at work, its open numbers end with it, and its seal stands in the next', async () => {
  await work()
  const store = readSqliteStore(file())
  const eventsOf = async (date: string): Promise<readonly DayEvent[]> =>
    [...(await store.read(`day/${date}`, 0))].map((record) => record.event)
  for (const date of DAYS.slice(0, 2)) {
    const events = await eventsOf(date)
    expect(events.filter((event) => event.type === 'TicketClosed')).toHaveLength(3)
    expect(events.find((event) => event.type === 'TicketClosed')).toMatchObject({ as: 'abandoned', because: 'dayOver' })
    expect(events.at(-1)).toEqual({ type: 'DayClosed', reason: '' })
    expect((await store.tickets(date)).every((row) => row.closedAtMs !== null)).toBe(true)
  }
  const seals = (await eventsOf(DAYS[2])).filter((event) => event.type === 'DaySealed')
  expect(seals).toHaveLength(1)
  const { hash } = await store.head(`day/${DAYS[1]}`)
  expect(seals[0]?.heads).toContainEqual({ stream: `day/${DAYS[1]}`, seq: 9, hash })
  expect((await eventsOf(DAYS[2])).some((event) => event.type === 'TicketClosed')).toBe(false)
  await store.close()
  expect(await verified()).toEqual({ exit: 0, problems: [] })
})

it('SEAL-1 STORE-4 a whole day that is cut off is missed by the seal, the newest one by what was acknowledged; one changed byte is named by stream and number', async () => {
  await work()
  const ran = spawnSync(process.execPath, ['server/operate/hall.ts', 'verify', '--data', folder, '--json'], {
    cwd: root,
    encoding: 'utf8',
  })
  expect([ran.status, JSON.parse(ran.stdout)]).toMatchObject([0, { ok: true, streams: 3, events: 22 }])
  const whole = readFileSync(file())
  change("DELETE FROM event WHERE stream = 'day/2026-11-23'")
  expect(await verified()).toMatchObject({ exit: 1, problems: [{ stream: 'day/2026-11-23', seq: 8 }] })
  writeFileSync(file(), whole)
  change("DELETE FROM event WHERE stream = 'day/2026-11-25'")
  expect(await verified()).toMatchObject({ exit: 1, problems: [{ stream: 'day/2026-11-25' }] })
  writeFileSync(file(), whole)
  change("UPDATE event SET event = replace(event, 'C002', 'C003') WHERE stream = 'day/2026-11-24' AND seq = 4")
  expect(await verified()).toMatchObject({ exit: 1, problems: [{ stream: 'day/2026-11-24', seq: 4 }] })
  writeFileSync(file(), whole)
  // Whoever can write the file can also make a chain anew; the seal beside it still knows the old one.
  change("DELETE FROM event WHERE stream = 'day/2026-11-24' AND seq >= 8")
  expect(await verified()).toMatchObject({ exit: 1, problems: [{ stream: 'day/2026-11-24', seq: 9 }] })
})

it('SEAL-2 a day goes out as one package, which is checked without a hall; what is changed, cut or missing in it is named', async () => {
  await work()
  const store = readSqliteStore(file())
  const parts = { site: 'weiyuan', date: DAYS[1], to: join(folder, 'out'), data: folder }
  const done = await archiveDay(store, parts)
  expect(done.json).toMatchObject({ ok: true, streams: 1, events: 9, sealed: true })
  await expect(archiveDay(store, parts)).rejects.toThrow('is there already')
  await expect(archiveDay(store, { ...parts, date: '2026-11-20' })).rejects.toThrow('no records of 2026-11-20')
  await store.close()
  const sound = done.json.folder as string
  const ran = spawnSync(process.execPath, ['server/operate/hall.ts', 'verify', '--package', sound, '--json'], {
    cwd: root,
    encoding: 'utf8',
  })
  expect([ran.status, JSON.parse(ran.stdout)]).toMatchObject([0, { ok: true, streams: 1, events: 9 }])
  expect(readFileSync(join(sound, 'index.html'), 'utf8')).toContain('C002')
  const { hash } = JSON.parse(readFileSync(join(sound, 'manifest.json'), 'utf8')).streams[0] as { hash: string }
  for (const page of pdfText(readFileSync(join(sound, 'day.pdf')))) expect(page).toContain(hash)
  expect(pdfText(readFileSync(join(sound, 'day.pdf'))).join('')).toMatch(/C002.*离开 left.*10:00:00/)
  const spoilt = (what: (text: string) => string, name = 'events.jsonl'): object => {
    const copy = join(folder, 'copy')
    rmSync(copy, { recursive: true, force: true })
    cpSync(sound, copy, { recursive: true })
    writeFileSync(join(copy, name), what(readFileSync(join(copy, name), 'utf8')))
    const { exit, json } = verifyPackage(copy)
    expect(exit).toBe(1)
    return json
  }
  expect(spoilt((text) => text.replace('C002', 'C003'))).toMatchObject({
    problems: expect.arrayContaining([expect.objectContaining({ stream: 'day/2026-11-24', seq: 4 })]),
  })
  expect(spoilt((text) => text.split('\n').slice(0, -2).join('\n'))).toMatchObject({
    problems: expect.arrayContaining([expect.objectContaining({ stream: 'day/2026-11-24' })]),
  })
  expect(spoilt((text) => text.replace('abandoned', 'finished'), 'tickets.json')).toMatchObject({ ok: false })
  expect(() => verifyPackage(folder)).toThrow('is no package of an archive')
})

it('SEAL-2 SEAL-3 CASE-9 a case goes out as a package of its own with every step and its notice as a document; a day takes the cases with it that it has opened', async () => {
  const store = openSqliteStore(file())
  const hall = await composeHall({
    settings: loadSite('county').settings,
    store,
    jobs: HALL_JOBS,
    nowMs: () => Date.parse('2026-11-25T10:00:00+08:00'),
    onTrouble: (error) => {
      throw error
    },
  })
  let count = 0
  const give = async (badgeNo: string, command: HallCommand): Promise<void> => {
    const actor = { kind: 'clerk', badgeNo, role: 'clerk' } as const
    expect(await hall.execute({ commandId: `archive-${(count += 1)}`, command }, actor)).toMatchObject({ ok: true })
  }
  await give('0301', { type: 'OpenCase', item: 'a01', deferred: [], reason: '邮寄来件' })
  const caseNo = '261125-0001'
  await give('0701', { type: 'TakeCase', caseNo })
  const judged = [0, 1, 2, 3].map((at) =>
    at === 1 ? ({ finding: 'missing', mend: '租赁合同原件' } as const) : ({ finding: 'present', mend: '' } as const),
  )
  await give('0701', { type: 'AskSupplement', caseNo, judged, basis: '《食品安全法》', days: 5 })
  await hall.close()
  const parts = { site: 'weiyuan', to: join(folder, 'out'), data: folder }
  const done = await archiveCase(store, '261125 0001', parts)
  expect(done.json).toMatchObject({ ok: true, streams: 1, events: 3 })
  const made = done.json.folder as string
  expect(verifyPackage(made).json).toMatchObject({ ok: true, events: 3 })
  const page = readFileSync(join(made, 'index.html'), 'utf8')
  for (const words of ['受理 Accepted', '接件 Taken', '一次性告知 Notice', '261125 0001']) expect(page).toContain(words)
  expect(readFileSync(join(made, 'notice-261125-0001-1.html'), 'utf8')).toContain('租赁合同原件')
  expect(pdfText(readFileSync(join(made, 'notice-261125-0001-1.pdf'))).join('')).toContain('租赁合同原件')
  const printed = pdfText(readFileSync(join(made, 'case.pdf'))).join('')
  for (const words of ['接件 Taken', '租赁合同原件', '《食品安全法》', '等补正', '10:00:00'])
    expect(printed).toContain(words)
  writeFileSync(join(made, 'notice-261125-0001-1.html'), '都齐了')
  writeFileSync(join(made, 'case.pdf'), readFileSync(join(made, 'notice-261125-0001-1.pdf')))
  expect(verifyPackage(made).json).toMatchObject({
    ok: false,
    problems: [{ stream: 'case.pdf' }, { stream: 'notice-261125-0001-1.html' }],
  })
  await expect(archiveCase(store, '261125-0009', parts)).rejects.toThrow('no case 261125-0009')
  const day = await archiveDay(store, { ...parts, date: '2026-11-25' })
  expect(verifyPackage(day.json.folder as string).json).toMatchObject({ ok: true, streams: 2 })
  expect(readFileSync(join(day.json.folder as string, 'events.jsonl'), 'utf8')).toContain('case/261125-0001')
  await store.close()
})

it('SEAL-3 every sealed day becomes a package by itself, once, also those that a hall has missed', async () => {
  await work()
  const store = openSqliteStore(file())
  const hall = await composeHall({
    settings: loadSite('county').settings,
    store,
    jobs: [],
    nowMs: () => Date.parse('2026-11-25T11:00:00+08:00'),
    onTrouble: (error) => {
      throw error
    },
  })
  const made = (): readonly string[] => readdirSync(join(folder, 'archive')).toSorted()
  const job = archiveJob({ hall, data: folder, isShared: true, log: { info: () => undefined, error: expect.fail } })
  await job()
  expect(made()).toEqual(['yichuang-weiyuan-2026-11-23', 'yichuang-weiyuan-2026-11-24'])
  for (const name of made()) expect(verifyPackage(join(folder, 'archive', name)).json).toMatchObject({ ok: true })
  expect(missingIn(folder, 'weiyuan')).toEqual([])
  rmSync(join(folder, 'archive', 'yichuang-weiyuan-2026-11-23'), { recursive: true })
  const told: string[] = []
  const log = { info: ({ date }: { date: string }) => void told.push(date), error: expect.fail } as never
  const beside = archiveJob({ hall, data: folder, isShared: false, log })
  await beside()
  await beside()
  expect([made().length, told]).toEqual([2, ['2026-11-23']])
  await hall.close()
  await store.close()
})
