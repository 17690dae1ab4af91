/** What a report counts of errands (代办件), by the clocks that their lamps go by (REPORT-16, ERRAND-4). */
import { HOP_WORKING_DAYS, TELLING_WORKING_DAYS } from '../errand/limits.ts'
import type { Days } from './period.ts'

/** A step of an errand, as this site knows it. */
export interface ErrandStepDate {
  readonly what: 'accepted' | 'announced' | 'taken' | 'handedOver' | 'receipted' | 'returned' | 'finished' | 'told'
  readonly date: string
}

/** An errand by its steps in their order, up to the last day that is looked at. */
export interface ErrandDates {
  readonly reference: string
  readonly item: string
  readonly steps: readonly ErrandStepDate[]
  readonly isRefused: boolean
}

/** By what clocks errands are counted. */
export interface ErrandTerms {
  /** Working days of the hall's calendar, in order; every day where it has none. */
  readonly workdays: readonly string[]
  /** Working days that a matter was promised in, where it is worked on. */
  readonly promisedDays: Readonly<Record<string, number>>
  /** Matters that this site settles itself: what was promised counts from the taking in (ERRAND-4). */
  readonly settledHere: readonly string[]
}

export interface ErrandCounts {
  /** Taken in here. */
  readonly accepted: number
  /** Receipts given for what a site below has sent. */
  readonly fromBelow: number
  /** With a result in the period; of these after a step that took longer than its limit, and refused or given back. */
  readonly settled: number
  readonly late: number
  readonly refused: number
  /** Sent back to the site below, which answers for it again. */
  readonly givenBack: number
  /** Without a result when the period ended; of these past a limit of this site. */
  readonly open: number
  readonly openLate: number
  /** Working days from the taking in, or the receipt, to the result, on average; null: none was settled. */
  readonly daysMean: number | null
}

export interface ReportErrands extends ErrandCounts {
  /** Villagers told of the result, and of these too late; results that nobody was told of when the period ended. */
  readonly told: number
  readonly toldLate: number
  readonly untold: number
  /** By matter, the most taken in first. */
  readonly items: readonly (ErrandCounts & { readonly item: string })[]
}

export const ERRAND_ONLY = ['taken', 'settled', 'late', 'refused', 'givenBack', 'open', 'openLate', 'untold'] as const
export type ErrandOnly = (typeof ERRAND_ONLY)[number]

/** All figures of a period from the errands that it touched. */
export function errandFigures(errands: readonly ErrandDates[], days: Days, terms: ErrandTerms): ReportErrands {
  const between = daysBy(terms.workdays)
  const ways = errands.map(wayOf)
  const told = ways.filter((one) => one.accepted !== null && isWithin(one.told, days))
  const items = [...new Set(ways.map(({ item }) => item))].map((item) => ({
    item,
    ...counted(
      ways.filter((one) => one.item === item),
      days,
      terms,
    ),
  }))
  return {
    ...counted(ways, days, terms),
    told: told.length,
    toldLate: told.filter((one) => between(one.finished, one.told) > TELLING_WORKING_DAYS).length,
    untold: ways.filter((one) => isOf(one, 'untold', days, terms)).length,
    items: items
      .filter(({ accepted, fromBelow, settled, open }) => accepted + fromBelow + settled + open > 0)
      .sort((a, b) => b.accepted + b.fromBelow - a.accepted - a.fromBelow || a.item.localeCompare(b.item)),
  }
}

/** Whether an errand is one of those behind a figure. */
export function isBehind(errand: ErrandDates, only: ErrandOnly, days: Days, terms: ErrandTerms): boolean {
  return isOf(wayOf(errand), only, days, terms)
}

/** Where an errand is: on its way here it is the sender's, given back it is theirs again. */
type Place = 'away' | 'own' | 'fromBelow' | 'onWay' | 'above' | 'finished'

/** An errand with the dates of its beginning and its end here. */
interface Way extends ErrandDates {
  readonly accepted: string | null
  readonly taken: string | null
  readonly finished: string | null
  readonly told: string | null
  readonly place: Place
}

function wayOf(errand: ErrandDates): Way {
  const first = (what: ErrandStepDate['what']): string | null =>
    errand.steps.find((one) => one.what === what)?.date ?? null
  const place = errand.steps.reduce<Place>((before, { what }) => placeAfter(before, what), 'away')
  return {
    ...errand,
    ...{ accepted: first('accepted'), taken: first('taken'), finished: first('finished'), told: first('told') },
    place,
  }
}

