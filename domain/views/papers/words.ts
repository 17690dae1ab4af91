/** The words of the papers that a citizen takes home, in both languages. */
import type { SlipLanguage } from '../../slip/slip.ts'
import { asLine } from '../../words/line.ts'
import { windowNamed } from '../../words/window-name.ts'
import type { CaseMaterial } from '../../case/events.ts'

type Open = Exclude<CaseMaterial['status'], 'present'>

export interface PaperWords {
  readonly comma: string
  readonly reprint: string
  readonly caseNo: string
  readonly dept: string
  readonly basis: string
  readonly fee: string
  readonly scan: string
  readonly noScan: string
  readonly byNumber: string
  readonly windows: (runs: string) => string
  readonly receipt: {
    readonly title: string
    readonly ticket: string
    readonly lead: (count: number) => string
    readonly promise: (days: number, date: string) => string
    readonly paused: string
    readonly over: string
    readonly handedIn: (count: number, names: string) => string
    readonly nothingHandedIn: string
    readonly deferred: (names: string, date: string) => string
    readonly accepted: string
    readonly by: string
    readonly allDone: string
    readonly keep: string
    readonly told: string
    readonly made: (time: string) => string
  }
  readonly notice: {
    readonly title: string
    readonly number: string
    readonly again: (count: number, before: string) => string
    readonly lead: (item: string, caseNo: string, all: number, missing: number) => string
    readonly bring: (name: string, status: Open) => string
    readonly until: string
    readonly where: string
    readonly whereText: (windows: string) => string
    readonly pass: string
    readonly passText: (date: string) => string
    readonly after: string
    readonly afterText: (days: number) => string
    readonly limits: string
    readonly limitsText: (promised: number, legal: number | null) => string
    readonly noFee: string
    readonly whom: string
    readonly version: string
    readonly versionText: (version: number) => string
    readonly remedy: string
    readonly made: (time: string) => string
  }
  readonly refusal: {
    readonly title: string
    readonly lead: (item: string, caseNo: string, date: string) => string
    readonly reasons: string
    readonly remedies: string
    readonly decided: string
    readonly papers: string
    readonly made: (time: string) => string
  }
}

const zh: PaperWords = {
  comma: '、',
  reprint: '补打',
  caseNo: '受理号',
  dept: '部门',
  basis: '依据',
  fee: '收费',
  scan: '扫码看进度',
  noScan: '查进度',
  byNumber: '在取号机报受理号也能查。',
  windows: (runs) => windowNamed(`${runs} 号窗口`),
  receipt: {
    title: '受理回执',
    ticket: '号票',
    lead: (count) => `下面 ${count} 件已经收下，从现在起计时。`,
    promise: (days, date) => (days === 0 ? '当场办' : `承诺 ${days} 个工作日，最晚 ${date} 办好`),
    paused: '计时暂停，补齐后接着算',
    over: '已经办结，进度扫码看',
    handedIn: (count, names) => `收下材料 ${count} 份：${names}`,
    nothingHandedIn: '没有收材料',
    deferred: (names, date) => `还要补（容缺受理）：${names}，${date} 前`,
    accepted: '受理',
    by: '经手',
    allDone: '全部办好',
    keep: '请收好：凭它看进度、看取件码，别给不认识的人。',
    told: '办好了，进度页上会出现取件码，到出件窗口报码就行。',
    made: (time) => `${time} 打印`,
  },
  notice: {
    title: '一次性告知书',
    number: '编号',
    again: (count, before) => `第 ${count} 次告知（上一次 ${before}）`,
    lead: (item, caseNo, all, missing) =>
      `您办的${item}（受理号 ${caseNo}），我们看过了全部 ${all} 份材料，还差 ${missing} 份，一次说清；其余不用再带。`,
    bring: (name, status) => `${{ missing: '要补', faulty: '要改', deferred: '容缺，稍后补' }[status]}：${name}`,
    until: '什么时候前',
    where: '交到哪',
    whereText: (windows) => `${windows === '' ? '' : `${windows}，或`}任何一个综合窗口`,
    pass: '不用重排',
    passText: (date) => `${date} 前回来，在取号机输受理号，排在新来的前面`,
    after: '补齐后',
    afterText: (days) => `${days} 个工作日内办好，之前计时暂停，不作废`,
    limits: '办理时限',
    limitsText: (promised, legal) => `承诺 ${promised} 个工作日${legal === null ? '' : `，法定 ${legal} 个工作日`}`,
    noFee: '不收费',
    whom: '问谁',
    version: '版本',
    versionText: (version) => (version === 0 ? '开办时的事项目录' : `事项目录第 ${version} 版`),
    remedy: '不同意，可在 60 日内申请行政复议，或打 12345。',
    made: (time) => `${time} 告知`,
  },
  refusal: {
    title: '不予许可决定书',
    lead: (item, caseNo, date) => `您申请的${item}（受理号 ${caseNo}，${date} 受理），经审查决定不予许可。`,
    reasons: '理由',
    remedies: '不服怎么办',
    decided: '决定',
    papers: '交来的材料可以取回；补好以后可以重新申请，不影响这一次的复议和诉讼。',
    made: (time) => `${time} 决定`,
  },
}

