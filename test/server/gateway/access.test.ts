/** The role table, written down a second time: who changes it changes it here as well, and thinks twice. */
import { describe, expect, it } from 'vitest'
import type { Screen } from '../../../domain/contract/protocol.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import { MAY } from '../../../domain/contract/subjects.ts'
import { AT_COUNTER } from '../../../domain/queue-day/commands.ts'
import { mayWatch } from '../../../domain/contract/access.ts'
import { mayDo } from '../../../domain/contract/subjects.ts'
import { COMMAND_TYPES, EXAMPLES } from './commands.ts'

/** Kiosk, Display, counter display (d), Clerk, duty Manager, floor Guide, Holder, Visitor, Timekeeper. */
const ACTORS: Readonly<Record<string, Actor>> = {
  K: { kind: 'device', deviceId: 'k', deviceKind: 'kiosk' },
  D: { kind: 'device', deviceId: 'd', deviceKind: 'display' },
  d: { kind: 'device', deviceId: 'cd', deviceKind: 'counter-display' },
  C: { kind: 'clerk', badgeNo: '0301', role: 'clerk' },
  M: { kind: 'clerk', badgeNo: '0101', role: 'dutyManager' },
  G: { kind: 'clerk', badgeNo: '0201', role: 'floorGuide' },
  H: { kind: 'holder', ticketNo: 'C001' },
  V: { kind: 'visitor' },
  T: { kind: 'timekeeper' },
}

const TABLE: Readonly<Record<string, string>> = {
  // Who says nothing but at which counter stands there; one that others may give too is written down below.
  ...Object.fromEntries(AT_COUNTER.map((type) => [type, 'CM'])),
  IssueTicket: 'K',
  AddItems: 'KCMG',
  CallByNumber: 'CM',
  SettleItem: 'CM',
  FinishService: 'CM',
  MarkMissed: 'CM',
  Park: 'CM',
  Transfer: 'CM',
  ServeWithoutTicket: 'CM',
  Rejoin: 'KCMGH',
  Unpark: 'KCMGHT',
  Delay: 'H',
  CancelTicket: 'CMGH',
  VoidTicket: 'M',
  ChangePriority: 'MG',
  MergeTickets: 'CMG',
  PauseCounter: 'CM',
  CloseQueue: 'M',
  OpenQueue: 'M',
  CloseDay: 'M',
  RequestHelp: 'KCMG',
  AnswerHelp: 'CMG',
}

/** Orders that are no day's and not the duty manager's alone. */
const BEYOND_THE_DAY = {
  TakeAlert: ['dutyManager', 'floorGuide'],
  ReturnAlert: ['dutyManager', 'floorGuide'],
  EndAlertMark: ['timekeeper'],
  SendToCounters: ['dutyManager', 'timekeeper'],
  NotePosting: ['timekeeper'],
  NoteDevice: ['timekeeper'],
  RequestSession: ['kiosk', 'visitor', 'holder', 'dutyManager', 'floorGuide'],
  SubmitSuggestion: ['kiosk', 'visitor', 'holder', 'clerk', 'dutyManager', 'floorGuide'],
  HoldSlot: ['visitor', 'kiosk', 'dutyManager', 'floorGuide'],
  ConfirmBooking: ['visitor', 'kiosk', 'dutyManager', 'floorGuide'],
  CancelBooking: ['visitor', 'kiosk', 'dutyManager', 'floorGuide'],
  CheckInBooking: ['kiosk', 'dutyManager', 'floorGuide'],
  SettleDay: ['timekeeper'],
  SealDay: ['timekeeper'],
  ReleaseSeat: ['timekeeper'],
  LearnForecast: ['timekeeper'],
  ExpireHolds: ['timekeeper'],
  MissBookings: ['timekeeper'],
  MoveBooking: ['timekeeper'],
  LeaseSeries: ['kiosk'],
  HandInTickets: ['kiosk'],
  AcceptErrand: ['clerk', 'dutyManager', 'floorGuide'],
  AnswerErrandUrge: ['clerk', 'dutyManager', 'floorGuide'],
  HandOverErrand: ['clerk', 'dutyManager', 'floorGuide'],
  TakeErrand: ['clerk', 'dutyManager', 'floorGuide'],
  FinishErrand: ['clerk', 'dutyManager', 'floorGuide'],
  ReturnErrand: ['clerk', 'dutyManager', 'floorGuide'],
  AmendErrandPapers: ['clerk', 'dutyManager', 'floorGuide'],
  TellErrand: ['clerk', 'dutyManager', 'floorGuide'],
  TicketForErrands: ['clerk', 'dutyManager', 'floorGuide'],
  MarkErrandFiled: ['timekeeper'],
  MarkErrandUnfiled: ['timekeeper'],
  NoteVillage: ['timekeeper'],
  ReceiveErrandPost: [],
  FileCase: [],
  FindDoorFilled: ['timekeeper'],
  HandUpCase: ['clerk', 'dutyManager'],
  RecallCase: ['clerk', 'dutyManager'],
  SendBackCase: ['clerk', 'dutyManager'],
  ReceiveCasePost: [],
  AnswerMatter: ['clerk', 'dutyManager', 'floorGuide'],
  OpenFirstContact: ['clerk', 'dutyManager', 'floorGuide'],
  CloseFirstContact: ['clerk', 'dutyManager', 'floorGuide'],
  RateVisit: ['ratingPad', 'kiosk', 'holder', 'visitor'],
  SkipRating: ['ratingPad', 'holder', 'visitor'],
  RateCase: [],
  CloseRatings: ['timekeeper'],
  EscalateTicket: ['clerk', 'dutyManager'],
  OpenCase: ['clerk', 'dutyManager'],
  TakeCase: ['clerk', 'dutyManager'],
  HandOverCase: ['clerk', 'dutyManager'],
  FinishStage: ['clerk', 'dutyManager'],
  AskSupplement: ['clerk', 'dutyManager'],
  StopClock: ['clerk', 'dutyManager'],
  ResumeClock: ['clerk', 'dutyManager'],
  DecideCase: ['clerk', 'dutyManager'],
  WithdrawCase: ['clerk', 'dutyManager'],
  ReadyResult: ['clerk', 'dutyManager'],
  HandOutResult: ['clerk', 'dutyManager'],
  MailResult: ['clerk', 'dutyManager'],
  PutInLocker: ['clerk', 'dutyManager'],
  TakeFromLocker: ['clerk', 'dutyManager'],
  NoteCase: ['clerk', 'dutyManager'],
  NoteApplicant: ['clerk', 'dutyManager'],
  AnswerUrge: ['clerk', 'dutyManager'],
  ReceiveMaterials: ['clerk', 'dutyManager', 'floorGuide'],
  LockerEmptied: ['timekeeper'],
  TickCase: ['timekeeper'],
  TakePickupTicket: ['kiosk', 'visitor', 'holder', 'clerk', 'dutyManager', 'floorGuide'],
  TakeReentryTicket: ['kiosk', 'clerk', 'dutyManager', 'floorGuide'],
  OpenProject: ['clerk', 'dutyManager', 'floorGuide'],
  HandProject: ['clerk', 'dutyManager', 'floorGuide'],
  TicketForProject: ['clerk', 'dutyManager', 'floorGuide'],
  CloseProject: ['clerk', 'dutyManager', 'floorGuide'],
  ReceiveEscalation: [],
  SettleEscalation: [],
  WithdrawEscalation: [],
  RecallEscalation: ['timekeeper'],
  ResolveEscalation: ['timekeeper'],
  MarkDelivered: ['timekeeper'],
  MarkRefused: ['timekeeper'],
}

