/** The file of a new site: made from a template, without anybody or anything of the sample. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { FastifyRequest } from 'fastify'
import { isThisMachine } from '../../../server/gateway/senders.ts'
import { loadSite, parseSite, siteNames } from '../../../server/site-file/config.ts'
import { freePort } from '../../support/server.ts'
import { newSiteText, withOwnSite } from '../../../server/start/first-run.ts'
import { parseOptions } from '../../../server/start/options.ts'

const wanted = (template: string) => ({ template, title: '南川站', titleEn: 'Nanchuan Station', manager: '高伟' })

it.each(siteNames())(
  'SETUP-4 a new site of the template %s has its level, items and windows, one duty manager, and nothing of the sample',
  (template) => {
    const text = newSiteText(wanted(template))
    const sample = loadSite(template)
    const { settings, server } = parseSite(text, 'site.yaml')
    expect(settings).toMatchObject({
      siteId: 'nanchuan',
      siteLevel: sample.settings.siteLevel,
      title: '南川站',
      titleEn: 'Nanchuan Station',
      notices: [],
    })
    expect([settings.items.length, settings.counters.length]).toEqual([
      sample.settings.items.length,
      sample.settings.counters.length,
    ])
    expect(settings.clerks.map(({ name, role }) => [name, role])).toEqual([['高伟', 'dutyManager']])
    expect(settings.site).toBeUndefined()
    expect(settings.items.every((item) => !item.guide?.delegatedFrom)).toBe(true)
    expect([server.samplePins.size, server.trustLoopback, server.links.length, server.printers.size]).toEqual([
      0,
      false,
      0,
      0,
    ])
    for (const { name } of sample.settings.clerks) expect(text).not.toContain(name)
    // The code on a slip leads to no made-up address, no result into a door that is not there.
    expect([settings.publicAddress, settings.locker, server.hasPost]).toEqual([null, undefined, false])
    for (const made of [sample.settings.title, '样例', '.example', 'sample', 'Fictional'])
      expect(text.replace(/^# 南川站: made at the first start.*$/m, '')).not.toContain(made)
  },
)

it('SETUP-14 a new site needs no English name, and its id is its own all the same', () => {
  const idOf = (title: string): string =>
    parseSite(newSiteText({ ...wanted('township'), title, titleEn: '' }), 'site.yaml').settings.siteId
  expect(parseSite(newSiteText({ ...wanted('township'), titleEn: '' }), 'site.yaml').settings.titleEn).toBe('')
  expect(idOf('南川镇便民服务站')).toMatch(/^township-[0-9a-f]{6}$/)
  expect(idOf('南川镇便民服务站')).not.toBe(idOf('北川镇便民服务站'))
})

it.each(siteNames())(
  'SETUP-11 a new site of the template %s sends nobody along a way that nobody has written',
  (template) => {
    const { settings } = parseSite(newSiteText(wanted(template)), 'site.yaml')
    expect(settings.zones.map(({ id }) => id)).toEqual(loadSite(template).settings.zones.map(({ id }) => id))
    for (const { way, wayEn, stepFreeWay, stepFreeWayEn } of settings.zones)
      expect([way, wayEn, stepFreeWay, stepFreeWayEn]).toEqual(['', '', '', ''])
  },
)

it('SETUP-4 a site is chosen from its own machine alone, and once: a file that came meanwhile is never written over', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-once-'))
  const [file, port] = [join(folder, 'site.yaml'), await freePort()]
  const options = parseOptions(['--site', 'new', '--data', folder, '--port', String(port), '--host', '127.0.0.1'])
  if (options === null) throw new Error('no options')
  const begun = withOwnSite(options)
  const ask = async (method: string, headers: Record<string, string> = {}) => {
    const body = method === 'POST' ? { body: JSON.stringify(wanted('village')) } : {}
    const type = { 'content-type': 'application/json' }
    const reply = await fetch(`http://127.0.0.1:${port}/api/first-run`, {
      method,
      headers: { ...headers, ...type },
      ...body,
    })
    return { status: reply.status, body: (await reply.json()) as { readonly templates?: readonly unknown[] } }
  }
  await expect
    .poll(
      () =>
        ask('GET').then(
          ({ status }) => status,
          () => 0,
        ),
      { timeout: 30_000 },
    )
    .toBe(200)
  const elsewhere = { 'x-forwarded-for': '10.1.1.9' }
  expect((await ask('GET')).body.templates?.length).toBe(5)
  expect((await ask('GET', elsewhere)).body.templates).toEqual([])
  expect((await ask('POST', elsewhere)).status).toBe(403)
  expect(existsSync(file)).toBe(false)
  writeFileSync(file, '# somebody’s own')
  expect((await ask('POST')).status).toBeGreaterThanOrEqual(400)
  expect(readFileSync(file, 'utf8')).toBe('# somebody’s own')
  rmSync(file)
  expect((await ask('POST')).status).toBe(200)
  expect(await begun).toMatchObject({ site: file, port })
  expect(loadSite(file).settings.title).toBe('南川站')
  rmSync(folder, { recursive: true })
})

it.each([
  ['127.0.0.1', 'localhost', {}, true],
  ['::1', '[::1]', {}, true],
  ['::ffff:127.0.0.1', '127.0.0.1', {}, true],
  // Whoever asks from elsewhere may say any name of this machine.
  ['10.1.1.9', 'localhost', {}, false],
  ['127.0.0.2', 'localhost', {}, false],
  ['127.0.0.1', 'hall.example', {}, false],
  ['127.0.0.1', 'localhost', { 'x-forwarded-for': '10.1.1.9' }, false],
  ['127.0.0.1', 'localhost', { forwarded: 'for=10.1.1.9' }, false],
])('SETUP-4 asked from %s for %s with %j is on this machine: %s', (ip, hostname, headers, isHere) => {
  expect(isThisMachine({ ip, hostname, headers } as unknown as FastifyRequest)).toBe(isHere)
})

it('SETUP-4 a site of its own is started again by its file, with its data beside it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-own-'))
  const file = join(folder, 'site.yaml')
  writeFileSync(file, newSiteText(wanted('village')))
  expect(loadSite(file).settings.title).toBe('南川站')
  expect(parseOptions(['--site', file])?.data).toBe(folder)
  rmSync(folder, { recursive: true })
})
