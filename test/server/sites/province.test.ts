/** A whole province over real links: what its hall carries about, and what it asks for only when it is opened. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RollupLine } from '../../../domain/site-link/figures.ts'
import { signIn } from '../../support/client.ts'
import { playCities, startProvince, type MadeCities } from '../../support/made-province.ts'
import type { RunningServer } from '../../support/server.ts'
import { until } from './linked-sites.ts'

const folder = mkdtempSync(join(tmpdir(), 'yichuang-province-'))
let cities: MadeCities
let hall: RunningServer
let cookie = ''
beforeAll(async () => {
  cities = await playCities()
  hall = await startProvince(folder, cities)
  cookie = await signIn(hall.url, '0101', '1357')
})
afterAll(async () => {
  await Promise.all([hall.stop(), cities.stop()])
  rmSync(folder, { recursive: true, force: true })
})

const get = async (
  path: string,
): Promise<{ readonly status: number; readonly body: { sites: readonly RollupLine[] } }> => {
  const response = await fetch(hall.url + path, { headers: { cookie } })
  return { status: response.status, body: (await response.json()) as { sites: readonly RollupLine[] } }
}

it('LINK-13 LINK-3 given 107 counties with 1,284 stations and 16,050 rooms, the province carries 119 lines and the sums of all', async () => {
  const { body } = await until(
    () => get('/api/rollup'),
    ({ body: { sites } }) => sites.filter(({ figures }) => figures !== null).length === 119,
  )
  expect(body.sites).toHaveLength(1 + 11 + 107)
  expect(body.sites[0]?.below?.sites).toBe(11 + 107 + 1284 + 16_050)
  expect(body.sites.filter(({ isSilent }) => isSilent).map(({ site }) => site)).toEqual(['county-36', 'county-58'])
})

it('LINK-13 SITE-9 a county is opened by asking down for its sites; one of its rooms, unknown here, by way of the county', async () => {
  const opened = await get('/api/sites/county-7/sites')
  expect(opened.body.sites).toHaveLength(1 + 12 + 150)
  const room = opened.body.sites.find(({ level }) => level === 'village')?.site
  expect((await get(`/api/sites/${room}/floor`)).status).toBe(403)
  expect(await get(`/api/sites/${room}/floor?via=county-7`)).toMatchObject({ status: 200, body: { kind: 'manager' } })
  expect((await get(`/api/sites/${room}/floor?via=nowhere`)).status).toBe(403)
})
