/** What the paper of a day says: its numbers and cases, and its errands, complaints, questions and projects (SEAL-5). */
import type { CaseFile } from '../../domain/case/state.ts'
import type { MatterOutcome, SuggestionKind } from '../../domain/feedback/commands.ts'
import type { MatterStep, Suggestion } from '../../domain/feedback/state.ts'
import type { Mandate } from '../../domain/site-link/errand-post.ts'
import type { Errand, ErrandStatus, ErrandStep } from '../../domain/errand/state.ts'
import type { ContactOutcome, ContactPlace } from '../../domain/first-contact/commands.ts'
import type { Project } from '../../domain/project/state.ts'
import { shownCaseNo } from '../../domain/words/case-no.ts'
import type { PaperPart } from '../paper/pdf.ts'
import type { DatedContact, DayContents, GivenTicket } from './day-contents.ts'
import { CASE_WORDS, clockOf, endings, shownSource, type ArchivePaper } from './documents.ts'
import type { Manifest } from './package.ts'

const TICKET_WORDS: Readonly<Record<string, string>> = {
  finished: '办结 finished',
  abandoned: '离开 left',
  missed: '过号 missed',
  merged: '并入 merged',
  voided: '作废 voided',
  waiting: '等候 waiting',
  called: '已呼叫 called',
  arrived: '到窗 at the window',
  serving: '办理中 being served',
  parked: '挂起 set aside',
}

/** Of a number that no machine gave whose name is known: a badge number stands for itself. */
const GIVER_WORDS: Readonly<Record<string, string>> = {
  device: '机器 machine',
  visitor: '手机 phone',
  holder: '手机 phone',
  timekeeper: '系统 hall',
}

const MANDATE_WORDS: Readonly<Record<Mandate, string>> = {
  inPerson: '本人 in person',
  written: '书面委托 in writing',
  family: '家人代委托 by the family',
}

const ERRAND_STEPS: Readonly<Record<ErrandStep['what'], string>> = {
  accepted: '受理 accepted',
  handedOver: '移送 handed over',
  taken: '接收 received',
  returned: '退回补齐 sent back to be completed',
  finished: '办出结果 result',
  told: '告知 told',
}

const ERRAND_WORDS: Readonly<Record<ErrandStatus, string>> = {
  held: '在办 in hand',
  announced: '下级送来，在路上 on its way here',
  inTransit: '移送途中 on its way up',
  above: '上级在办 with the site above',
  finished: '已办出，待告知 to be told',
  reported: '已办出，已告下级 the site below was told',
  returned: '已退回补齐 sent back to be completed',
  told: '已告知群众 the villager was told',
}

const KIND_WORDS: Readonly<Record<SuggestionKind, string>> = {
  suggestion: '意见 suggestion',
  complaint: '投诉 complaint',
  unresolved: '办不成事 unresolved matter',
}

const OUTCOME_WORDS: Readonly<Record<MatterOutcome, string>> = {
  resolved: '已解决 resolved',
  explained: '已答复说明 explained',
  notUpheld: '不成立 not upheld',
  referred: '转有关部门 referred',
}

const MATTER_STEPS: Readonly<Record<MatterStep['what'], string>> = {
  routed: '交办 given to',
  answered: '答复 answered',
  returned: '退回重答 sent back',
  checked: '复核通过 found good',
  closed: '办结 closed',
}

const PLACE_WORDS: Readonly<Record<ContactPlace, string>> = {
  counter: '窗口 counter',
  floor: '现场 floor',
  phone: '电话 phone',
}

const ENDED_WORDS: Readonly<Record<ContactOutcome['kind'], string>> = {
  handled: '当场办好 handled',
  guided: '指到别处 guided',
  transferred: '转给 transferred to',
}

/** A day: what it did, in whatever stream, and where its records end. Of words that people typed nothing (RETAIN-1). */
export function dayPaper(
  { site, date, timeZone }: { readonly site: string; readonly date: string; readonly timeZone: string },
  { tickets, opened, moved, errands, feedback, contacts, projects }: DayContents,
  ends: Manifest['streams'],
): ArchivePaper {
  const time = clockOf(timeZone)
  return {
    title: `${site} ${date}`,
    parts: [
      ticketsPart(tickets, time),
      casesPart('办件 Cases', opened),
      casesPart('以前受理、这天有进展的办件 Earlier cases with a step on this day', moved),
      errandsPart(errands),
      feedbackPart(feedback),
      contactsPart(contacts, time),
      projectsPart(projects),
      endings(ends),
    ],
  }
}

