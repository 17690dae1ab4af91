/** The rules and the plan of one hall, as data: what `decide` is handed besides the state and the time. */
import type { StaffRole } from '../words/actor.ts'
import type { BookingRules } from './booking-rules.ts'
import type { CaseRules } from './case-rules.ts'
import type { HallCalendar } from './calendar-tables.ts'
import type { OfflineRules } from './offline-rules.ts'
import type { LockerDoor } from './locker.ts'
import type { PastRules } from './past-rules.ts'
import type { ServiceRules } from './service-rules.ts'
import type { SiteLinks } from './site-links.ts'
import type { Theme } from './theme.ts'
import type { BadgeNo, CounterId, ItemId, PriorityClass, QueueId, SiteLevel, ZoneId } from '../words/ids.ts'

/** A part of the building: where people wait and where windows stand. */
export interface Zone {
  readonly id: ZoneId
  readonly name: string
  readonly nameEn: string
  /** How to walk there from the kiosks, in plain words. */
  readonly way: string
  readonly wayEn: string
  /** The way without steps. */
  readonly stepFreeWay: string
  readonly stepFreeWayEn: string
  readonly walkMin: number
  /** Arrow as seen from the kiosk and the lobby display. */
  readonly direction: Direction
}

export type Direction = 'up' | 'down' | 'left' | 'right' | 'up-left' | 'up-right'

export interface Queue {
  readonly id: QueueId
  /** One or two letters, never I or O (they look like 1 and 0). */
  readonly prefix: string
  readonly name: string
  readonly nameEn: string
  /** At most four characters, for the tables on the wall; absent: the name. */
  readonly shortName?: string | undefined
  readonly zone: ZoneId
  /** Promised longest wait, minutes. */
  readonly promiseMin: number
  /** Mean minutes at the counter, used until the day has shown its own pace. */
  readonly serviceMin: number
}

export interface Material {
  readonly name: string
  readonly nameEn: string
  readonly hint: string
  readonly hintEn: string
  /** For the one-time notice (docs/sources.md N5): form, number of copies, who issues it. */
  readonly form?: 'original' | 'copy' | 'originalAndCopy' | 'electronic' | undefined
  readonly copies?: number | undefined
  readonly issuedBy?: string | undefined
}

/** A stage of the review in the back office (初审, 复核 …). */
export interface ReviewStage {
  readonly name: string
  readonly nameEn: string
  /** Working days for this stage; 0: the same day. */
  readonly days: number
}

/** The service guide of an item (办事指南): what article 3 and the one-time notice need beyond the queue. */
export interface ServiceGuide {
  readonly legalBasis: string
  /** Working days that the law allows, and that the hall promises; null: settled at the counter. */
  readonly legalDays: number | null
  readonly promisedDays: number | null
  /** How the review goes; absent: one stage for all of it. */
  readonly stages?: readonly ReviewStage[] | undefined
  /** '' where nothing is charged. */
  readonly fee: string
  readonly result: string
  readonly phone: string
  /** The agency that delegated it, for a station's delegated items (article 17). */
  readonly delegatedFrom: string | null
  /** Its name in English, where somebody has given one. */
  readonly delegatedFromEn?: string | undefined
  /** Reviewed and decided by the site above: what is accepted here goes up at once (JOINT-7). */
  readonly reviewedAbove?: boolean | undefined
  /** Service domain of article 17 or 24: 民政, 社保 … */
  readonly domain: string
  /** Added by the place itself (article 24). */
  readonly isLocal: boolean
}

export interface ServiceItem {
  readonly id: ItemId
  readonly name: string
  readonly nameEn: string
  readonly queue: QueueId
  readonly department: string
  readonly departmentEn: string
  /** Administrative power or public service (article 3). */
  readonly kind: 'power' | 'public'
  /** Only items that an applicant starts may be ticketed (article 3). */
  readonly isApplicantInitiated: boolean
  /** Mean minutes at the counter. */
  readonly serviceMin: number
  readonly materials: readonly Material[]
  /** One short remark for the row: "当场拿卡". */
  readonly remark: string
  readonly remarkEn: string
  readonly isSelfService: boolean
  readonly isNearby: boolean
  readonly guide?: ServiceGuide | undefined
}

/** One of the six tiles of the kiosk's home page. */
export interface Category {
  readonly id: string
  readonly name: string
  readonly nameEn: string
  readonly examples: string
  readonly examplesEn: string
  readonly icon: 'shop' | 'shield' | 'house' | 'id-card' | 'heart' | 'more'
  readonly queues: readonly QueueId[]
}

/** What a counter may serve; with `fromWaiting` only once so many wait there (a reserve, docs/sources.md Q3). */
export interface Skill {
  readonly queue: QueueId
  readonly fromWaiting?: number
}

