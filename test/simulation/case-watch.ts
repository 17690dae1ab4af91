/**
 * Cases of a simulated hall as they are written: each opened once and by a day's own record, never a step that may not
 * follow, one decision, one hand-out, a code that nobody else has, a lamp only when it is due; its row as it stands.
 */
import { caseStream, CASE_NEXT, emptyCase, type CaseFile, type CaseState } from '../../domain/case/state.ts'
import type { CaseEvent } from '../../domain/case/events.ts'
import { caseNosIn } from '../../domain/case/of-day.ts'
import { foldInto, type HallEvent } from '../../domain/contract/subjects.ts'
import type { DayEvent } from '../../domain/queue-day/events.ts'
import type { Recorded } from '../../domain/words/recorded.ts'
import { caseRow } from '../../server/hall/rows/case-rows.ts'
import type { Append, Store } from '../../server/store/port.ts'

export interface CaseWatch {
  /** One committed write. */
  take(batch: readonly Append[]): void
  /** Every case as it stands. */
  files(): readonly CaseFile[]
  /** The table of cases holds them as their records say. */
  check(store: Pick<Store, 'caseRow'>): Promise<void>
  cases(): number
  pickedUp(): number
}

const HOLDERS: ReadonlySet<string> = new Set(['SupplementAsked', 'CaseDecided', 'StageFinished', 'ClockStopped'])

/** `fault` is told each thing that must never be. */
export function createCaseWatch(fault: (what: string) => void): CaseWatch {
  const states = new Map<string, CaseState>()

  function take(stream: string, record: Recorded<HallEvent>, opened: ReadonlySet<string>): void {
    const event = record.event as CaseEvent
    const state = states.get(stream) ?? emptyCase()
    const before = state.file
    if (event.type === 'CaseOpened') {
      if (before !== null) fault(`${stream} was opened twice`)
      if (!opened.has(event.caseNo)) fault(`${stream} was opened without its number in the day`)
    } else if (before === null) fault(`${stream} goes on with ${event.type} and was never opened`)
    if (HOLDERS.has(event.type) && record.actor.kind === 'clerk' && before?.holder !== record.actor.badgeNo)
      fault(`${stream}: ${event.type} by somebody who does not hold it`)
    if (event.type === 'LampTurned' && event.dueMs > record.atMs) fault(`${stream}: a lamp turned before it was due`)
    if (event.type === 'ResultReady') checkCode(before, event.code)
    states.set(stream, state)
    foldInto(stream as never, state as never, record)
    const after = state.file
    if (before && after && before.status !== after.status && !CASE_NEXT[before.status].includes(after.status))
      fault(`${stream}: ${before.status} became ${after.status} by ${event.type}`)
  }

  function checkCode(file: CaseFile | null, code: string): void {
    for (const { file: other } of states.values())
      if (other?.result?.code === code && other.group !== file?.group && isWaiting(other))
        fault(`the code of ${file?.caseNo} waits for ${other.caseNo} as well`)
  }

  const files = (): readonly CaseFile[] => [...states.values()].flatMap(({ file }) => file ?? [])
  return {
    take: (batch) => {
      const opened = new Set(
        batch.flatMap(({ stream, records }) =>
          stream.startsWith('day/') ? caseNosIn(records as readonly Recorded<DayEvent>[]) : [],
        ),
      )
      for (const { stream, records } of batch)
        if (stream.startsWith('case/')) for (const record of records) take(stream, record, opened)
    },
    files,
    check: async (store) => {
      for (const file of files()) {
        const kept = JSON.stringify(await store.caseRow(file.caseNo))
        if (kept !== JSON.stringify(caseRow(file))) fault(`the row of ${caseStream(file.caseNo)} is another: ${kept}`)
      }
    },
    cases: () => states.size,
    pickedUp: () => files().filter(({ status }) => status === 'collected' || status === 'mailed').length,
  }
}

function isWaiting({ status }: CaseFile): boolean {
  return status === 'ready' || status === 'inLocker'
}
