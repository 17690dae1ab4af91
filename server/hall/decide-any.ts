/** Brings each command to the room that decides it, with the streams it needs. */
import type { Booking } from '../../domain/booking/state.ts'
import type { CatalogueCommand } from '../../domain/catalogue/commands.ts'
import { decideCatalogue } from '../../domain/catalogue/decide.ts'
import type { CatalogueEvent } from '../../domain/catalogue/events.ts'
import type { ErrandCommand } from '../../domain/errand/commands.ts'
import { decideErrand } from '../../domain/errand/decide.ts'
import type { DeviceCommand } from '../../domain/device/commands.ts'
import { decideDevices, isOutOfUse, type KnownDevice } from '../../domain/device/decide.ts'
import type { FeedbackCommand } from '../../domain/feedback/commands.ts'
import { decideFeedback, phoneIn } from '../../domain/feedback/decide.ts'
import type { FeedbackEvent } from '../../domain/feedback/events.ts'
import type { HallCommand, HallEvent } from '../../domain/contract/hall-command.ts'
import { decideLink } from '../../domain/site-link/decide.ts'
import type { LinkCommand } from '../../domain/site-link/commands.ts'
import type { CommandResult } from '../../domain/contract/protocol.ts'
import { resultOf } from '../../domain/queue-day/answer.ts'
import type { Command as DayCommand } from '../../domain/queue-day/commands.ts'
import type { Actor } from '../../domain/words/actor.ts'
import { decide } from '../../domain/queue-day/decide.ts'
import type { DayEvent } from '../../domain/queue-day/events.ts'
import type { Rejection } from '../../domain/queue-day/rejections.ts'
import type { SettingsIndex } from '../../domain/plan/settings-index.ts'
import type { HallSettings } from '../../domain/plan/settings.ts'
import { freshReference } from '../../domain/words/reference.ts'
import type { RequestCommand } from '../../domain/session-request/commands.ts'
import { decideRequest } from '../../domain/session-request/decide.ts'
import type { RequestEvent } from '../../domain/session-request/events.ts'
import { Rejected } from '../../domain/words/rejected.ts'
import type { SettingsCommand } from '../../domain/settings/commands.ts'
import { decideSettings, type SettingsContext } from '../../domain/settings/decide.ts'
import type { SettingsEvent } from '../../domain/settings/events.ts'
import { sectionsOf, versionOf as settingsVersion } from '../../domain/settings/state.ts'
import { bookingResult, bookingStreams, decideBookings, isBooking } from './booking-decide.ts'
import {
  OFFLINE_STREAM,
  decideJournal,
  isOffline,
  journalResult,
  keepLabelsApart,
  offlineStreams,
  replacementOf,
} from './offline-decide.ts'
import type { Contact } from '../store/port.ts'
import type { Streams } from './streams.ts'

export const SETTINGS_STREAM = 'settings'
export const CATALOGUE_STREAM = 'catalogue'
export const REQUESTS_STREAM = 'requests'
export const FEEDBACK_STREAM = 'feedback'
export const ERRANDS_STREAM = 'errands'
/** Orders to the machines of the hall. */
export const DEVICES_STREAM = 'devices'
/** Post between linked sites. */
export const OUTBOX_STREAM = 'outbox'
/** Held all the time: every decision needs them. */
export const STANDING_STREAMS: readonly string[] = [
  SETTINGS_STREAM,
  CATALOGUE_STREAM,
  REQUESTS_STREAM,
  FEEDBACK_STREAM,
  ERRANDS_STREAM,
  DEVICES_STREAM,
  OUTBOX_STREAM,
  OFFLINE_STREAM,
]

/** What deciding is handed besides the command. */
export interface Scope {
  readonly commandId: string
  readonly nowMs: number
  readonly actor: Actor
  readonly index: SettingsIndex
  /** The site file alone, before any change of settings. */
  readonly base: HallSettings
  readonly link: string
  readonly dayStream: string
  readonly serviceDate: string
  readonly streams: Streams
  /** Earlier bookings of whoever wants one now. */
  readonly history: readonly Booking[]
  /** The machine that an order to a machine names. */
  readonly device: KnownDevice | null
}

/** Events per stream that a command causes; the first stream is the one whose number the answer carries. */
export type Written = readonly (readonly [stream: string, events: readonly HallEvent[]])[]
export type Outcome =
  { readonly ok: true; readonly written: Written } | { readonly ok: false; readonly rejection: Rejection }

/** Streams besides the day and the settings that a command needs loaded. */
export function streamsOf(command: HallCommand): readonly string[] {
  return isBooking(command) ? bookingStreams(command) : isOffline(command) ? offlineStreams(command) : []
}

