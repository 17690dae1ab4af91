/** The rows of access are the printed ones, and the clock's orders are the clock's alone. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { MAY } from '../../../domain/contract/subjects.ts'
import type { Who } from '../../../domain/words/who.ts'

const COLUMNS: readonly Who[] = [
  'visitor',
  'holder',
  'kiosk',
  'display',
  'ratingPad',
  'clerk',
  'floorGuide',
  'dutyManager',
]

it('ACCESS-1 each order may be given by those whom the printed table names', () => {
  const text = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'access.md'), 'utf8')
  const [, commands = ''] = /## Commands\n([^]*?)\n## /.exec(text) ?? []
  const printed = commands.split('\n').flatMap((line) => {
    const [, names = '', ...cells] = line.split('|').map((cell) => cell.trim())
    const may = COLUMNS.filter((_, at) => cells[at] === 'yes')
    return names.split(', ').flatMap((name) => (Object.hasOwn(MAY, name) ? [[name, may] as const] : []))
  })
  expect(Object.fromEntries(printed)).toEqual(
    Object.fromEntries(
      Object.entries(MAY).map(([name, may]) => [name, COLUMNS.filter((who) => (may as readonly Who[]).includes(who))]),
    ),
  )
})

it('ACCESS-1 what time brings is the timekeeper’s, and nobody else gives it', () => {
  const ofTime = Object.entries(MAY).flatMap(([name, may]) =>
    (may as readonly Who[]).includes('timekeeper') ? [name] : [],
  )
  expect(ofTime).toEqual(
    expect.arrayContaining([
      'LearnForecast',
      'SettleDay',
      'SealDay',
      'ExpireHolds',
      'MissBookings',
      'MoveBooking',
      'CloseRatings',
    ]),
  )
  // A ticket set aside until a time comes back by the clock or by people.
  for (const name of ofTime.filter((one) => one !== 'Unpark' && one !== 'FinishService'))
    expect([name, MAY[name as keyof typeof MAY]]).toEqual([name, ['timekeeper']])
})