function placeAfter(before: Place, what: ErrandStepDate['what']): Place {
  switch (what) {
    case 'accepted':
      return 'own'
    case 'taken':
      return 'fromBelow'
    case 'handedOver':
      return 'onWay'
    case 'receipted':
      return 'above'
    case 'returned':
      return before === 'onWay' || before === 'above' ? 'own' : 'away'
    case 'announced':
      return 'away'
    case 'finished':
    case 'told':
      return 'finished'
  }
}

function counted(errands: readonly Way[], days: Days, terms: ErrandTerms): ErrandCounts {
  const between = daysBy(terms.workdays)
  const count = (only: ErrandOnly): number => errands.filter((one) => isOf(one, only, days, terms)).length
  const settled = errands.filter((one) => isOf(one, 'settled', days, terms))
  const took = settled.reduce((sum, one) => sum + between(one.accepted ?? one.taken, one.finished), 0)
  return {
    accepted: errands.filter((one) => isWithin(one.accepted, days)).length,
    fromBelow: errands.filter((one) => one.accepted === null && isWithin(one.taken, days)).length,
    settled: settled.length,
    ...{ late: count('late'), refused: count('refused'), givenBack: count('givenBack') },
    ...{ open: count('open'), openLate: count('openLate') },
    daysMean: settled.length === 0 ? null : took / settled.length,
  }
}

function isOf(errand: Way, only: ErrandOnly, days: Days, terms: ErrandTerms): boolean {
  const { accepted, taken, finished, told, isRefused, place } = errand
  const isSettled = (accepted !== null || taken !== null) && isWithin(finished, days)
  const isOpen = finished === null && place !== 'away'
  switch (only) {
    case 'taken':
      return isWithin(accepted ?? taken, days)
    case 'settled':
      return isSettled
    case 'late':
      return isSettled && isLate(errand, days.to, terms)
    case 'refused':
      return isSettled && isRefused
    case 'givenBack':
      return isGivenBack(errand, days)
    case 'open':
      return isOpen
    case 'openLate':
      return isOpen && isLate(errand, days.to, terms)
    case 'untold':
      return accepted !== null && finished !== null && told === null
  }
}

/** Whether this site has sent it back in these days. */
function isGivenBack({ steps }: ErrandDates, days: Days): boolean {
  let place: Place = 'away'
  for (const { what, date } of steps) {
    const next = placeAfter(place, what)
    if (what === 'returned' && next === 'away' && isWithin(date, days)) return true
    place = next
  }
  return false
}

/** Whether a step that this site answers for took longer than its limit, or takes longer on that day. */
function isLate(
  { item, steps }: ErrandDates,
  today: string,
  { workdays, promisedDays, settledHere }: ErrandTerms,
): boolean {
  const between = daysBy(workdays)
  const isOwn = settledHere.includes(item) && !steps.some(({ what }) => what === 'handedOver')
  const limits: Readonly<Partial<Record<Place, number | undefined>>> = {
    ...{ own: isOwn ? promisedDays[item] : HOP_WORKING_DAYS, onWay: HOP_WORKING_DAYS, fromBelow: promisedDays[item] },
  }
  let [place, since]: [Place, string | null] = ['away', null]
  for (const { what, date } of [...steps, { what: null, date: today }]) {
    const limit = limits[place]
    if (limit !== undefined && between(since, date) > limit) return true
    if (what === 'finished' || what === null) return false
    ;[place, since] = [placeAfter(place, what), date]
  }
  return false
}

function isWithin(date: string | null, { from, to }: Days): boolean {
  return date !== null && from <= date && date <= to
}

const known = new WeakMap<readonly string[], Map<string, number>>()

/** Working days after one date up to and with another. */
function daysBy(workdays: readonly string[]): (from: string | null, to: string | null) => number {
  const places = known.get(workdays) ?? new Map<string, number>()
  known.set(workdays, places)
  const place = (date: string): number => {
    const found = places.get(date) ?? placeOf(workdays, date)
    places.set(date, found)
    return found
  }
  return (from, to) => (from === null || to === null ? 0 : place(to) - place(from))
}

/** How many of the days are not after this one. */
function placeOf(workdays: readonly string[], date: string): number {
  let [low, high] = [0, workdays.length]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if ((workdays[middle] as string) <= date) low = middle + 1
    else high = middle
  }
  return low
}
