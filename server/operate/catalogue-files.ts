/** hall export and hall import: the catalogue goes out as a table and comes back as drafts, never past approval and filing. */
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { wallTime } from '../../domain/calendar/wall-time.ts'
import { itemsInForce } from '../../domain/catalogue/in-force.ts'
import { emptyCatalogue } from '../../domain/catalogue/state.ts'
import type { Actor } from '../../domain/queue-day/commands.ts'
import type { ServiceItem } from '../../domain/queue-day/settings.ts'
import { composeHall, type Hall } from '../compose.ts'
import { loadSite } from '../config.ts'
import { itemSchema } from '../config-schema.ts'
import { CATALOGUE_STREAM } from '../decide-any.ts'
import { openSqliteStore, readSqliteStore } from '../store/sqlite.ts'
import { itemsIn, tableOf } from './catalogue-table.ts'
import { catalogueIn } from './doctor.ts'
import { UsageError, type Report } from './report.ts'
import { readTable, writeTable } from './table-file.ts'

/** Writes the items in force today; works beside a running server. */
export async function exportCatalogue(site: string, data: string, file: string, nowMs = Date.now()): Promise<Report> {
  const { settings } = loadSite(site)
  const database = join(data, 'hall.db')
  let catalogue = emptyCatalogue()
  if (existsSync(database)) {
    const store = readSqliteStore(database)
    catalogue = await catalogueIn(store)
    await store.close()
  }
  const items = itemsInForce(catalogue, settings.items, wallTime(nowMs, settings.timeZone).date)
  await writeTable(file, tableOf(items))
  return { json: { file, items: items.length }, lines: [`${items.length} items in force written to ${file}.`], exit: 0 }
}

/** Takes a table in as drafts by a duty manager; with one fault nothing is taken (CAT-5). The hall's server must not be running. */
export async function importCatalogue(site: string, data: string, file: string, badgeNo: string): Promise<Report> {
  const { settings } = loadSite(site)
  const rows = await readTable(file)
  mkdirSync(data, { recursive: true })
  const store = openSqliteStore(join(data, 'hall.db'))
  try {
    const hall = await composeHall({ settings, store, nowMs: Date.now, onTrouble: () => undefined })
    if (hall.index.clerks.get(badgeNo)?.role !== 'dutyManager') throw new UsageError(`--as ${badgeNo}: nobody with this badge is a duty manager of this hall.`)
    const { items, faults } = itemsIn(rows, new Set(hall.index.queues.keys()))
    if (faults.length > 0) return { json: { ok: false, drafted: [], unchanged: 0, errors: faults }, lines: [...faults.map((fault) => `${file}, line ${fault.line}, ${fault.field}: ${fault.problem}`), 'Nothing was taken in.'], exit: 1 }
    const changed = items.filter((item) => isNews(hall, item))
    for (const item of changed) await draft(hall, item, badgeNo, file)
    const unchanged = items.length - changed.length
    return { json: { ok: true, drafted: changed.map((item) => item.id), unchanged, errors: [] }, lines: [`${changed.length} drafts made, ${unchanged} items as they were. Approval, filing and a date follow on the manager's page.`], exit: 0 }
  } finally {
    await store.close()
  }
}

async function draft(hall: Hall, item: ServiceItem, badgeNo: string, file: string): Promise<void> {
  const actor: Actor = { kind: 'clerk', badgeNo, role: 'dutyManager' }
  const answer = await hall.execute({ commandId: randomUUID(), command: { type: 'DraftItem', item, note: `${file.split(/[\\/]/).at(-1) ?? file}` } }, actor)
  if (!answer.ok) throw new Error(`the hall refused ${item.id}: ${JSON.stringify(answer)}`)
}

/** Whether an item differs from its newest version, or from the site file where it has none. */
function isNews(hall: Hall, item: ServiceItem): boolean {
  const known = hall.streams.state('catalogue', CATALOGUE_STREAM).items.get(item.id)?.versions.at(-1)?.item ?? hall.base.items.find((one) => one.id === item.id)
  return known === undefined || JSON.stringify(itemSchema.parse(known)) !== JSON.stringify(item)
}
