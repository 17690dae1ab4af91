/** A real server that is asked over HTTP, with somebody of every role signed in. */
import { request } from 'node:http'
import { pairDevice, signIn } from '../../support/client.ts'
import { startServer } from '../../support/server.ts'

export interface HttpReply {
  readonly status: number
  readonly body: Record<string, unknown>
  readonly headers: Headers
}

export interface HallOverHttp {
  readonly url: string
  /** Session cookies, and the token of a paired kiosk. */
  readonly clerk: string
  readonly manager: string
  readonly guide: string
  readonly kiosk: string
  ask(
    method: string,
    path: string,
    options?: { readonly body?: unknown; readonly raw?: string; readonly headers?: Record<string, string> },
  ): Promise<HttpReply>
  /** The text that a page gets whose site has made its own name point to this machine. */
  rebound(path: string, body: unknown): Promise<string>
  stop(): Promise<void>
}

/** Starts it. */
export async function openHallOverHttp(): Promise<HallOverHttp> {
  const server = await startServer({ args: ['--allowance', '200'] })
  const { url } = server
  return {
    url,
    clerk: await signIn(url, '0301', '2468'),
    manager: await signIn(url, '0101', '1357'),
    guide: await signIn(url, '0201', '9753'),
    kiosk: await pairDevice(url, 'kiosk', { name: '1 号机' }),
    ask: async (method, path, options = {}) => {
      const body = options.raw ?? (options.body === undefined ? undefined : JSON.stringify(options.body))
      const response = await fetch(url + path, {
        method,
        redirect: 'manual',
        headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...options.headers },
        ...(body === undefined ? {} : { body }),
      })
      const text = await response.text()
      const isJson = response.headers.get('content-type')?.includes('json') === true
      return {
        status: response.status,
        headers: response.headers,
        body: isJson ? (JSON.parse(text) as Record<string, unknown>) : { text },
      }
    },
    rebound: (path, body) => reboundAt(url, path, body),
    stop: server.stop,
  }
}

function reboundAt(url: string, path: string, body: unknown): Promise<string> {
  const { port } = new URL(url)
  const host = `evil.example:${port}`
  const headers = { 'content-type': 'application/json', host, origin: `http://${host}` }
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method: 'POST', headers }, (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => (text += chunk.toString()))
      response.on('end', () => resolve(text))
    })
    sent.on('error', reject)
    sent.end(JSON.stringify(body))
  })
}

/** Options of a request with a session's cookie. */
export function as(cookie: string): { readonly headers: Record<string, string> } {
  return { headers: { cookie } }
}

/** Options of a sign-in. */
export function pin(badgeNo: string, digits: string): { readonly body: unknown } {
  return { body: { badgeNo, pin: digits } }
}
