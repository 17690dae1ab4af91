/** The catalogue as its events have made it: every version of every item, who did what with which document. */
import type { ServiceItem } from '../plan/settings.ts'
import type { ItemId } from '../words/ids.ts'
import { nameOf } from '../words/actor.ts'
import type { Recorded } from '../words/recorded.ts'
import { streamName } from '../words/stream.ts'
import type { Folds } from '../words/subject.ts'
import type { CatalogueEvent } from './events.ts'

export type VersionStatus = 'draft' | 'approved' | 'filed' | 'enforced'

export interface ItemVersion {
  readonly version: number
  readonly item: ServiceItem
  readonly status: VersionStatus
  readonly documentNo: string | null
  readonly receiptNo: string | null
  /** 'YYYY-MM-DD', set when enforced. */
  readonly fromDate: string | null
  /** Oldest first. */
  readonly history: readonly {
    readonly what: CatalogueEvent['type']
    readonly by: string
    readonly atMs: number
    readonly note: string
  }[]
}

export interface ItemRecord {
  readonly versions: readonly ItemVersion[]
  readonly withdrawn: {
    readonly fromDate: string
    readonly documentNo: string
    readonly reason: string
    readonly by: string
    readonly atMs: number
  } | null
}

export interface CatalogueState {
  seq: number
  readonly items: Map<ItemId, ItemRecord>
}

/** The catalogue before its first event: the items of the site file alone. */
export function emptyCatalogue(): CatalogueState {
  return { seq: 0, items: new Map() }
}

export const CATALOGUE_STREAM = streamName<CatalogueState, CatalogueEvent>('catalogue')

export const folds: Folds<CatalogueState, CatalogueEvent> = {
  ItemDrafted: (state, event, record) => {
    const { versions, withdrawn } = recordOf(state, event)
    const draft = versions.find((one) => one.version === event.version)
    const fresh: ItemVersion = {
      version: event.version,
      item: event.item,
      status: 'draft',
      documentNo: null,
      receiptNo: null,
      fromDate: null,
      history: [...(draft?.history ?? []), step(record, event.note)],
    }
    const others = versions.filter((one) => one.version !== event.version)
    state.items.set(event.itemId, { versions: [...others, fresh], withdrawn })
  },
  ItemApproved: (state, event, record) =>
    change(state, event, step(record, event.documentNo), { status: 'approved', documentNo: event.documentNo }),
  ItemFiled: (state, event, record) =>
    change(state, event, step(record, event.receiptNo), { status: 'filed', receiptNo: event.receiptNo }),
  ItemEnforced: (state, event, record) => {
    change(state, event, step(record, event.fromDate), { status: 'enforced', fromDate: event.fromDate })
    const { versions, withdrawn } = recordOf(state, event)
    // A version that comes into force ends an earlier withdrawal.
    if (withdrawn !== null && event.fromDate >= withdrawn.fromDate)
      state.items.set(event.itemId, { versions, withdrawn: null })
  },
  ItemWithdrawn: (state, event, { actor, atMs }) => {
    const { fromDate, documentNo, reason } = event
    state.items.set(event.itemId, {
      ...recordOf(state, event),
      withdrawn: { fromDate, documentNo, reason, by: nameOf(actor), atMs },
    })
  },
}

type Step = ItemVersion['history'][number]

function recordOf(state: CatalogueState, { itemId }: CatalogueEvent): ItemRecord {
  return state.items.get(itemId) ?? { versions: [], withdrawn: null }
}

function step({ event, actor, atMs }: Recorded<CatalogueEvent>, note: string): Step {
  return { what: event.type, by: nameOf(actor), atMs, note }
}

/** Changes one version and notes the step in its history. */
function change(
  state: CatalogueState,
  event: Extract<CatalogueEvent, { readonly version: number }>,
  taken: Step,
  patch: Partial<ItemVersion>,
): void {
  const record = recordOf(state, event)
  state.items.set(event.itemId, {
    ...record,
    versions: record.versions.map((one) =>
      one.version === event.version ? { ...one, ...patch, history: [...one.history, taken] } : one,
    ),
  })
}
