/** The catalogue as its events have made it: every version of every item, who did what with which document. */
import type { ServiceItem } from '../plan/settings.ts'
import type { DraftedTheme } from '../plan/theme.ts'
import type { ItemId } from '../words/ids.ts'
import { nameOf } from '../words/actor.ts'
import type { Recorded } from '../words/recorded.ts'
import { streamName } from '../words/stream.ts'
import type { Folds } from '../words/subject.ts'
import type { CatalogueEvent } from './events.ts'

export type VersionStatus = 'draft' | 'approved' | 'filed' | 'enforced'

/** One version on its way from draft to force; `T`: what it is a version of. */
export interface Version<T> {
  readonly version: number
  readonly item: T
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
export type ItemVersion = Version<ServiceItem>

/** Every version of one thing, and its withdrawal. */
export interface Life<T> {
  readonly versions: readonly Version<T>[]
  readonly withdrawn: {
    readonly fromDate: string
    readonly documentNo: string
    readonly reason: string
    readonly by: string
    readonly atMs: number
  } | null
}
export type ItemRecord = Life<ServiceItem>

export interface CatalogueState {
  seq: number
  readonly items: Map<ItemId, ItemRecord>
  /** Theme packages by id. */
  readonly themes: Map<string, Life<DraftedTheme>>
}

/** The catalogue before its first event: the items of the site file alone. */
export function emptyCatalogue(): CatalogueState {
  return { seq: 0, items: new Map(), themes: new Map() }
}

export const CATALOGUE_STREAM = streamName<CatalogueState, CatalogueEvent>('catalogue')

export const folds: Folds<CatalogueState, CatalogueEvent> = {
  ItemDrafted: ({ items }, event, record) => draft(items, event.itemId, event, event.item, step(record, event.note)),
  ItemApproved: ({ items }, event, record) =>
    change(items, event.itemId, event, step(record, event.documentNo), {
      status: 'approved',
      documentNo: event.documentNo,
    }),
  ItemFiled: ({ items }, event, record) =>
    change(items, event.itemId, event, step(record, event.receiptNo), { status: 'filed', receiptNo: event.receiptNo }),
  ItemEnforced: ({ items }, event, record) => enforce(items, event.itemId, event, step(record, event.fromDate)),
  ItemWithdrawn: ({ items }, event, record) => withdraw(items, event.itemId, event, record),
  ThemeDrafted: ({ themes }, event, record) =>
    draft(themes, event.themeId, event, event.theme, step(record, event.note)),
  ThemeApproved: ({ themes }, event, record) =>
    change(themes, event.themeId, event, step(record, event.documentNo), {
      status: 'approved',
      documentNo: event.documentNo,
    }),
  ThemeFiled: ({ themes }, event, record) =>
    change(themes, event.themeId, event, step(record, event.receiptNo), {
      status: 'filed',
      receiptNo: event.receiptNo,
    }),
  ThemeEnforced: ({ themes }, event, record) => enforce(themes, event.themeId, event, step(record, event.fromDate)),
  ThemeWithdrawn: ({ themes }, event, record) => withdraw(themes, event.themeId, event, record),
}

type Step = Version<unknown>['history'][number]
type Lives<T> = Map<string, Life<T>>
interface Numbered {
  readonly version: number
}

function lifeOf<T>(lives: Lives<T>, id: string): Life<T> {
  return lives.get(id) ?? { versions: [], withdrawn: null }
}

function step({ event, actor, atMs }: Recorded<CatalogueEvent>, note: string): Step {
  return { what: event.type, by: nameOf(actor), atMs, note }
}

function draft<T>(lives: Lives<T>, id: string, { version }: Numbered, item: T, taken: Step): void {
  const { versions, withdrawn } = lifeOf(lives, id)
  const before = versions.find((one) => one.version === version)
  const fresh: Version<T> = {
    version,
    item,
    status: 'draft',
    documentNo: null,
    receiptNo: null,
    fromDate: null,
    history: [...(before?.history ?? []), taken],
  }
  lives.set(id, { versions: [...versions.filter((one) => one.version !== version), fresh], withdrawn })
}

/** Changes one version and notes the step in its history. */
function change<T>(
  lives: Lives<T>,
  id: string,
  { version }: Numbered,
  taken: Step,
  patch: Partial<Omit<Version<T>, 'item'>>,
): void {
  const life = lifeOf(lives, id)
  const versions = life.versions.map((one) =>
    one.version === version ? { ...one, ...patch, history: [...one.history, taken] } : one,
  )
  lives.set(id, { ...life, versions })
}

/** A version that comes into force ends an earlier withdrawal. */
function enforce<T>(lives: Lives<T>, id: string, named: Numbered & { readonly fromDate: string }, taken: Step): void {
  const { fromDate } = named
  change(lives, id, named, taken, { status: 'enforced', fromDate })
  const { versions, withdrawn } = lifeOf(lives, id)
  if (withdrawn !== null && fromDate >= withdrawn.fromDate) lives.set(id, { versions, withdrawn: null })
}

function withdraw<T>(
  lives: Lives<T>,
  id: string,
  { fromDate, documentNo, reason }: Pick<NonNullable<Life<T>['withdrawn']>, 'fromDate' | 'documentNo' | 'reason'>,
  { actor, atMs }: Recorded<CatalogueEvent>,
): void {
  lives.set(id, { ...lifeOf(lives, id), withdrawn: { fromDate, documentNo, reason, by: nameOf(actor), atMs } })
}
