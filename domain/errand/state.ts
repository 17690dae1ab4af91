/** Errands as one site knows them, the lamp of each, and what a villager may see. */
import type { HallCalendar } from '../plan/calendar-tables.ts'
import { addWorkingDays, workingDaysBetween } from '../calendar/day-plan.ts'
import { addDays, daysBetween } from '../words/wall-time.ts'
import type { ItemId, SiteId } from '../words/ids.ts'
import type { Recorded } from '../words/recorded.ts'
import type { ErrandHolder, ErrandReference, ErrandResult } from './commands.ts'
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
  /** 已告知群众 */
  | 'told'

export interface ErrandStep {
  readonly what: 'accepted' | 'handedOver' | 'taken' | 'finished' | 'told'
  readonly site: SiteId
  readonly date: string
}

/** Never changed, only replaced. */
export interface Errand {
  readonly reference: ErrandReference
  readonly item: ItemId
  readonly itemName: string
  readonly itemNameEn: string
  readonly materials: number
  /** The site below that has sent it; null: it was taken in here. */
  readonly below: SiteId | null
  /** The site above that it went to; null: it has not left. */
  readonly to: SiteId | null
  readonly status: ErrandStatus
  /** Who answers for it now (article 29). */
  readonly holder: ErrandHolder
  /** Date of the present status. */
  readonly sinceDate: string
  readonly result: ErrandResult | null
  readonly steps: readonly ErrandStep[]
}

export interface ErrandState {
  seq: number
  readonly errands: Map<ErrandReference, Errand>
}

/** What may follow what (ERRAND-1); 'above' follows itself when it goes further up. */
export const ERRAND_NEXT: Readonly<Record<ErrandStatus, readonly ErrandStatus[]>> = {
  announced: ['held'],
  held: ['inTransit', 'finished', 'reported'],
  inTransit: ['above', 'finished', 'reported'],
  above: ['above', 'finished', 'reported'],
  finished: ['told'],
  reported: [],
  told: [],
}

/** Working days for one hop: from taking in to handing over, and on the way (docs/sources.md N9). */
export const HOP_WORKING_DAYS = 3

/** No errand yet. */
export function emptyErrands(): ErrandState {
  return { seq: 0, errands: new Map() }
}

/** Folds one event. */
export function evolveErrands(state: ErrandState, record: Recorded<ErrandEvent>): void {
  const { event } = record
  state.seq = record.seq
  const reference = event.type === 'ErrandAnnounced' ? event.post.reference : event.reference
  state.errands.set(reference, next(state.errands.get(reference), event))
}

function next(before: Errand | undefined, event: ErrandEvent): Errand {
  if (event.type === 'ErrandAccepted') {
    const { type: _type, date, ...errand } = event
    return {
      ...errand,
      below: null,
      to: null,
      status: 'held',
      sinceDate: date,
      result: null,
      steps: [{ what: 'accepted', site: event.holder.site, date }],
    }
  }
  if (event.type === 'ErrandAnnounced') {
    const {
      from,
      date,
      post: { about: _about, giver, date: givenOn, ...errand },
    } = event
    return {
      ...errand,
      holder: giver,
      below: from,
      to: null,
      status: 'announced',
      sinceDate: date,
      result: null,
      steps: [{ what: 'handedOver', site: from, date: givenOn }],
    }
  }
  if (before === undefined) throw new Error(`there is no errand ${event.reference} that ${event.type} could follow`)
  const step = (what: ErrandStep['what'], site: SiteId, date: string) => ({
    sinceDate: date,
    steps: [...before.steps, { what, site, date }],
  })
  switch (event.type) {
    case 'ErrandHandedOver':
      return {
        ...before,
        status: 'inTransit',
        to: event.to,
        holder: event.giver,
        ...step('handedOver', event.giver.site, event.date),
      }
    case 'ErrandTaken':
      return { ...before, status: 'held', holder: event.holder, ...step('taken', event.holder.site, event.date) }
    case 'ErrandReceipted':
      return { ...before, status: 'above', holder: event.holder, ...step('taken', event.holder.site, event.date) }
    case 'ErrandFinished':
      return {
        ...before,
        status: before.below === null ? 'finished' : 'reported',
        result: event.result,
        ...step('finished', event.result.by.site, event.result.date),
      }
    case 'ErrandTold':
      return { ...before, status: 'told', holder: event.by, ...step('told', event.by.site, event.date) }
  }
}

export type ErrandLamp = 'green' | 'yellow' | 'red'

/**
 * Last date of the present hop; null where no limit runs. `promisedDays` of the matter counts where it is worked on.
 */
export function errandDue(
  { status, sinceDate, below }: Errand,
  calendar: HallCalendar | null,
  promisedDays: number | null,
): string | null {
  const days =
    status === 'inTransit' || status === 'announced' || (status === 'held' && below === null)
      ? HOP_WORKING_DAYS
      : status === 'held'
        ? promisedDays
        : status === 'finished'
          ? 1
          : null
  if (days === null) return null
  return calendar === null ? addDays(sinceDate, days) : addWorkingDays(calendar, sinceDate, days)
}

/** Yellow one working day before the last (docs/sources.md N7), red when it is over; null where no limit runs (ERRAND-4). */
export function errandLamp(due: string | null, calendar: HallCalendar | null, today: string): ErrandLamp | null {
  if (due === null) return null
  const left = calendar === null ? daysBetween(today, due) : workingDaysBetween(calendar, today, due)
  return left < 0 ? 'red' : left <= 1 ? 'yellow' : 'green'
}

/** What anybody with the reference may read: no name but the matter's. */
export type PublicErrand = Pick<Errand, 'reference' | 'itemName' | 'itemNameEn' | 'status' | 'sinceDate' | 'steps'> & {
  readonly site: SiteId
  readonly result: Pick<ErrandResult, 'outcome' | 'words' | 'date'> | null
}

/** The villager's view of an errand (ERRAND-5). */
export function publicErrand({
  reference,
  itemName,
  itemNameEn,
  status,
  sinceDate,
  steps,
  holder,
  result,
}: Errand): PublicErrand {
  return {
    reference,
    itemName,
    itemNameEn,
    status,
    sinceDate,
    steps,
    site: holder.site,
    result: result && { outcome: result.outcome, words: result.words, date: result.date },
  }
}
