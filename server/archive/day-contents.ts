/** What a day's papers tell of: its numbers and cases, and what it did to errands, complaints, questions, projects. */
import { foldInto, emptyState, type HallEvent, type StreamStates } from '../../domain/contract/subjects.ts'
import type { CaseFile } from '../../domain/case/state.ts'
import { MACHINES_STREAM, machineNames } from '../../domain/device/naming.ts'
import { ERRANDS_STREAM, type Errand } from '../../domain/errand/state.ts'
import { FEEDBACK_STREAM, type Suggestion } from '../../domain/feedback/state.ts'
import { firstContactStream, type FirstContact } from '../../domain/first-contact/state.ts'
import { PROJECTS_STREAM, type Project } from '../../domain/project/state.ts'
import { dayStream } from '../../domain/queue-day/state.ts'
import { giversIn } from '../../domain/village/ledger.ts'
import type { MachineNames } from '../../domain/words/actor.ts'
import { kindOfStream, type StreamName } from '../../domain/words/stream.ts'
import { TYPED_FIELDS } from '../../domain/words/typed-fields.ts'
import { recordOf, type EventRow } from '../store/hash-chain.ts'
import type { StoreReader, TicketRow } from '../store/port.ts'

type Reader = Pick<StoreReader, 'read' | 'tickets' | 'devices'>

/** A question with the day on which it was asked. */
export interface DatedContact extends FirstContact {
  readonly date: string
}

/** A number with whoever gave it: a machine by its name (DEV-10). */
export interface GivenTicket extends TicketRow {
  readonly givenBy: string
}

export interface DayContents {
  readonly tickets: readonly GivenTicket[]
  readonly machines: MachineNames
  /** Those that the day opened, and earlier ones that it took a step on. */
  readonly opened: readonly CaseFile[]
  readonly moved: readonly CaseFile[]
  readonly errands: readonly Errand[]
  readonly feedback: readonly Suggestion[]
  readonly contacts: readonly DatedContact[]
  readonly projects: readonly Project[]
}

/** Each as it stood at the end of the day. */
export async function dayContents(
  store: Reader,
  { date, rows, untilMs }: { readonly date: string; readonly rows: readonly EventRow[]; readonly untilMs: number },
): Promise<DayContents> {
  const caseStreams = [...new Set(rows.flatMap(({ stream }) => (kindOfStream(stream) === 'case' ? [stream] : [])))]
  const opened: CaseFile[] = []
  const moved: CaseFile[] = []
  for (const stream of caseStreams) {
    const isOpened = rows.some((row) => row.stream === stream && row.seq === 1)
    const { file } = await stateAt<'case'>(store, stream, untilMs)
    if (file !== null) (isOpened ? opened : moved).push(file)
  }
  const named = namesIn(rows)
  const touched = <T>(of: ReadonlyMap<string, T>): readonly T[] =>
    [...of].flatMap(([name, one]) => (named.has(name) ? [one] : []))
  const machines = await machinesOf(store)
  const givers = giversIn(await store.read(dayStream(date), 0), machines)
  return {
    tickets: (await store.tickets(date)).map((one) => ({ ...one, givenBy: givers.get(one.ticketNo) ?? '' })),
    machines,
    opened,
    moved,
    errands: touched((await stateAt<'errands'>(store, ERRANDS_STREAM, untilMs)).errands),
    feedback: touched((await stateAt<'feedback'>(store, FEEDBACK_STREAM, untilMs)).suggestions),
    contacts: await contactsIn(store, rows, untilMs),
    projects: touched((await stateAt<'projects'>(store, PROJECTS_STREAM, untilMs)).projects),
  }
}

/** What the hall's machines are called, those that are gone included. */
export async function machinesOf(store: Pick<Reader, 'read' | 'devices'>): Promise<MachineNames> {
  return machineNames(await stateAt<'machines'>(store, MACHINES_STREAM, Infinity), await store.devices())
}

/** Questions of the day, and earlier ones that it ended. */
async function contactsIn(store: Reader, rows: readonly EventRow[], untilMs: number): Promise<readonly DatedContact[]> {
  const prefix = firstContactStream('')
  const all: DatedContact[] = []
  for (const stream of new Set(rows.map((row) => row.stream))) {
    if (!stream.startsWith(prefix)) continue
    const touched = new Set(rows.flatMap((row) => (row.stream === stream ? [aboutOf(row).contactNo] : [])))
    const { contacts } = await stateAt<'first-contact'>(store, stream, untilMs)
    const date = stream.slice(prefix.length)
    all.push(...[...contacts.values()].flatMap((one) => (touched.has(one.contactNo) ? [{ ...one, date }] : [])))
  }
  return all
}

async function stateAt<K extends keyof StreamStates>(
  store: Pick<Reader, 'read'>,
  stream: StreamName,
  untilMs: number,
): Promise<StreamStates[K]> {
  const state = emptyState(stream) as StreamStates[K]
  for (const record of await store.read<HallEvent>(stream, 0)) {
    if (record.atMs > untilMs) break
    foldInto(stream, state, record)
  }
  return state
}

/** What records of these streams are about, by the names of their fields. */
interface About {
  readonly reference?: string
  readonly references?: readonly string[]
  readonly projectNo?: string
  readonly contactNo?: number
  /** What a linked site tells. */
  readonly post?: { readonly reference?: string }
}

function aboutOf(row: EventRow): About {
  return recordOf(row).event as About
}

/** References and project numbers that the records of a day name. */
function namesIn(rows: readonly EventRow[]): ReadonlySet<string | undefined> {
  const standing: readonly string[] = [ERRANDS_STREAM, FEEDBACK_STREAM, PROJECTS_STREAM]
  return new Set(
    rows.flatMap((row) => {
      if (!standing.includes(row.stream)) return []
      const { reference, references = [], projectNo, post } = aboutOf(row)
      return [reference, projectNo, post?.reference, ...references]
    }),
  )
}

const TYPED: readonly string[] = TYPED_FIELDS

/** Without what people typed, which the records hold sealed and which has its time (RETAIN-1). */
export function untyped(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(untyped)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) =>
      typeof inner === 'string' && TYPED.includes(name) ? [] : [[name, untyped(inner)] as const],
    ),
  )
}
