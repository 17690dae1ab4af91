/** Asks the other sites' servers: signed requests out, the sender of a signed request found again. */
import type { SiteLink } from './links.ts'
import { SIGNATURE_HEADER, SITE_HEADER, TIME_HEADER, isSigned, sign } from './signature.ts'

/** What the other server said; null when it said nothing in time. */
export type Heard = { readonly status: number; readonly body: unknown } | null

export interface SiteClient {
  readonly links: ReadonlyMap<string, SiteLink>
  /** Asks a linked server; null when there is no link or no answer within `withinMs` (4 s without it). */
  ask(site: string, method: 'GET' | 'POST', path: string, body?: unknown, withinMs?: number): Promise<Heard>
  /** Milliseconds since this site last answered or asked; where it never has, since this server's start. */
  silentMs(site: string): number
  /** The linked site that has signed a request, or null. */
  senderOf(request: {
    readonly method: string
    readonly path: string
    readonly body: string
    readonly headers: Readonly<Record<string, unknown>>
  }): string | null
}

const ANSWER_WITHIN_MS = 4000

/** Makes the client of one site. `nowMs` is the machine's clock: a sample's shifted one would spoil the signatures. */
export function createSiteClient(own: string, links: ReadonlyMap<string, SiteLink>, nowMs: () => number): SiteClient {
  const startMs = nowMs()
  const heard = new Map<string, number>()
  return {
    links,
    silentMs: (site) => nowMs() - (heard.get(site) ?? startMs),
    ask: async (site, method, path, body, withinMs = ANSWER_WITHIN_MS) => {
      const link = links.get(site)
      if (!link) return null
      const text = body === undefined ? '' : JSON.stringify(body)
      const timeMs = nowMs()
      const headers = {
        [SITE_HEADER]: own,
        [TIME_HEADER]: String(timeMs),
        [SIGNATURE_HEADER]: sign({ method, path, site: own, timeMs, body: text }, link.key),
        ...(text === '' ? {} : { 'content-type': 'application/json' }),
      }
      try {
        const response = await fetch(link.url + path, {
          method,
          headers,
          ...(text === '' ? {} : { body: text }),
          redirect: 'error',
          signal: AbortSignal.timeout(withinMs),
        })
        const body = (await response.json()) as unknown
        heard.set(site, nowMs())
        return { status: response.status, body }
      } catch {
        // Down, slow or not one of ours: the caller keeps what it has and tries again.
        return null
      }
    },
    senderOf: ({ method, path, body, headers }) => {
      const [site, time, signature] = [SITE_HEADER, TIME_HEADER, SIGNATURE_HEADER].map((name) => headers[name])
      const link = typeof site === 'string' ? links.get(site) : undefined
      if (!link || typeof time !== 'string' || typeof signature !== 'string') return null
      if (!isSigned({ method, path, site: link.site, timeMs: Number(time), body }, signature, link.key, nowMs()))
        return null
      heard.set(link.site, nowMs())
      return link.site
    },
  }
}
