/**
 * The sites this server is linked to: from the site file, the command line and the environment; a key is never shown.
 */
import type { LinkSetting } from '../site-file/config.ts'
import { ConfigError } from '../site-file/yaml-file.ts'

export interface SiteLink {
  readonly site: string
  /** Without a slash at the end. */
  readonly url: string
  /** What phones open of it; without a slash at the end. */
  readonly publicUrl: string
  readonly key: string
  readonly backOffice: string | null
}

export const KEY_LENGTH_LEAST = 32

/** Environment variable that holds the key of a link. */
export function keyVariable(site: string): string {
  return `YICHUANG_LINK_${site.toUpperCase().replace(/[^A-Z0-9]/g, '_')}`
}

/**
 * All links, complete and checked; the command line goes before the site file, the environment before both. Throws
 * ConfigError.
 */
export function gatherLinks(
  own: string,
  inFile: readonly LinkSetting[],
  onCommandLine: ReadonlyMap<string, string>,
  environment: Readonly<Record<string, string | undefined>>,
): ReadonlyMap<string, SiteLink> {
  const links = new Map<string, SiteLink>()
  const named = [
    ...inFile,
    ...[...onCommandLine]
      .filter(([site]) => !inFile.some((one) => one.site === site))
      .map(([site, url]): LinkSetting => ({ site, url })),
  ]
  for (const { site, url: written, key: inSite, backOffice, publicAddress } of named) {
    const key = environment[keyVariable(site)] ?? inSite
    if (site === own) throw new ConfigError(`links: "${site}" is this very site; name the other one.`)
    if (links.has(site)) throw new ConfigError(`links: "${site}" stands there twice.`)
    if (key === undefined)
      throw new ConfigError(
        `links: there is no key for "${site}"; set ${keyVariable(site)} or write it in the site file, the same on both servers.`,
      )
    if (key.length < KEY_LENGTH_LEAST)
      throw new ConfigError(`links: the key for "${site}" needs at least ${KEY_LENGTH_LEAST} characters.`)
    const url = addressOf(site, onCommandLine.get(site) ?? written)
    links.set(site, {
      site,
      url,
      publicUrl: publicAddress === undefined ? url : addressOf(site, publicAddress),
      key,
      backOffice: backOffice ?? null,
    })
  }
  return links
}

function addressOf(site: string, url: string): string {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new ConfigError(`links: "${url}" is no address for "${site}"; write http://host:port.`)
  return url.replace(/\/+$/, '')
}
