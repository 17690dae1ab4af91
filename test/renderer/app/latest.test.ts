/** What is asked for again and again shows the last answer, also where answers are slower than the asking. */
import { effectScope } from 'vue'
import { expect, it } from 'vitest'
import { latest } from '../../../renderer/app/server/latest.ts'

/** A line on which each answer comes when the test says so. */
function slowLine() {
  const shown: string[] = []
  const answers: ((text: string) => void)[] = []
  const scope = effectScope()
  const ask = scope.run(() =>
    latest(async (isLast) => {
      const text = await new Promise<string>((resolve) => answers.push(resolve))
      if (isLast()) shown.push(text)
    }),
  )
  if (ask === undefined) throw new Error('the scope is over')
  return { ask, shown, answers, leave: () => scope.stop() }
}

it('CASE-12 an older answer that comes late replaces no newer one, and whoever asked waits for the newer', async () => {
  const { ask, shown, answers } = slowLine()
  const first = ask()
  const second = ask()
  answers[1]?.('new')
  answers[0]?.('old')
  await Promise.all([first, second])
  expect(shown).toEqual(['new'])
})

it('CASE-12 given answers slower than the clock that asks, then they are shown all the same', async () => {
  const { ask, shown, answers } = slowLine()
  const first = ask()
  ask.unlessAsked()
  ask.unlessAsked()
  answers[0]?.('slow')
  await first
  ask.unlessAsked()
  answers[1]?.('again')
  await expect.poll(() => shown).toEqual(['slow', 'again'])
})

it('CASE-12 given a part of the page that is gone, then its answer shows nothing and its asking is over', async () => {
  const { ask, shown, answers, leave } = slowLine()
  const asking = ask()
  leave()
  answers[0]?.('too late')
  await asking
  expect(shown).toEqual([])
})
