/**
 * What stands on a slip of paper: one content for the printer and for a browser that prints a page. Never a name, an ID
 * or a priority.
 */
import { titleIn } from '../words/site-title.ts'
import { spanWords } from '../forecast/span-words.ts'
import type { RemotePlace } from '../plan/remote-place.ts'
import type { TicketNo, ItemId } from '../words/ids.ts'
import type { ServiceItem } from '../plan/settings.ts'
import type { WaitSpan } from '../forecast/wait-span.ts'
import type { SitePlan } from '../plan/site-plan.ts'
import { asLine } from '../words/line.ts'
import { windowRuns } from './window-runs.ts'
import { windowsFor } from './windows.ts'

export type SlipLanguage = 'zh' | 'en'

/** What is known when a slip is to be printed. */
export interface SlipFacts {
  readonly ticketNo: TicketNo
  /** The whole address behind the QR; null: none that a phone can open, and the slip has no QR. */
  readonly link: string | null
  /** Time of issue in the hall's own zone, already written out: "2026-11-23 周一 10:18", "Mon 2026-11-23 10:18". */
  readonly issuedAtText: string
  readonly items: readonly ItemId[]
  /** null where it is not known (no server): then the slip says so instead of a number. */
  readonly ahead: number | null
  readonly span: WaitSpan
  /** Labels of the windows that may call; left out, the plan says it. */
  readonly counters?: readonly string[] | undefined
  readonly isReprint: boolean
  readonly isElder: boolean
  readonly language: SlipLanguage
}

/** A figure with its words: 前方 **7** 人. */
export interface Figure {
  readonly before: string
  readonly value: string
  readonly after: string
}

export type SlipWait =
  | { readonly kind: 'known'; readonly ahead: Figure; readonly span: Figure | null }
  | { readonly kind: 'unknown'; readonly text: string }

/** Everything that is printed, in the order of the paper. All texts are in one language. */
export interface SlipContent {
  readonly language: SlipLanguage
  readonly isElder: boolean
  readonly hall: string
  readonly issued: string
  /** 补打, beside the time. */
  readonly reprint: string | null
  readonly number: TicketNo
  readonly wait: SlipWait
  /** Written in the black arch, runs joined: 21–26、29. Empty where no window is known. */
  readonly windows: string
  readonly zone: string
  /** The way, then the way without steps. */
  readonly ways: readonly string[]
  readonly matters: { readonly title: string; readonly departments: string; readonly lines: readonly string[] }
  /** `text` null: no QR. */
  readonly code: { readonly text: string | null; readonly title: string; readonly notes: readonly string[] }
}

/** Most matters that get a line of their own. */
const MATTER_LINES_MAX = 6

/** The content of one slip (SLIP-1 … SLIP-5). */
export function slipContent(facts: SlipFacts, plan: SitePlan): SlipContent {
  const say = facts.language === 'zh' ? chinese : english
  const isChinese = facts.language === 'zh'
  const items = facts.items.map((id) => plan.items.find((item) => item.id === id) ?? unknownItem(id))
  const place = windowsFor(plan, items, facts.counters)
  const zone = plan.zones.find((one) => one.id === place.zone)
  const nameOf = (item: ServiceItem): string => {
    const elsewhere = place.isHere(item) ? undefined : plan.zones.find((one) => one.id === place.zoneOf(item))
    const name = isChinese ? item.name : item.nameEn
    return elsewhere ? `${name} → ${isChinese ? elsewhere.name : elsewhere.nameEn}` : name
  }
  // Only of what these windows serve: the others stand with their own zone.
  const departments = [
    ...new Set(items.filter(place.isHere).map((item) => (isChinese ? item.department : item.departmentEn))),
  ].filter((name) => name !== '')
  const { callsBeforeMissed, rejoinsMax, rejoinWithinMin } = plan.rules
  const { wait, ...facing } = common(facts, say)
  const isOfSeries = wait.kind === 'unknown' && isSeriesNumber(facts.ticketNo, plan)
  return {
    ...facing,
    wait: isOfSeries ? { kind: 'unknown', text: `${say.offline} · ${wait.text}` } : wait,
    hall: titleIn(plan, facts.language),
    windows: windowRuns(place.labels, isChinese ? '、' : ', '),
    zone: (isChinese ? zone?.name : zone?.nameEn) ?? '',
    ways: [isChinese ? zone?.way : zone?.wayEn, isChinese ? zone?.stepFreeWay : zone?.stepFreeWayEn].flatMap((way) =>
      way === undefined || way === '' ? [] : [asLine(way)],
    ),
    matters: mattersOf(facts, items.map(nameOf), departments.join(' · '), say),
    code: codeOf(facts, say, callsBeforeMissed, rejoinsMax > 0 ? rejoinWithinMin : 0),
  }
}

/** Whether a kiosk gave a number by itself: its letters are no queue's (OFF-1). */
function isSeriesNumber(ticketNo: string, { queues }: Pick<SitePlan, 'queues'>): boolean {
  const letters = /^[A-Z]*/.exec(ticketNo)?.[0] ?? ''
  return letters.length > 1 && !queues.some(({ prefix }) => prefix === letters)
}

