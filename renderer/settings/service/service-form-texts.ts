/** Texts of the form of the service systems. */
import { createPageI18n } from '../../app/text/i18n.ts'

const zh = {
  decide: '现在用默认值：没有 AB 岗，不查培训。改一改',
  'pairs.title': 'AB 岗：谁不在，谁顶上',
  'pairs.lead': 'A 暂停、没来或离开，B 的叫号器马上有这个岗的队列和转给 A 的号；两人都不在而有人等，值班长会收到提醒。',
  'pairs.add': '加一个岗',
  post: '岗位',
  queues: '办什么',
  a: 'A 岗',
  b: 'B 岗',
  'training.title': '培训记录（《办法》第十九条）',
  'training.lead': '从开始执行的那天起，没有当天有效的培训记录，就不派这类号给他；不填日期就不执行。',
  'training.from': '从哪天开始执行',
  'training.add': '加一条记录',
  clerk: '谁',
  queue: '能办什么',
  record: '培训记录（编号或名称）',
  from: '从',
  until: '到（空着：一直有效）',
  'clocks.title': '评价和时限',
  rateWithinDays: '办完几天内可以评价',
  isSilenceRated: '没说话的按默认计（另列，不进平均）',
  poorRatingDays: '差评几个工作日内办结',
  simple: '办不成事：简单的几个工作日',
  medium: '办不成事：一般的几个工作日',
  hard: '办不成事：复杂的几个工作日',
  silentDays: '村里几个工作日没动静就提醒站里',
} as const

const en: Readonly<Record<keyof typeof zh, string>> = {
  decide: 'Defaults apply: no pairs, no training asked. Change them',
  'pairs.title': 'A/B cover: who stands in for whom',
  'pairs.lead':
    'While A is away or makes a pause, B has the post’s queues and what was sent to A at once; where neither is there and people wait, the duty manager is told.',
  'pairs.add': 'Add a post',
  post: 'Post',
  queues: 'Serves',
  a: 'A',
  b: 'B',
  'training.title': 'Records of training (article 19)',
  'training.lead':
    'From the date on nobody is given what they have no record for that counts on the day; without a date nothing is asked.',
  'training.from': 'In force from',
  'training.add': 'Add a record',
  clerk: 'Who',
  queue: 'May serve',
  record: 'Record (number or title)',
  from: 'From',
  until: 'Until (empty: no end)',
  'clocks.title': 'Ratings and time limits',
  rateWithinDays: 'Days in which a visit may be rated',
  isSilenceRated: 'Silence counts as a default (apart, never in a mean)',
  poorRatingDays: 'Working days for a poor rating',
  simple: 'Unresolved matter, simple: working days',
  medium: 'Unresolved matter, ordinary: working days',
  hard: 'Unresolved matter, hard: working days',
  silentDays: 'Working days of silence of a village until its station is told',
}

export const { t: v } = createPageI18n({ zh, en })
