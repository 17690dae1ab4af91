/**
 * hall export and hall import: the catalogue goes out as a table and comes back as drafts, never past approval and
 * filing.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from '../disk/folder.ts'
import { wallTime } from '../../domain/words/wall-time.ts'
import { itemsInForce } from '../../domain/catalogue/in-force.ts'
import type { HallSettings } from '../../domain/plan/settings.ts'
import { emptyCatalogue } from '../../domain/catalogue/state.ts'
import { composeHall } from '../hall/compose.ts'
import { loadSite } from '../site-file/config.ts'
import { refuseOtherSite } from '../store/beside/site-of-log.ts'
import { openSqliteStore } from '../store/sqlite.ts'
import type { TableNote } from '../../domain/contract/http/settings.ts'
import { takeIn } from '../catalogue/import.ts'
import { tableOf } from '../catalogue/table.ts'
import { catalogueIn } from './doctor.ts'
import type { HallPlace } from './hall-log.ts'
import { hallIn, siteInForce } from './hall-site.ts'
import { UsageError, type Report } from './replay/report.ts'
import { readTable, writeTable } from '../catalogue/table-file.ts'

/** Writes the items in force today; works beside a running server. */
export async function exportCatalogue(
  site: string,
  place: HallPlace,
  file: string,
  nowMs = Date.now(),
): Promise<Report> {
  const { data } = place
  const store = await hallIn(place)
  let catalogue = emptyCatalogue()
  let settings: HallSettings
  try {
    settings = (await siteInForce(site, data, store)).settings
    if (store !== null) catalogue = await catalogueIn(store)
  } finally {
    await store?.close()
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
  const table = await readTable(file)
  makeFolder(data)
  const isBegun = existsSync(join(data, 'hall.db'))
  const store = openSqliteStore(join(data, 'hall.db'))
  try {
    await refuseOtherSite(store, settings.siteId, data)
    const hall = await composeHall({ settings, store, nowMs: Date.now, jobs: [], onTrouble: () => undefined })
    if (hall.index.clerks.get(badgeNo)?.role !== 'dutyManager')
      throw new UsageError(`--as ${badgeNo}: nobody with this badge is a duty manager of this hall.`)
    const name = file.split(/[\\/]/).at(-1) ?? file
    const { faults, notes, drafted, unchanged } = await takeIn(hall, table, badgeNo, name)
    if (faults.length > 0)
      return {
        json: { ok: false, drafted: [], unchanged: 0, errors: faults },
        lines: [
          ...faults.map(({ sheet, line, field, problem }) =>
            [file, ...(sheet === null ? [] : [`sheet ${sheet}`]), `line ${line}`, `${field}: ${problem}`].join(', '),
          ),
          'Nothing was taken in.',
        ],
        exit: 1,
      }
    return {
      json: { ok: true, data, drafted, unchanged, errors: [], notes },
      lines: [
        ...notes.map(noteSentence),
        isBegun ? `Into the hall in ${data}:` : `A new hall was begun in ${data}, for there was none:`,
        `${drafted.length} drafts made, ${unchanged} items as they were. Approval, filing and a date follow on the manager's page.`,
      ],
      exit: 0,
    }
  } finally {
    await store.close()
  }
}

function noteSentence({ kind, text, count }: TableNote): string {
  switch (kind) {
    case 'encoding':
      return `Read as ${text}.`
    case 'sheetLeftOut':
      return `Sheet "${text}" holds no table of items and was left out (${count} lines).`
    case 'leftOut':
      return `Line ${count} is no item and was left out: ${text}`
    case 'columnLeftOut':
      return `Column ${text} only counts the lines and was left out.`
    case 'carried':
      return `${count} lines without a department took the one above.`
    case 'english':
      return `${count} items have no English name; the Chinese one stands in.`
    case 'minutes':
      return `${count} items have no minutes at the counter; those of their queue stand in.`
  }
}
