/** Keeps errands, what citizens say, first contacts and projects in the columns up with their records (REPORT-16, REPORT-17). */
import type { FirstContactEvent } from '../../domain/first-contact/events.ts'
import { emptyFirstContacts, firstContactStream, folds } from '../../domain/first-contact/state.ts'
import {
  SERVICE_STREAMS,
  serviceStep,
  type ServiceEvent,
  type ServiceStream,
} from '../../domain/report/service-steps.ts'
import { fold } from '../../domain/words/stream.ts'
import { startOf } from '../store/hash-chain.ts'
import type { StoreReader } from '../store/port.ts'
import { chainOf, grown } from './catch-up.ts'
import type { ContactDay, ServiceMark } from './cells.ts'
import type { Columns } from './columns.ts'

type Reader = Pick<StoreReader, 'rows' | 'head' | 'streams'>
const RECORDS_AT_ONCE = 5000

/** Counts records of the streams until `isEnough` says so; gives how many are left. */
export async function countServices(
  store: Reader,
  columns: Pick<Columns, 'serviceMarks' | 'putSteps'>,
  isEnough: () => boolean,
): Promise<number> {
  const marks = await columns.serviceMarks()
  let left = 0
  for (const stream of SERVICE_STREAMS) left += await countOne(store, columns, stream, marks.get(stream), isEnough)
  return left
}

async function countOne(
  store: Reader,
  columns: Pick<Columns, 'putSteps'>,
  stream: ServiceStream,
  known: ServiceMark | undefined,
  isEnough: () => boolean,
): Promise<number> {
  const head = await store.head(stream)
  if (head.seq === 0 && known === undefined) return 0
  // A break was named; what follows on it is counted when the log is mended, and then anew.
  if (known?.broken && known.seq === head.seq) return 0
  const start: ServiceMark = { seq: 0, hash: startOf(stream), broken: null }
  let isAnew = known !== undefined && !(await isStill(store, stream, known))
  let mark = isAnew ? start : (known ?? start)
  while (isAnew || (mark.seq < head.seq && mark.broken === null)) {
    const chain = await chainOf<ServiceEvent>(store, stream, '', mark, RECORDS_AT_ONCE)
    const steps = chain.records.flatMap(({ seq, event }) => {
      const step = serviceStep(event)
      return step === null ? [] : [{ ...step, seq }]
    })
    mark = chain.mark
    await columns.putSteps({ stream, steps, mark, isAnew })
    isAnew = false
    if (isEnough()) break
  }
  return mark.broken === null ? Math.max(0, head.seq - mark.seq) : 0
}

/** Whether the log still holds the record up to which it was counted: one that was restored may not. */
async function isStill(store: Reader, stream: string, { seq, hash, broken }: ServiceMark): Promise<boolean> {
  if (seq === 0 || broken !== null) return broken === null
  const [row] = await store.rows(stream, seq - 1, 1)
  return row?.hash === hash
}

/** Counts the first contacts of these days anew where they have grown. */
export async function countContacts(
  store: Reader,
  columns: Pick<Columns, 'knownContacts' | 'putContacts'>,
  from: string,
  to: string,
): Promise<void> {
  const dates = await grown(store, firstContactStream, await columns.knownContacts(), from, to)
  const days: ContactDay[] = []
  for (const date of dates) days.push(await contactDay(store, date))
  if (days.length > 0) await columns.putContacts(days)
}

async function contactDay(store: Reader, date: string): Promise<ContactDay> {
  const { records, mark } = await chainOf<FirstContactEvent>(store, firstContactStream(date), date)
  const state = emptyFirstContacts()
  for (const record of records) fold(folds, state, record)
  return { date, seq: mark.seq, broken: mark.broken, contacts: [...state.contacts.values()] }
}
