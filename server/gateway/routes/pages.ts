/** Routes that bring pages and sounds: the built pages, the phone's page of a ticket, voice clips. */
import { titleIn } from '../../../domain/words/site-title.ts'
import fastifyStatic from '@fastify/static'
import type { FastifyReply } from 'fastify'
import { hash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Hall } from '../../hall/hall.ts'
import { builtFiles } from './built-files.ts'
import { escaped } from './docs-page.ts'
import type { Anybody, Routes, RoutesFor } from '../guard.ts'
import type { ServerList } from '../server-list.ts'
import { spanText } from '../../../domain/forecast/span-words.ts'
import { ticketView } from '../../../domain/views/ticket.ts'
import type { SiteLevel } from '../../../domain/words/ids.ts'
import { shownCaseNo } from '../../../domain/words/case-no.ts'
import { windowNamed } from '../../../domain/words/window-name.ts'

const PAGES = [
  'kiosk',
  'display',
  'counter-display',
  'rating',
  'desk',
  'agent',
  'errand',
  'agency',
  'promises',
  'clerk',
  'office',
  'manager',
  'booking',
  'setup',
  'village',
  'request',
  'feedback',
] as const

/** The mark: an arch on a sill. */
const MARK =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><path d="M11.3 40V21a12.7 12.7 0 0 1 25.4 0v19" fill="none" stroke="#0f4650" stroke-width="4.6"/><path d="M3 39.4h42v5.2H3z" fill="#0f4650"/></svg>'

interface PageParts {
  readonly hall: Hall
  /** Folder of the built pages. */
  readonly pages: string
  /** Folders searched in order for a voice clip: the hall's own recordings first. */
  readonly voiceFolders: readonly string[]
  readonly servers: Pick<ServerList, 'sources'>
  /** Somebody has fetched the floor's page, and is about to sign in there. */
  readonly floorIsNear: () => void
}

/** Adds the pages; without a build each says so in one sentence instead of a blank screen. */
export async function pageRoutes(routes: Routes, parts: PageParts): Promise<void> {
  const { app, everyone } = routes
  const { pages, servers } = parts
  await app.register(fastifyStatic, {
    root: [...parts.voiceFolders],
    prefix: '/voice/',
    index: false,
    cacheControl: true,
    maxAge: '1h',
    decorateReply: true,
  })
  everyone.get('/', { schema: { hide: true } }, async (_request, reply) =>
    page(reply, join(pages, 'landing', 'index.html'), (html) => withLevel(html, parts.hall.index.settings.siteLevel)),
  )
  routes.folder('/voice/*')
  const fetched = (name: string): void => {
    if (name === 'manager') parts.floorIsNear()
  }
  pageFiles(everyone, pages, PAGES, () => parts.hall.index.settings, fetched)
  everyone.get('/kiosk/service-worker.js', { schema: { hide: true } }, async (_request, reply) => {
    const file = join(pages, 'kiosk', 'service-worker.js')
    void reply
      .type('text/javascript; charset=utf-8')
      .header('cache-control', 'no-cache')
      .code(existsSync(file) ? 200 : 404)
    // The kept page is kept with its policy, which names the servers: other servers make another worker.
    return existsSync(file) ? `${readFileSync(file, 'utf8')}\n// ${servers.sources.join(' ')}\n` : ''
  })
  everyone.get('/favicon.ico', { schema: { hide: true } }, async (_request, reply) => {
    void reply.type('image/svg+xml').header('cache-control', 'public, max-age=86400')
    return MARK
  })
  casePage(routes, parts)
  everyone.get<{ Params: { link: string } }>('/t/:link', { schema: { hide: true } }, async (request, reply) => {
    const summary = ticketSummary(parts.hall, request.params.link)
    void reply.code(summary === null ? 404 : 200).header('x-robots-tag', 'noindex')
    return page(reply, join(pages, 'ticket', 'index.html'), (html) =>
      withLevel(html, parts.hall.index.settings.siteLevel).replace(
        '<!--ticket-->',
        summary ??
          '<p>没有找到这张号。断网时取的号，联网后就能看到，不用再取。</p><p>This ticket was not found. One taken while the network was down appears once it is back.</p>',
      ),
    )
  })
}

