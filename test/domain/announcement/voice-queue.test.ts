/** The announcer's order: every call once, in the order of the hall, and nobody waits behind a repetition. */
import { describe, expect, it } from 'vitest'
import {
  endReading,
  hear,
  isUnspoken,
  setSilent,
  startQueue,
  takeNext,
} from '../../../domain/announcement/voice-queue.ts'
import type { HeardCall, VoiceQueue } from '../../../domain/announcement/voice-queue.ts'

const READING_MS = 5000
const call = (callNo: number, ticketNo = `C${String(callNo).padStart(3, '0')}`, isOpen = true): HeardCall => ({
  callNo,
  ticketNo,
  counter: '24',
  isOpen,
})

/** Speaks until nothing waits; returns each reading as [callNo, startedAtMs]. */
function speakAll(
  from: VoiceQueue,
  startMs: number,
): { readonly readings: readonly (readonly [number, number])[]; readonly queue: VoiceQueue } {
  const readings: [number, number][] = []
  let [queue, nowMs] = [takeNext(from, startMs), startMs]
  while (queue.speaking) {
    if (readings.length > 100) throw new Error('a speaking that never ends')
    readings.push([queue.speaking.callNo, nowMs])
    nowMs += READING_MS
    queue = takeNext(endReading(queue, nowMs, READING_MS, false), nowMs)
  }
  return { readings, queue }
}

describe('the order of the voice', () => {
  it('VOICE-3 a call is said twice when nobody is kept waiting by it', () => {
    expect(speakAll(hear(startQueue(0), [call(1)], 0), 0).readings.map(([no]) => no)).toEqual([1, 1])
  })

  it('VOICE-3 PEERS-27 PEERS-29 ten calls within a second are all said, one after the other, in the order of the hall', () => {
    let queue = startQueue(0)
    for (let no = 1; no <= 10; no += 1)
      queue = hear(
        queue,
        Array.from({ length: no }, (_, at) => call(no - at)),
        no * 100,
      )
    const said = speakAll(queue, 1000).readings.map(([no]) => no)
    expect([...new Set(said)]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(said).toEqual([...said].sort((a, b) => a - b))
  })

  it('VOICE-3 VOICE-6 in a burst longer than the view’s list, the calls that waited longest are said all the same', () => {
    let queue = hear(startQueue(0), [call(1), call(2), call(3)], 0)
    // The view names the newest three only.
    queue = hear(queue, [call(4), call(5), call(6)], 500)
    expect(queue.waiting.map((one) => one.callNo)).toEqual([1, 2, 3, 4, 5, 6])
    const said = speakAll(queue, 500).readings.map(([no]) => no)
    expect([...new Set(said)]).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('VOICE-3 nothing begins while something is being said', () => {
    const queue = takeNext(hear(startQueue(0), [call(1), call(2)], 0), 0)
    expect(takeNext(queue, 1000)).toBe(queue)
    expect(takeNext(queue, 90_000)).toBe(queue)
    expect(endReading(startQueue(0), 0, READING_MS, false).speaking).toBeNull()
  })

  it('VOICE-3 the same view again, or an older one, says nothing again', () => {
    const { queue } = speakAll(hear(startQueue(0), [call(2), call(1)], 0), 0)
    expect(hear(queue, [call(2), call(1)], 30_000).waiting).toEqual([])
    expect(hear(queue, [call(1)], 31_000).waiting).toEqual([])
    expect(queue.spokenCallNo).toBe(2)
  })

  it('VOICE-4 PEERS-50 a recall is a call of its own, and takes the place of one that still waits', () => {
    let queue = takeNext(hear(startQueue(0), [call(3, 'E051'), call(2, 'C026'), call(1, 'A001')], 0), 0)
    queue = hear(queue, [call(4, 'C026'), call(3, 'E051'), call(1, 'A001')], 1000)
    expect(queue.waiting.map((one) => one.callNo)).toEqual([3, 4])
    const { queue: later } = speakAll(hear(startQueue(0), [call(1, 'C026')], 0), 0)
    expect(hear(later, [call(2, 'C026')], 30_000).waiting.map((one) => one.callNo)).toEqual([2])
  })

  it('VOICE-5 what has waited a minute is let go', () => {
    const queue = hear(hear(startQueue(0), [call(1)], 0), [call(2), call(1)], 30_000)
    expect(takeNext(queue, 61_000).speaking?.callNo).toBe(2)
    const empty = takeNext(queue, 95_000)
    expect(empty).toMatchObject({ speaking: null, waiting: [] })
    expect(hear(empty, [call(2), call(1)], 96_000).waiting).toEqual([])
  })

  it('VOICE-6 after a break only calls that still wait for somebody are said', () => {
    const queue = hear(startQueue(4), [call(8), call(7, 'C007', false), call(6), call(5, 'C005', false), call(4)], 0)
    expect(queue.waiting.map((one) => one.callNo)).toEqual([6, 8])
  })

  it('VOICE-6 somebody who has come is not called any more', () => {
    let queue = takeNext(hear(startQueue(0), [call(2), call(1)], 0), 0)
    queue = hear(queue, [call(2, 'C002', false), call(1, 'C001', false)], 2000)
    expect(queue.waiting).toEqual([])
    expect(endReading(queue, 5000, READING_MS, false).speaking).toBeNull()
  })

  it('VOICE-7 said once only when the next would begin later than twenty seconds after its call', () => {
    const first = takeNext(hear(startQueue(0), [call(1)], 0), 0)
    const soon = hear(first, [call(2), call(1)], 4000)
    expect(endReading(soon, 5000, READING_MS, false).speaking?.readings).toBe(1)
    const late = hear(first, [call(5), call(4), call(3), call(2), call(1)], 1000)
    expect(endReading(late, 5000, READING_MS, false).speaking).toBeNull()
  })

  it('VOICE-8 PEERS-30 a reading that failed is over, and the next call goes on', () => {
    const queue = endReading(takeNext(hear(startQueue(0), [call(2), call(1)], 0), 0), 1000, READING_MS, true)
    expect(queue.speaking).toBeNull()
    expect(takeNext(queue, 1000).speaking?.callNo).toBe(2)
  })

  it('VOICE-9 in silence calls count as done and are not made up for', () => {
    const silent = hear(setSilent(hear(startQueue(0), [call(1)], 0), true), [call(2), call(1)], 1000)
    expect(silent).toMatchObject({ waiting: [], doneCallNo: 2, spokenCallNo: 0 })
    const again = hear(setSilent(silent, false), [call(3), call(2), call(1)], 2000)
    expect(again.waiting.map((one) => one.callNo)).toEqual([3])
    expect([isUnspoken(again, 2), isUnspoken(again, 3)]).toEqual([false, true])
  })
})
