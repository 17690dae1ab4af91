/**
 * The very first start of a new site: a page on its own machine asks for level and name, and writes the site's own file
 * from a template.
 */
import { hash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from '../disk/folder.ts'
import { isMap, isScalar, parseDocument } from 'yaml'
import { z } from 'zod'
import type { FirstRunReply, NewSite } from '../../domain/contract/http/settings.ts'
import { SITE_LEVELS } from '../../domain/words/ids.ts'
import { levelTitle } from '../../domain/plan/site-level.ts'
import { NEW_SITE, OWN_FILE, loadSite, parseSite, siteFile, siteNames } from '../site-file/config.ts'
import { openTlsAndProxies } from '../gateway/tls-and-proxies.ts'
import { createHttp } from '../gateway/http.ts'
import { pageFiles } from '../gateway/routes/pages.ts'
import { checked, refuse } from '../gateway/problem.ts'
import { routesForEveryone } from '../gateway/guard.ts'
import { isThisMachine } from '../gateway/senders.ts'
import { openLog } from './log.ts'
import type { ServerOptions } from './options.ts'

const text = z.string().trim().min(1, 'please fill this in').max(80)
const body = z.strictObject({ template: z.string(), title: text, titleEn: text.or(z.literal('')), manager: text })

/** What a template has of the sample alone: whom it knows, where its slips lead, machines that are not there. */
const SAMPLES_OWN = ['site', 'links', 'printers', 'notices', 'network', 'publicAddress', 'locker', 'post'] as const

/**
 * Options that name the site's own file; waits on the set-up page until there is one. Options for any other site as
 * they are.
 */
export async function withOwnSite(options: ServerOptions): Promise<ServerOptions> {
  if (options.site !== NEW_SITE) return options
  const file = join(options.data, OWN_FILE)
  const port = existsSync(file) ? options.port : await askOnPage(options, file)
  return { ...options, site: file, port }
}

/**
 * The text of a new site's file: a template without its made-up people, neighbours and notices. Throws ConfigError when
 * it does not fit together.
 */
export function newSiteText({ template, title, titleEn, manager }: NewSite): string {
  const document = parseDocument(readFileSync(siteFile(template), 'utf8'))
  const { siteLevel } = loadSite(template).settings
  // Two stations of a county that have no English name are told apart by the Chinese one.
  const word = /[a-z0-9]+/.exec(titleEn.toLowerCase())?.[0] ?? `${siteLevel}-${hash('sha256', title).slice(0, 6)}`
  for (const made of SAMPLES_OWN) document.delete(made)
  document.set('siteId', word)
  document.set('title', title)
  document.set('titleEn', titleEn)
  document.set('clerks', [
    { badgeNo: '0101', name: manager, post: `${levelTitle(siteLevel).zh}值班长`, role: 'dutyManager' },
  ])
  document.set('pairing', { trustLoopback: false })
  // No building is known here: nobody is sent to a lift, or told that there are no steps (SETUP-11).
  const { zones = [] } = document.toJS() as { readonly zones?: readonly Record<string, unknown>[] }
  const noWay = { way: '', wayEn: '', stepFreeWay: '', stepFreeWayEn: '' }
  document.set(
    'zones',
    zones.map((zone) => ({ ...zone, ...noWay })),
  )
  const include = (document.toJS() as { readonly include?: readonly Record<string, unknown>[] }).include ?? []
  document.set(
    'include',
    include.map(({ delegatedFrom: _madeUp, delegatedFromEn: _inEnglish, ...rest }) => rest),
  )
  // A theme begins as a draft: the hall's own government approves and files it (article 7).
  const { themes = [] } = document.toJS() as { readonly themes?: readonly Record<string, unknown>[] }
  if (themes.length > 0)
    document.set(
      'themes',
      themes.map(({ documentNo: _madeUp, receiptNo: _too, ...rest }) => rest),
    )
  // What is said of the sample beside its own lines.
  if (isMap(document.contents))
    for (const { key } of document.contents.items)
      if (isScalar(key) && /sample/i.test(key.commentBefore ?? '')) key.commentBefore = null
  document.commentBefore = ` ${title}: made at the first start from the template "${template}". The duty manager changes it on the manager's page; what stands here is version 0.`
  const made = String(document)
  parseSite(made, OWN_FILE)
  return made
}

/** Serves the set-up page until a site is chosen; gives the port it listened on. */
async function askOnPage(options: ServerOptions, file: string): Promise<number> {
  makeFolder(options.data)
  const log = await openLog(options.data)
  const door = openTlsAndProxies(options.tls, options.trustProxy ?? [], Date.now)
  const app = await createHttp({
    log,
    allowance: options.allowance,
    build: 'first run',
    tls: door.tls,
    isTrustedProxy: door.isTrusted,
  })
  const everyone = routesForEveryone(app, new Map(), null)
  pageFiles(everyone, options.pages, ['setup'])
  app.get('/', async (_request, reply) => reply.redirect('/setup/'))
  app.get('/api/first-run', async (request): Promise<FirstRunReply> => ({
    templates: isThisMachine(request) ? templates() : [],
  }))
  const made = new Promise<void>((resolve) => {
    app.post('/api/first-run', async (request, reply): Promise<{ readonly ok: true }> => {
      if (!isThisMachine(request))
        refuse(403, { code: 'notAuthorised', problem: 'A new site is set up on its own machine only.' })
      const wanted = checked(body, request.body)
      if (!siteNames().includes(wanted.template))
        refuse(400, { code: 'malformed', field: 'template', problem: `Choose one of: ${siteNames().join(', ')}.` })
      writeFileSync(file, newSiteText(wanted), { flag: 'wx' })
      log.info({ template: wanted.template, file }, 'a new site was made')
      reply.raw.once('finish', resolve)
      return { ok: true }
    })
  })
  const url = new URL(await app.listen({ host: options.host, port: options.port }))
  process.stdout.write(
    `\nA new site: open ${url.origin}/setup/ on this machine and choose its level and name.\nData: ${options.data}\nStop with Ctrl+C.\n`,
  )
  await made
  await app.close()
  return Number(url.port)
}

/** From the greatest level down. */
function templates(): FirstRunReply['templates'] {
  return siteNames()
    .map((id) => ({ id, settings: loadSite(id).settings }))
    .sort((a, b) => SITE_LEVELS.indexOf(a.settings.siteLevel) - SITE_LEVELS.indexOf(b.settings.siteLevel))
    .map(({ id, settings }) => ({
      id,
      level: settings.siteLevel,
      queues: settings.queues.map(({ name, nameEn }) => ({ name, nameEn })),
      items: settings.items.length,
      counters: settings.counters.length,
    }))
}
