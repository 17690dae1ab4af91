/** Texts of the rating tablet. */
import { createPageI18n } from '../app/text/i18n.ts'

const zh = {
  product: '一窗',
  allDone: '{count} 件都办好了',
  noneDone: '来办 {count} 件',
  someDone: '{count} 件办好 {done} 件',
  times: '等候 {wait} 分钟，办理 {service} 分钟',
  later1: '点了哪一级，再问一句为什么，可以不答。',
  later2: '也可以回去再评：号票上的码，{days} 天内有效。',
  goesAway: '秒后收起',
  called: '请 {no} 到 {label} 号窗口',
  kept: '现在没有网，已记在这台机器上，有网自动提交',
  please: '请',
  toWindow: '到 {label} 号窗口',
  serving: '正在办理',
  free: '空闲，请等叫号',
  paused: '暂停服务',
  closed: '本窗口今天未开',
  lost: '没有网，叫号请听广播、看综合屏',
  opening: '正在接通',
  badge: '工号 {badgeNo}',
} as const

const en: Readonly<Record<keyof typeof zh, string>> = {
  product: 'Yichuang',
  allDone: 'All {count} done',
  noneDone: 'Came for {count}',
  someDone: '{done} of {count} done',
  times: 'Waited {wait} min, served {service} min',
  later1: 'After a level we ask why; no answer is needed.',
  later2: 'Or rate at home: the code on your slip is good for {days} {days|day|days}.',
  goesAway: 's, then this goes away',
  called: '{no}, please go to counter {label}',
  kept: 'No network now: kept on this tablet, sent by itself later',
  please: 'Please,',
  toWindow: 'to counter {label}',
  serving: 'Now serving',
  free: 'Free, please wait for your call',
  paused: 'Back soon',
  closed: 'Closed today',
  lost: 'No network: please follow the screens and the voice',
  opening: 'Connecting',
  badge: 'Badge {badgeNo}',
}

export const { t } = createPageI18n({ zh, en })
