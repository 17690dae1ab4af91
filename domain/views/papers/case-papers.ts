/**
 * The papers of a case that a citizen takes home: the receipt of what was accepted (受理回执) and the one-time notice
 * (一次性告知书, docs/sources.md N5). Neither names a citizen.
 */
import { titleIn } from '../../words/site-title.ts'
import { addWorkingDays } from '../../calendar/working-days.ts'
import { daysLeftOf, hallDays } from '../../case/clock.ts'
import type { CaseMaterial, Notice } from '../../case/events.ts'
import { isInWork, type CaseFile } from '../../case/state.ts'
import { caseRules } from '../../plan/case-rules.ts'
import type { SettingsIndex } from '../../plan/settings-index.ts'
import { sitePlan } from '../../plan/site-plan.ts'
import type { SheetContent } from '../../slip/sheet.ts'
import type { SlipLanguage } from '../../slip/slip.ts'
import { slipTimeText } from '../../slip/slip-time.ts'
import { windowRuns } from '../../slip/window-runs.ts'
import { windowsFor } from '../../slip/windows.ts'
import { shownCaseNo } from '../../words/case-no.ts'
import { wallTime } from '../../words/wall-time.ts'
import { paperDate, paperWords, type PaperWords } from './words.ts'

/** What is known when a paper is made besides the case. */
export interface PaperFacts {
  readonly index: SettingsIndex
  readonly nowMs: number
  readonly language: SlipLanguage
  /** The whole address behind the QR; null: none that a phone can open. */
  readonly link: string | null
}

/** The receipt of the cases of one ticket, those that were taken back left out (PAPER-1). null: none is left. */
export function receiptSheet(
  files: readonly CaseFile[],
  facts: PaperFacts & { readonly isReprint: boolean },
): SheetContent | null {
  const { index, language, nowMs, isReprint } = facts
  const open = files.filter(({ status }) => status !== 'voided').sort((a, b) => (a.caseNo < b.caseNo ? -1 : 1))
  const [first] = open
  if (!first) return null
  const say = paperWords(language)
  const { timeZone } = index.settings
  const { ticketNo, counter, badgeNo } = first.accepted
  const label = index.counters.get(counter ?? '')?.counter.label
  const clerk = index.clerks.get(badgeNo)?.name ?? badgeNo
  return {
    language,
    ...head(index, language),
    title: say.receipt.title,
    number:
      open.length === 1 || ticketNo === null
        ? { label: say.caseNo, value: shownCaseNo(first.caseNo) }
        : { label: say.receipt.ticket, value: ticketNo },
    marks: isReprint ? [say.reprint] : [],
    lead: say.receipt.lead(open.length),
    framed: open.map((file) => ({
      title: `${pick(file.itemName, file.itemNameEn, language)} ${shownCaseNo(file.caseNo)}`,
      lines: receiptLines(file, language, say),
    })),
    facts: [
      { label: say.receipt.accepted, value: slipTimeText(first.acceptedAtMs, timeZone, language) },
      {
        label: say.receipt.by,
        value: [clerk, label === undefined ? '' : say.windows(label)].filter(Boolean).join(' '),
      },
    ],
    notes: [say.receipt.told, say.receipt.keep],
    code: code(facts.link, say),
    made: say.receipt.made(slipTimeText(nowMs, timeZone, language)),
  }
}

function receiptLines(file: CaseFile, language: SlipLanguage, say: PaperWords): readonly string[] {
  const named = (wanted: (one: CaseMaterial) => boolean): readonly string[] =>
    file.materials.filter(wanted).map((one) => pick(one.name, one.nameEn, language))
  const here = named((one) => one.status === 'present')
  const later = named((one) => one.status === 'deferred')
  return [
    `${pick(file.department, file.departmentEn, language)} · ${promiseOf(file, language, say)}`,
    here.length === 0 ? say.receipt.nothingHandedIn : say.receipt.handedIn(here.length, here.join(say.comma)),
    later.length === 0 || file.deferred === null
      ? ''
      : say.receipt.deferred(later.join(say.comma), paperDate(file.deferred.dueDate, language)),
  ]
}

function promiseOf(file: CaseFile, language: SlipLanguage, say: PaperWords): string {
  if (!isInWork(file.status)) return say.receipt.over
  if (file.pause !== null) return say.receipt.paused
  return say.receipt.promise(file.promisedDays, paperDate(file.clock.dueDate, language))
}