function ticketsPart(tickets: readonly GivenTicket[], time: (ms: number) => string): PaperPart {
  return {
    heading: `号票 Tickets (${tickets.length})`,
    head: ['号 No.', '队列 Queue', '状态 Status', '窗口 Counter', '工号 Badge', '取号 Taken', '哪里取的 Given by'],
    rows: tickets.map((one) => [
      one.ticketNo,
      one.queue,
      TICKET_WORDS[one.status] ?? one.status,
      one.counter ?? '',
      one.badgeNo ?? '',
      time(one.issuedAtMs),
      GIVER_WORDS[one.givenBy] ?? shownSource(one.givenBy),
    ]),
  }
}

function casesPart(heading: string, cases: readonly CaseFile[]): PaperPart {
  return {
    heading: `${heading} (${cases.length})`,
    head: ['受理号 Number', '事项 Matter', '部门 Department', '状态 Status', '期限 Limit'],
    rows: cases.map((one) => [
      shownCaseNo(one.caseNo),
      one.itemName,
      one.department,
      CASE_WORDS[one.status],
      one.clock.dueDate,
    ]),
  }
}

function errandsPart(errands: readonly Errand[]): PaperPart {
  return {
    heading: `代办件 Errands (${errands.length})`,
    head: ['编号 Reference', '事项 Matter', '材料 Pieces', '经过 Way', '状态和责任人 Status, in whose hands'],
    rows: errands.map((one) => [
      one.reference,
      one.itemName,
      [one.materials, one.mandate && MANDATE_WORDS[one.mandate]].filter(Boolean).join(' '),
      one.steps
        .map(({ what, date, site, title, by }) => `${date} ${ERRAND_STEPS[what]} ${title ?? site} ${by}`.trim())
        .join('；'),
      `${ERRAND_WORDS[one.status]} ${one.holder.site} ${one.holder.name}`,
    ]),
  }
}

function feedbackPart(feedback: readonly Suggestion[]): PaperPart {
  return {
    heading: `意见和投诉 Suggestions and complaints (${feedback.length})`,
    head: ['编号 Reference', '类别 Kind', '收到 Received', '期限 Limit', '经过 Way', '结果 Outcome'],
    rows: feedback.map((one) => [
      one.reference,
      KIND_WORDS[one.kind],
      one.date,
      one.dueDate ?? '',
      one.steps
        .map(({ what, date, by }) =>
          `${date} ${MATTER_STEPS[what]} ${what === 'routed' ? (one.holder ?? '') : by}`.trim(),
        )
        .join('；'),
      one.closed === null ? '在办 open' : `${one.closed.date} ${OUTCOME_WORDS[one.closed.outcome]}`,
    ]),
  }
}

function contactsPart(contacts: readonly DatedContact[], time: (ms: number) => string): PaperPart {
  return {
    heading: `首问 First contacts (${contacts.length})`,
    head: ['日期 Date', '号 No.', '地点 Place', '首问人 Asked', '记下 Noted', '结果 Outcome', '了结 Ended'],
    rows: contacts.map((one) => [
      one.date,
      String(one.contactNo),
      PLACE_WORDS[one.place],
      one.holder,
      time(one.openedAtMs),
      one.outcome === null
        ? '在办 open'
        : `${ENDED_WORDS[one.outcome.kind]} ${one.outcome.kind === 'transferred' ? one.outcome.to : ''}`.trim(),
      one.closedAtMs === null ? '' : time(one.closedAtMs),
    ]),
  }
}

function projectsPart(projects: readonly Project[]): PaperPart {
  return {
    heading: `帮办项目 Projects (${projects.length})`,
    head: ['编号 Number', '项目 Project', '帮办人 Helper', '立项 Opened', '来访 Visits', '状态 Status'],
    rows: projects.map((one) => [
      one.projectNo,
      one.title,
      [...one.hands.map(({ from }) => from), one.helper].join(' → '),
      one.openedDate,
      one.visits.map(({ date, ticketNo }) => `${date} ${ticketNo}`).join('；'),
      one.closed === null ? '帮办中 open' : `${one.closed.date} 结束 closed`,
    ]),
  }
}
