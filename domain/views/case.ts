/** A case as its citizen sees it, as the staff of its department do, and as a row of a list; what each may not see is left out here. */
import { caseLamp, shownClock } from '../case/lamps.ts'
import { daysLeftOf, hallDays, type Lamp } from '../case/clock.ts'
import { isInWork, isOver, type CaseFile, type CaseStatus } from '../case/state.ts'
import type { CaseMaterial } from '../case/events.ts'
import type { SettingsIndex } from '../plan/settings-index.ts'
import type { ItemId } from '../words/ids.ts'
import type { CaseNo } from '../words/case-no.ts'
import { wallTime } from '../words/wall-time.ts'

/** One step of the way in the citizen's words: at most five (kiosk-progress). */
export interface PublicStep {
  readonly what: 'accepted' | 'review' | 'decided' | 'making' | 'pickup'
  readonly state: 'done' | 'now' | 'later'
  /** When it was reached, UTC ms; null: not yet. */
  readonly atMs: number | null
}

/** Without any name but the officer's: neither the applicant nor what was noted (PRIVACY). */
export interface PublicCase {
  readonly caseNo: CaseNo
  readonly item: ItemId
  readonly itemName: string
  readonly itemNameEn: string
  readonly department: string
  readonly departmentEn: string
  readonly status: CaseStatus
  readonly verdict: 'granted' | 'refused' | null
  readonly reasons: string
  readonly remedies: string
  /** Name of whoever holds it; '' before anybody does. */
  readonly holderName: string
  readonly phone: string
  /** The site above that reviews it now, and who has it there ('' while nobody does); null: this site does. */
  readonly above: { readonly title: string; readonly titleEn: string; readonly holderName: string } | null
  readonly acceptedAtMs: number
  readonly counter: string | null
  /** Last date; null while the clock stands still or nothing runs. */
  readonly dueDate: string | null
  /** Last date of what was asked for, or of the procedure; null while the clock runs. */
  readonly pausedUntil: string | null
  /** Working days that are left, or will be once the clock goes on; null where nothing runs. */
  readonly daysLeft: number | null
  readonly missing: readonly Pick<CaseMaterial, 'name' | 'nameEn' | 'status' | 'mend'>[]
  readonly present: number
  readonly noticeNo: string | null
  readonly deferredDate: string | null
  readonly steps: readonly PublicStep[]
  /** When nothing was left to do; from then on it may be rated. null: it is open, or was taken back. */
  readonly endedDate: string | null
  readonly result: { readonly name: string; readonly date: string } | null
  /** The code and the door: only for who has the receipt. */
  readonly pickup: { readonly code: string; readonly door: string | null } | null
}

/** What anybody may see of a case whose receipt they hold; with the number alone `hasReceipt` is false. */
export function publicCase(file: CaseFile, index: SettingsIndex, today: string, hasReceipt: boolean): PublicCase {
  const missing = file.materials.filter((one) => one.status !== 'present')
  const isReady = file.status === 'ready' || file.status === 'inLocker'
  const counter = index.counters.get(file.accepted.counter ?? '')?.counter.label ?? null
  return {
    caseNo: file.caseNo,
    item: file.item,
    itemName: file.itemName,
    itemNameEn: file.itemNameEn,
    department: file.department,
    departmentEn: file.departmentEn,
    status: file.status,
    verdict: hasReceipt ? (file.decision?.verdict ?? null) : null,
    reasons: hasReceipt ? (file.decision?.reasons ?? '') : '',
    remedies: hasReceipt ? (file.decision?.remedies ?? '') : '',
    holderName: index.clerks.get(file.holder ?? '')?.name ?? '',
    phone: index.items.get(file.item)?.guide?.phone || (index.settings.site?.phone ?? ''),
    above: aboveOf(file, index),
    acceptedAtMs: file.acceptedAtMs,
    counter,
    dueDate: isInWork(file.status) && file.pause === null ? file.clock.dueDate : null,
    pausedUntil: file.pause?.untilDate ?? null,
    daysLeft: isInWork(file.status) ? daysLeftOf(file, today, hallDays(index.settings)).whole : null,
    missing: missing.map(({ name, nameEn, status, mend }) => ({ name, nameEn, status, mend })),
    present: file.materials.length - missing.length,
    noticeNo: file.notices.at(-1)?.noticeNo ?? null,
    deferredDate: file.deferred?.dueDate ?? null,
    steps: stepsOf(file),
    endedDate: endedDateOf(file, index.settings.timeZone),
    result: file.result && { name: file.result.name, date: file.result.date },
    pickup: hasReceipt && isReady && file.result ? { code: file.result.code, door: file.door } : null,
  }
}

