/** What a record of the log says, in words of the hall: its verb, and the facts that explain it. */
import type { TicketRecord } from '../../../domain/contract/http/report.ts'
import type { ItemOutcome } from '../../../domain/queue-day/commands.ts'
import type { DayEvent } from '../../../domain/queue-day/events.ts'
import type { SitePlan } from '../../../domain/plan/site-plan.ts'
import { spanText } from '../../../domain/forecast/span-words.ts'
import { createPageI18n, locale } from '../../app/text/i18n.ts'
import { namedSender } from '../../app/text/sender-words.ts'

/** Whatever a day can live through has its word (the time machine shows all of it), and whatever an item can come to. */
type OfRecords = DayEvent['type'] | `outcome.${ItemOutcome}`

const zh = {
  DayOpened: '开门',
  DayClosed: '收班',
  DaySealed: '封存前一天',
  ForecastLearned: '记下学到的等候',
  NumbersWithheld: '留出号段',
  CaseNumbered: '给办件编号',
  TicketIssued: '取号',
  ItemsAdded: '加事项',
  TicketCalled: '呼叫',
  TicketRecalled: '重呼',
  TicketArrived: '到窗',
  ServiceStarted: '开始办理',
  ItemSettled: '记下结果',
  ServiceTimeFlagged: '标记用时不准',
  ServiceFinished: '办结',
  TicketMissed: '过号',
  TicketRejoined: '返队',
  TicketParked: '挂起',
  TicketUnparked: '从挂起回来',
  TicketTransferred: '转移',
  TicketClosed: '号票关闭',
  PriorityChanged: '改优先',
  TicketsMerged: '合并号票',
  TransitionUndone: '撤回一步',
  ClerkSignedIn: '上岗',
  ClerkSignedOut: '下岗',
  CounterOpened: '开窗',
  CounterPaused: '暂停',
  CounterClosed: '关窗',
  QueueClosed: '停号',
  QueueOpened: '恢复发号',
  HelpRequested: '请求帮助',
  HelpAnswered: '有人去帮',
  'by.device': '机器',
  'by.holder': '本人手机',
  'by.visitor': '手机',
  'by.timekeeper': '系统时钟',
  'fact.counter': '{value} 号窗口',
  'fact.ahead': '前面 {value} 人',
  'fact.told': '说的是约 {value}',
  'fact.nth': '第 {value} 次',
  'fact.overtook': '越过 {value} 个更早的号',
  'fact.overtaken': '其中等得最久的是 {value}',
  'fact.queue': '{value} 队列',
  'fact.item': '事项 {value}',
  'fact.priority': '优先类别 {value}',
  'why.longestWait': '等得最久',
  'why.headStart': '优先类别，算早到',
  'why.bookedSlot': '预约时段到了',
  'why.quickFirst': '快办窗口先叫短事',
  'why.scarceSkill': '只有少数窗口能办',
  'why.onlyEligible': '只有这一张能叫',
  'why.sentToYou': '指定来这里',
  'why.byNumber': '按号呼叫',
  'why.arrivalOrder': '先到先叫',
  'why.withoutTicket': '无号接待',
  'outcome.done': '办结',
  'outcome.accepted': '受理',
  'outcome.noticed': '告知补正',
  'outcome.referred': '转下一处',
  'outcome.notDone': '未办',
} as const satisfies Readonly<Record<OfRecords, string> & Record<string, string>>

