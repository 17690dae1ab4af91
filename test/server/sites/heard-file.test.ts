/** What the sites below told last, kept beside the hall's file. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { HeardFigures } from '../../../domain/site-link/figures.ts'
import { readHeard, writeHeard } from '../../../server/sites/heard-file.ts'

it('LINK-16 figures are older by as long as the server was off; a torn file is as none', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-heard-'))
  const told: HeardFigures = {
    figures: {
      ...{ site: 'liulin', level: 'township', title: '柳林', titleEn: 'Liulin', seq: 9, atMs: 1, waiting: 4 },
      ...{ longestWaitMs: 1, openCounters: 2, issued: 30, served: 20, isOpen: true, opensToday: true },
      ...{ slowest: null, promise: { called: 20, kept: 19, waitingOver: 0 }, lamps: null, items: null, hours: null },
    },
    ...{ ageMs: 2000, parentId: null, below: null },
  }
  const history = [
    {
      date: '2026-11-25',
      halves: [{ minute: 600, standing: { silent: 0, closed: 0, within: 1, near: 0, over: 0 }, waiting: 4 }],
      sites: { liulin: { called: 20, kept: 19, served: 20, peak: 4 } },
    },
  ]
  expect(readHeard(folder, 0)).toEqual({ heard: [], history: [] })
  writeHeard(folder, { heard: [told], history }, 100_000)
  expect(readHeard(folder, 160_000)).toEqual({ heard: [{ ...told, ageMs: 62_000 }], history })
  writeFileSync(join(folder, 'sites-heard.json'), '{"form":1,"heard":[')
  expect(readHeard(folder, 160_000)).toEqual({ heard: [], history: [] })
  rmSync(folder, { recursive: true })
})
