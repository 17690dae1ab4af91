/** A county that is started anew while its station is silent: what that told last is not lost. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RollupLine } from '../../../domain/site-link/figures.ts'
import { startInnerServer } from '../../support/inner-server.ts'
import { startSites, until, type Sites } from './linked-sites.ts'

let sites: Pick<Sites, 'county' | 'township'>
beforeAll(async () => {
  sites = await startSites(['county', 'township'], {}, {}, startInnerServer)
})
afterAll(() => Promise.all([sites.county.server.stop(), sites.township.server.stop()]))

async function liulin(): Promise<RollupLine> {
  const { body } = await sites.county.asManager('/api/rollup')
  return (body.sites as readonly RollupLine[]).find(({ site }) => site === 'liulin') as RollupLine
}

it('LINK-16 LINK-3 its last figures are there at once, older than the line was torn, and so are its days', async () => {
  await sites.township.give({ type: 'IssueTicket', items: [{ item: 'l01' }], origin: 'kiosk' })
  await until(liulin, ({ figures }) => figures?.waiting === 1)
  await sites.township.server.kill()
  await sites.county.server.kill()
  await sites.county.server.restart()
  const line = await liulin()
  expect(line.figures?.waiting).toBe(1)
  expect(line.ageMs).toBeGreaterThan(0)
  const { body } = await sites.county.asManager('/api/rollup/history?site=liulin')
  expect(body.days).toMatchObject([{ date: '2026-11-25', called: 0 }])
  await until(liulin, ({ isSilent }) => isSilent, 120_000)
})
