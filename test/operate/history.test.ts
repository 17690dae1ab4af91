/** An earlier ticket log taken in from CSV and XLSX, line by line, and what the hall says afterwards. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { serviceMinOf } from '../../domain/forecast/wait-span.ts'
import { emptyDay } from '../../domain/queue-day/state.ts'
import { foldInto } from '../../domain/contract/subjects.ts'
import { writeTable } from '../../server/catalogue/table-file.ts'
import { importHistory } from '../../server/operate/forecast/import-history.ts'
import { openSqliteStore } from '../../server/store/sqlite.ts'

const HEAD = ['queue', 'issued_at', 'called_at', 'started_at', 'finished_at', 'counter']
const two = (value: number): string => String(value).padStart(2, '0')
const clock = (minute: number): string => `2026-11-20 ${two(Math.floor(minute / 60))}:${two(minute % 60)}:00`
/** One window that needs twenty minutes a person, where the catalogue says nine. */
const ROWS = Array.from({ length: 24 }, (_, n) => [
  'C',
  clock(480 + n * 15),
  clock(482 + n * 20),
  clock(483 + n * 20),
  clock(502 + n * 20),
  '24',
])

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'history-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

async function learned() {
  const store = openSqliteStore(join(folder, 'hall.db'))
  const day = emptyDay()
  const [name = ''] = (await store.streams()).filter((stream) => stream.startsWith('day/'))
  for (const record of await store.read(name, 0)) foldInto(name, day, record)
  await store.close()
  return day
}

it.each(['csv', 'xlsx'])(
  'LEARN-6 a ticket log as .%s teaches services and waits before the first day',
  async (kind) => {
    const file = join(folder, `log.${kind}`)
    await writeTable(file, [HEAD, ...ROWS, ['C', clock(900), '', '', '', '']])
    const report = await importHistory('county', folder, file)
    expect(report).toMatchObject({ exit: 0, json: { ok: true, tickets: 24, uncalled: 1, queues: ['C'], errors: [] } })
    const day = await learned()
    expect(day.learnedFrom).toBe(`log.${kind}`)
    expect(serviceMinOf(day.lessons.get('C'), 9)).toBeGreaterThan(14)
    expect(day.lessons.get('C')?.waits).toBeGreaterThan(15)
  },
)

it('LEARN-6 each line that does not fit is named with its field and the remedy, and nothing is taken in', async () => {
  const file = join(folder, 'log.csv')
  writeFileSync(
    file,
    `取号时间,队列,叫号时间,办结时间
2026-11-20 08:30,C,2026-11-20 08:40,
2026-11-20 08:31,ZZ,2026-11-20 08:40,
20.11.2026 08:32,C,2026-11-20 08:40,
2026-11-20 08:33,C,2026-11-20 08:20,
2026-02-30 08:34,C,2026-11-20 08:40,
2026-11-20 08:35,C,2026-11-20 08:40,2026-11-20 08:39
`,
  )
  const report = await importHistory('county', folder, file)
  expect(report.exit).toBe(1)
  expect(report.json['errors']).toMatchObject([
    { line: 3, field: 'queue' },
    { line: 4, field: 'issued_at' },
    { line: 5, field: 'called_at' },
    { line: 6, field: 'issued_at' },
    { line: 7, field: 'finished_at' },
  ])
  expect(report.lines[0]).toContain('line 3, queue: there is no queue "ZZ"; name one of')
  expect((await learned()).learnedFrom).toBe(null)
})

it('LEARN-6 a second log on the same day is refused in words, and a table without its columns names them', async () => {
  const file = join(folder, 'log.csv')
  await writeTable(file, [HEAD, ...ROWS])
  await importHistory('county', folder, file)
  const again = await importHistory('county', folder, file)
  expect(again).toMatchObject({ exit: 1, json: { ok: false } })
  expect(again.lines[0]).toContain('has learned already')
  writeFileSync(file, 'ticket,at\nC001,8:30\n')
  await expect(importHistory('county', folder, file)).rejects.toThrow(/queue, issued_at, called_at is missing/)
})