const en: Readonly<Record<keyof typeof zh, string>> = {
  DayOpened: 'Opened',
  DayClosed: 'Closed for the day',
  DaySealed: 'Earlier day sealed',
  ForecastLearned: 'Waits learned',
  NumbersWithheld: 'Numbers kept back',
  CaseNumbered: 'Case numbered',
  TicketIssued: 'Ticket issued',
  ItemsAdded: 'Matters added',
  TicketCalled: 'Called',
  TicketRecalled: 'Called again',
  TicketArrived: 'At the window',
  ServiceStarted: 'Service began',
  ItemSettled: 'Outcome noted',
  ServiceTimeFlagged: 'Service time flagged',
  ServiceFinished: 'Finished',
  TicketMissed: 'Missed',
  TicketRejoined: 'Rejoined',
  TicketParked: 'Set aside',
  TicketUnparked: 'Back from aside',
  TicketTransferred: 'Sent on',
  TicketClosed: 'Closed',
  PriorityChanged: 'Priority changed',
  TicketsMerged: 'Merged',
  TransitionUndone: 'Step taken back',
  ClerkSignedIn: 'Signed in',
  ClerkSignedOut: 'Signed out',
  CounterOpened: 'Window opened',
  CounterPaused: 'Window paused',
  CounterClosed: 'Window closed',
  QueueClosed: 'Tickets stopped',
  QueueOpened: 'Tickets given again',
  HelpRequested: 'Help asked',
  HelpAnswered: 'Help on the way',
  'by.device': 'machine',
  'by.holder': 'own phone',
  'by.visitor': 'phone',
  'by.timekeeper': 'clock',
  'fact.counter': 'window {value}',
  'fact.ahead': '{value} ahead',
  'fact.told': 'told {value}',
  'fact.nth': 'time {value}',
  'fact.overtook': 'before {value} earlier ones',
  'fact.overtaken': 'of which {value} had waited longest',
  'fact.queue': 'queue {value}',
  'fact.item': 'matter {value}',
  'fact.priority': 'class {value}',
  'why.longestWait': 'waited longest',
  'why.headStart': 'priority: counted as earlier',
  'why.bookedSlot': 'its slot had come',
  'why.quickFirst': 'quick window, short matter',
  'why.scarceSkill': 'few windows can',
  'why.onlyEligible': 'the only one to call',
  'why.sentToYou': 'sent here',
  'why.byNumber': 'called by number',
  'why.arrivalOrder': 'in order of arrival',
  'why.withoutTicket': 'served without a ticket',
  'outcome.done': 'done',
  'outcome.accepted': 'accepted',
  'outcome.noticed': 'told what is missing',
  'outcome.referred': 'referred',
  'outcome.notDone': 'not done',
}

const { t, say } = createPageI18n({ zh, en })
type Key = keyof typeof zh

/** How people call a counter, a queue, a matter. */
export interface NamesOfRecords {
  readonly counter: (id: string) => string
  readonly queue: (id: string) => string
  readonly item: (id: string) => string
}

/** "呼叫" */
export function verbText(what: string): string {
  return t(what as Key)
}

/** Badge number, a machine by its name, another site, or the kind of sender in words. */
export function byText(by: string, plan: SitePlan | null | undefined): string {
  return `by.${by}` in zh ? t(`by.${by}` as Key) : (namedSender(by, plan, say) ?? by)
}

/** "15, 25" as it was said: 15–25 分, 120 分以上. */
function toldText(value: string): string {
  const [from = NaN, to = NaN] = value.split(', ').map(Number)
  return spanText([from, to], locale.value, 'desk')
}

/** The facts that explain a record, one after the other; what follows from its verb is left out. */
export function factTexts({ facts }: Pick<TicketRecord, 'facts'>, names: NamesOfRecords): readonly string[] {
  return Object.entries(facts).flatMap(([key, value]): readonly string[] => {
    const say = (word: Key, text: string = String(value)): readonly string[] => [t(word, { value: text })]
    if (key === 'counter') return say('fact.counter', names.counter(String(value)))
    if (key === 'leg.queue') return say('fact.queue', names.queue(String(value)))
    if (/^items\.\d+\.item$/.test(key)) return say('fact.item', names.item(String(value)))
    if (key === 'told.ahead') return say('fact.ahead')
    if (key === 'told.span') return say('fact.told', toldText(String(value)))
    if (key === 'nth') return say('fact.nth')
    if (key === 'why.rule') return [t(`why.${String(value)}` as Key)]
    if (key === 'why.overtook') return value === 0 ? [] : say('fact.overtook')
    if (key === 'why.overtaken') return say('fact.overtaken')
    if (key === 'priorityClass') return value === 'ordinary' ? [] : say('fact.priority')
    if (/outcome$/.test(key)) return [t(`outcome.${String(value)}` as Key)]
    return []
  })
}
