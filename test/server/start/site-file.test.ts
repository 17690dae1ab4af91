/** A site file as somebody without a programmer writes it: each mistake is told with line, field and what to write. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterAll, expect, it } from 'vitest'
import { clockFor } from '../../../server/hall/clock.ts'
import { serviceSchema } from '../../../server/site-file/service-schema.ts'
import { loadSite, siteFile, yearTables } from '../../../server/site-file/config.ts'
import { parseOptions } from '../../../server/start/options.ts'

const folder = mkdtempSync(join(tmpdir(), 'yichuang-site-file-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const station = readFileSync(siteFile('township'), 'utf8')
const lineOf = (part: string): number => station.slice(0, station.indexOf(part)).split('\n').length

function complaint(text: string | Uint8Array): string {
  const file = join(folder, 'own.yaml')
  writeFileSync(file, text)
  try {
    loadSite(file)
  } catch (error) {
    return (error as Error).message.replace(`${file}, `, '').replace(file, 'it')
  }
  return 'accepted'
}

it.each([
  [
    'a key misspelt',
    station.replace('counters:', 'conters:'),
    `line ${lineOf('counters:')}, field (top): unknown key "conters"; remove it or correct its spelling`,
  ],
  [
    'a key that is missing',
    station.replace('siteId: liulin\n', ''),
    'line 2, field siteId: is missing; write it here, or look whether its key is spelt otherwise',
  ],
  [
    'a word for a number',
    station.replace(/longestWaitMin: \d+/, 'longestWaitMin: bald'),
    `line ${lineOf('longestWaitMin')}, field rules.longestWaitMin: "bald" does not fit; write a number`,
  ],
  [
    'a level that is none',
    station.replace('siteLevel: township', 'siteLevel: hamlet'),
    'line 3, field siteLevel: "hamlet" does not fit; write province, city, county, township or village',
  ],
  [
    'an empty list',
    station.replace(/^counters:\n(?: .*\n)+/m, 'counters: []\n'),
    `line ${lineOf('counters:')}, field counters: [] does not fit; give at least 1 of them`,
  ],
  ['nothing at all', '', 'line 1, field (top): the file is empty; begin with one of config/sites'],
  [
    'a tab',
    station.replace('  - {', '\t- {'),
    `line ${lineOf('  - {')}: Tabs are not allowed as indentation; mend this line or the one before it.`,
  ],
])('COMMAND-3 SET-12 %s is told with its line, its field and what to write', (_mistake, text, sentence) => {
  expect(complaint(text)).toBe(sentence)
})

it('COMMAND-3 a file in GBK is not read as other characters, with a byte-order mark or CRLF it is as it was', () => {
  expect(complaint(iconv.encode(station, 'gbk'))).toBe(
    'it is not in UTF-8, and its characters would be read as others; save it as UTF-8.',
  )
  expect(complaint(`\uFEFF${station.replaceAll('\n', '\r\n')}`)).toBe('accepted')
})

it('COMMAND-3 a folder in place of a site file is said so', () => {
  mkdirSync(join(folder, 'folder.yaml'))
  expect(() => loadSite(join(folder, 'folder.yaml'))).toThrow(/folder\.yaml cannot be read \(EISDIR.*Name a file/)
})

it('CAL-5 a table of holidays that was copied for the next year and still says the old one is refused', () => {
  const years = join(folder, 'calendar')
  mkdirSync(years)
  writeFileSync(join(years, '2028.yaml'), 'year: 2027\nstatus: official\nsource: x\nholidays: []\n')
  expect(() => yearTables(years)).toThrow(
    "config/calendar/2028.yaml, line 1, field year: 2027 is not the year of the file's name",
  )
})

it.each([
  [['--port', ''], '--port needs a value behind it'],
  [['--port', '1e3'], '--port 1e3: give a whole number'],
  [['--cookie-domain', 'a b'], '--cookie-domain a b: write the domain'],
])('COMMAND-1 %j is no value and is not taken for one', (words, sentence) => {
  expect(() => parseOptions(words)).toThrow(sentence)
})

it('SITE-2 a day that no calendar has is told as such, and one that is none by its form', () => {
  const told = (trainingFrom: string) => serviceSchema.safeParse({ trainingFrom }).error?.issues[0]?.message
  expect(told('2026-02-30')).toBe('no calendar has the day 2026-02-30; give one that there is')
  expect(told('30.2.2026')).toBe('a date looks like 2026-11-30')
  expect(told('2028-02-29')).toBeUndefined()
})

it('COMMAND-1 a clock is not set to a day that no calendar has', () => {
  const { settings } = loadSite('county')
  expect(() => clockFor('2026-02-30T10:00', settings, Date.now)).toThrow(
    '--at 2026-02-30T10:00: no calendar has the day 2026-02-30',
  )
})