/** The slip of a number of another site: it names that site, its address and the way there first (SLIP-13). */
export function remoteSlipContent(facts: SlipFacts, place: RemotePlace): SlipContent {
  const say = facts.language === 'zh' ? chinese : english
  const pick = (zh: string, en: string): string => (facts.language === 'zh' ? zh : en)
  return {
    ...common(facts, say),
    hall: say.goTo(titleIn(place, facts.language)),
    windows: '',
    zone: pick(place.zone, place.zoneEn),
    ways: [
      [pick(place.address, place.addressEn), place.phone].filter((text) => text !== '').join(' · '),
      pick(place.way, place.wayEn),
      pick(place.stepFreeWay, place.stepFreeWayEn),
    ].flatMap((way) => (way === '' ? [] : [asLine(way)])),
    matters: mattersOf(
      facts,
      place.matters.map((matter) => pick(matter.name, matter.nameEn)),
      '',
      say,
    ),
    code: codeOf(facts, say, place.missedAfterCalls, place.rejoinWithinMin),
  }
}

function common(
  facts: SlipFacts,
  say: Words,
): Pick<SlipContent, 'language' | 'isElder' | 'number' | 'issued' | 'reprint' | 'wait'> {
  return {
    language: facts.language,
    isElder: facts.isElder,
    number: facts.ticketNo,
    issued: say.issued(facts.issuedAtText),
    reprint: facts.isReprint ? say.reprint : null,
    wait:
      facts.ahead === null
        ? { kind: 'unknown', text: say.waitUnknown }
        : { kind: 'known', ahead: say.ahead(facts.ahead), span: facts.span && spanFigure(facts.span, facts.language) },
  }
}

function mattersOf(
  { isElder }: SlipFacts,
  names: readonly string[],
  departments: string,
  say: Words,
): SlipContent['matters'] {
  const title = say.matters(names.length)
  return isElder ? { title, departments: '', lines: [] } : { title, departments, lines: fewLines(names, say.more) }
}

function codeOf({ link }: SlipFacts, say: Words, calls: number, rejoinMin: number): SlipContent['code'] {
  const [title, note] = link === null ? [say.noCodeTitle, say.noCodeNote] : [say.codeTitle, say.codeNote]
  return { text: link, title, notes: [note, ...say.missedRule(calls, rejoinMin)] }
}

function spanFigure(span: NonNullable<WaitSpan>, language: SlipLanguage): Figure {
  const { before, value, after } = spanWords(span, language)
  return { before: before || (language === 'zh' ? '约' : 'about'), value, after }
}

function fewLines(names: readonly string[], more: (count: number) => string): readonly string[] {
  if (names.length <= MATTER_LINES_MAX) return names
  return [...names.slice(0, MATTER_LINES_MAX - 1), more(names.length - MATTER_LINES_MAX + 1)]
}

function unknownItem(id: ItemId): ServiceItem {
  return {
    id,
    name: id,
    nameEn: id,
    queue: '',
    department: '',
    departmentEn: '',
    kind: 'public',
    isApplicantInitiated: true,
    serviceMin: 0,
    materials: [],
    remark: '',
    remarkEn: '',
    isSelfService: false,
    isNearby: false,
  }
}

interface Words {
  readonly reprint: string
  readonly waitUnknown: string
  /** Said of a number that a kiosk gave by itself. */
  readonly offline: string
  readonly codeTitle: string
  readonly codeNote: string
  readonly noCodeTitle: string
  readonly noCodeNote: string
  issued(time: string): string
  goTo(site: string): string
  ahead(count: number): Figure
  matters(count: number): string
  more(count: number): string
  /** `rejoinMin` 0: a missed number cannot come back. */
  missedRule(calls: number, rejoinMin: number): readonly string[]
}

const NUMERALS = '零一两三四五六七八九十'

const chinese: Words = {
  reprint: '补打',
  waitUnknown: '等候人数以现场为准',
  offline: '离线号',
  codeTitle: '扫码看排到哪了',
  codeNote: '不扫也照样叫号。',
  noCodeTitle: '看屏幕、听叫号',
  noCodeNote: '排到哪了，可在取号机输入号码查看。',
  issued: (time) => `${time} 取号`,
  goTo: (site) => `去${site}办，这里不叫`,
  ahead: (count) => ({ before: '前方', value: String(count), after: '人' }),
  matters: (count) => (count > 1 ? `一张号，办 ${count} 件事` : `办 ${count} 件事`),
  more: (count) => `还有 ${count} 件`,
  missedRule: (calls, rejoinMin) => [
    `叫${NUMERALS[calls] ?? ` ${calls} `}次没到算过号，`,
    rejoinMin > 0 ? `${rejoinMin} 分钟内可返队。` : '过号请重新取号。',
  ],
}

const english: Words = {
  reprint: 'Reprint',
  waitUnknown: 'Wait: see the hall screens',
  offline: 'Offline number',
  codeTitle: 'Scan: your place in line',
  codeNote: 'You are called either way.',
  noCodeTitle: 'Watch the screens, listen',
  noCodeNote: 'A kiosk tells your place by your number.',
  issued: (time) => `Taken ${time}`,
  goTo: (site) => `For ${site}, not called here`,
  ahead: (count) => ({ before: '', value: String(count), after: 'ahead' }),
  matters: (count) => (count > 1 ? `One ticket, ${count} matters` : `${count} matter`),
  more: (count) => `and ${count} more`,
  missedRule: (calls, rejoinMin) => [
    `Missed after ${calls} ${calls === 1 ? 'call' : 'calls'};`,
    rejoinMin > 0 ? `rejoin within ${rejoinMin} min.` : 'then take a new one.',
  ],
}