/** Before the site above has answered, by the name that this site knows it by. */
function aboveOf({ up, status }: CaseFile, { settings }: SettingsIndex): PublicCase['above'] {
  if (up === null || !isInWork(status) || status === 'decided') return null
  const parent = settings.site?.parent?.id === up.site ? settings.site.parent : null
  return {
    title: up.above?.title ?? parent?.title ?? up.site,
    titleEn: up.above?.titleEn ?? parent?.titleEn ?? up.site,
    holderName: up.above?.holder?.name ?? '',
  }
}

/** The date on which a case came to its end. */
export function endedDateOf({ status, steps }: CaseFile, timeZone: string): string | null {
  const last = steps.at(-1)
  return isOver(status) && status !== 'voided' && last ? wallTime(last.atMs, timeZone).date : null
}

const REACHED_BY = {
  review: ['CaseTaken', 'CaseHandedOver'],
  decided: ['CaseDecided'],
  making: ['ResultReady'],
  pickup: ['ResultHandedOut', 'ResultFetched', 'ResultMailed'],
} as const

function stepsOf(file: CaseFile): readonly PublicStep[] {
  const when = (what: readonly string[]): number | null =>
    file.steps.find((step) => what.includes(step.what))?.atMs ?? null
  const decidedMs = when(REACHED_BY.decided)
  const reached = [
    ['accepted', file.acceptedAtMs],
    ['review', decidedMs === null ? null : when(REACHED_BY.review)],
    ['decided', decidedMs],
    ['making', when(REACHED_BY.making)],
    ['pickup', when(REACHED_BY.pickup)],
  ] as const
  const now = isOver(file.status) ? -1 : reached.findIndex(([, atMs]) => atMs === null)
  return reached.map(([what, atMs], at) => ({
    what,
    atMs,
    state: at === now ? 'now' : atMs !== null ? 'done' : 'later',
  }))
}

/** What there is to say of the other site of a case that two sites work on. */
export interface OtherSite {
  readonly site: string
  readonly title: string
  readonly titleEn: string
  readonly isLinked: boolean
  /** Post about this case that the other site has not taken, the oldest since, UTC ms; null: it has all. */
  readonly unsentSinceMs: number | null
  /** Not heard of since, UTC ms; null: it is. */
  readonly silentSinceMs: number | null
}

/** The whole case for its department: everything but what is only the citizen's, the code and the receipt. */
export interface OfficeCase extends Omit<CaseFile, 'receipt' | 'result'> {
  readonly lamp: Lamp | null
  /** Working days of the whole that are left; while the clock stands still, as many as will be. */
  readonly daysLeft: number
  /** The same of the step that it is in. */
  readonly stageDaysLeft: number
  readonly dueDate: string
  readonly result: Omit<NonNullable<CaseFile['result']>, 'code'> | null
  /** Names of everybody who stands in its steps. */
  readonly names: Readonly<Record<string, string>>
  readonly basis: string
  /** null: no other site has a part in it. */
  readonly other: OtherSite | null
}

/** A case as its department works on it. */
export function officeCase(
  file: CaseFile,
  index: SettingsIndex,
  today: string,
  nowMs: number,
  other: OtherSite | null = null,
): OfficeCase {
  const { receipt: _receipt, result, ...rest } = file
  const left = daysLeftOf(file, today, hallDays(index.settings))
  const badges = [...new Set(file.steps.flatMap((step) => [step.by, step.holder ?? '']))]
  const names = badges.flatMap((badge) => {
    const name = index.clerks.get(badge)?.name
    return name === undefined ? [] : [[badge, name] as const]
  })
  return {
    ...rest,
    result: result && { name: result.name, place: result.place, date: result.date, atMs: result.atMs },
    lamp: caseLamp(file, nowMs),
    daysLeft: left.whole,
    stageDaysLeft: left.stage,
    dueDate: shownClock(file).dueDate,
    names: { ...Object.fromEntries(names), ...senderOf(file) },
    basis: index.items.get(file.item)?.guide?.legalBasis ?? '',
    other,
  }
}

/** The steps that came over a line are those of the other site, or of the platform that filed it. */
function senderOf({ from, up, accepted }: CaseFile): Readonly<Record<string, string>> {
  const title = from?.title ?? up?.above?.title ?? accepted.online?.platform
  return title === undefined ? {} : { device: title }
}
