/** Recorded cases through the product's clocks: the lamps of a small file of our own, and what a broken file is told. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { replayCases } from '../../server/operate/cases-replay.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yichuang-cases-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const HEAD = 'case,channel,started_at,deadline,step,group,person,at'
const row = (name: string, deadline: string, at: string): string =>
  `${name},Desk,2011-10-03 09:00:00+02:00,${deadline},step,Group 1,R1,${at}`

function fileOf(...rows: readonly string[]): string {
  const file = join(folder, `${rows.length}-${Math.abs(rows.join().length)}.csv`)
  writeFileSync(file, [HEAD, ...rows, ''].join('\n'))
  return file
}

const MONDAY = '2011-10-31 13:41:31.788000+01:00'

it('CLOCK-2 a case is yellow from the same clock time of the working day before, across a weekend and the end of summer time', () => {
  const figures = replayCases(
    fileOf(
      row('calm', MONDAY, '2011-10-28 13:41:31.787000+02:00'),
      row('turning', MONDAY, '2011-10-28 13:41:31.788000+02:00'),
      row('yellow', MONDAY, '2011-10-29 10:00:00+02:00'),
      row('in time', MONDAY, '2011-10-31 13:41:31.788000+01:00'),
      row('red', MONDAY, '2011-10-05 10:00:00+02:00'),
      row('red', MONDAY, '2011-10-31 13:41:31.789000+01:00'),
      row('of a Sunday', '2011-10-30 12:00:00+01:00', '2011-10-28 12:00:01+02:00'),
    ),
  ).json
  expect(figures).toEqual({
    cases: 6,
    events: 7,
    finishedInTime: 5,
    red: 1,
    yellow: 4,
    redCases: ['red'],
  })
})

it('CLOCK-2 a row that cannot be read is named with its line and column, and nothing is counted', () => {
  const good = row('one', MONDAY, '2011-10-28 10:00:00+02:00')
  expect(() => replayCases(fileOf(good, row('one', 'soon', '2011-10-28 10:00:00+02:00')))).toThrow(
    /line 3, column "deadline": "soon"/,
  )
  expect(() => replayCases(fileOf(good, row('', MONDAY, '2011-10-28 10:00:00+02:00')))).toThrow(
    /line 3: the column "case" is empty/,
  )
  expect(() => replayCases(fileOf(good, row('one', '2011-11-30 10:00:00+01:00', MONDAY)))).toThrow(/another deadline/)
  expect(() => replayCases(fileOf(good, row('one', MONDAY, '')))).toThrow(/column "at"/)
  const empty = join(folder, 'empty.csv')
  writeFileSync(empty, 'case,at\n')
  expect(() => replayCases(empty)).toThrow(/no column "deadline"/)
  expect(() => replayCases(join(folder, 'absent.csv'))).toThrow(/cannot be read/)
})
