/** Texts of the outlook and of who is sent to which window. */
import { spanText } from '../../../domain/forecast/span-words.ts'
import type { SitePlan } from '../../../domain/plan/site-plan.ts'
import type { OutlookSpan } from '../../../domain/staffing/outlook-queue.ts'
import { inPlan } from '../../app/server/plan-look-up.ts'
import { createPageI18n } from '../../app/text/i18n.ts'
import { locale } from '../texts.ts'

const zh = {
  title: '{queue} · 未来两小时',
  titleAlone: '未来两小时',
  unit: '等候，分钟',
  choose: '看哪一类',
  worst: '最吃紧的一类',
  loading: '正在推算…',
  shut: '现在没有开窗时段，开窗前再看。',
  nobody: '未来两小时没有人要来。',
  alone: '现在没有窗口办这一类，有人等着或要来，没人叫号。',
  aloneCalm: '现在没有窗口办这一类，也没有人等。',
  asNow: '{count} 窗，照现在',
  proposed: '{count} 窗',
  promise: '承诺 {minutes}',
  arrivals: '约来 {count} 人',
  allWell: '一切正常，下次看预测 {time}',
  open: '现在增开 {labels} 号，到 {time}',
  windows: '{count} 窗',
  perMin: '分',
  free: '现在没坐窗',
  from: '从 {label} 号来；{queue} {before} → {after}',
  kept: '，仍在承诺内',
  broken: '，会超承诺',
  press: '安排 {count} 人，开窗',
  sent: '已通知 {names}。',
  notNow: '暂不',
  'lacks.people': '没有人可调。可以先停最慢一项的取号，或把预约往后移。',
  'lacks.windows': '能办这一类的窗口都开着。可以先停最慢一项的取号，或把预约往后移。',
  onTheWay: '正在安排',
  'status.sent': '通知 {time}，过去中',
  'status.there': '到岗，到 {time}',
  'status.released': '可以收窗',
  callBack: '收窗',
  calledBack: '已告诉{name}可以收窗。',
  rule: '这一类按规则自动增开、收窗',
  ruleNote: '超承诺 10 分钟增开一窗；20 分钟平缓收一窗。',
  ruleOn: '{queue}按规则增开、收窗。',
  ruleOff: '{queue}由值班长决定。',
  measured: '按最近 {count} 个同样的日子推算。',
  usual: '还没有同样的日子，按本级通常的来人推算。',
  wall: '墙上视图',
  unwall: '回到桌面',
  cell: '建议开',
} as const

const en: Readonly<Record<keyof typeof zh, string>> = {
  title: '{queue} · next two hours',
  titleAlone: 'Next two hours',
  unit: 'wait, minutes',
  choose: 'Which queue',
  worst: 'the tightest',
  loading: 'Working it out…',
  shut: 'No session now; look again before the counters open.',
  nobody: 'Nobody is expected in the next two hours.',
  alone: 'No counter serves this queue now: people wait or are coming, and nobody calls them.',
  aloneCalm: 'No counter serves this queue now, and nobody waits for it.',
  asNow: '{count} open, as now',
  proposed: '{count} open',
  promise: 'promise {minutes}',
  arrivals: '{count} expected',
  allWell: 'All well; next look at {time}',
  open: 'Open {labels} now, until {time}',
  windows: '{count} open',
  perMin: 'min',
  free: 'at no counter now',
  from: 'from {label}; {queue} {before} → {after}',
  kept: ', still within its promise',
  broken: ', beyond its promise',
  press: 'Assign {count} and open',
  sent: '{names} told.',
  notNow: 'Not now',
  'lacks.people': 'Nobody can be spared. Stop numbers for the slowest matter, or move bookings.',
  'lacks.windows': 'All counters for this are open. Stop numbers for the slowest matter, or move bookings.',
  onTheWay: 'Sent to counters',
  'status.sent': 'told at {time}, on the way',
  'status.there': 'there, until {time}',
  'status.released': 'may go back',
  callBack: 'Call back',
  calledBack: '{name} is told.',
  rule: 'Opens and closes its counters by rule',
  ruleNote: 'One more after 10 minutes beyond the promise, one less after 20 calm ones.',
  ruleOn: '{queue} opens and closes by rule.',
  ruleOff: '{queue}: the duty manager decides.',
  measured: 'From the last {count} {count|day|days} like this one.',
  usual: 'No days like this one yet: what is usual for the level.',
  wall: 'Wall view',
  unwall: 'Back to the desk',
  cell: 'open?',
}

export const { t: o, say } = createPageI18n({ zh, en })

/** A wait in a column; a dash where nobody knows it. */
export function words(span: OutlookSpan): string {
  return span === null ? '–' : spanText(span, locale.value, 'column')
}

/** A queue by its shortest name; by its id where the plan does not know it. */
export function queueName(plan: SitePlan | null, id: string | undefined): string {
  const found = inPlan(plan).queue(id)
  return found ? say(found.shortName ?? found.name, found.nameEn) : (id ?? '')
}
