/** The table of other systems' bugs stays true: fifty lines, and each file a line names holds a test of that number. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { report, root, textOf } from './sources.ts'

const TABLE = 'docs/bugs-and-races.md'
const CITED = /`(test\/[\w/.-]+\.ts)`/g
const lines = textOf(TABLE).split('\n')
const bugs = lines.flatMap((line) => {
  const [, number, text] = /^\| (\d+) \|(.*)$/.exec(line) ?? []
  return number === undefined
    ? []
    : [
        {
          number: Number(number),
          text: text as string,
          files: [...(text as string).matchAll(CITED)].map(([, file]) => file as string),
        },
      ]
})

it('every one of the fifty has its line', () => {
  expect(bugs.map((bug) => bug.number)).toEqual(Array.from({ length: 50 }, (_, at) => at + 1))
})

it('every file that the table names exists', () => {
  expect(
    report(
      lines
        .flatMap((line) =>
          [...line.matchAll(/`((?:test|renderer|server)\/[\w/.-]+)`/g)].map(([, file]) => file as string),
        )
        .filter((file) => !existsSync(join(root, file)))
        .map((file) => `${TABLE} names ${file}, which does not exist; name the file that holds the test now`),
    ),
  ).toBe('')
})

it('the first file of each line holds a test with its number, or with the rule that the line names', () => {
  const offenders = bugs.filter(({ number, text, files: [first] }) => {
    if (first === undefined || !existsSync(join(root, first))) return false
    const names = [
      `PEERS-${number}`,
      ...(/^ [A-Z]+-\d+ in /.test(text.split('|')[1] ?? '')
        ? [(text.split('|')[1] as string).trim().split(' ')[0] as string]
        : []),
    ]
    return !names.some((name) => new RegExp(`${name}\\b`).test(textOf(first)))
  })
  expect(
    report(
      offenders.map(
        ({ number, files: [first] }) =>
          `${TABLE}, line ${number}: no test in ${first} carries PEERS-${number} in its name`,
      ),
    ),
  ).toBe('')
})

it('a line without a test says to which part of the product it belongs', () => {
  expect(
    report(
      bugs
        .filter(({ files, text }) => files.length === 0 && !/Pages: |Kiosk page: |Not possible: /.test(text))
        .map(({ number }) => `${TABLE}, line ${number}: name a test, or the part it belongs to`),
    ),
  ).toBe('')
})
