/**
 * A hall whose cases of years lie in its file, made once and kept: one case lived through by the product's own code, open
 * and closed, then repeated under numbers of its own, each with its hash chain.
 */
import Database from 'better-sqlite3'
import type { Database as Sqlite } from 'better-sqlite3'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { linkOf, startOf } from '../../server/store/hash-chain.ts'
import { openSqliteStore } from '../../server/store/sqlite.ts'
import { clerk, expectOk, openFloor, settings } from '../server/hall/floor.ts'
import { startServer } from '../support/server.ts'
import { BENCH_CACHE } from './earlier-build.ts'
import { rounded, timed } from './measure.ts'

type Row = Readonly<Record<string, string | number | null>>

interface Template {
  readonly events: readonly Row[]
  readonly file: Row
}

const DAY_MS = 86_400_000
const PER_DAY = 2000
const AT_ONCE = 10_000
/** Raised when what is lived or how it is written changes. */
const FORM = 1

/** Folder of a hall with so many cases. */
export async function manyCases(open: number, closed: number): Promise<string> {
  const folder = join(BENCH_CACHE, `cases-${open}-${closed}-${FORM}`)
  if (existsSync(folder)) return folder
  const draft = `${folder}.part`
  mkdirSync(BENCH_CACHE, { recursive: true })
  rmSync(draft, { recursive: true, force: true })
  process.stderr.write(`making a hall of ${open} open and ${closed} closed cases (once) …\n`)
  const tookMs = await timed(async () => {
    const templates = await lived()
    const empty = await startServer({ folder: draft })
    await empty.stop()
    write(join(draft, 'hall.db'), [
      [templates.closed, closed],
      [templates.open, open],
    ])
  })
  renameSync(draft, folder)
  process.stderr.write(`made in ${rounded(tookMs / 1000, 0)} s\n`)
  return folder
}

/** Two cases of one visit: one goes on, one was withdrawn. */
async function lived(): Promise<{ readonly open: Template; readonly closed: Template }> {
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-cases-'))
  const file = join(folder, 'hall.db')
  const store = openSqliteStore(file)
  const counterClerk = clerk('0301')
  const plan = {
    ...settings,
    clerks: [
      ...settings.clerks,
      ...[
        { badgeNo: '0711', name: '周敏', department: '市场监管' },
        { badgeNo: '0712', name: '马卫国', department: '卫生健康' },
      ].map((one) => ({ ...one, post: '审批岗', role: 'clerk' as const })),
    ],
  }
  try {
    const floor = await openFloor(store, plan)
    expectOk(await floor.give({ type: 'SignIn', counter: '1' }, counterClerk))
    expectOk(await floor.give({ type: 'OpenCounter', counter: '1' }, counterClerk))
    expectOk(await floor.give({ type: 'IssueTicket', origin: 'kiosk', items: [{ item: 'a01' }, { item: 'a02' }] }))
    expectOk(await floor.give({ type: 'CallNext', counter: '1' }, counterClerk))
    expectOk(await floor.give({ type: 'StartService', counter: '1' }, counterClerk))
    const outcomes = [0, 1].map((index) => ({ index, outcome: 'accepted' as const }))
    expectOk(await floor.give({ type: 'FinishService', counter: '1', outcomes }, counterClerk))
    expectOk(await floor.give({ type: 'TakeCase', caseNo: '261125-0001' }, clerk('0711')))
    expectOk(await floor.give({ type: 'TakeCase', caseNo: '261125-0002' }, clerk('0712')))
    expectOk(await floor.give({ type: 'WithdrawCase', caseNo: '261125-0002', reason: '不再办理' }, counterClerk))
    await floor.hall.close()
    await store.close()
    return { open: templateOf(file, '261125-0001'), closed: templateOf(file, '261125-0002') }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function templateOf(file: string, caseNo: string): Template {
  const db = new Database(file, { readonly: true })
  const events = db.prepare<[string], Row>('SELECT * FROM event WHERE stream = ? ORDER BY seq').all(`case/${caseNo}`)
  const row = db.prepare<[string], Row>('SELECT * FROM case_file WHERE case_no = ?').get(caseNo)
  db.close()
  if (row === undefined || events.length === 0) throw new Error(`case ${caseNo} was not opened`)
  return { events, file: row }
}

/** The oldest first, so that rows come in the order of their keys; the open ones are of the last days. */
function write(file: string, parts: readonly (readonly [Template, number])[]): void {
  const db = new Database(file)
  for (const pragma of ['journal_mode = OFF', 'synchronous = OFF', 'cache_size = -200000']) db.pragma(pragma)
  const indexes = db
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ('event', 'case_file')",
    )
    .all()
  for (const { name } of indexes) db.exec(`DROP INDEX ${name}`)
  const all = parts.reduce((sum, [, count]) => sum + count, 0)
  let left = all
  for (const [template, count] of parts)
    for (let done = 0; done < count; done += AT_ONCE) {
      const some = Math.min(AT_ONCE, count - done)
      db.transaction(() => {
        for (let n = 0; n < some; n += 1) writeCase(db, template, (left -= 1))
      })()
    }
  for (const { sql } of indexes) db.exec(sql)
  db.pragma('journal_mode = WAL')
  db.close()
}

const statements = new WeakMap<Sqlite, Map<string, ReturnType<Sqlite['prepare']>>>()

/** The case that was opened so many cases before the last. */
function writeCase(db: Sqlite, { events, file }: Template, before: number): void {
  const earlierMs = (1 + Math.floor(before / PER_DAY)) * DAY_MS
  const date = new Date(Date.parse('2026-11-25') - earlierMs).toISOString().slice(2, 10).replaceAll('-', '')
  const caseNo = `${date}-${String(PER_DAY - (before % PER_DAY)).padStart(4, '0')}`
  const was = file.case_no as string
  const stream = `case/${caseNo}`
  let link = startOf(stream)
  for (const one of events) {
    const row = {
      stream,
      seq: one.seq as number,
      commandId: randomUUID(),
      atMs: (one.at_ms as number) - earlierMs,
      actor: one.actor as string,
      event: (one.event as string).replaceAll(was, caseNo),
    }
    link = linkOf(row, link)
    insert(db, 'event', { ...one, stream, command_id: row.commandId, at_ms: row.atMs, event: row.event, hash: link })
  }
  const moved = (ms: string | number | null | undefined): number | null =>
    typeof ms === 'number' ? ms - earlierMs : null
  insert(db, 'case_file', {
    ...file,
    case_no: caseNo,
    case_group: caseNo,
    receipt: `${file.receipt}${before.toString(36)}`,
    opened_ms: moved(file.opened_ms),
    closed_ms: moved(file.closed_ms),
  })
}

function insert(db: Sqlite, table: string, row: Row): void {
  const known = statements.get(db) ?? new Map<string, ReturnType<Sqlite['prepare']>>()
  statements.set(db, known)
  let statement = known.get(table)
  if (statement === undefined) {
    const names = Object.keys(row)
    statement = db.prepare(
      `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`,
    )
    known.set(table, statement)
  }
  statement.run(row)
}
