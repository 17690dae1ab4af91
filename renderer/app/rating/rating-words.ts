/** The words of the five levels and their reasons: the same on tablet, phone, kiosk and the duty manager's page. */
import type { Level, Reason } from '../../../domain/rating/levels.ts'
import { createPageI18n } from '../text/i18n.ts'

const zh = {
  'level.5': '非常满意',
  'level.4': '满意',
  'level.3': '基本满意',
  'level.2': '不满意',
  'level.1': '非常不满意',
  'reason.efficiency': '办事效率',
  'reason.competence': '业务能力',
  'reason.attitude': '服务态度',
  'reason.overall': '整体感受',
  'reason.slow': '办得慢',
  'reason.notAllAtOnce': '没有一次讲清',
  'reason.secondTrip': '让我多跑一趟',
  'reason.rude': '态度不好',
  'reason.wrongAdvice': '讲得不对',
  'reason.extraDemand': '多要材料',
  'reason.queue': '等得太久',
  ask: '这次办得怎么样？',
  free: '自愿评价，窗口人员看不到是谁评的',
  why: '主要是因为（可多选，可不选）',
  words: '还想说的一句话（可不填）',
  callBack: '要不要我们给您回电？电话（可不填）',
  badPhone: '电话写 5 到 15 位数字，不想留就空着。',
  decline: '不评价',
  submit: '提交评价',
  final: '提交后不能修改；有事要反映请打 12345',
  sending: '正在提交',
  thanks: '收到了，谢谢您',
  declined: '好的，这次不评价',
} as const

const en: Readonly<Record<keyof typeof zh, string>> = {
  'level.5': 'Very satisfied',
  'level.4': 'Satisfied',
  'level.3': 'Fairly satisfied',
  'level.2': 'Dissatisfied',
  'level.1': 'Very dissatisfied',
  'reason.efficiency': 'Efficiency',
  'reason.competence': 'Competence',
  'reason.attitude': 'Manner',
  'reason.overall': 'Overall',
  'reason.slow': 'Slow service',
  'reason.notAllAtOnce': 'Not told all at once',
  'reason.secondTrip': 'Needless second trip',
  'reason.rude': 'Unfriendly',
  'reason.wrongAdvice': 'Wrong advice',
  'reason.extraDemand': 'Extra papers asked',
  'reason.queue': 'Waited too long',
  ask: 'How was it?',
  free: 'Rating is your choice; the clerk cannot see who rated',
  why: 'Mainly because of (any, or none)',
  words: 'Anything else, in one line (optional)',
  callBack: 'Shall we call you back? Phone (optional)',
  badPhone: 'A phone number has 5 to 15 digits; leave it empty if you like.',
  decline: 'No rating',
  submit: 'Submit',
  final: 'A rating cannot be changed; for complaints dial 12345',
  sending: 'Sending',
  thanks: 'Received, thank you',
  declined: 'Fine, no rating this time',
}

export const { t: ratingText } = createPageI18n({ zh, en })

/** "非常满意" */
export const levelText = (level: Level): string => ratingText(`level.${level}`)
/** "办事效率" */
export const reasonText = (reason: Reason): string => ratingText(`reason.${reason}`)
