/** Folders are made step by step, and what cannot be made is told at once. */
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { makeFolder } from '../../../server/disk/folder.ts'
import { fileSentence } from '../../../server/start/file-sentence.ts'

const home = mkdtempSync(join(tmpdir(), 'yc-folder-'))
afterEach(() => rmSync(home, { recursive: true, force: true }))

/** What an operator reads of a folder that cannot be made. */
function said(folder: string): string | null {
  try {
    makeFolder(folder)
  } catch (error) {
    return fileSentence(error)
  }
  return null
}

it('COMMAND-3 what is missing above a folder is made with it, for its owner alone where that was asked', () => {
  const folder = join(home, 'a', 'b', 'c')
  makeFolder(folder, 0o700)
  makeFolder(folder, 0o700)
  expect(existsSync(folder)).toBe(true)
  expect([join(home, 'a'), folder].map((one) => statSync(one).mode & 0o777)).toEqual([0o700, 0o700])
})

it('COMMAND-3 where a file is in the way one sentence names it, and nothing is made', () => {
  makeFolder(home)
  const file = join(home, 'file')
  writeFileSync(file, '')
  expect(said(file)).toBe(`${file} is there already and is no folder; name another place.`)
  expect(said(join(file, 'below', 'it'))).toBe(
    `A part of ${join(file, 'below')} is a file, and a folder is needed; name another place.`,
  )
})
