/**
 * The registry: every subject of a hall, one a line. All commands, events, rejections and answers of a hall, who may give
 * what, which streams there are and how a command is decided follow from it.
 */
import { alerts } from '../alert/subject.ts'
import { assessment } from '../assessment/subject.ts'
import { booking } from '../booking/subject.ts'
import { cases } from '../case/subject.ts'
import { catalogue } from '../catalogue/subject.ts'
import { machines } from '../device/naming.ts'
import { devices } from '../device/subject.ts'
import { duty } from '../duty/subject.ts'
import { errands } from '../errand/subject.ts'
import { feedback } from '../feedback/subject.ts'
import { firstContacts } from '../first-contact/subject.ts'
import { locker } from '../locker/subject.ts'
import { offline } from '../offline/subject.ts'
import { postings } from '../posting/subject.ts'
import type { PlanRejection } from '../plan/rejections.ts'
import type { Question, Subject, World } from '../plan/world.ts'
import type { Actor } from '../words/actor.ts'
import { ratings } from '../rating/subject.ts'
import { rectifications } from '../rectification/subject.ts'
import { projects } from '../project/subject.ts'
import { queueDay } from '../queue-day/subject.ts'
import { sessionRequests } from '../session-request/subject.ts'
import { settings } from '../settings/subject.ts'
import { siteLink } from '../site-link/subject.ts'
import type { Recorded } from '../words/recorded.ts'
import { rejectionIn, type CommonRejection } from '../words/rejected.ts'
import { fold, kindOfStream, type StreamName, type Written } from '../words/stream.ts'
import type { Here, OfType, Typed } from '../words/subject.ts'
import type { Who } from '../words/who.ts'

const SUBJECTS = [
  queueDay,
  booking,
  catalogue,
  settings,
  sessionRequests,
  feedback,
  rectifications,
  ratings,
  firstContacts,
  assessment,
  errands,
  projects,
  devices,
  machines,
  offline,
  siteLink,
  locker,
  cases,
  alerts,
  postings,
  duty,
] as const

type PartsOf<X> = X extends Subject<infer P> ? P : never
type HallParts = PartsOf<(typeof SUBJECTS)[number]>
type Joined<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer I) => void ? I : never

/** Every order of a hall, whichever subject decides it. */
export type HallCommand = HallParts['command']
export type HallEvent = HallParts['event']
export type Rejection = HallParts['rejection'] | PlanRejection | CommonRejection
/** What a successful command tells its sender, beyond "done". */
export type CommandResult = Joined<Partial<HallParts['answer']>>
/** What each kind of stream folds into. */
export type StreamStates = { readonly [P in HallParts as P['kind']]: P['state'] }

/** What a command writes to one stream. */
export type HallWritten = Written<HallEvent>

/** A subject of which nobody knows any more which one it is; only this file makes one. */
interface AnySubject extends Pick<
  Subject<HallParts>,
  'kind' | 'standing' | 'empty' | 'may' | 'streams' | 'asks' | 'stops' | 'along' | 'needs'
> {
  readonly folds: Parameters<typeof fold<HallParts['state'], HallEvent>>[0]
  readonly decide: {
    readonly [type: string]:
      | ((command: HallCommand, world: World) => readonly HallWritten[])
      | Here<HallParts['state'], HallCommand, HallEvent, World>
  }
  readonly answer?: (command: HallCommand, events: readonly Typed[], world: World) => CommandResult
  readonly instead?: { readonly [type: string]: (world: World) => CommandResult | null }
}
const subjects = SUBJECTS as unknown as readonly AnySubject[]

const byKind: ReadonlyMap<string, AnySubject> = new Map(subjects.map((one) => [one.kind, one]))
/** What one type of command has to do with: the subject that decides it, and what the others have to say of it. */
interface Deciding {
  readonly subject: AnySubject
  readonly insteads: readonly Speaking<(world: World) => CommandResult | null>[]
  readonly alongs: readonly ((written: readonly Written[], world: World) => readonly Written[])[]
  readonly needs: readonly ((command: Typed, world: World) => readonly StreamName[])[]
}
const byCommand: ReadonlyMap<string, Deciding> = new Map(
  subjects.flatMap((subject) => Object.keys(subject.decide).map((type) => [type, decidingOf(subject, type)] as const)),
)

function decidingOf(subject: AnySubject, type: string): Deciding {
  return {
    subject,
    insteads: subjects.flatMap(({ standing, instead }) => speaking(standing, instead?.[type])),
    alongs: subjects.flatMap(({ along }) => along?.[type] ?? []),
    needs: subjects.flatMap(({ needs }) => needs?.[type] ?? []),
  }
}

/** What a subject has to say of another's command, from what its own stream holds. */
interface Speaking<F> {
  readonly standing: StreamName<HallParts['state']> | undefined
  readonly say: F
}

function speaking<F>(standing: Speaking<F>['standing'], say: F | undefined): readonly Speaking<F>[] {
  return say === undefined ? [] : [{ standing, say }]
}

/** A subject to whose one stream nobody has written yet has nothing to say. */
function hasToSay({ standing }: Speaking<unknown>, { state }: World): boolean {
  return standing === undefined || state(standing).seq > 0
}

const stopsOf = (kind: Actor['kind']) => subjects.flatMap(({ standing, stops }) => speaking(standing, stops?.[kind]))
/** Who looks at each command of such a sender first. */
const STOPS = {
  device: stopsOf('device'),
  clerk: stopsOf('clerk'),
  holder: stopsOf('holder'),
  visitor: stopsOf('visitor'),
  timekeeper: stopsOf('timekeeper'),
} as const

