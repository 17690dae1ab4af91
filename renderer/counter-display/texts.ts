/** Texts of the display above one window; English stands beside the group only. */
import { createPageI18n } from '../app/text/i18n.ts'

const zh = {
  please: '请',
  toWindow: '到 {label} 号窗口',
  comeTo: '请到 {label} 号窗口',
  nthCall: '第 {n} 次呼叫',
  serving: '正在办理',
  next: '下一位',
  badge: '工号 {badgeNo}',
  free: '空闲，请等叫号',
  pausedUntil: '暂停服务，{time} 回来',
  pausedSoon: '暂停服务，马上回来',
  paused: '暂停服务',
  keepsNumber: '请等候，您的号不受影响',
  sameAt: '您的号不受影响，{windows} 号窗口同样办理',
  closed: '本窗口今天未开',
  'shut.night': '窗口已下班',
  'shut.noon': '午间休息',
  'shut.early': '窗口还没开',
  'shut.rest': '今天不开窗',
  opensAt: '{when} 开窗',
  lookAtLobby: '请看等候区综合屏',
  lookOrGo: '请看等候区综合屏，或到 {windows} 号窗口',
  keepsNothingHere: '系统暂停，手里的号都有效',
  askDesk: '取号、问事请找咨询台或工作人员',
  'lost.title': '请听工作人员叫号',
  'lost.how': '本屏暂时收不到新号，您手里的号依然有效',
  'lost.asOf': '截至 {time}',
  'lost.called': '已叫到本窗口',
  'gone.title': '本窗口已停用',
  'gone.how': '请看等候区综合屏，或问咨询台',
  'gone.staff': '{hall}设置里没有 {label} 号窗口，本屏请重新配对',
  opening: '正在接通',
} as const

const en: Readonly<Record<keyof typeof zh, string>> = {
  please: 'Please,',
  toWindow: 'to window {label}',
  comeTo: 'Please come to window {label}',
  nthCall: 'Call {n}',
  serving: 'Now serving',
  next: 'Next',
  badge: 'Badge {badgeNo}',
  free: 'Free, please wait for your call',
  pausedUntil: 'Back at {time}',
  pausedSoon: 'Back soon',
  paused: 'Back soon',
  keepsNumber: 'Please wait; your number stays valid',
  sameAt: 'Your number stays valid; same service at {windows}',
  closed: 'Closed',
  'shut.night': 'Closed for today',
  'shut.noon': 'Lunch break',
  'shut.early': 'Not open yet',
  'shut.rest': 'Closed today',
  opensAt: 'Opens {when}',
  lookAtLobby: 'Please look at the lobby screen',
  lookOrGo: 'Please look at the lobby screen, or go to window {windows}',
  keepsNothingHere: 'On hold; your number stays valid',
  askDesk: 'Tickets and questions: help desk or staff',
  'lost.title': 'Please listen for your number',
  'lost.how': 'This screen gets no new numbers for now; your number stays valid',
  'lost.asOf': 'As of {time}',
  'lost.called': 'Called to this window',
  'gone.title': 'No longer in use',
  'gone.how': 'Please look at the lobby screen, or ask at the help desk',
  'gone.staff': 'The {hall} has no window {label}; please pair this screen again',
  opening: 'Connecting',
}

export const { t, tIn } = createPageI18n({ zh, en })

/** Every character that is shown while the server cannot be reached. */
export const TROUBLE_WORDS = Object.entries(zh)
  .filter(([key]) => key.startsWith('lost.'))
  .map(([, text]) => text)
  .join('')
