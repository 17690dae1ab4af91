/**
 * The shell's journal on disk: whole or not at all, whatever moment the power goes; through the bridge, from the
 * kiosk's page only.
 */
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { newJournal, type Journal } from '../../domain/offline/journal.ts'
import { journalFile } from '../../electron/journal-file.ts'

let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yichuang-journal-'))
  path = join(folder, 'journal.json')
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

const journal = (last: number): Journal => ({
  ...newJournal('a-journal-of-its-own'),
  series: 'S',
  leaseUntilMs: 9e12,
  lastNumbers: { '2026-11-27/CS': last },
})

it('SHELL-12 a journal comes back as it was kept; before the first there is none', async () => {
  expect(await journalFile(path).load()).toBeNull()
  await journalFile(path).save(journal(1))
  await journalFile(path).save(journal(2))
  expect(await journalFile(path).load()).toEqual(journal(2))
})

it('SHELL-12 of many at once the last one asked for stands', async () => {
  const file = journalFile(path)
  await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((last) => file.save(journal(last))))
  expect(await journalFile(path).load()).toEqual(journal(8))
})

it('SHELL-12 a write that the power cut short leaves the journal before it in force, whole', async () => {
  await journalFile(path).save(journal(1))
  writeFileSync(`${path}.fresh`, 'half a jou')
  expect(await journalFile(path).load()).toEqual(journal(1))
  await journalFile(path).save(journal(2))
  expect(await journalFile(path).load()).toEqual(journal(2))
})

it('SHELL-12 a spoilt newest copy gives the one before, which gives no numbers any more', async () => {
  await journalFile(path).save(journal(1))
  await journalFile(path).save(journal(2))
  writeFileSync(path, readFileSync(path, 'utf8').replace('CS', 'CX'))
  expect(await journalFile(path).load()).toEqual({ ...journal(1), series: null, leaseUntilMs: 0 })
  await journalFile(path).save(journal(3))
  await journalFile(path).save(journal(4))
  expect(await journalFile(path).load(), 'the spoilt copy never becomes the one to fall back on').toEqual(journal(4))
})

it('SHELL-12 where nothing can be read it says what to do, and does not begin anew by itself', async () => {
  writeFileSync(path, 'x')
  await expect(journalFile(path).load()).rejects.toThrow('move them away')
})

it('SHELL-12 a disk that keeps nothing is no success', async () => {
  await expect(journalFile(join(folder, 'gone', 'journal.json')).save(journal(1))).rejects.toThrow('ENOENT')
  expect(readdirSync(folder)).toEqual([])
})