/** Decides any command; changes nothing. */
export function decideAny(command: HallCommand, scope: Scope): Outcome {
  if (isOutOfUse(scope.streams.state('devices', DEVICES_STREAM), scope.actor, command))
    return { ok: false, rejection: { code: 'DeviceDisabled' } }
  if (isDevice(command))
    return caught(() => [
      [DEVICES_STREAM, [decideDevices(scope.streams.state('devices', DEVICES_STREAM), command, scope)]],
    ])
  if (isSettings(command)) return caught(() => decideSettingsHere(command, scope))
  if (isCatalogue(command)) {
    const context = {
      actor: scope.actor,
      today: scope.serviceDate,
      base: scope.base.items,
      queues: new Set(scope.index.queues.keys()),
    }
    return caught(() => [
      [CATALOGUE_STREAM, decideCatalogue(scope.streams.state('catalogue', CATALOGUE_STREAM), command, context)],
    ])
  }
  if (isRequest(command)) return caught(() => decideRequests(command, scope))
  if (isLink(command)) return caught(() => decideLinks(command, scope))
  if (isErrand(command)) return caught(() => decideErrands(command, scope))
  if (isFeedback(command)) {
    const context = {
      actor: scope.actor,
      today: scope.serviceDate,
      random: scope.link,
      calendar: scope.index.settings.calendar,
    }
    return caught(() => [
      [FEEDBACK_STREAM, [decideFeedback(scope.streams.state('feedback', FEEDBACK_STREAM), command, context)]],
    ])
  }
  if (isBooking(command))
    return caught(() => decideBookings(command, scope, scope.streams.state('catalogue', CATALOGUE_STREAM)))
  if (isOffline(command)) return caught(() => decideJournal(command, scope))
  if (replacementOf(command, scope.commandId, scope.streams)) return { ok: true, written: [] }
  const decision = decide(scope.streams.state('day', scope.dayStream), command, scope)
  return decision.ok ? { ok: true, written: [[scope.dayStream, decision.events]] } : decision
}

function settingsContext({ actor, base, index, streams, dayStream }: Scope): SettingsContext {
  const tickets = [...streams.state('day', dayStream).tickets.values()]
  return {
    actor,
    base,
    items: index.settings.items,
    catalogue: streams.state('catalogue', CATALOGUE_STREAM).items.keys(),
    busyQueues: new Set(tickets.flatMap((ticket) => [ticket.leg.queue, ...ticket.items.map((item) => item.queue)])),
  }
}

/** What the sender is told, from the events that its command has caused: the same after a retry. */
export function resultOfAny(
  command: HallCommand,
  events: readonly HallEvent[],
  scope: Pick<Scope, 'commandId' | 'streams' | 'dayStream' | 'index' | 'nowMs'>,
): CommandResult {
  if (isSettings(command)) return { version: (events.at(-1) as SettingsEvent).version }
  if (isCatalogue(command)) return versionOf(events.at(-1) as CatalogueEvent)
  if (isRequest(command)) return requestResult(events as readonly (RequestEvent | SettingsEvent)[])
  if (isErrand(command)) return errandResult(events)
  if (isFeedback(command)) return feedbackResult(events.at(-1) as FeedbackEvent)
  if (isDevice(command) || (isLink(command) && command.type !== 'ReceiveEscalation')) return {}
  if (isOffline(command)) return journalResult(command, scope.dayStream, scope.streams)
  const replacement = events.length === 0 ? replacementOf(command, scope.commandId, scope.streams) : null
  if (replacement) return replacement
  const booked = isBooking(command) ? bookingResult(command, events, scope) : {}
  if (isBooking(command) && command.type !== 'CheckInBooking') return booked
  const result = resultOf(
    command as DayCommand,
    events as readonly DayEvent[],
    scope.streams.state('day', scope.dayStream),
    scope.index,
    scope.nowMs,
  )
  return { ...result, ...booked }
}

function decideSettingsHere(command: SettingsCommand, scope: Scope): Written {
  const state = scope.streams.state('settings', SETTINGS_STREAM)
  const events = decideSettings(state, command, settingsContext(scope))
  keepLabelsApart(
    command.type === 'ChangeSettings'
      ? command.changes.queues
      : (sectionsOf(state, command.toVersion)?.queues ?? scope.base.queues),
    scope.streams,
    scope.nowMs,
  )
  return [[SETTINGS_STREAM, events]]
}

/**
 * Accepting writes the requests and the calendar in one transaction: a session that is promised is open, or nothing has
 * happened (REQ-3).
 */
function decideRequests(command: RequestCommand, scope: Scope): Written {
  const { events, calendar } = decideRequest(scope.streams.state('requests', REQUESTS_STREAM), command, {
    actor: scope.actor,
    today: scope.serviceDate,
    index: scope.index,
  })
  if (calendar === null || command.type !== 'AcceptRequests') return [[REQUESTS_STREAM, events]]
  const settings = scope.streams.state('settings', SETTINGS_STREAM)
  const changed = decideSettings(
    settings,
    { type: 'ChangeSettings', changes: { calendar }, note: command.note, expectedVersion: settingsVersion(settings) },
    settingsContext(scope),
  )
  return [
    [REQUESTS_STREAM, events],
    [SETTINGS_STREAM, changed],
  ]
}

