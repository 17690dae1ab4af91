/** Keeps what reports count of cases up with their records: those written to since the last time, some at once (REPORT-10). */
import type { CaseEvent } from '../../domain/case/events.ts'
import { caseFacts } from '../../domain/report/case-facts.ts'
import type { StoreReader } from '../store/port.ts'
import type { CountedCase } from './cells.ts'
import type { Columns } from './columns.ts'

const CASES_AT_ONCE = 500
/** A server's clock that was set back hides nothing: so long before the last record cases are looked at again. */
const OVERLAP_MS = 86_400_000

export interface CaseCounter {
  /** Counts until `isEnough` says so; gives how many cases are left. */
  count(isEnough: () => boolean): Promise<number>
}

/** Counts the cases of a store into columns. */
export function createCaseCounter(
  store: Pick<StoreReader, 'casesWritten' | 'read'>,
  columns: Pick<Columns, 'casesUntil' | 'putCases'>,
  timeZone: string,
): CaseCounter {
  /** Last record that this process has counted of each case near the present. */
  const counted = new Map<string, number>()
  let left: readonly { readonly stream: string; readonly last: number }[] = []
  let untilMs = 0

  async function oneCase(stream: string): Promise<CountedCase> {
    const records = [...(await store.read<CaseEvent>(stream, 0))]
    untilMs = Math.max(untilMs, ...records.map(({ atMs }) => atMs))
    return { caseNo: stream.slice(stream.indexOf('/') + 1), facts: caseFacts(records, timeZone) }
  }

  return {
    count: async (isEnough) => {
      if (left.length === 0) {
        untilMs = await columns.casesUntil()
        const written = await store.casesWritten(Math.max(0, untilMs - OVERLAP_MS))
        left = written.filter(({ stream, last }) => counted.get(stream) !== last)
        if (left.length === 0) return 0
      }
      do {
        const now = left.slice(0, CASES_AT_ONCE)
        const cases: CountedCase[] = []
        for (const { stream } of now) cases.push(await oneCase(stream))
        left = left.slice(CASES_AT_ONCE)
        await columns.putCases(cases, left.length === 0 ? untilMs : null)
        for (const { stream, last } of now) counted.set(stream, last)
      } while (left.length > 0 && !isEnough())
      return left.length
    },
  }
}
