/** Pages of a package that any browser shows from a disk, without scripts. */
import type { CaseEvent } from '../../domain/case/events.ts'
import type { CaseFile } from '../../domain/case/state.ts'
import { shownCaseNo } from '../../domain/words/case-no.ts'
import { nameOf } from '../../domain/words/actor.ts'
import { recordOf, type EventRow } from '../store/hash-chain.ts'
import type { TicketRow } from '../store/port.ts'

/** What a step of a case is called; both languages, for who reads it in years. */
const STEPS: Readonly<Record<CaseEvent['type'], string>> = {
  CaseOpened: '受理 Accepted',
  CaseVoided: '受理撤回 Taken back',
  CaseTaken: '接件 Taken',
  CaseHandedOver: '转交 Handed over',
  StageFinished: '环节完成 Stage finished',
  SupplementAsked: '一次性告知 Notice',
  MaterialsReceived: '收到材料 Materials received',
  ClockStopped: '暂停计时 Clock stopped',
  ClockResumed: '恢复计时 Clock resumed',
  ClockMoved: '期限随日历移动 Limit moved',
  CaseDecided: '决定 Decided',
  CaseWithdrawn: '撤回 Withdrawn',
  ResultReady: '结果办好 Result ready',
  ResultHandedOut: '已交付 Handed out',
  ResultMailed: '已寄出 Posted',
  ResultInLocker: '放进取件柜 In the locker',
  ResultFetched: '取件柜取走 Fetched',
  ResultTakenBack: '从取件柜收回 Taken from the locker',
  PickupTicketTaken: '取件取号 Number for pick-up',
  ReentryTicketTaken: '补正取号 Number to come back',
  CaseHandedUp: '送上级审批 Given to the site above',
  CaseMovedAbove: '上级办到 Where it is above',
  CaseReturned: '退回下级 Back to the site below',
  ResultSentDown: '结果送下级 Result sent down',
  ResultOnWay: '结果在路上 Result on its way',
  PostTooLate: '来晚的消息 Came too late',
  CaseNoted: '备注 Note',
  CaseUrged: '督办 Urged',
  UrgeAnswered: '督办答复 Answered',
  LampTurned: '亮灯 Lamp',
}

const STYLE =
  'body{font:14px/1.5 sans-serif;margin:2em}table{border-collapse:collapse;margin:1em 0}td,th{border:1px solid #999;padding:2px 8px;text-align:left}'

/** A day: its numbers and its records. */
export function dayPage(site: string, date: string, tickets: readonly TicketRow[], rows: readonly EventRow[]): string {
  const ticketLines = tickets.map((one) =>
    line([one.ticketNo, one.queue, one.status, one.counter ?? '', one.badgeNo ?? '', timeOf(one.issuedAtMs)]),
  )
  return sheet(
    `${site} ${date}`,
    `<h2>号票 Tickets</h2><table>${line(['号', '队列', '状态', '窗口', '工号', '取号'], 'th')}${ticketLines.join('\n')}</table>
${records(rows)}`,
  )
}

/** A case: what it was about, each step with who held it, and its records. */
export function casePage(site: string, file: CaseFile, rows: readonly EventRow[]): string {
  const facts = [
    ['受理号 Number', shownCaseNo(file.caseNo)],
    ['事项 Matter', `${file.itemName} ${file.itemNameEn}`],
    ['部门 Department', `${file.department} ${file.departmentEn}`],
    ['号票 Ticket', file.accepted.ticketNo ?? `– ${file.accepted.reason}`],
    ['受理 Accepted', `${timeOf(file.acceptedAtMs)} · ${file.accepted.badgeNo}`],
    ['期限 Limit', `${file.clock.dueDate} (${file.promisedDays})`],
    ['状态 Status', file.status],
    ...(file.decision
      ? [['决定 Decision', [file.decision.verdict, file.decision.reasons, file.decision.remedies].join(' · ')]]
      : []),
    ...(file.result ? [['结果 Result', `${file.result.name} ${file.result.date}`]] : []),
  ]
  const steps = file.steps.map((one) => line([timeOf(one.atMs), STEPS[one.what], one.words, one.by, one.holder ?? '']))
  return sheet(
    `${site} ${shownCaseNo(file.caseNo)}`,
    `<table>${facts.map((one) => line(one)).join('\n')}</table>
<h2>步骤 Steps</h2><table>${line(['时间', '步骤', '说明', '谁', '经办'], 'th')}${steps.join('\n')}</table>
${records(rows)}`,
  )
}

/** A one-time notice as it was given: a document of its own in the package. */
export function noticePage(site: string, file: CaseFile, notice: CaseFile['notices'][number]): string {
  const materials = notice.materials.map((one) => line([one.name, one.status, one.mend]))
  return sheet(
    `${site} 告知书 ${notice.noticeNo}`,
    `<p>${escaped(file.itemName)} · ${escaped(shownCaseNo(file.caseNo))}</p>
<table>${line(['材料', '结论', '怎么补'], 'th')}${materials.join('\n')}</table>
<p>依据 ${escaped(notice.basis)} · 版本 ${notice.version} · 补正到 ${escaped(notice.untilDate)} · ${escaped(notice.phone)}</p>`,
  )
}

function records(rows: readonly EventRow[]): string {
  const lines = rows.map((row) => {
    const { actor, event } = recordOf(row)
    return line([row.stream, String(row.seq), timeOf(row.atMs), nameOf(actor), event.type, row.hash.slice(0, 12)])
  })
  return `<h2>记录 Records</h2><table>${line(['流', '序号', '时间', '谁', '事', '校验'], 'th')}${lines.join('\n')}</table>`
}

function sheet(title: string, body: string): string {
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${escaped(title)}</title>
<style>${STYLE}</style>
<h1>${escaped(title)}</h1>
${body}</html>
`
}

function line(cells: readonly string[], tag = 'td'): string {
  return `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`
}

function timeOf(ms: number): string {
  return new Date(ms).toISOString().replace('T', ' ').slice(0, 19)
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