const WATCH: readonly (readonly [Screen, string])[] = [
  [{ screen: 'kiosk' }, 'KCMG'],
  [{ screen: 'lobby', zone: null }, 'DdCMG'],
  [{ screen: 'counter', counter: '21' }, 'DdCMG'],
  [{ screen: 'clerk', counter: '21' }, 'CM'],
  [{ screen: 'manager' }, 'MG'],
  [{ screen: 'ticket', link: 'x' }, 'H'],
]

const allowed = (may: (actor: Actor) => boolean): string =>
  Object.entries(ACTORS)
    .filter(([, actor]) => may(actor))
    .map(([letter]) => letter)
    .join('')

describe('who may give which command', () => {
  it.each(COMMAND_TYPES)('ACCESS-1 %s', (type) => {
    expect(TABLE[type], `who may give ${type} stands in TABLE of this file too, and is changed here on purpose`).toBe(
      allowed((actor) => mayDo(actor, EXAMPLES[type])),
    )
  })

  it('ACCESS-1 no display, visitor or other ticket’s holder gives any order of the hall', () => {
    const strangers: readonly Actor[] = [
      ACTORS.D as Actor,
      ACTORS.d as Actor,
      ACTORS.V as Actor,
      { kind: 'holder', ticketNo: 'C099' },
    ]
    for (const type of COMMAND_TYPES)
      expect([type, strangers.filter((actor) => mayDo(actor, EXAMPLES[type]))]).toEqual([type, []])
  })

  it('ACCESS-1 orders about the hall’s own settings are the duty manager’s alone; bookings are everybody’s, what time brings is the clock’s', () => {
    const others = Object.entries(MAY).filter(([type]) => !(type in EXAMPLES))
    expect(Object.fromEntries(others.filter(([, who]) => who.join() !== 'dutyManager'))).toEqual(BEYOND_THE_DAY)
  })

  it('ISSUE-2 ACCESS-1 nobody claims an origin or a head start that is not theirs', () => {
    const issue = (
      origin: 'kiosk' | 'floorGuide' | 'phone',
      priorityClass?: 'ordinary' | 'priority' | 'booked' | 'reentry',
    ) =>
      allowed((actor) =>
        mayDo(actor, {
          type: 'IssueTicket',
          items: [{ item: 'c05' }],
          origin,
          ...(priorityClass ? { priorityClass } : {}),
        }),
      )
    expect(issue('kiosk', 'ordinary')).toBe('K')
    expect(issue('floorGuide')).toBe('MG')
    expect(issue('floorGuide', 'priority')).toBe('MG')
    expect(issue('phone')).toBe('V')
    for (const origin of ['kiosk', 'phone'] as const)
      for (const priorityClass of ['priority', 'booked', 'reentry'] as const)
        expect([origin, priorityClass, issue(origin, priorityClass)]).toEqual([origin, priorityClass, ''])
  })
})

describe('who may watch which screen', () => {
  it.each(WATCH)('ACCESS-1 VIEW-4 %o', (screen, who) => {
    expect(allowed((actor) => mayWatch(actor, screen))).toBe(who)
    expect(mayWatch(null, screen)).toBe(false)
  })
})