/** A one-time notice as it was given: everything that is missing at once, with all that N5 asks for (PAPER-2, PAPER-3). */
export function noticeSheet(file: CaseFile, notice: Notice, facts: PaperFacts): SheetContent {
  const { index, language, nowMs } = facts
  const { settings } = index
  const say = paperWords(language)
  const given = file.steps.find((step) => step.what === 'SupplementAsked' && step.words === notice.noticeNo)
  const givenMs = given?.atMs ?? nowMs
  const count = file.notices.findIndex(({ noticeNo }) => noticeNo === notice.noticeNo) + 1
  const before = file.notices[count - 2]?.noticeNo ?? ''
  const open = notice.materials.filter((one) => one.status !== 'present')
  const days = hallDays(settings)
  const item = index.items.get(file.item)
  const passDate = addWorkingDays(wallTime(givenMs, settings.timeZone).date, caseRules(settings).reentryDays, days)
  const department = pick(file.department, file.departmentEn, language)
  const holder = index.clerks.get(given?.holder ?? '')?.name ?? ''
  return {
    language,
    ...head(index, language),
    title: say.notice.title,
    number: { label: say.notice.number, value: shownCaseNo(notice.noticeNo) },
    marks: count > 1 ? [say.notice.again(count, shownCaseNo(before))] : [],
    lead: say.notice.lead(
      pick(file.itemName, file.itemNameEn, language),
      shownCaseNo(file.caseNo),
      notice.materials.length,
      open.length,
    ),
    framed: open.map((one) => ({ title: bring(one, language, say), lines: [one.mend] })),
    facts: [
      { label: say.notice.until, value: paperDate(notice.untilDate, language) },
      { label: say.notice.where, value: say.notice.whereText(windowsOf(file, index, language)) },
      { label: say.notice.pass, value: say.notice.passText(paperDate(passDate, language)) },
      { label: say.notice.after, value: afterOf(file, notice, days, say) },
      { label: say.notice.limits, value: say.notice.limitsText(file.promisedDays, file.legalDays) },
      { label: say.fee, value: item?.guide?.fee || say.notice.noFee },
      {
        label: say.notice.whom,
        value: [department, holder, notice.phone || (settings.site?.phone ?? '')].filter(Boolean).join(' '),
      },
      { label: say.basis, value: notice.basis },
      { label: say.notice.version, value: say.notice.versionText(notice.version) },
    ],
    notes: [say.notice.remedy],
    code: code(facts.link, say),
    made: say.notice.made(slipTimeText(givenMs, settings.timeZone, language)),
  }
}

/** The number of a refusal on paper: of its case, which is decided once. */
export function refusalNo({ caseNo }: Pick<CaseFile, 'caseNo'>): string {
  return `${caseNo}-J`
}

/** A refusal with its reasons and remedies (PAPER-7). null: this case was not refused. */
export function refusalSheet(
  file: CaseFile,
  { index, language, nowMs, link, isReprint }: PaperFacts & { readonly isReprint: boolean },
): SheetContent | null {
  const { decision } = file
  if (decision?.verdict !== 'refused') return null
  const say = paperWords(language)
  const { timeZone, site } = index.settings
  const decidedMs = file.steps.filter((step) => step.what === 'CaseDecided').at(-1)?.atMs ?? nowMs
  const guide = index.items.get(file.item)?.guide
  const officer = index.clerks.get(decision.by)?.name ?? decision.by
  const department = pick(file.department, file.departmentEn, language)
  return {
    language,
    ...head(index, language),
    title: say.refusal.title,
    number: { label: say.notice.number, value: shownCaseNo(refusalNo(file)) },
    marks: isReprint ? [say.reprint] : [],
    lead: say.refusal.lead(
      pick(file.itemName, file.itemNameEn, language),
      shownCaseNo(file.caseNo),
      paperDate(file.accepted.date, language),
    ),
    framed: [
      { title: say.refusal.reasons, lines: [decision.reasons] },
      { title: say.refusal.remedies, lines: [decision.remedies] },
    ],
    facts: [
      { label: say.refusal.decided, value: paperDate(decision.date, language) },
      { label: say.basis, value: guide?.legalBasis ?? '' },
      {
        label: say.notice.whom,
        value: [department, officer, guide?.phone || (site?.phone ?? '')].filter(Boolean).join(' '),
      },
    ],
    notes: [say.refusal.papers],
    code: code(link, say),
    made: say.refusal.made(slipTimeText(decidedMs, timeZone, language)),
  }
}

function bring({ name, nameEn, status }: CaseMaterial, language: SlipLanguage, say: PaperWords): string {
  return status === 'present' ? '' : say.notice.bring(pick(name, nameEn, language), status)
}

/** How long it takes once all is here: said of the notice that the case waits for, and not after it was answered. */
function afterOf(file: CaseFile, notice: Notice, days: ReturnType<typeof hallDays>, say: PaperWords): string {
  if (file.status !== 'supplement' || file.pause === null || file.notices.at(-1)?.noticeNo !== notice.noticeNo)
    return ''
  return say.notice.afterText(Math.max(0, daysLeftOf(file, file.pause.sinceDate, days).whole))
}

function windowsOf(file: CaseFile, { settings, items }: SettingsIndex, language: SlipLanguage): string {
  const item = items.get(file.item)
  if (!item) return ''
  const { labels, zone } = windowsFor(sitePlan(settings), [item])
  const place = settings.zones.find((one) => one.id === zone)
  const runs = windowRuns(labels, language === 'zh' ? '、' : ', ')
  if (runs === '') return ''
  return [place ? pick(place.name, place.nameEn, language) : '', paperWords(language).windows(runs)]
    .filter(Boolean)
    .join(' ')
}

function head({ settings }: SettingsIndex, language: SlipLanguage): Pick<SheetContent, 'hall'> {
  return { hall: titleIn(settings, language) }
}

function code(link: string | null, say: PaperWords): SheetContent['code'] {
  return { text: link, title: link === null ? say.noScan : say.scan, notes: [say.byNumber] }
}

function pick(zh: string, en: string, language: SlipLanguage): string {
  return language === 'zh' ? zh : en || zh
}
