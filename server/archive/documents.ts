/** What the papers of a package say, once for page and PDF; both languages, for who reads it in years. */
import type { CaseEvent } from '../../domain/case/events.ts'
import type { CaseFile, CaseStatus } from '../../domain/case/state.ts'
import { sourceOf, type MachineNames } from '../../domain/words/actor.ts'
import { shownCaseNo } from '../../domain/words/case-no.ts'
import { wallTime } from '../../domain/words/wall-time.ts'
import type { PaperPart } from '../paper/pdf.ts'
import { recordOf, type EventRow } from '../store/hash-chain.ts'
import type { Manifest } from './package.ts'

export interface ArchivePaper {
  readonly title: string
  readonly parts: readonly PaperPart[]
}

/** What a step of a case is called. */
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
  ApplicantNoted: '记下联系方式 Contact noted',
  CaseUrged: '督办 Urged',
  UrgeAnswered: '督办答复 Answered',
  LampTurned: '亮灯 Lamp',
}

export const CASE_WORDS: Readonly<Record<CaseStatus, string>> = {
  accepted: '已受理 accepted',
  review: '审核中 in review',
  above: '上级审批中 with the site above',
  supplement: '等补正 waiting for papers',
  stopped: '暂停计时 clock stopped',
  decided: '已决定 decided',
  ready: '待取件 ready',
  inLocker: '在取件柜 in the locker',
  collected: '已取走 collected',
  mailed: '已寄出 posted',
  sentDown: '结果已送下级 sent to the site below',
  returned: '已退回下级 returned',
  withdrawn: '已撤回 withdrawn',
  voided: '受理已撤回 taken back',
}

const VERDICTS = { granted: '准予 granted', refused: '不予 refused', withdrawn: '撤回 withdrawn' } as const
const MATERIALS = {
  present: '齐 here',
  missing: '缺 missing',
  faulty: '不合格 unfit',
  deferred: '容缺 to follow',
} as const

/** A case: what it was about, its papers, each step with who held it, each notice, and where its records end. */
export function casePaper(
  { site, timeZone }: { readonly site: string; readonly timeZone: string },
  file: CaseFile,
  ends: Manifest['streams'],
): ArchivePaper {
  const time = clockOf(timeZone)
  return {
    title: `${site} ${shownCaseNo(file.caseNo)}`,
    parts: [
      { rows: facts(file, time) },
      {
        heading: '材料 Materials',
        rows: file.materials.map((one) => [`${one.name} ${one.nameEn}`, MATERIALS[one.status]]),
      },
      {
        heading: '步骤 Steps',
        head: ['时间 Time', '步骤 Step', '说明 Words', '谁 By', '经办 Held by'],
        rows: file.steps.map((one) => [time(one.atMs), STEPS[one.what], one.words, one.by, one.holder ?? '']),
      },
      ...file.notices.flatMap((notice) => noticeParts(file, notice)),
      endings(ends),
    ],
  }
}

function facts(file: CaseFile, time: (ms: number) => string): readonly (readonly string[])[] {
  const { decision, result, delivery } = file
  return [
    ['受理号 Number', shownCaseNo(file.caseNo)],
    ['事项 Matter', `${file.itemName} ${file.itemNameEn}`],
    ['部门 Department', `${file.department} ${file.departmentEn}`],
    ['号票 Ticket', file.accepted.ticketNo ?? `– ${file.accepted.reason}`],
    ['受理 Accepted', `${time(file.acceptedAtMs)} · ${file.accepted.badgeNo}`],
    ['期限 Limit', `${file.clock.dueDate} (${file.promisedDays})`],
    ['状态 Status', CASE_WORDS[file.status]],
    ...(decision
      ? [['决定 Decision', [VERDICTS[decision.verdict], decision.reasons, decision.remedies].join(' · ')]]
      : []),
    ...(result ? [['结果 Result', `${result.name} ${result.date}`]] : []),
    ...(delivery ? [['交付 Delivered', [time(delivery.atMs), delivery.mandate].filter(Boolean).join(' · ')]] : []),
  ]
}

/** A one-time notice as it was given: a document of its own in the package. */
export function noticePaper(site: string, file: CaseFile, notice: CaseFile['notices'][number]): ArchivePaper {
  return {
    title: `${site} 告知书 Notice ${notice.noticeNo}`,
    parts: [{ rows: [[file.itemName, shownCaseNo(file.caseNo)]] }, ...noticeParts(file, notice)],
  }
}

function noticeParts(file: CaseFile, notice: CaseFile['notices'][number]): readonly PaperPart[] {
  return [
    {
      heading: `一次性告知书 Notice ${shownCaseNo(notice.noticeNo)}`,
      head: ['材料 Material', '结论 Finding', '怎么补 How to mend'],
      rows: notice.materials.map((one) => [one.name, MATERIALS[one.status], one.mend]),
    },
    {
      rows: [
        ['依据 Basis', notice.basis],
        ['版本 Version', String(notice.version)],
        ['补正到 Until', notice.untilDate],
        ['电话 Phone', notice.phone],
        ['事项 Matter', file.itemName],
      ],
    },
  ]
}

/** The records themselves, for the page: a day of them is too much to print. */
export function recordsPart(rows: readonly EventRow[], timeZone: string, machines: MachineNames): PaperPart {
  const time = clockOf(timeZone)
  return {
    heading: '记录 Records',
    head: ['流 Stream', '序号 No.', '时间 Time', '谁 By', '事 Event', '校验 Hash'],
    rows: rows.map((row) => {
      const { actor, event } = recordOf(row)
      return [
        row.stream,
        String(row.seq),
        time(row.atMs),
        shownSource(sourceOf(actor, machines)),
        event.type,
        row.hash.slice(0, 12),
      ]
    }),
  }
}

/** A machine as it is called: "device:1 号机" → "1 号机". */
export function shownSource(by: string): string {
  return by.replace(/^device:/, '')
}

/** Where each stream of the package ends. */
export function endings(ends: Manifest['streams']): PaperPart {
  return {
    heading: '记录到此 Where the records end',
    head: ['流 Stream', '记录 Records', '末条校验 Hash of the last record (SHA-256)'],
    rows: ends.map((one) => [one.stream, String(one.to), one.hash]),
  }
}

/** The clock on the hall's wall, with seconds. */
export function clockOf(timeZone: string): (ms: number) => string {
  return (ms) => {
    const { date, minute } = wallTime(ms, timeZone)
    const two = (value: number): string => String(value).padStart(2, '0')
    const second = Math.floor(ms / 1000) % 60
    return `${date} ${two(Math.floor(minute / 60))}:${two(minute % 60)}:${two(second)}`
  }
}
