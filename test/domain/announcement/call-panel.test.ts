/** Which calls are lit on a lobby display. */
import { describe, expect, it } from 'vitest'
import { layOut } from '../../../domain/announcement/call-panel.ts'

const NOW_MS = 1_000_000
const call = (callNo: number, agoSec: number, isOpen: boolean) => ({ callNo, atMs: NOW_MS - agoSec * 1000, isOpen })
const spoken = (): boolean => false
const numbers = (calls: readonly { readonly callNo: number }[]): readonly number[] => calls.map((one) => one.callNo)

describe('the lit panel', () => {
  it('SHOW-1 a call stays lit for thirty seconds, until spoken and until answered', () => {
    const calls = [call(4, 10, false), call(3, 45, true), call(2, 50, false), call(1, 60, false)]
    const { panel, recent } = layOut(calls, NOW_MS, (no) => no === 2)
    expect(numbers(panel)).toEqual([2, 3, 4])
    expect(numbers(recent)).toEqual([1])
  })

  it('SHOW-1 nothing is lit when everybody has come', () => {
    expect(layOut([call(2, 40, false), call(1, 90, false)], NOW_MS, spoken)).toMatchObject({
      panel: [],
      recent: [{ callNo: 2 }, { callNo: 1 }],
    })
  })

  it('SHOW-2 a fourth call pushes the first into the list', () => {
    const { panel, recent } = layOut(
      [call(4, 1, true), call(3, 2, true), call(2, 3, true), call(1, 4, true)],
      NOW_MS,
      spoken,
    )
    expect(numbers(panel)).toEqual([2, 3, 4])
    expect(numbers(recent)).toEqual([1])
  })

  it('SHOW-2 the call being spoken never leaves the panel for one that is not', () => {
    const calls = [5, 4, 3, 2, 1].map((no) => call(no, 6 - no, true))
    expect(numbers(layOut(calls, NOW_MS, (no) => no >= 2).panel)).toEqual([2, 3, 4])
    expect(numbers(layOut(calls, NOW_MS, (no) => no >= 1).panel)).toEqual([1, 2, 3])
  })
})
