/** The figures of a site and of those below it right after a start, and when its own cannot be worked out. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { figuresOf, type Beside } from '../../../domain/site-link/own-figures.ts'
import { createRollup } from '../../../server/sites/figures.ts'
import { startInnerServer, type InnerServer } from '../../support/inner-server.ts'

let county: InnerServer
const folder = mkdtempSync(join(tmpdir(), 'yichuang-heard-'))
beforeAll(async () => {
  county = await startInnerServer()
})
afterAll(async () => {
  await county.stop()
  rmSync(folder, { recursive: true, force: true })
})

const NOTHING: Beside = { lamps: null, items: null, hours: null }
/** A site that answers when it is let. */
function siteBelow(site: string) {
  const { hall } = county.running()
  const figures = { ...figuresOf(hall.day(), hall.index, hall.nowMs(), NOTHING), site, level: 'township' }
  let answer = (): void => {}
  const heard = new Promise<{ status: number; body: unknown }>((resolve) => {
    answer = () => resolve({ status: 200, body: { sites: [{ figures, ageMs: 0 }] } })
  })
  return { heard, answer: () => answer() }
}

it('LINK-16 the first half-hour is noted when every linked site has had its turn', async () => {
  const sites = new Map(['liulin', 'huaishuwan'].map((site) => [site, siteBelow(site)]))
  const rollup = createRollup(
    county.running().hall,
    {
      links: new Map([...sites.keys()].map((site) => [site, { url: 'http://127.0.0.1:1', key: 'k' }])) as never,
      ask: (site) => sites.get(site)!.heard as never,
      silentMs: () => 0,
      senderOf: () => null,
    },
    folder,
    () => {},
  )
  sites.get('liulin')!.answer()
  await sites.get('liulin')!.heard
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(rollup.lines().filter(({ figures }) => figures !== null)).toHaveLength(2)
  expect(rollup.compared()).toEqual([])
  sites.get('huaishuwan')!.answer()
  await expect.poll(() => rollup.compared()).toMatchObject([{ date: '2026-11-25', open: 2 }])
  rollup.stop()
})

it('LINK-19 what keeps a site from working out its own figures is told, and the last ones stand', async () => {
  const { hall } = county.running()
  const why = new TypeError('a mistake of the program')
  const told: unknown[] = []
  const store = Object.assign(Object.create(hall.store) as typeof hall.store, { countCases: () => Promise.reject(why) })
  const nobody = { links: new Map(), ask: () => Promise.resolve(null), silentMs: () => 0, senderOf: () => null }
  const rollup = createRollup({ ...hall, store }, nobody, folder, (error) => void told.push(error))
  await expect.poll(() => told).toEqual([why])
  expect(rollup.heard()[0]?.figures).toMatchObject({ site: 'weiyuan', lamps: null })
  rollup.stop()
})