/** Held all the time: every decision may need them. */
export const STANDING_STREAMS: readonly StreamName[] = subjects.flatMap((one) => one.standing ?? [])

/** Kinds that have a stream for each date. */
export const DATED_KINDS: readonly string[] = subjects.flatMap((one) => (one.standing ? [] : [one.kind]))

/** Who may give each command: the rows of all subjects. */
export const MAY = Object.assign({}, ...subjects.map((one) => one.may)) as {
  readonly [T in HallCommand['type']]: readonly Who[]
}

/** The rows' word for an actor. */
export function whoIs(actor: Actor): Who {
  if (actor.kind === 'clerk') return actor.role
  if (actor.kind === 'device') {
    if (actor.deviceKind === 'rating-pad') return 'ratingPad'
    return actor.deviceKind === 'kiosk' ? 'kiosk' : 'display'
  }
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
function mayIssue(who: Who, command: CommandOf<'IssueTicket'>): boolean {
  if (who === 'kiosk') return command.origin === 'kiosk' && (command.priorityClass ?? 'ordinary') === 'ordinary'
  if (who === 'visitor') return command.origin === 'phone' && (command.priorityClass ?? 'ordinary') === 'ordinary'
  return command.origin === 'floorGuide'
}

/** An empty state for a stream. */
export function emptyState(stream: StreamName): HallParts['state'] {
  return subjectOf(stream).empty()
}

/** Folds a record into the state of its stream, in place. */
export function foldInto(stream: StreamName, state: HallParts['state'], record: Recorded<HallEvent>): void {
  fold(subjectOf(stream).folds, state, record)
}

/** Streams besides today's and the standing ones that a command needs loaded. */
export function streamsOf(command: HallCommand, today: string, world: () => World): readonly StreamName[] {
  const { subject, needs } = decidingBy(command)
  const own = subject.streams?.(command, today) ?? NO_STREAMS
  return needs.length === 0 ? own : [...own, ...needs.flatMap((need) => need(command, world()))]
}

const NO_STREAMS: readonly StreamName[] = []

/** First word of the streams of the subject that decides a command. */
export function kindOfCommand(command: HallCommand): string {
  return deciderOf(command).kind
}

/** Whether a command may want to know something from tables before it is decided. */
export function mayAsk(command: HallCommand): boolean {
  return deciderOf(command).asks !== undefined
}

/** What a command wants to know from tables before it is decided. */
export function questionOf(command: HallCommand, world: World): Question {
  return deciderOf(command).asks?.(command, world) ?? {}
}

/** `answer`: nothing was left to decide, and this is what its sender is told. */
export interface Decided {
  readonly written: readonly HallWritten[]
  readonly answer: CommandResult | null
}
export type Decision =
  | { readonly ok: true; readonly value: Decided }
  | { readonly ok: false; readonly rejection: Rejection }

/** Decides any command; changes nothing. */
export function decide(command: HallCommand, world: World): Decision {
  try {
    return { ok: true, value: decided(command, world) }
  } catch (thrown) {
    return { ok: false, rejection: rejectionIn<Rejection>(thrown) }
  }
}

function decided(command: HallCommand, world: World): Decided {
  for (const stop of STOPS[world.actor.kind]) if (hasToSay(stop, world)) stop.say(command, world)
  const { subject, insteads, alongs } = decidingBy(command)
  for (const instead of insteads) {
    const answer = hasToSay(instead, world) ? instead.say(world) : null
    if (answer !== null) return { written: [], answer }
  }
  const decider = subject.decide[command.type] as AnySubject['decide'][string]
  const written = typeof decider === 'function' ? decider(command, world) : writtenHere(decider, command, world)
  if (alongs.length === 0) return { written, answer: null }
  const along = alongs.flatMap((follow) => follow(written, world) as readonly HallWritten[])
  return { written: along.length === 0 ? written : [...written, ...along], answer: null }
}

function writtenHere(
  { at, decide }: Here<HallParts['state'], HallCommand, HallEvent, World>,
  command: HallCommand,
  world: World,
): readonly HallWritten[] {
  const place = at(world)
  return [{ stream: place.stream, events: decide(place.state, command, place.world) }]
}

/** What the sender is told, from the events that its command has caused: the same after a retry. */
export function answerOf(command: HallCommand, events: readonly Typed[], world: World): CommandResult {
  return deciderOf(command).answer?.(command, events, world) ?? {}
}

function decidingBy({ type }: Typed): Deciding {
  const found = byCommand.get(type)
  if (!found) throw new Error(`no subject decides ${type}`)
  return found
}

function deciderOf(command: Typed): AnySubject {
  return decidingBy(command).subject
}

/** Record after record is of one stream. */
let lastFound: { readonly stream: StreamName; readonly subject: AnySubject } | null = null

/** Whether logs hold streams of such a name, this one or others of its kind. */
export function isStreamKind(stream: string): boolean {
  return byKind.has(kindOfStream(stream))
}

function subjectOf(stream: StreamName): AnySubject {
  if (lastFound?.stream === stream) return lastFound.subject
  const found = byKind.get(kindOfStream(stream))
  if (!found) throw new Error(`there is no stream of the kind "${kindOfStream(stream)}"`)
  lastFound = { stream, subject: found }
  return found
}

export type CommandOf<T extends HallCommand['type']> = OfType<HallCommand, T>