/** The phone's page of the cases of a receipt; without scripts it says the numbers and where to ask. */
function casePage({ everyone }: Routes, { pages, hall }: Pick<PageParts, 'pages' | 'hall'>): void {
  everyone.get<{ Params: { receipt: string } }>('/c/:receipt', { schema: { hide: true } }, async (request, reply) => {
    const rows = await hall.store.casesOfReceipt(request.params.receipt)
    void reply.code(rows.length === 0 ? 404 : 200).header('x-robots-tag', 'noindex')
    const lines = rows.map(({ caseNo }) => `<p>受理号 ${escaped(shownCaseNo(caseNo))}</p>`).join('')
    const summary = lines === '' ? '<p>没有找到办件。No case found.</p>' : `<h1>办件进度</h1>${lines}`
    return page(reply, join(pages, 'case', 'index.html'), (html) =>
      withLevel(html, hall.index.settings.siteLevel).replace('<!--case-->', summary),
    )
  })
}

interface Titles {
  readonly title: string
  readonly titleEn: string
  /** Missing while there is no site yet. */
  readonly siteLevel?: SiteLevel
}

/** Adds built pages with what they load; `titles`: of the hall, where there is one; `fetched` is told of each. */
export function pageFiles(
  everyone: RoutesFor<Anybody>,
  pages: string,
  names: readonly string[],
  titles: () => Titles = () => ({ title: '一窗', titleEn: 'Yichuang' }),
  fetched: (name: string) => void = () => undefined,
): void {
  builtFiles(everyone, join(pages, 'assets'))
  for (const name of names) {
    everyone.get(`/${name}`, { schema: { hide: true } }, async (request, reply) =>
      reply.redirect(`/${name}/${request.url.slice(name.length + 1)}`),
    )
    everyone.get(`/${name}/`, { schema: { hide: true } }, async (request, reply) => {
      fetched(name)
      const language = request.headers['accept-language'] ?? ''
      void reply.header('vary', 'accept-language')
      return page(reply, join(pages, name, 'index.html'), (html) => {
        const { siteLevel, ...named } = titles()
        return withLevel(withFirstView(html, language, named), siteLevel)
      })
    })
  }
}

/** The first view of a page that has one stands before any script runs, in the phone's language, with the hall's name. */
function withFirstView(html: string, language: string, titles: Titles): string {
  if (!html.includes('<!--hall-->')) return html
  const isChinese = language === '' || language.toLowerCase().startsWith('zh')
  return (isChinese ? html : html.replace('<html lang="zh-CN">', '<html lang="en">')).replace(
    '<!--hall-->',
    escaped(titleIn(titles, isChinese ? 'zh' : 'en')),
  )
}

/** A page says from its first word on whether it is a hall's, a station's or a room's (SITE-13). */
function withLevel(html: string, level: SiteLevel | undefined): string {
  return level === undefined ? html : html.replace('<html ', `<html data-level="${level}" `)
}

function page(reply: FastifyReply, file: string, change: (html: string) => string = (html) => html): string {
  void reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache')
  if (existsSync(file)) {
    const html = readFileSync(file, 'utf8')
    allowStyles(reply, html)
    return change(html)
  }
  void reply.code(503)
  return '<!doctype html><meta charset="utf-8"><title>一窗</title><p>页面还没有生成，请运行 npm run build。The pages are not built yet: run "npm run build".</p>'
}

/** A page may bring styles of its own (config/first-styles.ts): these very ones are allowed, and no others. */
function allowStyles(reply: FastifyReply, html: string): void {
  const sheets = [...html.matchAll(/<style>(.*?)<\/style>/gs)].map(([, sheet]) => sheet as string)
  const policy = reply.getHeader('content-security-policy')
  if (sheets.length === 0 || typeof policy !== 'string') return
  const sources = sheets.map((sheet) => `'sha256-${hash('sha256', sheet, 'base64')}'`)
  void reply.header(
    'content-security-policy',
    policy.replace(/style-src [^;]*/, (directive) => [directive, ...sources].join(' ')),
  )
}

/** What a phone without scripts shows: number, place, last known span. null for an unknown link. */
function ticketSummary(hall: Hall, link: string): string | null {
  const view = ticketView(hall.day(), hall.index, link, hall.nowMs())
  if (!view) return null
  const zone = hall.index.zones.get(view.zone)
  const place =
    view.counter === null
      ? (zone?.name ?? '')
      : windowNamed(`${hall.index.counters.get(view.counter)?.counter.label ?? view.counter} 号窗口`)
  const wait =
    view.status === 'called'
      ? '轮到您了 It is your turn'
      : view.ahead === null
        ? ''
        : `前方 ${view.ahead} 人${view.span ? `，预计还要 ${spanText(view.span, 'zh')}` : ''}`
  return `<h1>${escaped(view.ticketNo)}</h1><p>${escaped(wait)}</p><p>${escaped(place)}</p>`
}
