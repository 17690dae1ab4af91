/** Cases from acceptance to pick-up (前台综合受理、后台分类审批、统一窗口出件, article 8), as a subject: a stream for each. */
import type { Subject, World } from '../plan/world.ts'
import type { DayAnswer } from '../queue-day/subject.ts'
import { dayAnswer } from '../queue-day/subject.ts'
import type { CaseNo } from '../words/case-no.ts'
import { eventIn } from '../words/stream.ts'
import type { OfType, Typed } from '../words/subject.ts'
import { CASE_MAY, type CaseCommand } from './commands.ts'
import {
  drawnCodes,
  handOutResult,
  lockerEmptied,
  mailResult,
  putInLocker,
  readyResult,
  takeFromLocker,
  takePickupTicket,
  takeReentryTicket,
} from './decide/deliver.ts'
import { alongDay, casesOfUndo, fileCase, openCase } from './decide/open.ts'
import {
  askSupplement,
  decideCase,
  finishStage,
  handOverCase,
  noteApplicant,
  noteCase,
  receiveMaterials,
  resumeClock,
  stopClock,
  takeCase,
  withdrawCase,
} from './decide/review.ts'
import { answerUrge, urgeCase } from './decide/urge.ts'
import { tickCase } from './decide/tick.ts'
import type { CaseEvent } from './events.ts'
import { folds } from './folds.ts'
import { handUpCase, recallCase, sendBackCase } from './joint/hand.ts'
import { telling } from './joint/posts.ts'
import { alongRefused, casesOfRefused, ownCaseOf, receiveCasePost } from './joint/receive.ts'
import type { CaseRejection } from './rejections.ts'
import { caseStream, emptyCase, type CaseState } from './state.ts'

export interface CaseAnswer {
  /** OpenCase: its number and the address of its page. */
  readonly case?: { readonly caseNo: CaseNo; readonly receipt: string }
  /** AskSupplement. */
  readonly noticeNo?: string
  /** ReadyResult. */
  readonly pickupCode?: string
  /** PutInLocker: which one it is. */
  readonly door?: string
}

export const cases: Subject<{
  kind: 'case'
  command: CaseCommand
  event: CaseEvent
  state: CaseState
  rejection: CaseRejection
  answer: CaseAnswer & DayAnswer
}> = {
  kind: 'case',
  empty: emptyCase,
  folds,
  may: CASE_MAY,
  decide: {
    OpenCase: openCase,
    FileCase: fileCase,
    TakeCase: telling(takeCase),
    HandOverCase: telling(handOverCase),
    FinishStage: telling(finishStage),
    AskSupplement: telling(askSupplement),
    ReceiveMaterials: telling(receiveMaterials),
    StopClock: telling(stopClock),
    ResumeClock: telling(resumeClock),
    DecideCase: telling(decideCase),
    WithdrawCase: telling(withdrawCase),
    ReadyResult: telling(readyResult),
    HandOutResult: handOutResult,
    MailResult: mailResult,
    PutInLocker: putInLocker,
    LockerEmptied: lockerEmptied,
    TakeFromLocker: takeFromLocker,
    TakePickupTicket: takePickupTicket,
    TakeReentryTicket: takeReentryTicket,
    NoteCase: noteCase,
    NoteApplicant: noteApplicant,
    HandUpCase: handUpCase,
    RecallCase: telling(recallCase),
    SendBackCase: telling(sendBackCase),
    ReceiveCasePost: receiveCasePost,
    TickCase: telling(tickCase),
    UrgeCase: urgeCase,
    AnswerUrge: answerUrge,
  },
  streams: (command) => ('caseNo' in command ? [caseStream(command.caseNo)] : []),
  asks: (command, world) => {
    if (command.type === 'TakePickupTicket') return { cases: { codes: [command.code] } }
    if (command.type !== 'ReadyResult') return {}
    const group = world.state(caseStream(command.caseNo)).file?.group
    return { cases: { ...(group === undefined ? {} : { group }), codes: drawnCodes(world.random) } }
  },
  along: { SettleItem: alongDay, FinishService: alongDay, Undo: alongDay, MarkRefused: alongRefused },
  needs: {
    Undo: (command, world) => casesOfUndo(command, world).map(caseStream),
    MarkRefused: casesOfRefused,
    ReceiveCasePost: (command, world) => {
      const own = ownCaseOf(command as OfType<CaseCommand, 'ReceiveCasePost'>, world)
      return own === null ? [] : [caseStream(own)]
    },
  },
  answer: caseAnswer,
}

function caseAnswer(command: Typed, events: readonly Typed[], world: World): CaseAnswer & DayAnswer {
  const opened = eventIn<CaseEvent, 'CaseOpened'>(events, 'CaseOpened')
  const asked = eventIn<CaseEvent, 'SupplementAsked'>(events, 'SupplementAsked')
  const ready = eventIn<CaseEvent, 'ResultReady'>(events, 'ResultReady')
  const stored = eventIn<CaseEvent, 'ResultInLocker'>(events, 'ResultInLocker')
  return {
    ...(opened ? { case: { caseNo: opened.caseNo, receipt: opened.receipt } } : {}),
    ...(asked ? { noticeNo: asked.notice.noticeNo } : {}),
    ...(ready ? { pickupCode: ready.code } : {}),
    ...(stored ? { door: stored.door } : {}),
    ...(command.type === 'TakePickupTicket' || command.type === 'TakeReentryTicket'
      ? dayAnswer(command, events, world)
      : {}),
  }
}
