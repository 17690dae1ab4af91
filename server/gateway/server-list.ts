/**
 * The servers over this hall's one database: to whom pages may turn when theirs is gone, and whose pages may ask here.
 */
import { ConfigError } from '../site-file/yaml-file.ts'

export interface ServerList {
  /**
   * For pages that came here under this Host: this server first, then the others. Empty where there is one server only.
   */
  seenFrom(host: string | undefined): readonly string[]
  /**
   * Whether a page of this origin may ask and order here: one of this server or of another of the list. Without an
   * origin no page asks.
   */
  admits(origin: string | undefined, host: string | undefined): boolean
  /** Where pages may connect to besides their own server (for their content security policy). */
  readonly sources: readonly string[]
  /** The domain that the servers share, for the session cookie; null: the cookie stays with its host. */
  readonly cookieDomain: string | null
}

/** @param addresses of all servers, this one first; none or one: this server stands alone. Throws ConfigError. */
export function listServers(addresses: readonly string[], cookieDomain: string | null): ServerList {
  const origins = [...new Set(addresses.map(originOf))]
  const schemes = new Set(origins.map((origin) => new URL(origin).protocol))
  if (schemes.size > 1)
    throw new ConfigError('--servers: all of them speak https, or none does; a page may not go from one to the other.')
  const stranger =
    cookieDomain === null ? undefined : origins.find((origin) => !isBelow(new URL(origin).hostname, cookieDomain))
  if (stranger !== undefined)
    throw new ConfigError(
      `--cookie-domain ${cookieDomain}: ${stranger} does not lie below it, so staff would not stay signed in there. Give the domain that all servers share.`,
    )
  const others = origins.length > 1 ? origins : []
  return {
    seenFrom: (host) => {
      const own = others.findIndex((origin) => new URL(origin).host === host)
      return own < 1 ? others : [...others.slice(own), ...others.slice(0, own)]
    },
    admits: (origin, host) => origin === undefined || others.includes(origin) || isOfHost(origin, host),
    sources: others.flatMap((origin) => [origin, origin.replace(/^http/, 'ws')]),
    cookieDomain,
  }
}

/** A server by itself. */
export const ALONE: ServerList = listServers([], null)

function originOf(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null
  if (url === null || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search !== '')
    throw new ConfigError(
      `--servers ${address}: write addresses like https://a.hall.example, with commas between them.`,
    )
  return url.origin
}

function isBelow(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`)
}

function isOfHost(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host
}
