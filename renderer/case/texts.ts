/** Texts of the phone's page of a case: no legal word for a step, what is needed of the citizen first. */
import { caseEn, caseZh } from '../app/text/case-texts.ts'
import { createPageI18n } from '../app/text/i18n.ts'

const zh = {
  ...caseZh,
  product: '一窗',
  updated: '{time} 更新',
  opening: '正在打开',
  unknown: '没有找到办件',
  unknownText: '请核对受理回执上的地址，或打{hall}电话问一问。',
  lost: '现在连不上，下面是 {time} 的情况。',
  'say.inLocker': '办好了，在取件柜 {door} 号格',
  'then.after': '补齐后 {n} 个工作日内办好，现在不计时，不会因此作废',
  'then.refused': '没有准予',
  bring: '{name}',
  rest: '其余 {n} 份都齐，不用再带。',
  notice: '告知书编号 {no}',
  until: '{date} 前补来，哪个综合窗口都收。',
  deferred: '容缺材料请在 {date} 前补来',
  code: '取件码',
  codeHow: '到出件窗口报码，或在取件柜输码。不要告诉别人。',
  result: '{name}，{date} 办好',
  'step.pickup': '取件',
  reasons: '理由',
  remedies: '不服怎么办',
  together: '一张号的 {n} 件，{date} 前都办好',
  togetherOpen: '一张号的 {n} 件',
  openNotice: '看告知书，可打印',
  openRefusal: '决定书，可以打印',
  openReceipt: '打印受理回执',
  asPdf: '{paper}，PDF 文件',
  ask: '问进度',
  phone: '{department} {phone}',
  bookToBring: '约个时间来补交',
  near: '就近交：{title}',
} as const

const en: Readonly<Record<keyof typeof zh, string>> = {
  ...caseEn,
  product: 'Yichuang',
  updated: 'updated {time}',
  opening: 'Opening',
  unknown: 'No case found',
  unknownText: 'Please check the address on your receipt, or call the {hall}.',
  lost: 'No connection; this is as of {time}.',
  'say.inLocker': 'Ready, in the locker, door {door}',
  'then.after': 'done within {n} working {n|day|days} once all is here; the clock is paused and nothing lapses',
  'then.refused': 'not granted',
  bring: '{name}',
  rest: 'The other {n} are here and need not be brought.',
  notice: 'Notice {no}',
  until: 'Bring it by {date} to any integrated counter.',
  deferred: 'Please bring the deferred papers by {date}',
  code: 'Pick-up code',
  codeHow: 'Say it at the pick-up counter or enter it at the locker. Tell nobody else.',
  result: '{name}, ready since {date}',
  'step.pickup': 'Pick-up',
  reasons: 'Reasons',
  remedies: 'If you disagree',
  together: '{n} {n|matter|matters} of one ticket, all done by {date}',
  togetherOpen: '{n} {n|matter|matters} of one ticket',
  openNotice: 'The notice, to print',
  openRefusal: 'The decision, to print',
  openReceipt: 'Print the receipt',
  asPdf: '{paper}, as a PDF file',
  ask: 'Ask',
  phone: '{department} {phone}',
  bookToBring: 'Book a time to bring them',
  near: 'Nearer to you: {title}',
}

export const { t, locale, say } = createPageI18n({ zh, en })
export type CaseKey = keyof typeof zh

/** The address of a paper in the language chosen now. */
export function inLanguage(path: string): string {
  return locale.value === 'zh' ? path : `${path}?language=en`
}