function decideLinks(command: LinkCommand, scope: Scope): Written {
  const { day, outbox } = decideLink(
    command,
    scope.streams.state('day', scope.dayStream),
    scope.streams.state('outbox', OUTBOX_STREAM),
    scope,
  )
  return [
    [scope.dayStream, day],
    [OUTBOX_STREAM, outbox],
  ]
}

function requestResult(events: readonly (RequestEvent | SettingsEvent)[]): CommandResult {
  const [first] = events
  return first?.type === 'SessionRequested' ? { requestNo: first.requestNo } : {}
}

function feedbackResult(event: FeedbackEvent): CommandResult {
  return event.type === 'SuggestionSubmitted'
    ? { suggestion: { reference: event.reference, dueDate: event.dueDate } }
    : {}
}

/** What a command leaves beside the log: the phone number of a suggestion (FEED-5). */
export function contactsOf(command: HallCommand, events: readonly HallEvent[]): readonly Contact[] {
  const phone = command.type === 'SubmitSuggestion' ? phoneIn(command) : null
  return phone === null
    ? []
    : events.flatMap((event) => (event.type === 'SuggestionSubmitted' ? [{ reference: event.reference, phone }] : []))
}

/** The errand and the post that it causes are written in one transaction (ERRAND-2). */
function decideErrands(command: ErrandCommand, scope: Scope): Written {
  const errands = scope.streams.state('errands', ERRANDS_STREAM)
  const outbox = scope.streams.state('outbox', OUTBOX_STREAM)
  const reference = freshReference('D', scope.serviceDate, scope.link, (one) => errands.errands.has(one))
  const { event, post } = decideErrand(errands, command, {
    actor: scope.actor,
    today: scope.serviceDate,
    index: scope.index,
    reference,
  })
  return [
    [ERRANDS_STREAM, [event]],
    [
      OUTBOX_STREAM,
      post === null
        ? []
        : [{ type: 'ErrandPosted', messageId: `errand-${scope.base.siteId}-${outbox.seq + 1}`, ...post }],
    ],
  ]
}

function errandResult(events: readonly HallEvent[]): CommandResult {
  const accepted = events.find((event) => event.type === 'ErrandAccepted')
  return accepted ? { errand: { reference: accepted.reference } } : {}
}

const ERRAND_TYPES: { readonly [T in ErrandCommand['type']]: true } = {
  AcceptErrand: true,
  HandOverErrand: true,
  TakeErrand: true,
  FinishErrand: true,
  TellErrand: true,
  ReceiveErrandPost: true,
}

function isErrand(command: HallCommand): command is ErrandCommand {
  return command.type in ERRAND_TYPES
}

const DEVICE_TYPES: { readonly [T in DeviceCommand['type']]: true } = {
  DisableDevice: true,
  EnableDevice: true,
  MessageDevice: true,
  ClearDeviceMessage: true,
  RestartDevice: true,
}

/** Whether a command orders something of a machine. */
export function isDevice(command: HallCommand): command is DeviceCommand {
  return command.type in DEVICE_TYPES
}

function isFeedback(command: HallCommand): command is FeedbackCommand {
  return command.type === 'SubmitSuggestion' || command.type === 'AnswerSuggestion'
}

const LINK_TYPES: { readonly [T in LinkCommand['type']]: true } = {
  EscalateTicket: true,
  ReceiveEscalation: true,
  ResolveEscalation: true,
  SettleEscalation: true,
  RecallEscalation: true,
  WithdrawEscalation: true,
  MarkDelivered: true,
  MarkRefused: true,
}

function isLink(command: HallCommand): command is LinkCommand {
  return command.type in LINK_TYPES
}

function isRequest(command: HallCommand): command is RequestCommand {
  return command.type === 'RequestSession' || command.type === 'AcceptRequests' || command.type === 'DeclineRequests'
}

function isSettings(command: HallCommand): command is SettingsCommand {
  return command.type === 'ChangeSettings' || command.type === 'RollBackSettings'
}

function isCatalogue(command: HallCommand): command is CatalogueCommand {
  return (
    command.type === 'DraftItem' ||
    command.type === 'ApproveItem' ||
    command.type === 'FileItem' ||
    command.type === 'EnforceItem' ||
    command.type === 'WithdrawItem'
  )
}

function versionOf(event: CatalogueEvent): CommandResult {
  return 'version' in event ? { version: event.version } : {}
}

function caught(decideRoom: () => Written): Outcome {
  try {
    return { ok: true, written: decideRoom() }
  } catch (thrown) {
    if (thrown instanceof Rejected) return { ok: false, rejection: thrown.rejection }
    throw thrown
  }
}
