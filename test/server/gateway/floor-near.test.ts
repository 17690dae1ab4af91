/** What is begun for somebody who opens the floor's page, before they have signed in. */
import Fastify from 'fastify'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { routesForEveryone } from '../../../server/gateway/guard.ts'
import { pageFiles } from '../../../server/gateway/routes/pages.ts'

describe('a page that is fetched', () => {
  it('ACT-8 is told by its name, whether it is built or not, and its scripts are not', async () => {
    const pages = mkdtempSync(join(tmpdir(), 'yichuang-pages-'))
    const app = Fastify()
    onTestFinished(async () => {
      await app.close()
      rmSync(pages, { recursive: true })
    })
    const fetched: string[] = []
    pageFiles(routesForEveryone(app, new Map(), null), pages, ['manager', 'kiosk'], undefined, (name) =>
      fetched.push(name),
    )
    for (const url of ['/manager/', '/manager', '/assets/manager.js', '/kiosk/']) await app.inject({ url })
    expect(fetched).toEqual(['manager', 'kiosk'])
  })

  it('SITE-13 SETUP-14 says of what level its site is before any script runs', async () => {
    const pages = mkdtempSync(join(tmpdir(), 'yichuang-pages-'))
    mkdirSync(join(pages, 'booking'))
    writeFileSync(join(pages, 'booking', 'index.html'), '<!doctype html><html lang="zh-CN"><!--hall-->')
    const app = Fastify()
    onTestFinished(async () => {
      await app.close()
      rmSync(pages, { recursive: true })
    })
    const titles = { title: '沿河镇便民服务站', titleEn: 'Yanhe Station', siteLevel: 'township' } as const
    pageFiles(routesForEveryone(app, new Map(), null), pages, ['booking'], () => titles)
    const { body } = await app.inject({ url: '/booking/', headers: { 'accept-language': 'en' } })
    expect(body).toBe('<!doctype html><html data-level="township" lang="en">Yanhe Station')
    // SETUP-14: without an English name the Chinese one stands.
    Object.assign(titles, { titleEn: '' })
    const asked = { url: '/booking/', headers: { 'accept-language': 'en' } }
    expect((await app.inject(asked)).body).toContain('lang="en">沿河镇便民服务站')
  })
})
