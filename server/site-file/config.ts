/**
 * Reads a site's file: YAML checked field by field; an error names line, field and remedy, and nothing starts
 * half-configured.
 */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ComponentName } from '../../domain/device/components.ts'
import type { YearTable } from '../../domain/plan/calendar-tables.ts'
import type { HallSettings, ServiceItem } from '../../domain/plan/settings.ts'
import { isSlip, settingsFaults, type SettingsFault } from '../../domain/settings/check.ts'
import { calendarSentence } from './calendar-sentence.ts'
import { gatherItems } from './catalogue-include.ts'
import { yearSchema } from './calendar-schema.ts'
import { siteSchema, type SiteFile } from './config-schema.ts'
import { hoursSlips } from './hours-slips.ts'
import type { IntegrationSettings } from './integration-schema.ts'
import { keptSite } from './kept-site.ts'
import { ConfigError, checkedYaml, faultIn, readYaml, yamlTextIn } from './yaml-file.ts'

export { ConfigError } from './yaml-file.ts'

/** What the server itself needs to know besides the hall's settings. */
export interface ServerSettings {
  /** Devices on this very machine are paired without a code: for a sample or a one-PC room. */
  readonly trustLoopback: boolean
  /** PINs of sample staff, hashed at the first start; empty in a real hall. */
  readonly samplePins: ReadonlyMap<string, string>
  readonly printers: ReadonlyMap<string, PrinterTarget>
  /** Length of a slip that no printer of the hall measured, mm. */
  readonly slipMm: number
  /** Whether a carrier takes results. */
  readonly hasPost: boolean
  /** Parts without which a kiosk of this hall is out of use. */
  readonly kioskNeeds: readonly ComponentName[]
  /** Days that what people typed is kept, by kind of data, where they are not the usual ones. */
  readonly retention: Readonly<Record<string, number>>
  /** Its own certificate; null: plain HTTP. */
  readonly tls: TlsFiles | null
  /** Addresses of the proxies that are believed. */
  readonly trustProxy: readonly string[]
  /** Addresses of all servers over the hall's one database; the command line goes before. */
  readonly servers: readonly string[]
  readonly cookieDomain: string | null
  /** Servers of other sites, as the file names them. */
  readonly links: readonly LinkSetting[]
  /** Other programs: who reads, who is told. */
  readonly integration: IntegrationSettings
}

/** Paths of two PEM files: the certificate with the chain behind it, and its key. */
export interface TlsFiles {
  readonly cert: string
  readonly key: string
}

/** A site file's own words about a link; what is missing may come from the command line or the environment. */
export interface LinkSetting {
  readonly site: string
  readonly url: string
  readonly key?: string | undefined
  /** The queue in which tickets sent up by this site wait here; left out: the queue of their first matter. */
  readonly backOffice?: string | undefined
  /** What phones open of it; left out: the address that servers use. */
  readonly publicAddress?: string | undefined
}

export type PrinterTarget =
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | { readonly kind: 'file'; readonly path: string }

export interface SiteConfig {
  readonly settings: HallSettings
  readonly server: ServerSettings
  /** What is taken as it stands and should be put right, with line, field and remedy (SET-12). */
  readonly slips: readonly string[]
}

/** `--site new`: a site that is set up on its own page and keeps its file, of this name, in its data folder. */
export const NEW_SITE = 'new'
export const OWN_FILE = 'site.yaml'

const SITES = join(import.meta.dirname, '..', '..', 'config', 'sites')
const YEARS = join(import.meta.dirname, '..', '..', 'config', 'calendar')

/** The names of the sites that come with the product or were added beside them. */
export function siteNames(folder = SITES): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -5))
    .sort()
}

/** The file of a site by name. */
export function siteFile(name: string, folder = SITES): string {
  return join(folder, `${name}.yaml`)
}

/** Loads a site by its name, or by the path of a file of its own. Throws ConfigError. */
export function loadSite(name: string, folder = SITES): SiteConfig {
  if (name.endsWith('.yaml') && existsSync(name)) return keptOrParsed(name, name)
  const file = siteFile(name, folder)
  if (!existsSync(file))
    throw new ConfigError(
      `There is no site "${name}". Choose one of: ${siteNames(folder).join(', ')}; or give the path of a site's own file, which ends in .yaml.`,
    )
  return keptOrParsed(file, `${name}.yaml`)
}

