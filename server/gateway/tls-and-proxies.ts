/** How the server is reached: its own certificate, if it has one, and the proxies whose word it takes. */
import type { Server } from 'node:http'
import type { Server as SecureServer } from 'node:https'
import { proxyTrust, type ProxyTrust } from './proxies.ts'
import type { TlsFiles } from '../site-file/config.ts'
import { readTls, renewTls, type TlsPair } from './tls.ts'

export interface TlsAndProxies {
  readonly tls: TlsPair | null
  readonly isTrusted: ProxyTrust
  /**
   * Takes up a renewed certificate; call now and then. Throws ConfigError while the new files do not fit, and serves
   * the old pair on.
   */
  renew(server: Server): void
}

/** Reads both. Throws ConfigError with one plain sentence. */
export function openTlsAndProxies(
  files: TlsFiles | null,
  proxies: readonly string[],
  nowMs: () => number,
): TlsAndProxies {
  let tls = files === null ? null : readTls(files, nowMs())
  return {
    get tls() {
      return tls
    },
    isTrusted: proxyTrust(proxies),
    renew: (server) => {
      if (files !== null && tls !== null) tls = renewTls(server as unknown as SecureServer, files, tls, nowMs())
    },
  }
}
