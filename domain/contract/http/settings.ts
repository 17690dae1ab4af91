/**
 * The contract of the HTTP routes about settings, staffing and requests; the others stand in http.ts beside the
 * domain's rooms.
 */
import type { ItemRecord, ItemVersion, Version } from '../../catalogue/state.ts'
import type { DraftedTheme, Theme } from '../../plan/theme.ts'
import type { ArrivalStretch } from '../../forecast/staffing.ts'
import type { ServiceItem } from '../../plan/settings.ts'
import type { ItemId, QueueId, SiteLevel } from '../../words/ids.ts'
import type { Reminder, SoonSession } from '../../session-request/reminders.ts'
import type { SessionRequest } from '../../session-request/state.ts'
import type { EditableSettings } from '../../settings/commands.ts'
import type { Change } from '../../settings/diff.ts'

/** GET /api/settings; duty manager only. */
export interface SettingsReply {
  /** 0: the site file alone. */
  readonly version: number
  readonly settings: EditableSettings
  /** Newest first; version 0 is not among them. */
  readonly versions: readonly SettingsVersionLine[]
  readonly siteLevel: SiteLevel
  /** 'YYYY-MM-DD' of the hall. */
  readonly today: string
  /** In force today. */
  readonly items: readonly ItemName[]
  /** All that may be named: also those that are not yet or no longer in force. */
  readonly knownItems: readonly ItemId[]
  readonly devices: number
  /** Badge numbers that cannot sign in yet. */
  readonly withoutPin: readonly string[]
}

export type ItemName = Pick<ServiceItem, 'id' | 'name' | 'nameEn' | 'queue'>

export interface SettingsVersionLine {
  readonly version: number
  readonly atMs: number
  readonly by: string
  readonly note: string
  /** Badge numbers under which somebody else, or somebody new, begins with it. */
  readonly newcomers: readonly string[]
  /** Sections that differ from the version before. */
  readonly changed: readonly (keyof EditableSettings)[]
  /** The first of its differences, entry by entry. */
  readonly changes: readonly Change[]
}

/** GET /api/first-run: only while a new site has no file yet; empty for another machine. */
export interface FirstRunReply {
  readonly templates: readonly {
    readonly id: string
    readonly level: SiteLevel
    readonly queues: readonly { readonly name: string; readonly nameEn: string }[]
    readonly items: number
    readonly counters: number
  }[]
}

/** POST /api/first-run: afterwards the server goes on as that site, on the same port. */
export interface NewSite {
  readonly template: string
  readonly title: string
  /** '': it has none. */
  readonly titleEn: string
  /** Name of its first duty manager. */
  readonly manager: string
}

/** GET /api/setup; anyone. */
export interface SetupReply {
  /**
   * Nobody has a PIN yet, and this browser runs on the hall's own machine: it may give the first one, to one of these.
   */
  readonly first: readonly { readonly badgeNo: string; readonly name: string }[]
}

/** POST /api/staff/<badgeNo>/pin {pin}; duty manager only, but for the very first PIN of a hall. */
export interface PinReply {
  readonly badgeNo: string
}

/** GET /api/arrivals; duty manager only: today's numbers per half-hour. */
export interface ArrivalsReply {
  readonly date: string
  readonly stretchMin: number
  readonly queues: readonly { readonly queue: QueueId; readonly stretches: readonly ArrivalStretch[] }[]
}

/** GET /api/catalogue; duty manager only. */
export interface CatalogueReply {
  readonly date: string
  readonly onboarding: { readonly inForce: number; readonly listed: number; readonly rate: number }
  readonly items: readonly CatalogueLine[]
  readonly themes: readonly ThemeLine[]
}

/**
 * POST /api/catalogue/table {name, content: base64}; duty manager only. With a fault nothing is taken in. GET
 * …?format=csv|xlsx is the table itself.
 */
export interface TableReply {
  readonly drafted: readonly ItemId[]
  readonly unchanged: number
  readonly faults: readonly TableFault[]
  readonly notes: readonly TableNote[]
}

/** What is wrong with a cell of a table; `problem` is an English sentence with the remedy. */
export interface TableFault {
  /** Name of the sheet where the file has several; null otherwise. */
  readonly sheet: string | null
  readonly line: number
  /** Title of the column, or its letter where it has none. */
  readonly field: string
  readonly kind:
    | 'empty'
    | 'number'
    | 'days'
    | 'yesNo'
    | 'choice'
    | 'queue'
    | 'twice'
    | 'column'
    | 'cells'
    | 'date'
    | 'shortened'
    | 'formula'
    | 'other'
  readonly problem: string
}

/**
 * What was understood without being written so, or left out: the encoding (text), a sheet (its name, count of lines), a
 * line that is no item (its words; count is its line), a column of running numbers, and how many items took the
 * department from above, have no English, or took the minutes of their queue.
 */
export interface TableNote {
  readonly kind: 'encoding' | 'sheetLeftOut' | 'leftOut' | 'columnLeftOut' | 'carried' | 'english' | 'minutes'
  readonly text: string
  readonly count: number
}

export interface CatalogueLine {
  readonly id: ItemId
  /** In force now; null: not yet or no longer. */
  readonly item: ServiceItem | null
  readonly isFromSiteFile: boolean
  readonly versions: readonly ItemVersion[]
  readonly withdrawn: Pick<NonNullable<ItemRecord['withdrawn']>, 'fromDate' | 'documentNo' | 'reason'> | null
}

/** A theme package with all its versions. */
export interface ThemeLine {
  readonly id: string
  /** As it is today; null: not yet or no longer. */
  readonly theme: Theme | null
  readonly versions: readonly Version<DraftedTheme>[]
  readonly withdrawn: CatalogueLine['withdrawn']
}

/** GET /api/requests; duty manager only. GET /api/requests/<receipt>; whoever asked. */
export interface RequestsReply {
  readonly requests: readonly RequestLine[]
}

export type RequestLine = Omit<SessionRequest, 'person'> & {
  /** From a day before the session until its end; null otherwise. */
  readonly reminder: Reminder | null
}

/** GET /api/sessions/soon; anyone: sessions on demand that begin within a day or are under way, for kiosk and phone. */
export interface SoonSessionsReply {
  readonly sessions: readonly SoonSession[]
}

/**
 * POST /api/requests {date, from, to, items, receipt?}: anyone. With the receipt of an earlier request it is the same
 * person.
 */
export interface AskedReply {
  readonly requestNo: number
  /** By it alone the answer is read again: GET /api/requests/<receipt>. */
  readonly receipt: string
}
