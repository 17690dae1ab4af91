/** Errands as one site knows them, the lamp of each, and what a villager may see. */
import { HOP_WORKING_DAYS, TELLING_WORKING_DAYS } from './limits.ts'
import { goesUp } from './goes-up.ts'
import type { HallCalendar } from '../plan/calendar-tables.ts'
import type { HallSettings } from '../plan/settings.ts'
import { addWorkingDays, workingDaysBetween, workingDaysOf } from '../calendar/working-days.ts'
import { nameOf } from '../words/actor.ts'
import type { ItemId, SiteId, TicketNo } from '../words/ids.ts'
import { streamName } from '../words/stream.ts'
import type { Folds } from '../words/subject.ts'
import type { ErrandHolder, ErrandPaper, ErrandReference, ErrandResult, Mandate } from '../site-link/errand-post.ts'
import type { ErrandEvent } from './events.ts'

export type ErrandStatus =
  | /** 已受理，在本处 */ 'held'
  /** A site below has sent it; the materials are on their way to us. */
  | 'announced'
  /** 移送途中：the giver answers for it until the receipt is here. */
  | 'inTransit'
  /** 上级办理中 */
  | 'above'
  /** 已办结，待告知 */
  | 'finished'
  /** Finished, and the site below was told. */
  | 'reported'
  /** 已退回：sent back to the site below, which answers for it again. */
  | 'returned'
  /** 已告知群众 */
  | 'told'

export interface ErrandStep {
  readonly what: 'accepted' | 'handedOver' | 'taken' | 'returned' | 'finished' | 'told'
  readonly site: SiteId
  /** What that site is called, of one that is not known here. */
  readonly title?: string
  readonly titleEn?: string
  readonly date: string
  /** The member of staff; '' in errands of older programs. */
  readonly by: string
}

/** A supervision order (督办单) about an errand. */
export interface ErrandUrge {
  readonly orderNo: string
  readonly words: string
  readonly date: string
  readonly dueDate: string
  /** Who sent it. */
  readonly by: string
  /** null: not answered yet. */
  readonly answer: { readonly text: string; readonly by: string; readonly isLate: boolean } | null
}

/** Never changed, only replaced. */
export interface Errand {
  readonly reference: ErrandReference
  readonly item: ItemId
  readonly itemName: string
  readonly itemNameEn: string
  readonly materials: number
  readonly papers: readonly ErrandPaper[]
  readonly mandate: Mandate | null
  /** Acceptance number of the province's platform; null: not there yet. */
  readonly filedNo: string | null
  /** Why the platform will not take it; null: it may. */
  readonly unfiled: string | null
  /** The number at this hall under which its agent waits. */
  readonly ticketNo: TicketNo | null
  /** The site below that has sent it; null: it was taken in here. */
  readonly below: SiteId | null
  /** The site above that it went to; null: it has not left. */
  readonly to: SiteId | null
  readonly status: ErrandStatus
  /** Who answers for it now (article 29). */
  readonly holder: ErrandHolder
  /** Who handed it over last, and answers for it again when it comes back. */
  readonly giver: ErrandHolder | null
  /** Why it came back last, or was sent back; null: it never was, or is under way again. */
  readonly returned: string | null
  /** Date of the present status. */
  readonly sinceDate: string
  readonly result: ErrandResult | null
  readonly steps: readonly ErrandStep[]
  /** Supervision orders, the oldest first; only the last may be open. */
  readonly urges: readonly ErrandUrge[]
}

export interface ErrandState {
  seq: number
  readonly errands: Map<ErrandReference, Errand>
  /** Taken in here and not yet with the province's platform, oldest first. */
  readonly toFile: Set<ErrandReference>
  /** Last date on which an agent of a village was at work, or its post came. */
  readonly heard: Map<SiteId, string>
}

/** What may follow what (ERRAND-1); 'above' follows itself when it goes further up. */
export const ERRAND_NEXT: Readonly<Record<ErrandStatus, readonly ErrandStatus[]>> = {
  announced: ['held', 'returned'],
  held: ['inTransit', 'finished', 'reported', 'returned'],
  inTransit: ['above', 'finished', 'reported', 'held'],
  above: ['above', 'finished', 'reported', 'held'],
  returned: ['announced'],
  finished: ['told'],
  reported: [],
  told: [],
}

