/** The catalogue as its events have made it: every version of every item, who did what with which document. */
import type { ServiceItem } from '../plan/settings.ts'
import type { ItemId } from '../words/ids.ts'
import type { Recorded } from '../words/recorded.ts'
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

/** Folds one event. */
export function evolveCatalogue(state: CatalogueState, record: Recorded<CatalogueEvent>): void {
  const { event, actor, atMs } = record
  const by = actor.kind === 'clerk' ? actor.badgeNo : actor.kind
  const before = state.items.get(event.itemId) ?? { versions: [], withdrawn: null }
  state.seq = record.seq
  if (event.type === 'ItemWithdrawn') {
    state.items.set(event.itemId, {
      ...before,
      withdrawn: { fromDate: event.fromDate, documentNo: event.documentNo, reason: event.reason, by, atMs },
    })
    return
  }
  const step = {
    what: event.type,
    by,
    atMs,
    note:
      event.type === 'ItemDrafted'
        ? event.note
        : event.type === 'ItemApproved'
          ? event.documentNo
          : event.type === 'ItemFiled'
            ? event.receiptNo
            : event.fromDate,
  }
  if (event.type === 'ItemDrafted') {
    const draft = before.versions.find((one) => one.version === event.version)
    const fresh: ItemVersion = {
      version: event.version,
      item: event.item,
      status: 'draft',
      documentNo: null,
      receiptNo: null,
      fromDate: null,
      history: [...(draft?.history ?? []), step],
    }
    state.items.set(event.itemId, {
      ...before,
      versions: [...before.versions.filter((one) => one.version !== event.version), fresh],
    })
    return
  }
  const versions = before.versions.map((one) =>
    one.version === event.version ? { ...one, ...changeOf(event), history: [...one.history, step] } : one,
  )
  // A version that comes into force ends an earlier withdrawal.
  const withdrawn =
    event.type === 'ItemEnforced' && before.withdrawn !== null && event.fromDate >= before.withdrawn.fromDate
      ? null
      : before.withdrawn
  state.items.set(event.itemId, { versions, withdrawn })
}

function changeOf(event: Exclude<CatalogueEvent, { type: 'ItemDrafted' | 'ItemWithdrawn' }>): Partial<ItemVersion> {
  switch (event.type) {
    case 'ItemApproved':
      return { status: 'approved', documentNo: event.documentNo }
    case 'ItemFiled':
      return { status: 'filed', receiptNo: event.receiptNo }
    case 'ItemEnforced':
      return { status: 'enforced', fromDate: event.fromDate }
  }
}
