/** Who may do what: one table for sockets and HTTP alike. */
import type { Screen } from '../../domain/contract/protocol.ts'
import type { HallCommand } from '../../domain/contract/hall-command.ts'
import type { Actor } from '../../domain/words/actor.ts'

/** Kinds of sender that the table speaks of. */
export type Who = 'kiosk' | 'display' | 'clerk' | 'dutyManager' | 'floorGuide' | 'holder' | 'visitor' | 'timekeeper'

const STAFF: readonly Who[] = ['clerk', 'dutyManager', 'floorGuide']
const DESK: readonly Who[] = ['clerk', 'dutyManager']
const FLOOR: readonly Who[] = ['dutyManager', 'floorGuide']
/**
 * Phones and the hall's own desks; a route makes the command, for it must know the person
 * (server/gateway/routes/bookings.ts).
 */
const BOOKERS: readonly Who[] = ['visitor', 'kiosk', ...FLOOR]
const MANAGER: readonly Who[] = ['dutyManager']

/**
 * Rule of access per command. A clerk at a counter is checked once more in the domain: a counter obeys its own clerk.
 */
export const MAY: Readonly<Record<HallCommand['type'], readonly Who[]>> = {
  IssueTicket: ['kiosk', 'visitor', ...FLOOR],
  AddItems: ['kiosk', ...STAFF],
  CallNext: DESK,
  CallByNumber: DESK,
  Recall: DESK,
  Arrive: DESK,
  StartService: DESK,
  SettleItem: DESK,
  FinishService: DESK,
  MarkMissed: DESK,
  Park: DESK,
  Transfer: DESK,
  Undo: DESK,
  ServeWithoutTicket: DESK,
  Rejoin: ['kiosk', 'holder', ...STAFF],
  Unpark: ['kiosk', 'holder', 'timekeeper', ...STAFF],
  Delay: ['holder'],
  CancelTicket: ['holder', ...STAFF],
  VoidTicket: MANAGER,
  ChangePriority: FLOOR,
  MergeTickets: STAFF,
  SignIn: DESK,
  SignOut: DESK,
  OpenCounter: DESK,
  PauseCounter: DESK,
  CloseCounter: DESK,
  CloseQueue: MANAGER,
  OpenQueue: MANAGER,
  CloseDay: MANAGER,
  RequestHelp: ['kiosk', ...STAFF],
  AnswerHelp: STAFF,
  ChangeSettings: MANAGER,
  RollBackSettings: MANAGER,
  DisableDevice: MANAGER,
  EnableDevice: MANAGER,
  MessageDevice: MANAGER,
  ClearDeviceMessage: MANAGER,
  RestartDevice: MANAGER,
  RequestSession: ['kiosk', 'visitor', 'holder', ...FLOOR],
  AcceptRequests: MANAGER,
  DeclineRequests: MANAGER,
  SubmitSuggestion: ['kiosk', 'visitor', 'holder', ...STAFF],
  AnswerSuggestion: MANAGER,
  HoldSlot: BOOKERS,
  ConfirmBooking: BOOKERS,
  CancelBooking: BOOKERS,
  CheckInBooking: ['kiosk', ...FLOOR],
  ExpireHolds: ['timekeeper'],
  MissBookings: ['timekeeper'],
  MoveBooking: ['timekeeper'],
  // Between sites: a clerk hands up, a signed route brings what comes from outside (server/gateway/peers/tickets.ts), the
  // clock does the post.
  EscalateTicket: DESK,
  ReceiveEscalation: [],
  SettleEscalation: [],
  WithdrawEscalation: [],
  RecallEscalation: ['timekeeper'],
  ResolveEscalation: ['timekeeper'],
  MarkDelivered: ['timekeeper'],
  MarkRefused: ['timekeeper'],
  LeaseSeries: ['kiosk'],
  HandInTickets: ['kiosk'],
  AcceptErrand: STAFF,
  HandOverErrand: STAFF,
  TakeErrand: STAFF,
  FinishErrand: STAFF,
  TellErrand: STAFF,
  ReceiveErrandPost: [],
  DraftItem: MANAGER,
  ApproveItem: MANAGER,
  FileItem: MANAGER,
  EnforceItem: MANAGER,
  WithdrawItem: MANAGER,
}

/** The table's word for an actor. */
export function whoIs(actor: Actor): Who {
  if (actor.kind === 'clerk') return actor.role
  if (actor.kind === 'device') return actor.deviceKind === 'kiosk' ? 'kiosk' : 'display'
  return actor.kind
}

/** Whether this actor may give this command at all (access only; the domain decides the rest). */
export function mayDo(actor: Actor, command: HallCommand): boolean {
  const who = whoIs(actor)
  if (!MAY[command.type].includes(who)) return false
  if (command.type === 'IssueTicket') return mayIssue(who, command)
  if (actor.kind === 'holder' && 'ticketNo' in command) return command.ticketNo === actor.ticketNo
  return true
}

/** Only staff give a head start, and nobody claims an origin that is not theirs. */
function mayIssue(who: Who, command: Extract<HallCommand, { type: 'IssueTicket' }>): boolean {
  if (who === 'kiosk') return command.origin === 'kiosk' && (command.priorityClass ?? 'ordinary') === 'ordinary'
  if (who === 'visitor') return command.origin === 'phone' && (command.priorityClass ?? 'ordinary') === 'ordinary'
  return command.origin === 'floorGuide'
}

/** Whether this actor may watch this screen. */
export function mayWatch(actor: Actor | null, screen: Screen): boolean {
  const who = actor === null ? null : whoIs(actor)
  switch (screen.screen) {
    case 'kiosk':
      return who === 'kiosk' || (who !== null && STAFF.includes(who))
    case 'lobby':
    case 'counter':
      return who === 'display' || (who !== null && STAFF.includes(who))
    case 'clerk':
      return who !== null && DESK.includes(who)
    case 'manager':
      return who !== null && FLOOR.includes(who)
    case 'ticket':
      return who === 'holder'
  }
}
