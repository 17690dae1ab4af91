/** A window's tablet through a day of hands: whoever touches it, every visit that ends at the window is asked about. */
import { effectScope, nextTick, ref, shallowRef } from 'vue'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { RatingPadView } from '../../../domain/views/rating-pad.ts'
import type { Connection, ConnectionStatus } from '../../../renderer/app/server/connection.ts'
import { useAsking, type Asking } from '../../../renderer/rating/use-asking.ts'

let end = (): void => undefined
const sent: { readonly type: string; readonly ticketNo?: string }[] = []
const view = shallowRef<RatingPadView | null>(null)

beforeEach(() => {
  vi.useFakeTimers()
  localStorage.clear()
  sent.length = 0
  view.value = null
})
afterEach(() => {
  end()
  vi.useRealTimers()
})

function openTablet(): Asking {
  const scope = effectScope()
  end = () => scope.stop()
  const connection = {
    view,
    status: ref<ConnectionStatus>('live'),
    send: async (command: { readonly type: string }) => (sent.push(command), { ok: true, seq: 1, result: {} }),
  }
  return scope.run(() => useAsking(connection as unknown as Connection<RatingPadView>))!
}

/** What the hall shows the tablet: the visit that ended at its window last, or null once the next one is served. */
async function shown(ticketNo: string | null): Promise<void> {
  const visit = ticketNo === null ? null : { date: '2026-11-25', ticketNo, endedAtMs: Number(ticketNo.slice(1)) }
  view.value = { kind: 'rating', visit } as unknown as RatingPadView
  await nextTick()
}

const VERY_GOOD = { level: 5, reasons: [], words: '', phone: null } as const

it('RATE-10 a hand on the tablet between two visits does not keep the next one from being asked', async () => {
  const asking = openTablet()
  await shown(null)
  asking.touch()
  await shown('C001')
  expect(asking.visit.value?.ticketNo).toBe('C001')
  asking.rate(VERY_GOOD)
  // The second press of a double one.
  asking.touch()
  await shown(null)
  vi.advanceTimersByTime(4000)
  await shown('C002')
  expect(asking.visit.value?.ticketNo).toBe('C002')
})

it('RATE-10 who leaves in the middle of a word is counted as timed out, and the next visit is asked about', async () => {
  const asking = openTablet()
  await shown('C001')
  asking.touch()
  await shown(null)
  await vi.advanceTimersByTimeAsync(31_000)
  expect(asking.visit.value).toBeNull()
  expect(sent).toMatchObject([{ type: 'SkipRating', ticketNo: 'C001', how: 'timedOut' }])
  await shown('C002')
  expect(asking.visit.value?.ticketNo).toBe('C002')
})

it('RATE-10 a visit that ended while somebody was in the middle of a word is asked about after that word', async () => {
  const asking = openTablet()
  await shown('C001')
  asking.touch()
  await shown('C002')
  expect(asking.visit.value?.ticketNo).toBe('C001')
  asking.rate(VERY_GOOD)
  expect(asking.word.value).toBe('thanks')
  await vi.advanceTimersByTimeAsync(3500)
  expect(asking.visit.value?.ticketNo).toBe('C002')
  expect(sent.map(({ ticketNo }) => ticketNo)).toEqual(['C001'])
})
