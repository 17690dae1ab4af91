/** How a server is reached and whom it reaches: certificate and proxies, servers beside it, servers of linked sites. */
import { openTlsAndProxies, type TlsAndProxies } from '../gateway/tls-and-proxies.ts'
import { listServers, type ServerList } from '../gateway/server-list.ts'
import { secretsOf } from '../integration/secrets.ts'
import type { Subscription } from '../integration/webhooks.ts'
import { createSiteClient, type SiteClient } from '../sites/client.ts'
import { gatherLinks } from '../sites/links.ts'
import { httpPlatform, type ProvincePlatform } from '../sites/province.ts'
import { ConfigError, type SiteConfig } from '../site-file/config.ts'
import type { ServerOptions } from './options.ts'

export interface Reach {
  readonly door: TlsAndProxies
  readonly servers: ServerList
  readonly siteClient: SiteClient
  /** Where errands are filed; null: nowhere (YICHUANG_PROVINCE_URL is not set). */
  readonly province: ProvincePlatform | null
  /** Programs that may read the log, and addresses that are told of it. */
  readonly programKeys: ReadonlyMap<string, string>
  readonly webhooks: readonly Subscription[]
  /** Names of the programs that may bring what was filed online. */
  readonly filers: ReadonlySet<string>
}

/** From the command line before the site file. Throws ConfigError with one plain sentence. */
export function reachOf(options: ServerOptions, { settings: { siteId }, server }: SiteConfig): Reach {
  const { keys, webhooks } = server.integration
  const secrets = secretsOf('WEBHOOK', webhooks, process.env)
  return {
    programKeys: secretsOf(
      'KEY',
      keys.map(({ name, key: secret }) => ({ name, secret })),
      process.env,
    ),
    filers: new Set(keys.filter((one) => one.mayFile).map((one) => one.name)),
    webhooks: webhooks.map((one) => ({ ...one, secret: secrets.get(one.name) ?? '' })),
    // The machine's clock: a sample's shifted one would spoil the signatures.
    siteClient: createSiteClient(siteId, gatherLinks(siteId, server.links, options.links, process.env), Date.now),
    province: provinceOf(process.env),
    servers: listServers(options.servers ?? server.servers, options.cookieDomain ?? server.cookieDomain),
    door: openTlsAndProxies(options.tls ?? server.tls, options.trustProxy ?? server.trustProxy, Date.now),
  }
}

/** The province's platform of the environment; its key never stands in a file. Throws ConfigError for half of it. */
function provinceOf(env: Readonly<Record<string, string | undefined>>): ProvincePlatform | null {
  const { YICHUANG_PROVINCE_URL: url, YICHUANG_PROVINCE_KEY: key } = env
  if (url === undefined || url === '') return null
  if (!URL.canParse(url)) throw new ConfigError(`YICHUANG_PROVINCE_URL is not an address: ${url}`)
  if (key === undefined || key === '')
    throw new ConfigError('YICHUANG_PROVINCE_URL is set and YICHUANG_PROVINCE_KEY is not; the platform gives you one')
  return httpPlatform(url, key)
}
