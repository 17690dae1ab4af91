/** A verb in the back office while the list is asked for by itself: what the page says and what it shows belong together. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { useOffice, type Office } from '../../../renderer/office/use-office.ts'

const CASE_NO = '261126-0001'
const TAKEN = { caseNo: CASE_NO, holder: '0701' }

/** Answers of the server that the test lets go by hand: [path, let go]. */
let open: { readonly path: string; answer(body: unknown): void }[] = []
const scope = effectScope()
let office: Office

beforeEach(async () => {
  vi.useFakeTimers()
  vi.stubGlobal(
    'fetch',
    (path: string) =>
      new Promise<Response>((resolve) =>
        open.push({ path, answer: (body) => resolve(new Response(JSON.stringify(body), { status: 200 })) }),
      ),
  )
  office = scope.run(useOffice) as Office
  await answer('/api/session', { staff: { badgeNo: '0701', name: '李', role: 'officer' } })
  await answer('/api/cases?', { rows: [{ caseNo: CASE_NO }], nowMs: 0, above: [] })
  while (open.length > 0) await answer('/api/cases/', { office: { caseNo: CASE_NO, holder: null } })
})
afterEach(() => {
  scope.stop()
  open = []
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** Lets the oldest asking of this path go. */
async function answer(path: string, body: unknown): Promise<void> {
  await vi.waitFor(() => expect(open.map((one) => one.path)).toContainEqual(expect.stringContaining(path)))
  const [one] = open.splice(
    open.findIndex((other) => other.path.includes(path)),
    1,
  )
  one?.answer(body)
  await vi.advanceTimersByTimeAsync(0)
}

it('CASE-12 the word that a verb is done waits for its case, and an older answer that comes late is not shown', async () => {
  await vi.advanceTimersByTimeAsync(5000)
  await answer('/api/cases?', { rows: [{ caseNo: CASE_NO }], nowMs: 1, above: [] })
  const [before] = open.splice(0, 1)
  let isDone = false
  void office.send({ type: 'TakeCase', caseNo: CASE_NO }).then(() => (isDone = true))
  await answer('/api/commands', { ok: true })
  // While the verb's own asking is not answered the list is not asked for by itself.
  await vi.advanceTimersByTimeAsync(5000)
  expect(open.map((one) => one.path).filter((path) => path.includes('/api/cases?'))).toHaveLength(1)
  expect(isDone).toBe(false)
  await answer('/api/cases?', { rows: [{ caseNo: CASE_NO }], nowMs: 3, above: [] })
  await answer('/api/cases/', { office: TAKEN })
  await vi.advanceTimersByTimeAsync(0)
  expect([isDone, office.open.value]).toEqual([true, TAKEN])
  before?.answer({ office: { caseNo: CASE_NO, holder: null } })
  await vi.advanceTimersByTimeAsync(0)
  expect(office.open.value).toEqual(TAKEN)
})