export interface CounterSettings {
  readonly id: CounterId
  /** What is written on the arch: "24". */
  readonly label: string
  readonly zone: ZoneId
  readonly name: string
  readonly nameEn: string
  /** A quick counter serves only legs of at most `quickItemMin` minutes. */
  readonly kind: 'integrated' | 'specialist' | 'pickup' | 'quick'
  readonly skills: readonly Skill[]
}

export interface Clerk {
  readonly badgeNo: BadgeNo
  readonly name: string
  readonly post: string
  readonly role: StaffRole
  /** The department whose cases this person works on, as items name it; absent: none. */
  readonly department?: string | undefined
  /** Heads the department's office: lets a second notice for the same case go out (TELL-3). */
  readonly isHead?: boolean | undefined
}

/** How fast one class's claim grows while it waits (docs/sources.md Q2, accumulating priority). */
export interface ClassRule {
  /** Claim points per minute waited. */
  readonly rate: number
  /** Head start, in points; with rate 1 a point is a minute. */
  readonly headStart: number
}

/** Every number below is a design default (D) and belongs to the hall's configuration. */
export interface QueueRules {
  readonly classes: Readonly<Record<PriorityClass, ClassRule>>
  /** Minutes after which waiting adds no more claim. */
  readonly waitCapMin: number
  /** From here on the longest wait goes first whatever its class: nobody starves. */
  readonly longestWaitMin: number
  /** Extra points for a leg that only `scarceCounters` or fewer open counters can serve. */
  readonly scarceBonus: number
  readonly scarceCounters: number
  /** A visit counts as quick while its matters together take no longer. */
  readonly quickItemMin: number
  /** From so many waiting on, a quick counter with nobody of its own helps out (PICK-10). */
  readonly quickHelpsFrom: number
  /**
   * So long a ticket is kept for whoever suits it best: a named clerk or counter, a counter for all its matters, those
   * without a reserve. Then every counter with the skill may call it (PICK-9).
   */
  readonly coverMin: number
  /** Points that a booking gains from the beginning to the end of its slot; at its end it goes first (PICK-11). */
  readonly bookedRise: number
  /** Calls before a ticket may be marked missed (docs/sources.md N34: three). */
  readonly callsBeforeMissed: number
  readonly recallGapSec: number
  /** A missed ticket may come back within so many minutes (docs/sources.md T1). */
  readonly rejoinWithinMin: number
  /** ... to the place after the next so many tickets of its line. */
  readonly rejoinBehind: number
  readonly rejoinsMax: number
  readonly delayMaxMin: number
  readonly undoWithinSec: number
  readonly itemsMax: number
}

/** For settings that were saved before these rules were there. */
export const RULE_DEFAULTS = { quickHelpsFrom: 5, coverMin: 10, bookedRise: 30 } as const

export interface Hours {
  /** "09:00" in the hall's own time zone. */
  readonly open: string
  readonly close: string
  readonly lastTicket: string
  readonly noonBreak: { readonly from: string; readonly to: string } | null
}

export interface HallSettings {
  readonly siteId: string
  readonly siteLevel: SiteLevel
  readonly title: string
  readonly titleEn: string
  /** IANA name, e.g. Asia/Shanghai. */
  readonly timeZone: string
  /** What addresses for visitors' phones begin with, reachable from mobile data; null or absent: none is known. */
  readonly publicAddress?: string | null | undefined
  readonly hours: Hours
  /** Sessions and holidays; null: numbers are given at any time (tests, replays of a recorded day). */
  readonly calendar: HallCalendar | null
  /** Rules of booking; absent or null: the hall takes no bookings. */
  readonly booking?: BookingRules | null | undefined
  /** How far a kiosk goes on without its server; absent: the defaults; null: not at all (OFF-2). */
  readonly offline?: OfflineRules | null | undefined
  /** Ratings, cover, training, clocks of complaints; absent: the defaults. */
  readonly service?: ServiceRules | undefined
  /** Where this site stands among others; absent: it stands alone. */
  readonly site?: SiteLinks | undefined
  /** Theme packages; whether one is offered says domain/plan/theme.ts. */
  readonly themes?: readonly Theme[] | undefined
  /** Rules of cases; what is left out goes by the defaults. */
  readonly cases?: Partial<CaseRules> | undefined
  /** Doors of the pick-up locker; absent or empty: the hall has none. */
  readonly locker?: readonly LockerDoor[] | undefined
  readonly zones: readonly Zone[]
  readonly queues: readonly Queue[]
  readonly categories: readonly Category[]
  /** Those in force today. */
  readonly items: readonly ServiceItem[]
  /** Items with a date from which they will be in force, for a kind word at the kiosk. */
  readonly comingItems?: readonly { readonly id: ItemId; readonly fromDate: string }[]
  /** What earlier versions promised, for reports on their days; oldest first. */
  readonly pastRules?: readonly PastRules[] | undefined
  readonly counters: readonly CounterSettings[]
  readonly clerks: readonly Clerk[]
  readonly notices: readonly { readonly text: string; readonly textEn: string }[]
  readonly rules: QueueRules
}
