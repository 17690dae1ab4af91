/** Files errands with the province's platform: each until it is taken, however long the platform is away (ERRAND-8). */
import { ERRANDS_STREAM } from '../../domain/errand/state.ts'
import type { ErrandCommand } from '../../domain/errand/commands.ts'
import type { Hall } from '../hall/hall.ts'
import type { ProvincePlatform } from '../sites/province.ts'

const RETRY_FIRST_MS = 1000
const RETRY_MOST_MS = 60_000
/** A day's backlog does not come down on the platform at once. */
const AT_ONCE = 4

/** Makes the job; call it about once a second. `elapsedMs`: a clock that only runs on. */
export function filingJob(
  hall: Pick<Hall, 'streams' | 'execute' | 'isShowable'>,
  platform: ProvincePlatform,
  elapsedMs: () => number = () => performance.now(),
  onTrouble: (facts: { readonly failures: number; readonly why: string }) => void = () => undefined,
): () => Promise<void> {
  const underWay = new Set<string>()
  let failures = 0
  let told: string | null = null
  let notBeforeMs = 0

  async function file(reference: string): Promise<void> {
    const errand = hall.streams.state(ERRANDS_STREAM).errands.get(reference)
    if (errand === undefined) return
    const filed = await platform.file(errand)
    if (filed.kind === 'later') {
      failures += 1
      // Once a minute for days: only what is new is said.
      if (told !== filed.why) onTrouble({ failures, why: filed.why })
      told = filed.why
      notBeforeMs = elapsedMs() + Math.min(RETRY_MOST_MS, RETRY_FIRST_MS * 2 ** Math.min(failures, 10))
      return
    }
    failures = 0
    told = null
    const command: ErrandCommand =
      filed.kind === 'accepted'
        ? { type: 'MarkErrandFiled', reference, acceptanceNo: filed.acceptanceNo }
        : { type: 'MarkErrandUnfiled', reference, problem: filed.problem }
    await hall.execute({ commandId: `filed-${reference}`, command }, { kind: 'timekeeper' })
  }

  return async () => {
    // What is not kept yet may never have been (SEND-4).
    if (elapsedMs() < notBeforeMs || !hall.isShowable()) return
    const waiting = [...hall.streams.state(ERRANDS_STREAM).toFile].filter((one) => !underWay.has(one))
    await Promise.all(
      waiting.slice(0, AT_ONCE).map(async (reference) => {
        underWay.add(reference)
        try {
          await file(reference)
        } finally {
          underWay.delete(reference)
        }
      }),
    )
  }
}
