/** The one-time notice of the window, by keyboard. */
import { afterEach, expect, it, vi } from 'vitest'
import { openBench, serving, type Bench } from './clerk-bench.ts'

let bench: Bench
afterEach(() => {
  bench.close()
  vi.unstubAllGlobals()
})

const dialog = (): string => document.querySelector('.dialog')?.textContent ?? ''

it('DESK-10 given an item with papers when nothing is ticked then Enter records no notice and its button says what is missing', async () => {
  bench = openBench(serving())
  await bench.press('.')
  expect(dialog()).toContain('请勾出没带的材料')
  await bench.press('Enter')
  expect(bench.sent).toHaveLength(0)
  await bench.press('1')
  expect(dialog()).toContain('记为已告知补正')
  await bench.press('Enter')
  expect(bench.sent).toMatchObject([{ type: 'SettleItem', outcome: 'noticed' }])
})
