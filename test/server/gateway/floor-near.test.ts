/** What is begun for somebody who opens the floor's page, before they have signed in. */
import Fastify from 'fastify'
import { mkdtempSync, rmSync } from 'node:fs'
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
    await pageFiles(app, routesForEveryone(app, new Map(), null), pages, ['manager', 'kiosk'], undefined, (name) =>
      fetched.push(name),
    )
    for (const url of ['/manager/', '/manager', '/assets/manager.js', '/kiosk/']) await app.inject({ url })
    expect(fetched).toEqual(['manager', 'kiosk'])
  })
})
