/** Brings the journals of kiosks to their room: the streams they need, what is written, what the kiosk is told. */
import type { HallCommand, HallEvent } from '../../domain/contract/subjects.ts'
import type { OfflineCommand } from '../../domain/offline/commands.ts'
import { decideOffline, offlineResult } from '../../domain/offline/decide.ts'
import { queueInTheWay } from '../../domain/offline/series.ts'
import type { OfflineState } from '../../domain/offline/state.ts'
import type { CommandResult } from '../../domain/contract/protocol.ts'
import type { Context as DayContext } from '../../domain/queue-day/decide/checks.ts'
import type { Queue } from '../../domain/plan/settings.ts'
import { reject } from '../../domain/words/rejected.ts'
import { dayStream } from './service-date.ts'
import type { Streams } from './streams.ts'

export const OFFLINE_STREAM = 'offline'

interface OfflineScope extends DayContext {
  readonly serviceDate: string
  readonly streams: Streams
}

const TYPES: { readonly [T in OfflineCommand['type']]: true } = { LeaseSeries: true, HandInTickets: true }

/** Whether a command is about a kiosk's journal. */
export function isOffline(command: HallCommand): command is OfflineCommand {
  return command.type in TYPES
}

/** A hand-in may be of a day that is over. */
export function offlineStreams(command: OfflineCommand): readonly string[] {
  return command.type === 'HandInTickets' ? [dayStream(command.serviceDate)] : []
}

/**
 * What such a command writes; throws Rejected. Tickets and what the hall must remember of them go into one transaction.
 */
export function decideJournal(
  command: OfflineCommand,
  scope: OfflineScope,
): readonly (readonly [stream: string, events: readonly HallEvent[]])[] {
  const stream = streamOf(command, scope.serviceDate)
  const { day, offline } = decideOffline(command, scope.streams.state('day', stream), stateIn(scope.streams), scope)
  return command.type === 'LeaseSeries'
    ? [[OFFLINE_STREAM, offline]]
    : [
        [stream, day],
        [OFFLINE_STREAM, offline],
      ]
}

/** What the kiosk is told: series, or which tickets are kept now. */
export function journalResult(command: OfflineCommand, today: string, streams: Streams): CommandResult {
  const stream = command.type === 'HandInTickets' ? dayStream(command.serviceDate) : today
  return { offline: offlineResult(command, streams.state('day', stream), stateIn(streams)) }
}

/**
 * The ticket of a journal that stands instead of what this very IssueTicket would make; null: it was not replaced
 * (OFF-10).
 */
export function replacementOf(command: HallCommand, commandId: string, streams: Streams): CommandResult | null {
  const instead = command.type === 'IssueTicket' ? stateIn(streams).replaced.get(commandId) : undefined
  return instead === undefined ? null : { ticketNo: instead.ticketNo, link: instead.link }
}

/** Stops a plan with a queue whose numbers would look like those of a leased series (OFF-5). */
export function keepLabelsApart(queues: readonly Queue[] | undefined, streams: Streams, nowMs: number): void {
  const at = queues === undefined ? -1 : queueInTheWay(stateIn(streams), queues, nowMs)
  if (at >= 0)
    reject({ code: 'SettingsRefused', path: `queues.${at}.prefix`, fault: 'Twice', value: queues?.[at]?.prefix ?? '' })
}

function streamOf(command: OfflineCommand, today: string): string {
  return dayStream(command.type === 'HandInTickets' ? command.serviceDate : today)
}

function stateIn(streams: Streams): Readonly<OfflineState> {
  return streams.state('offline', OFFLINE_STREAM)
}
