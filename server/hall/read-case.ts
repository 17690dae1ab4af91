/** Reads one case from the store, for pages: always as it is kept, and nothing of it stays in memory. */
import { caseStream, type CaseFile } from '../../domain/case/state.ts'
import type { Store } from '../store/port.ts'
import { createStreams, type ReadForStreams } from './streams.ts'

/** null: there is no such case. */
export async function readCase(store: Pick<Store, ReadForStreams>, caseNo: string): Promise<CaseFile | null> {
  const streams = createStreams(store)
  await streams.load(caseStream(caseNo))
  return streams.state(caseStream(caseNo)).file
}