/** No errand yet. */
export function emptyErrands(): ErrandState {
  return { seq: 0, errands: new Map(), toFile: new Set(), heard: new Map() }
}

export const ERRANDS_STREAM = streamName<ErrandState, ErrandEvent>('errands')

export const folds: Folds<ErrandState, ErrandEvent> = {
  ErrandAccepted: ({ errands, toFile }, { type: _type, date, ...errand }) => {
    toFile.add(errand.reference)
    const { site, name: by } = errand.holder
    const steps: readonly ErrandStep[] = [{ what: 'accepted', site, date, by }]
    errands.set(errand.reference, { ...FRESH, ...errand, below: null, status: 'held', sinceDate: date, steps })
  },
  ErrandAnnounced: ({ errands, heard }, { from, date, post: { about: _about, giver, date: givenOn, ...errand } }) => {
    heard.set(from, date)
    // One that was sent back and comes again keeps its way so far.
    const before = errands.get(errand.reference)?.steps ?? []
    const steps: readonly ErrandStep[] = [...before, { what: 'handedOver', site: from, date: givenOn, by: giver.name }]
    errands.set(errand.reference, {
      ...FRESH,
      ...errand,
      holder: giver,
      below: from,
      status: 'announced',
      // The way began below; a message that comes late does not lengthen it.
      sinceDate: givenOn < date ? givenOn : date,
      steps,
    })
  },
  ErrandHandedOver: (state, event) => {
    const step: ErrandStep = { what: 'handedOver', site: event.giver.site, date: event.date, by: event.giver.name }
    const { giver, to } = event
    change(state, event, step, () => ({ status: 'inTransit', to, holder: giver, giver, returned: null }))
  },
  ErrandTaken: (state, event) => change(state, event, takenBy(event), () => ({ status: 'held', holder: event.holder })),
  ErrandReceipted: (state, event) =>
    change(state, event, takenBy(event), () => ({ status: 'above', holder: event.holder })),
  ErrandReturned: (state, event) =>
    change(state, event, stepOf('returned', event.by, event.date), (before) => {
      const { status, holder, giver } = before
      const isBack = status === 'inTransit' || status === 'above'
      if (isBack) return { status: 'held', holder: giver ?? holder, returned: event.words }
      return { status: 'returned', holder: giverBelow(before), returned: event.words }
    }),
  ErrandPapersAmended: (state, { reference, papers }) => patch(state, reference, { papers, materials: papers.length }),
  ErrandFinished: (state, event) => {
    const { result } = event
    change(state, event, stepOf('finished', result.by, result.date), ({ below }) => ({
      status: below === null ? 'finished' : 'reported',
      result,
    }))
  },
  ErrandTold: (state, event) =>
    change(state, event, { what: 'told', site: event.by.site, date: event.date, by: event.by.name }, () => ({
      status: 'told',
      holder: event.by,
    })),
  ErrandFiled: (state, { reference, acceptanceNo }) => {
    state.toFile.delete(reference)
    patch(state, reference, { filedNo: acceptanceNo })
  },
  ErrandUnfiled: (state, { reference, problem }) => {
    state.toFile.delete(reference)
    patch(state, reference, { unfiled: problem })
  },
  ErrandsTicketed: (state, { references, ticketNo }) => {
    for (const reference of references) patch(state, reference, { ticketNo })
  },
  ErrandUrged: (state, { type: _type, reference, ...order }, { actor }) => {
    const before = state.errands.get(reference)?.urges ?? []
    patch(state, reference, { urges: [...before, { ...order, by: nameOf(actor), answer: null }] })
  },
  ErrandUrgeAnswered: (state, { reference, orderNo, answer: text, isLate }, { actor }) => {
    const before = state.errands.get(reference)?.urges ?? []
    const answer = { text, by: nameOf(actor), isLate }
    patch(state, reference, { urges: before.map((one) => (one.orderNo === orderNo ? { ...one, answer } : one)) })
  },
  VillageHeard: ({ heard }, { site, date }) => void heard.set(site, date),
}

