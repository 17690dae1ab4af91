/** What four bytes of a printer mean, each sign by itself. */
import { expect, it } from 'vitest'
import { statusOf, type StatusBytes } from '../../../domain/slip/printer-answers.ts'

const WELL: StatusBytes = { printer: 0x12, offline: 0x12, error: 0x12, paper: 0x12 }

it.each([
  ['all is well', {}, { printer: 'ok', paper: 'ok' }],
  ['the cutter has failed', { error: 0x1a }, { printer: 'offline', paper: 'ok' }],
  ['an error that must be repaired', { error: 0x32 }, { printer: 'offline', paper: 'ok' }],
  ['an error that ends by itself', { error: 0x52 }, { printer: 'offline', paper: 'ok' }],
  ['an error is told with the offline signs', { offline: 0x52 }, { printer: 'offline', paper: 'ok' }],
  ['the cover is open, whatever else', { offline: 0x16, error: 0x32 }, { printer: 'coverOpen', paper: 'ok' }],
  ['the roll is near its end', { paper: 0x1e }, { printer: 'ok', paper: 'low' }],
  ['offline for want of paper alone', { printer: 0x1a, offline: 0x32, paper: 0x72 }, { printer: 'ok', paper: 'out' }],
  ['offline without a reason', { printer: 0x1a }, { printer: 'offline', paper: 'ok' }],
  ['no word of paper', { paper: null }, { printer: 'ok', paper: 'unknown' }],
] as const)('%s', (_, bytes, status) => {
  expect(statusOf({ ...WELL, ...bytes })).toEqual(status)
})
