/** A table into the catalogue: drafts by a duty manager, all of it or nothing (CAT-5). */
import { randomUUID } from 'node:crypto'
import type { ServiceItem } from '../../domain/plan/settings.ts'
import type { TableReply } from '../../domain/contract/http/settings.ts'
import { itemsIn } from './table.ts'
import type { TableFile } from './table-row.ts'
import type { Hall } from '../hall/hall.ts'
import { itemSchema } from '../site-file/item-schema.ts'
import { CATALOGUE_STREAM } from '../../domain/catalogue/state.ts'

/** Drafts every item of a table that is new or different; with one fault nothing is taken. `note` names the file. */
export async function takeIn(hall: Hall, table: TableFile, badgeNo: string, note: string): Promise<TableReply> {
  const { items, faults, notes } = itemsIn(table, {
    queues: hall.index.settings.queues,
    known: (id) => knownItem(hall, id),
  })
  if (faults.length > 0) return { faults, notes, drafted: [], unchanged: 0 }
  const changed = items.filter((item) => isNews(hall, item))
  if (changed.length > 0) {
    const answer = await hall.execute(
      { commandId: randomUUID(), command: { type: 'DraftItems', items: changed, note } },
      { kind: 'clerk', badgeNo, role: 'dutyManager' },
    )
    if (!answer.ok) throw new Error(`the hall refused ${note}: ${JSON.stringify(answer)}`)
  }
  return { faults: [], notes, drafted: changed.map((item) => item.id), unchanged: items.length - changed.length }
}

/** Whether an item differs from what the hall knows of it. */
function isNews(hall: Hall, item: ServiceItem): boolean {
  const known = knownItem(hall, item.id)
  return known === undefined || JSON.stringify(itemSchema.parse(known)) !== JSON.stringify(item)
}

/** The newest version of an item, or that of the site file. */
function knownItem(hall: Hall, id: string): ServiceItem | undefined {
  return (
    hall.streams.state(CATALOGUE_STREAM).items.get(id)?.versions.at(-1)?.item ??
    hall.base.items.find((one) => one.id === id)
  )
}