const en: PaperWords = {
  comma: ', ',
  reprint: 'Reprint',
  caseNo: 'Case',
  dept: 'Department',
  basis: 'Basis',
  fee: 'Fee',
  scan: 'Scan for progress',
  noScan: 'Progress',
  byNumber: 'A kiosk tells it by the case number, too.',
  windows: (runs) => `counter ${runs}`,
  receipt: {
    title: 'Receipt',
    ticket: 'Ticket',
    lead: (count) => `${count} ${count === 1 ? 'matter has' : 'matters have'} been accepted; the clock runs from now.`,
    promise: (days, date) => (days === 0 ? 'done on the spot' : `promised: ${days} working days, by ${date}`),
    paused: 'the clock is paused until all papers are here',
    over: 'closed; scan for what came of it',
    handedIn: (count, names) => `${count} ${count === 1 ? 'paper' : 'papers'} handed in: ${names}`,
    nothingHandedIn: 'No papers handed in',
    deferred: (names, date) => `Still to come: ${names}, by ${date}`,
    accepted: 'Accepted',
    by: 'By',
    allDone: 'All done',
    keep: 'Keep it: it shows the progress and the pick-up code. Give it to nobody you do not know.',
    told: 'When it is ready the page shows a pick-up code; say it at the pick-up counter.',
    made: (time) => `Printed ${time}`,
  },
  notice: {
    title: 'One-time notice',
    number: 'No.',
    again: (count, before) => `Notice ${count} for this matter (before: ${before})`,
    lead: (item, caseNo, all, missing) =>
      `${item} (case ${caseNo}): we have looked at all ${all} papers; ${missing} missing or unfit, all of them listed here. Nothing else need be brought.`,
    bring: (name, status) =>
      `${{ missing: 'To bring', faulty: 'To mend', deferred: 'To come later' }[status]}: ${name}`,
    until: 'Until',
    where: 'Where',
    whereText: (windows) => asLine(`${windows === '' ? '' : `${windows}, or `}any integrated counter`),
    pass: 'No new wait',
    passText: (date) => `Back by ${date}: enter the case number at a kiosk, ahead of newcomers`,
    after: 'Then',
    afterText: (days) => `Done within ${days} working days; paused until then, nothing lapses`,
    limits: 'Time limit',
    limitsText: (promised, legal) => `Promised ${promised} working days${legal === null ? '' : `, by law ${legal}`}`,
    noFee: 'None',
    whom: 'Ask',
    version: 'Version',
    versionText: (version) => (version === 0 ? 'Catalogue of the opening' : `Catalogue ${version}`),
    remedy: 'If you disagree: administrative review within 60 days, or call 12345.',
    made: (time) => `Given ${time}`,
  },
  refusal: {
    title: 'Decision of refusal',
    lead: (item, caseNo, date) => `${item} (case ${caseNo}, accepted ${date}) was examined and is refused.`,
    reasons: 'Reasons',
    remedies: 'If you disagree',
    decided: 'Decided',
    papers:
      'Your papers can be taken back; you may apply anew, and a review or a suit about this one stays open to you.',
    made: (time) => `Decided ${time}`,
  },
}

/** The words of a language. */
export function paperWords(language: SlipLanguage): PaperWords {
  return language === 'zh' ? zh : en
}

/** "2026-12-14 周一", "Mon 2026-12-14": on paper the year belongs to a date. */
export function paperDate(date: string, language: SlipLanguage): string {
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB'
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(
    Date.parse(`${date}T00:00:00Z`),
  )
  return language === 'zh' ? `${date} ${weekday}` : `${weekday} ${date}`
}
