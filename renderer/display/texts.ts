/** Texts of the lobby display; it speaks Chinese, with the English line that the design names. */
import { createPageI18n } from '../app/text/i18n.ts'

const zh = {
  waitingArea: '{zone}等候区',
  wholeHall: '等候区',
  nowCalling: '请到窗口',
  nthCall: '第 {n} 次',
  quiet: '请稍候，叫到您的号会在这里亮起',
  opening: '正在接通，马上显示叫号',
  waiting: '等候',
  people: '人',
  aboutMinutes: '约 分钟',
  unknownWait: '–',
  pageOf: '{page}/{pages}',
  next: '请准备',
  within: '约 5 分钟内',
  'lost.title': '叫号照常进行',
  'lost.how': '本屏暂时收不到新号，请看窗口屏、\n听广播，或听工作人员叫号。',
  'lost.asOf': '截至',
  'lost.before': '叫过的号在左下方',
  'lost.valid': '您手里的号依然有效，\n不用重新取号。',
  'lost.later': '人数和等候时间，\n恢复后再显示。',
  'lost.notice': '正在重新连接，已通知大厅工作人员。',
  'voice.muted': '已静音，按 M 键恢复',
  'voice.blocked': '点一下屏幕打开声音',
  'voice.failed': '广播暂停，请看屏幕',
} as const

const en: Readonly<Record<keyof typeof zh, string>> = {
  waitingArea: '{zone}',
  wholeHall: 'Waiting area',
  nowCalling: 'Now calling',
  nthCall: 'Call {n}',
  quiet: 'Your number will light up here',
  opening: 'Connecting, calls will show in a moment',
  waiting: 'Waiting',
  people: 'People',
  aboutMinutes: 'About min',
  unknownWait: '–',
  pageOf: '{page}/{pages}',
  next: 'Next',
  within: 'within 5 min',
  'lost.title': 'Calls go on',
  'lost.how': 'This screen gets no new numbers for now. Please watch the windows or listen.',
  'lost.asOf': 'As of',
  'lost.before': 'At lower left: the numbers called',
  'lost.valid': 'Your number stays valid.',
  'lost.later': 'Waits show again once reconnected.',
  'lost.notice': 'Reconnecting. Staff have been told.',
  'voice.muted': 'Muted, press M to undo',
  'voice.blocked': 'Touch the screen to turn the voice on',
  'voice.failed': 'No voice for now, please watch the screen',
}

export const { t, tIn } = createPageI18n({ zh, en })

/** Every character that is shown while the server cannot be reached. */
export const TROUBLE_WORDS = Object.entries(zh)
  .filter(([key]) => /^(lost|voice)[.]/.test(key))
  .map(([, text]) => text)
  .join('')
