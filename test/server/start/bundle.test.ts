/** What a start may take ready-made: only what was made of these very sources and texts. */
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { loadSite } from '../../../server/site-file/config.ts'
import { fingerprint } from '../../../server/site-file/fingerprint.mjs'
import { keptSite } from '../../../server/site-file/kept-site.ts'

it('KEEP-12 a bundle counts only for the sources it was made of: any change, by content or by time, is seen', () => {
  const root = mkdtempSync(join(tmpdir(), 'yichuang-bundle-'))
  const put = (name: string, text: string): void => {
    mkdirSync(join(root, name, '..'), { recursive: true })
    writeFileSync(join(root, name), text)
    utimesSync(join(root, name), 1000, 1000)
  }
  for (const name of ['server/main.ts', 'domain/words/actor.ts', 'package-lock.json', 'config/bundle-server.mjs'])
    put(name, '1')
  const seen = new Set([fingerprint(root)])
  const isNews = (): boolean => seen.size < seen.add(fingerprint(root)).size
  expect(isNews()).toBe(false)
  put('domain/words/actor.ts', '12')
  expect(isNews()).toBe(true)
  utimesSync(join(root, 'server/main.ts'), 2000, 2000)
  expect(isNews()).toBe(true)
  put('server/hall/new.ts', '')
  expect(isNews()).toBe(true)
  rmSync(join(root, 'server/hall/new.ts'))
  put('package-lock.json', '22')
  expect(isNews()).toBe(true)
  rmSync(root, { recursive: true, force: true })
})

it('KEEP-12 a site that was read before is the same site; another text is read anew, and a wrong one is never kept', () => {
  const text = `text ${Math.random()}`
  let made = 0
  const make = (): { readonly pins: ReadonlyMap<string, string>; readonly made: number } => ({
    pins: new Map([['0301', '2468']]),
    made: (made += 1),
  })
  expect(keptSite('a.yaml', text, make)).toEqual({ pins: new Map([['0301', '2468']]), made: 1 })
  expect(keptSite('a.yaml', text, make)).toEqual({ pins: new Map([['0301', '2468']]), made: 1 })
  expect(keptSite('a.yaml', `${text}.`, make).made).toBe(2)
  expect(keptSite('b.yaml', text, make).made).toBe(3)
  const wrong = (): never => {
    throw new Error('line 3')
  }
  for (let n = 0; n < 2; n += 1) expect(() => keptSite('c.yaml', text, wrong)).toThrow('line 3')
  expect(loadSite('county')).toEqual(loadSite('county'))
})
