/** A table into the catalogue: drafts by a duty manager, all of it or nothing (CAT-5). */
import { randomUUID } from 'node:crypto'
import type { ServiceItem } from '../../domain/plan/settings.ts'
import { itemsIn, type TableFault, type TableRow } from './table.ts'
import type { Hall } from '../hall/hall.ts'
import { itemSchema } from '../site-file/item-schema.ts'
import { CATALOGUE_STREAM } from '../hall/decide-any.ts'

export interface TakenIn {
  readonly faults: readonly TableFault[]
  /** Ids of items that differ from what the hall knew. */
  readonly drafted: readonly string[]
  readonly unchanged: number
}

/** Drafts every item of a table that is new or different; with one fault nothing is taken. `note` names the file. */
export async function takeIn(hall: Hall, rows: readonly TableRow[], badgeNo: string, note: string): Promise<TakenIn> {
  const { items, faults } = itemsIn(rows, new Set(hall.index.queues.keys()))
  if (faults.length > 0) return { faults, drafted: [], unchanged: 0 }
  const changed = items.filter((item) => isNews(hall, item))
  for (const item of changed) {
    const answer = await hall.execute(
      { commandId: randomUUID(), command: { type: 'DraftItem', item, note } },
      { kind: 'clerk', badgeNo, role: 'dutyManager' },
    )
    if (!answer.ok) throw new Error(`the hall refused ${item.id}: ${JSON.stringify(answer)}`)
  }
  return { faults: [], drafted: changed.map((item) => item.id), unchanged: items.length - changed.length }
}

/** Whether an item differs from its newest version, or from the site file where it has none. */
function isNews(hall: Hall, item: ServiceItem): boolean {
  const known =
    hall.streams.state('catalogue', CATALOGUE_STREAM).items.get(item.id)?.versions.at(-1)?.item ??
    hall.base.items.find((one) => one.id === item.id)
  return known === undefined || JSON.stringify(itemSchema.parse(known)) !== JSON.stringify(item)
}
