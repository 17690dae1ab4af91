/** The file of a new site: made from a template, without anybody or anything of the sample. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { loadSite, parseSite, siteNames } from '../../../server/site-file/config.ts'
import { newSiteText } from '../../../server/start/first-run.ts'
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

it('SETUP-4 a site of its own is started again by its file, with its data beside it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-own-'))
  const file = join(folder, 'site.yaml')
  writeFileSync(file, newSiteText(wanted('village')))
  expect(loadSite(file).settings.title).toBe('南川站')
  expect(parseOptions(['--site', file])?.data).toBe(folder)
  rmSync(folder, { recursive: true })
})
