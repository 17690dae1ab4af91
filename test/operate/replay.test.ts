/** The replay of a day of counts: what it takes the file to say, and that the real server code then says the same. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { DayEvent, Recorded } from '../../domain/queue-day/events.ts'
import { auditDay } from '../../server/operate/replay/audit.ts'
import { impliedWaits, momentsOf, readDay } from '../../server/operate/replay/file.ts'
import { prefixAt } from '../../server/operate/replay/hall.ts'
import { replayDay } from '../../server/operate/replay/run.ts'
import { called, issued } from '../support/day-events.ts'

const root = join(import.meta.dirname, '..', '..')
const quirks = join(import.meta.dirname, 'replay-quirks.csv')
const real = join(root, '..', 'shared', 'data', 'warsaw', 'days.csv')

function replay(...args: readonly string[]) {
  return spawnSync(process.execPath, ['server/operate/replay/replay.ts', ...args], { cwd: root, encoding: 'utf8' })
}

describe('what a file of counts means', () => {
  test('a count that falls to zero grows on top, any other fall is a correction', () => {
    const [nine, ten] = readDay(quirks, 'Office', '2020-01-13')
    expect(ten).toMatchObject({ queue: '10', issued: 6 + 4, called: 9, callsWithoutNumber: 0, countersMost: 2 })
    expect(nine).toMatchObject({ queue: '9', issued: 2, called: 2, callsWithoutNumber: 1, countersMost: 0 })
  })

  test('numbers before the first row fall in the five minutes before it, others evenly between two rows', () => {
    const [nine, ten] = readDay(quirks, 'Office', '2020-01-13')
    expect(momentsOf(ten?.counts ?? [], 'issued').slice(0, 4)).toEqual([
      475.8333333333333, 477.5, 479.1666666666667, 480.8333333333333,
    ])
    expect(momentsOf(nine?.counts ?? [], 'called')).toHaveLength(3)
  })

  test('the curves give each number its wait, and a call before its number waits for it', () => {
    expect(
      impliedWaits([
        {
          queue: 'x',
          issued: 2,
          called: 2,
          callsWithoutNumber: 0,
          countersMost: 1,
          counts: [
            { atMin: 0, issued: 0, called: 0, openCounters: 1 },
            { atMin: 10, issued: 1, called: 0, openCounters: 1 },
            { atMin: 20, issued: 1, called: 2, openCounters: 1 },
            { atMin: 30, issued: 2, called: 2, openCounters: 1 },
          ],
        },
      ]),
    ).toEqual([12.5 - 5, 0])
  })

  test('prefixes skip I and O, and two letters follow Z', () => {
    expect([0, 8, 13, 23, 24, 48].map(prefixAt)).toEqual(['A', 'J', 'P', 'Z', 'AA', 'BA'])
  })
})

describe('the replayed day', () => {
  test('NUM-1 CALL-1: issues and calls what the file holds, each number once, with the waits of the file', async () => {
    const queues = readDay(quirks, 'Office', '2020-01-13')
    const done = await replayDay('Office', '2020-01-13', queues)
    expect(done).toMatchObject({ issued: 12, called: 11, duplicates: 0, gaps: 0, doubleCalls: 0 })
    const sorted = (waits: readonly number[]): readonly number[] => [...waits].sort((a, b) => a - b)
    const ours = sorted(done.waitsMin)
    sorted(impliedWaits(queues)).forEach((wait, at) => expect(ours[at]).toBeCloseTo(wait, 2))
  })

  test('a day of UD_Bemowo comes out as the file has it, where the office days are at hand', () => {
    if (!existsSync(real))
      return console.info(`the office days (${real}) are not on this machine: nothing was replayed`)
    const run = replay('--file', real, '--office', 'UD_Bemowo', '--date', '2020-01-13', '--json')
    const said = JSON.parse(run.stdout) as Record<string, number>
    expect(Object.keys(said)).toEqual([
      'issued',
      'called',
      'stillWaiting',
      'duplicates',
      'gaps',
      'doubleCalls',
      'meanWaitMin',
      'p90WaitMin',
      'events',
      'seconds',
    ])
    expect(said).toMatchObject({ issued: 1277, called: 1277, stillWaiting: 0, duplicates: 0, gaps: 0, doubleCalls: 0 })
    const implied = [...impliedWaits(readDay(real, 'UD_Bemowo', '2020-01-13'))]
    expect(
      Math.abs((said.meanWaitMin as number) - implied.reduce((sum, wait) => sum + wait, 0) / implied.length),
    ).toBeLessThan(2.5)
  })

  test('COMMAND-3 a wrong file, office, date or option ends with one sentence and code 2', () => {
    const cases = [
      [['--file', 'nowhere.csv', '--office', 'Office', '--date', '2020-01-13'], 'There is no file nowhere.csv.'],
      [['--file', '.', '--office', 'Office', '--date', '2020-01-13'], 'is a folder, and a file is needed'],
      [['--file', quirks, '--office', 'Offfice', '--date', '2020-01-13'], 'It has: Elsewhere, Office.'],
      [['--file', quirks, '--office', 'Office', '--date', '2020-01-15'], 'It has: 2020-01-13, 2020-01-14.'],
      [['--speed', '3'], 'Unknown option --speed. The options are: --file,'],
    ] as const
    for (const [args, sentence] of cases) {
      const run = replay(...args)
      expect(run).toMatchObject({ status: 2, stdout: '' })
      expect(run.stderr).toContain(sentence)
      expect(run.stderr.trim().split('\n')).toHaveLength(1)
    }
  })
})

describe('the audit of a log', () => {
  const record = (events: readonly DayEvent[]): readonly Recorded[] =>
    events.map((event, at) => ({
      seq: at + 1,
      atMs: at * 60_000,
      actor: { kind: 'timekeeper' },
      commandId: `${at}`,
      event,
    }))

  test('sees a number given twice, a number missing, a ticket called by two counters and a busy counter called to', () => {
    expect(auditDay(record([issued(1), issued(1), issued(3)]))).toMatchObject({ issued: 3, duplicates: 1, gaps: 1 })
    expect(auditDay(record([issued(1), called(1, '1'), called(1, '2')]))).toMatchObject({ called: 1, doubleCalls: 1 })
    expect(auditDay(record([issued(1), issued(2), called(1, '1'), called(2, '1')]))).toMatchObject({ doubleCalls: 1 })
  })

  test('a missed or undone call may be followed by another', () => {
    expect(
      auditDay(
        record([issued(1), called(1, '1'), { type: 'TicketMissed', ticketNo: 'A001', counter: '1' }, called(1, '2')]),
      ),
    ).toMatchObject({ called: 1, doubleCalls: 0 })
    expect(
      auditDay(
        record([
          issued(1),
          called(1, '1'),
          { type: 'TransitionUndone', ticketNo: 'A001', counter: '1', undone: 'TicketCalled' },
          called(1, '2'),
        ]),
      ),
    ).toMatchObject({ doubleCalls: 0 })
  })
})
