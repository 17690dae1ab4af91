/**
 * The kiosk's page out of the shell itself, for a start without a server. It stands under the server's own address, so
 * that pairing
 * and kept data are the same and the line is found by itself when the server is back. Everything else still goes to the
 * server.
 */
import { app, net, type BrowserWindow, type Session } from 'electron'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.svg': 'image/svg+xml',
}
/** As strict as the server's own pages (server/gateway/http.ts). */
const HEADERS = {
  'content-security-policy':
    "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
}

const LOOK_EVERY_MS = 3000
/**
 * The page goes to its start by itself after 65 s; only then does the server's own page take the place of the packed
 * one.
 */
const STILL_MS = 90_000

/** One window that may stand without a server. */
export interface Stand {
  readonly window: BrowserWindow
  readonly page: string
  readonly isServerBack: () => Promise<boolean>
  /** Loads the page anew, from the server if there is one. */
  readonly load: () => void
}

export interface PackedPages {
  /**
   * This server brings the page itself: the network answers again, and the address is remembered, as the pairing
   * belongs to it.
   */
  readonly answered: (window: BrowserWindow, server: string) => void
  /** Shows the packed page until the server is back and nobody is there; false: none is packed. */
  readonly show: (stand: Stand) => Promise<boolean>
}

/** The pages that lie in the shell (`dist/pages`), under the address of the server that answered last. */
export function packedPages(
  session: Session,
  servers: readonly string[],
  folder: string = join(app.getAppPath(), 'dist', 'pages'),
): PackedPages {
  const known = join(app.getPath('userData'), 'last-server')
  /** Ends the looking of a window. */
  const looking = new Map<BrowserWindow, () => void>()
  let scheme: string | null = null

  function end(): void {
    if (scheme !== null) session.protocol.unhandle(scheme)
    scheme = null
  }

  function begin(server: string): void {
    end()
    scheme = new URL(server).protocol.slice(0, -1)
    session.protocol.handle(scheme, async (request) => {
      const { origin, pathname } = new URL(request.url)
      const own = request.method === 'GET' && origin === server ? await packed(folder, pathname) : null
      return own ?? net.fetch(request, { bypassCustomProtocolHandlers: true })
    })
  }

  async function show(stand: Stand): Promise<boolean> {
    const path = pathOf(stand.page)
    if (path === null || !existsSync(join(folder, path))) return false
    const kept = existsSync(known) ? readFileSync(known, 'utf8') : ''
    const server = servers.includes(kept) ? kept : (servers[0] as string)
    begin(server)
    await stand.window.loadURL(server + stand.page)
    looking.get(stand.window)?.()
    looking.set(stand.window, changeLater(stand))
    return true
  }

  return {
    answered: (window, server) => {
      end()
      looking.get(window)?.()
      looking.delete(window)
      try {
        writeFileSync(known, server)
      } catch (error) {
        console.error('The last server cannot be kept:', error)
      }
    },
    show,
  }
}

/**
 * The packed page works with the server as soon as it is back; the server's own page comes once nobody is there. Gives the
 * way to end it.
 */
function changeLater({ window, isServerBack, load }: Stand): () => void {
  let touchedMs = performance.now()
  const touched = (): void => void (touchedMs = performance.now())
  window.webContents.on('input-event', touched)
  const timer = setInterval(() => {
    if (performance.now() - touchedMs >= STILL_MS) void isServerBack().then((isBack) => isBack && load())
  }, LOOK_EVERY_MS)
  return () => {
    clearInterval(timer)
    window.webContents.off('input-event', touched)
  }
}

/** A page or a file of its programme; null for everything that only a server has. */
async function packed(folder: string, pathname: string): Promise<Response | null> {
  const path = pathOf(pathname)
  const body = path === null ? null : await readFile(join(folder, path)).catch(() => null)
  return path === null || body === null
    ? null
    : new Response(new Uint8Array(body), {
        headers: { ...HEADERS, 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' },
      })
}

function pathOf(address: string): string | null {
  const [path = ''] = address.split('?')
  if (!/^\/([\w-]+\/|assets\/[\w.-]+)$/.test(path)) return null
  return path.endsWith('/') ? `${path}index.html` : path
}