function keptOrParsed(file: string, name: string): SiteConfig {
  const text = yamlTextIn(file, name)
  return keptSite(name, text, () => parseSite(text, name))
}

/** Checks the text of a site file. Throws ConfigError naming file, line and field; a mere slip is told with the site. */
export function parseSite(text: string, name: string): SiteConfig {
  const file = readYaml(text, name)
  const checked = checkedYaml(file, siteSchema)
  const gathered = gatherItems(checked, file)
  if (gathered.items.length === 0)
    throw faultIn(file, ['items'], 'a site needs at least one item; write it here or include a catalogue')
  const site = siteOf(checked, gathered.items)
  const errorOf = (fault: SettingsFault): ConfigError => {
    const path = fault.path.split('.').map(keyOf)
    const [section, at, ...field] = path
    return section === 'items' && typeof at === 'number'
      ? gathered.fault(at, field, sentenceOf(fault))
      : faultIn(file, path, sentenceOf(fault))
  }
  const faults = settingsFaults(site.settings)
  const broken = faults.find((fault) => !isSlip(fault))
  if (broken) throw errorOf(broken)
  const hours = hoursSlips(site.settings.hours).map(([field, sentence]) =>
    faultIn(file, ['hours', ...field.split('.')], sentence),
  )
  return { ...site, slips: [...faults.map(errorOf), ...hours].map(({ message }) => message) }
}

/** "3" is a place in a list, everything else a name. */
function keyOf(word: string): PropertyKey {
  return /^\d+$/.test(word) ? Number(word) : word
}

/** A fault as a sentence with its remedy. */
function sentenceOf(fault: SettingsFault): string {
  if (fault.code === 'Twice') return `"${fault.value}" stands here twice; each needs its own`
  if (fault.code === 'Missing')
    return `there is no ${fault.what} "${fault.value}"; add it under ${fault.what}s or correct it`
  if (fault.code === 'Calendar') return calendarSentence(fault.fault)
  return `give ${fault.code === 'Bounds' ? 'a figure' : 'a whole figure'} from ${fault.value}`
}

/** The product's holiday tables, oldest first. Throws ConfigError naming file, line and field. */
export function yearTables(folder = YEARS): readonly YearTable[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}\.yaml$/.test(name))
    .sort()
    .map((name) => {
      const called = `config/calendar/${name}`
      const file = readYaml(yamlTextIn(join(folder, name), called), called)
      const table = checkedYaml(file, yearSchema)
      if (name !== `${table.year}.yaml`)
        throw faultIn(file, ['year'], `${table.year} is not the year of the file's name; correct one of the two`)
      return table
    })
}

/** A site's own table of a year goes before the one that comes with the product. */
function withYearTables(own: readonly YearTable[]): readonly YearTable[] {
  return [...own, ...yearTables().filter((table) => !own.some(({ year }) => year === table.year))]
}

function siteOf(site: SiteFile, items: readonly ServiceItem[]): Omit<SiteConfig, 'slips'> {
  const {
    pairing,
    network,
    devices,
    retention,
    printers,
    slipMm,
    locker,
    post,
    links,
    integration,
    clerks,
    calendar,
    include: _include,
    ...rest
  } = site
  const settings: HallSettings = {
    ...rest,
    items,
    calendar: calendar && { ...calendar, tables: withYearTables(calendar.tables) },
    counters: rest.counters.map((counter) => ({
      ...counter,
      skills: counter.skills.map(({ queue, fromWaiting }) =>
        fromWaiting === undefined ? { queue } : { queue, fromWaiting },
      ),
    })),
    clerks: clerks.map(({ samplePin: _samplePin, ...clerk }) => clerk),
    ...(locker === null ? {} : { locker: locker.doors }),
  }
  return {
    settings,
    server: {
      trustLoopback: pairing.trustLoopback,
      kioskNeeds: devices.kioskNeeds,
      retention,
      ...network,
      samplePins: new Map(
        clerks.flatMap((clerk) => (clerk.samplePin ? [[clerk.badgeNo, clerk.samplePin] as const] : [])),
      ),
      printers: new Map(Object.entries(printers)),
      slipMm,
      hasPost: post !== null,
      links,
      integration,
    },
  }
}
