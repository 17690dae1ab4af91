/** Journals of kiosks that gave numbers by themselves, as a subject. */
import type { Subject } from '../plan/world.ts'
import type { DayAnswer } from '../queue-day/subject.ts'
import { dayStream } from '../queue-day/state.ts'
import { OFFLINE_MAY, type OfflineCommand, type OfflineResult } from './commands.ts'
import { answeredBySlip, deciders, offlineResult } from './decide.ts'
import type { OfflineEvent } from './events.ts'
import type { OfflineRejection } from './rejections.ts'
import { OFFLINE_STREAM, emptyOffline, folds, type OfflineState } from './state.ts'

export interface OfflineAnswer extends Pick<DayAnswer, 'ticketNo' | 'link'> {
  /** LeaseSeries and HandInTickets. */
  readonly offline?: OfflineResult
}

export const offline: Subject<{
  kind: 'offline'
  command: OfflineCommand
  event: OfflineEvent
  state: OfflineState
  rejection: OfflineRejection
  answer: OfflineAnswer
}> = {
  kind: 'offline',
  standing: OFFLINE_STREAM,
  empty: emptyOffline,
  folds,
  may: OFFLINE_MAY,
  decide: deciders,
  /** A hand-in may be of a day that is over. */
  streams: (command) => (command.type === 'HandInTickets' ? [dayStream(command.serviceDate)] : []),
  answer: (command, _events, world) => ({ offline: offlineResult(command, world) }),
  instead: { IssueTicket: answeredBySlip },
}
