/**
 * Keeps the kiosk's page on its own machine, so that it starts without a server: one whole build at a time, never a
 * mixture.
 * The build (config/kept-files.ts) writes the list of files into it, so a new build is a new worker. It takes over when
 * the page says so.
 */

/** The part of a service worker's world that is used here; the compiler's own list would clash with that of a page. */
interface Worker {
  readonly location: Location
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void
  addEventListener(type: 'message', listener: (event: Lasting & { readonly data: unknown }) => void): void
}
interface Lasting {
  waitUntil(work: Promise<unknown>): void
}
interface Fetching extends Lasting {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}

const PAGE = '/kiosk/'
const PREFIX = 'kiosk-'
/** Both are put in by the build. */
const FILES = JSON.parse('__KEPT_FILES__') as readonly string[]
const CACHE = `${PREFIX}__KEPT_BUILD__`

const worker = self as unknown as Worker

worker.addEventListener('install', (event) => event.waitUntil(keepBuild()))
worker.addEventListener('activate', (event) => event.waitUntil(dropOthers().then(() => worker.clients.claim())))
worker.addEventListener('message', (event) => {
  if (event.data === 'takeOver') event.waitUntil(worker.skipWaiting())
  else if (Array.isArray(event.data))
    event.waitUntil(
      keepAlso(event.data.filter((one) => typeof one === 'string' && isAsset(new URL(one, worker.location.href)))),
    )
})
worker.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url)
  if (event.request.method !== 'GET' || url.origin !== worker.location.origin) return
  if (event.request.mode === 'navigate' && url.pathname === PAGE) event.respondWith(kept(PAGE, event.request))
  else if (isAsset(url)) event.respondWith(kept(url.pathname, event.request))
})

function isAsset(url: URL): boolean {
  return url.origin === worker.location.origin && url.pathname.startsWith('/assets/')
}

/**
 * All or nothing: a file that is missing, or a page that asks for files of another build, leaves the earlier build in
 * force.
 */
async function keepBuild(): Promise<void> {
  const cache = await caches.open(CACHE)
  await cache.addAll([new Request(PAGE, { cache: 'reload' }), ...FILES])
  const page = await (await cache.match(PAGE))?.text()
  const asked = [...(page ?? '').matchAll(/"(\/assets\/[^"]+)"/g)].map(([, path = '']) => path)
  if (asked.length > 0 && asked.every((path) => FILES.includes(path))) return
  await caches.delete(CACHE)
  throw new Error('the page is of another build')
}

/** Pieces of fonts that this hall's own words need: no list knows them before the page has drawn them. */
async function keepAlso(paths: readonly string[]): Promise<void> {
  const cache = await caches.open(CACHE)
  for (const path of paths) if (!(await cache.match(path))) await cache.add(path).catch(() => undefined)
}

async function dropOthers(): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name)
}

async function kept(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(CACHE)
  const found = await cache.match(path)
  if (found) return found
  const fresh = await fetch(request)
  if (fresh.ok && path !== PAGE) await cache.put(path, fresh.clone())
  return fresh
}