/** Notes something beside its way. */
function patch({ errands }: ErrandState, reference: ErrandReference, change: Partial<Errand>): void {
  const before = errands.get(reference)
  if (before) errands.set(reference, { ...before, ...change })
}

const FRESH = {
  to: null,
  giver: null,
  returned: null,
  result: null,
  papers: [],
  mandate: null,
  filedNo: null,
  unfiled: null,
  ticketNo: null,
  urges: [],
} as const

function takenBy({ holder, date }: { readonly holder: ErrandHolder; readonly date: string }): ErrandStep {
  return stepOf('taken', holder, date)
}

/** Who gave it at the site below; the badge is that site's own affair. */
function giverBelow({ below, holder, steps }: Errand): ErrandHolder {
  const given = [...steps].reverse().find(({ what, site }) => what === 'handedOver' && site === below)
  return given === undefined ? holder : { site: given.site, badgeNo: '', name: given.by }
}

function stepOf(what: ErrandStep['what'], { site, name, title, titleEn }: ErrandHolder, date: string): ErrandStep {
  const called = title === undefined ? {} : { title, titleEn: titleEn ?? '' }
  return { what, site, date, by: name, ...called }
}

/** Takes an errand one step on; the date of its present status is that of the step. */
function change(
  { errands }: ErrandState,
  { reference, type }: { readonly reference: ErrandReference; readonly type: string },
  step: ErrandStep,
  patch: (before: Errand) => Partial<Errand>,
): void {
  const before = errands.get(reference)
  if (before === undefined) throw new Error(`there is no errand ${reference} that ${type} could follow`)
  errands.set(reference, { ...before, ...patch(before), sinceDate: step.date, steps: [...before.steps, step] })
}

export type ErrandLamp = 'green' | 'yellow' | 'red'

/** Last date of the present hop; null where no limit runs (ERRAND-4). */
export function errandDue(
  errand: Errand,
  settings: Pick<HallSettings, 'calendar' | 'items' | 'siteLevel'>,
): string | null {
  const days = daysFor(errand, settings)
  return days === null ? null : addWorkingDays(errand.sinceDate, days, workingDaysOf(settings.calendar))
}

/** What the matter was promised in counts where it is worked on, which a matter of the place's own is from the first. */
function daysFor(
  { status, below, giver, item }: Errand,
  settings: Pick<HallSettings, 'items' | 'siteLevel'>,
): number | null {
  if (status === 'inTransit' || status === 'announced') return HOP_WORKING_DAYS
  if (status === 'finished') return TELLING_WORKING_DAYS
  if (status !== 'held') return null
  if (below === null && (giver !== null || goesUp(item, settings))) return HOP_WORKING_DAYS
  return settings.items.find(({ id }) => id === item)?.guide?.promisedDays ?? null
}

/** Yellow one working day before the last (docs/sources.md N7), red when it is over; null where no limit runs (ERRAND-4). */
export function errandLamp(due: string | null, calendar: HallCalendar | null, today: string): ErrandLamp | null {
  if (due === null) return null
  const left = workingDaysBetween(today, due, workingDaysOf(calendar))
  return left < 0 ? 'red' : left <= 1 ? 'yellow' : 'green'
}

export interface SilentVillage {
  readonly site: SiteId
  /** Working days since it was last heard of. */
  readonly days: number
}

/** Villages that nobody has heard of for so many working days (AGENT-2); whoever was never heard of is not watched yet. */
export function silentVillages(
  { heard }: Pick<ErrandState, 'heard'>,
  villages: readonly SiteId[],
  calendar: HallCalendar | null,
  today: string,
  silentDays: number,
): readonly SilentVillage[] {
  const workdays = workingDaysOf(calendar)
  return villages
    .map((site) => ({ site, days: workingDaysBetween(heard.get(site) ?? today, today, workdays) }))
    .filter(({ days }) => days >= silentDays)
}
