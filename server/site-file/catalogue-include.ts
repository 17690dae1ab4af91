/**
 * Takes the items that a site shares with others out of config/catalogue, changed where this site serves them
 * differently.
 */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ServiceGuide, ServiceItem } from '../../domain/plan/settings.ts'
import type { SiteFile } from './config-schema.ts'
import { catalogueSchema } from './item-schema.ts'
import { checkedYaml, faultIn, readYaml, yamlTextIn, type ConfigError, type YamlFile } from './yaml-file.ts'

const CATALOGUE = join(import.meta.dirname, '..', '..', 'config', 'catalogue')
const NO_GUIDE: ServiceGuide = {
  legalBasis: '',
  legalDays: null,
  promisedDays: null,
  fee: '',
  result: '',
  phone: '',
  delegatedFrom: null,
  domain: '',
  reviewedAbove: false,
  isLocal: false,
}

export interface GatheredItems {
  readonly items: readonly ServiceItem[]
  /** The error for a field of the item at a place of `items`, with the file it really stands in. */
  fault(at: number, field: readonly PropertyKey[], problem: string): ConfigError
}

interface Origin {
  readonly file: YamlFile
  readonly path: readonly PropertyKey[]
}

/** The items of a site: the included ones in the order of the includes, then its own. Throws ConfigError. */
export function gatherItems(
  site: Pick<SiteFile, 'include' | 'items'>,
  file: YamlFile,
  folder = CATALOGUE,
): GatheredItems {
  const items: ServiceItem[] = []
  const origins: Origin[] = []
  site.include.forEach((include, at) => {
    const path = join(folder, `${include.catalogue}.yaml`)
    if (!existsSync(path))
      throw faultIn(
        file,
        ['include', at, 'catalogue'],
        `there is no catalogue "${include.catalogue}"; choose one of: ${catalogueNames(folder).join(', ')}`,
      )
    const name = `catalogue/${include.catalogue}.yaml`
    const shared = readYaml(yamlTextIn(path, name), name)
    const offered = checkedYaml(shared, catalogueSchema).items
    const wanted = include.items ?? offered.map((item) => item.id)
    wanted.forEach((id, place) => {
      const found = offered.findIndex((item) => item.id === id)
      if (found < 0)
        throw faultIn(
          file,
          ['include', at, 'items', place],
          `the catalogue "${include.catalogue}" has no item "${id}"; add it there or correct it`,
        )
      items.push(asServedHere(offered[found] as ServiceItem, include))
      // A queue that this site gives it is this site's mistake, everything else the catalogue's.
      origins.push(
        include.queue === undefined ? { file: shared, path: ['items', found] } : { file, path: ['include', at] },
      )
    })
  })
  site.items.forEach((item, at) => {
    items.push(item)
    origins.push({ file, path: ['items', at] })
  })
  return {
    items,
    fault: (at, field, problem) => {
      const origin = origins[at] as Origin
      return faultIn(origin.file, [...origin.path, ...field], problem)
    },
  }
}

function asServedHere(item: ServiceItem, include: SiteFile['include'][number]): ServiceItem {
  const { queue, domain, delegatedFrom, delegatedFromEn, reviewedAbove } = include
  const guide =
    domain === undefined && delegatedFrom === undefined && reviewedAbove === undefined
      ? {}
      : {
          guide: {
            ...NO_GUIDE,
            ...item.guide,
            ...(domain === undefined ? {} : { domain }),
            ...(delegatedFrom === undefined ? {} : { delegatedFrom, delegatedFromEn }),
            ...(reviewedAbove === undefined ? {} : { reviewedAbove }),
          },
        }
  return { ...item, ...guide, ...(queue === undefined ? {} : { queue }) }
}

function catalogueNames(folder: string): readonly string[] {
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.yaml'))
        .map((name) => name.slice(0, -5))
        .sort()
    : []
}
