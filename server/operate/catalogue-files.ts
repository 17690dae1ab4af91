/**
 * hall export and hall import: the catalogue goes out as a table and comes back as drafts, never past approval and
 * filing.
 */
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { wallTime } from '../../domain/words/wall-time.ts'
import { itemsInForce } from '../../domain/catalogue/in-force.ts'
import { emptyCatalogue } from '../../domain/catalogue/state.ts'
import { composeHall } from '../hall/compose.ts'
import { loadSite } from '../site-file/config.ts'
import { openSqliteStore, readSqliteStore } from '../store/sqlite.ts'
import { takeIn } from '../catalogue/import.ts'
import { tableOf } from '../catalogue/table.ts'
import { catalogueIn } from './doctor.ts'
import { UsageError, type Report } from './replay/report.ts'
import { readTable, writeTable } from '../catalogue/table-file.ts'

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

/**
 * Takes a table in as drafts by a duty manager; with one fault nothing is taken (CAT-5). The hall's server must not be
 * running.
 */
export async function importCatalogue(site: string, data: string, file: string, badgeNo: string): Promise<Report> {
  const { settings } = loadSite(site)
  const rows = await readTable(file)
  mkdirSync(data, { recursive: true })
  const store = openSqliteStore(join(data, 'hall.db'))
  try {
    const hall = await composeHall({ settings, store, nowMs: Date.now, jobs: [], onTrouble: () => undefined })
    if (hall.index.clerks.get(badgeNo)?.role !== 'dutyManager')
      throw new UsageError(`--as ${badgeNo}: nobody with this badge is a duty manager of this hall.`)
    const { faults, drafted, unchanged } = await takeIn(hall, rows, badgeNo, file.split(/[\\/]/).at(-1) ?? file)
    if (faults.length > 0)
      return {
        json: { ok: false, drafted: [], unchanged: 0, errors: faults },
        lines: [
          ...faults.map((fault) => `${file}, line ${fault.line}, ${fault.field}: ${fault.problem}`),
          'Nothing was taken in.',
        ],
        exit: 1,
      }
    return {
      json: { ok: true, drafted, unchanged, errors: [] },
      lines: [
        `${drafted.length} drafts made, ${unchanged} items as they were. Approval, filing and a date follow on the manager's page.`,
      ],
      exit: 0,
    }
  } finally {
    await store.close()
  }
}
