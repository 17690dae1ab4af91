/** A step that finds something, says nothing, or never ends must fail, each with its reason. */
import { describe, expect, it } from 'vitest'
import { overdue } from '../../config/test-progress.ts'
import { nothingFound, runStep, type Step } from './step.ts'

const script = (code: string): readonly string[] => ['--inspect-port=0', '--input-type=module', '--eval', code]
const quietly = (step: Step) => runStep(step, () => undefined)

describe('a step fails', () => {
  it('by its exit code', async () => {
    const { why } = await quietly({ name: 'a code', args: script('process.exit(3)'), limitSec: 20 })
    expect(why).toBe('it ended with code 3')
  })

  it('by what it counted, whatever its exit code', async () => {
    const judge = nothingFound(['violations', 'lost'])
    const told = (line: string) =>
      quietly({ name: 'a count', args: script(`console.log('words'); console.log('${line}')`), limitSec: 20, judge })
    expect((await told('{"violations":6,"lost":0}')).why).toBe('violations: 6')
    expect((await told('{"violations":0}')).why).toBe('lost: not told')
    expect((await told('')).why).toBe('it printed no counts')
    expect(await told('{"violations":0,"lost":0}')).toMatchObject({ isGood: true, why: null })
  })

  it('by its limit, and says in which function it went round and round', async () => {
    const { why, output } = await quietly({
      name: 'an endless loop',
      args: script('function roundAndRound() { for (;;); }\nroundAndRound()'),
      limitSec: 2,
    })
    expect(why).toBe('it had not ended after 2 s')
    expect(output).toMatch(/stands at\n {2}roundAndRound .*:1\n/)
  })

  it('when a test file is overdue, and says which and in what test', async () => {
    const progress = {
      'test/a.test.ts': { sinceMs: 0, test: 'PICK-1 who comes next' },
      'test/b.test.ts': { sinceMs: 900_000, test: null },
    }
    expect(overdue(progress, 950_000, 300)).toBe(
      'test/a.test.ts had not ended after 300 s, in or after "PICK-1 who comes next"',
    )
    expect(overdue(progress, 100_000, 300)).toBeNull()
    const { why } = await quietly({
      name: 'a test that hangs',
      args: script('setInterval(() => undefined, 1000)'),
      limitSec: 60,
      hangs: () => 'test/a.test.ts hangs',
    })
    expect(why).toBe('test/a.test.ts hangs')
  })
})
