/** What the operator says on the command line, checked; every error is one sentence with its remedy. */
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { ConfigError, NEW_SITE, OWN_FILE, siteNames, type PrinterTarget } from '../site-file/config.ts'
import type { TlsFiles } from '../site-file/config.ts'
import { WordsUnclear, wordsOf } from './command-words.ts'

export interface ServerOptions {
  readonly site: string
  /** Folder of the database, the logs and the hall's own recordings. */
  readonly data: string
  readonly host: string
  readonly port: number
  /** Where the built pages lie. */
  readonly pages: string
  /** Commands per second that one screen may send. */
  readonly allowance: number
  /** 'now', 'auto', a time or a date and time of the hall; see clockFor. */
  readonly at: string
  /** postgres://… for several servers over one database; null: the SQLite file in the data folder. */
  readonly database: string | null
  /** Minutes between backups; 0: none. */
  readonly backupMin: number
  readonly backups: string
  /** The data folder holds a hall: where its file is missing, none is begun (KEEP-13). */
  readonly expectsHall: boolean
  /** A note outside the data folder of where halls were kept; null: none is kept (KEEP-13). */
  readonly known: string | null
  /** An acknowledgement waits until a standby has it too. */
  readonly waitsForStandby: boolean
  /** Printers named on the command line, by the name of their kiosk; they go before those of the site file. */
  readonly printers: ReadonlyMap<string, PrinterTarget>
  /** The hall's own certificate; null: what the site file says. */
  readonly tls: TlsFiles | null
  /** Proxies that are believed; null: what the site file says. */
  readonly trustProxy: readonly string[] | null
  /** Addresses of all servers over the one database, this one first; null: what the site file says. */
  readonly servers: readonly string[] | null
  /** The domain that these servers share; null: what the site file says. */
  readonly cookieDomain: string | null
  /** Servers of other sites named on the command line: site → address. */
  readonly links: ReadonlyMap<string, string>
}

const root = join(import.meta.dirname, '..', '..')

export const START_HELP = `npm start -- [options]

  --site NAME       which site to run: ${siteNames().join(', ')} (default county);
                    new: set one up on its own page; or the path of a site's own file; left out, a folder in which
                    one was set up on its page opens that one
  --data FOLDER     where its database, logs and recordings live (default data/<site>)
  --host ADDRESS    127.0.0.1 (default): this machine only; 0.0.0.0: the whole network of the hall
  --port NUMBER     default 8080
  --allowance N     commands per second that one screen may send (default 20)
  --at TIME         the hall's clock: now; 10:00; 2026-11-25T10:00. A sample hall opened outside its hours
                    starts at ten in the morning; a real one always goes by the machine's clock
  --database URL    postgres://user:password@host:port/name, for several servers over one database
                    (default: a SQLite file in the data folder)
  --backup-every N  minutes between checked backups (default 10; 0: none)
  --backups FOLDER  where they are kept, best on a second disk (default <data>/backups)
  --expect-hall     the data folder holds a hall already: where its file is missing, as on a disk that was not
                    mounted, no new one is begun
  --known FILE      a note outside the data folder of where this machine has kept a hall: a folder that is gone
                    altogether is missed, and no new hall is begun in its place
  --wait-for-standby
                    answer only when a standby has it on its disk too (docs/operations.md); when the standby is
                    away for two seconds the hall goes on and says so
  --printer NAME=WHERE
                    slip printer of the kiosk with this name, or of a counter (counter:1): host:9100 for the network, a
                    path for a device file
  --tls-cert FILE   certificate (PEM, with its chain) and --tls-key FILE its key: the hall speaks HTTPS (docs/security.md)
  --trust-proxy A,B addresses of the proxies before the server, such as 127.0.0.1 or 10.0.0.0/24
  --servers A,B     addresses of all servers over this database, this one first: pages go to the next when theirs is gone
  --cookie-domain D the domain that these servers share, so that staff stay signed in (docs/servers.md)
  --link SITE=URL   server of another site; its key is in the environment as YICHUANG_LINK_<SITE>
  --help            this text

Every option stands in the environment too: YICHUANG_PORT=8080 (or PORT), YICHUANG_WAIT_FOR_STANDBY=1,
YICHUANG_PRINTER="3 号机=10.1.1.7:9100;4 号机=10.1.1.8:9100". What the command line says goes first; of an option
that it says twice the later counts.
`

const shape = {
  site: { type: 'string' },
  data: { type: 'string' },
  host: { type: 'string' },
  port: { type: 'string' },
  allowance: { type: 'string' },
  at: { type: 'string' },
  database: { type: 'string' },
  'backup-every': { type: 'string' },
  backups: { type: 'string' },
  'expect-hall': { type: 'boolean' },
  known: { type: 'string' },
  'wait-for-standby': { type: 'boolean' },
  printer: { type: 'string', multiple: true },
  link: { type: 'string', multiple: true },
  'tls-cert': { type: 'string' },
  'tls-key': { type: 'string' },
  'trust-proxy': { type: 'string' },
  servers: { type: 'string' },
  'cookie-domain': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

const MANY_APART = /[;\n]/

/**
 * What the environment says in place of the command line: YICHUANG_PORT for --port, YICHUANG_WAIT_FOR_STANDBY=1 for a
 * switch, several printers or links apart by ";". PORT as hosts of containers set it. The command line goes first.
 */
function fromEnvironment(env: Environment): Record<string, string | boolean | string[]> {
  const values: Record<string, string | boolean | string[]> = {}
  for (const [name, { type }] of Object.entries(shape)) {
    const variable = `YICHUANG_${name.replaceAll('-', '_').toUpperCase()}`
    const value = env[variable] ?? (name === 'port' ? env['PORT'] : undefined)
    if (value === undefined || value === '' || name === 'help') continue
    if (type === 'string')
      values[name] = name === 'printer' || name === 'link' ? value.split(MANY_APART).filter(Boolean) : value
    else if (/^(?:1|true|yes|0|false|no)$/i.test(value)) values[name] = /^(?:1|true|yes)$/i.test(value)
    else throw new ConfigError(`${variable}=${value}: write 1 to turn it on, or leave it out.`)
  }
  return values
}

/** Of an option that is said twice the later counts: a unit's own words stand before those of the operator. */
function fromWords(words: readonly string[]): Partial<Record<keyof typeof shape, string | boolean | string[]>> {
  try {
    const { values, positionals } = wordsOf(words, shape, true)
    if (positionals.length === 0) return values
    throw new WordsUnclear(
      `"${positionals.join(' ')}" belongs to no option: write options as --site county. "npm start -- --help" lists them.`,
    )
  } catch (error) {
    throw error instanceof WordsUnclear ? new ConfigError(error.message) : error
  }
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Options from the words after the command, then from the environment; null when help was asked for. Throws
 * ConfigError.
 */
export function parseOptions(words: readonly string[], env: Environment = {}): ServerOptions | null {
  const values: { readonly [K in keyof typeof shape]?: string | boolean | string[] } = {
    ...fromEnvironment(env),
    ...fromWords(words),
  }
  if (values.help) return null
  const site = siteOf(values.site, values.data)
  const data = resolve(text(values.data, site.endsWith('.yaml') ? dirname(site) : join(root, 'data', site)))
  return {
    site,
    data,
    database: databaseOf(values.database),
    backupMin: whole('--backup-every', values['backup-every'], 10, 0, 1440),
    backups: resolve(text(values.backups, join(data, 'backups'))),
    expectsHall: values['expect-hall'] === true,
    known: typeof values.known === 'string' ? resolve(values.known) : null,
    waitsForStandby: values['wait-for-standby'] === true,
    host: text(values.host, '127.0.0.1'),
    port: whole('--port', values.port, 8080, 0, 65_535),
    pages: resolve(process.env.YICHUANG_PAGES ?? join(root, 'dist', 'pages')),
    allowance: whole('--allowance', values.allowance, 20, 1, 10_000_000),
    at: text(values.at, 'auto'),
    printers: new Map((Array.isArray(values.printer) ? values.printer : []).map(printerOf)),
    tls: tlsOf(values['tls-cert'], values['tls-key']),
    trustProxy:
      typeof values['trust-proxy'] === 'string' ? values['trust-proxy'].split(',').map((one) => one.trim()) : null,
    servers: typeof values.servers === 'string' ? values.servers.split(',').map((one) => one.trim()) : null,
    cookieDomain: domainOf(values['cookie-domain']),
    links: new Map((Array.isArray(values.link) ? values.link : []).map(linkOf)),
  }
}

/** A folder in which a site was set up on its own page is that site's, whatever is left out. */
function siteOf(site: string | boolean | string[] | undefined, data: string | boolean | string[] | undefined): string {
  const isOwn = typeof data === 'string' && existsSync(join(data, OWN_FILE))
  return text(site, isOwn ? NEW_SITE : 'county')
}

function databaseOf(value: string | boolean | string[] | undefined): string | null {
  if (typeof value !== 'string') return null
  if (!/^postgres(ql)?:\/\//.test(value))
    throw new ConfigError(
      '--database: write an address like postgres://user:password@host:5432/name, or leave it out for the SQLite file.',
    )
  return value
}

function domainOf(value: string | boolean | string[] | undefined): string | null {
  if (typeof value !== 'string') return null
  if (!/^[a-z\d-]+(\.[a-z\d-]+)*$/i.test(value))
    throw new ConfigError(`--cookie-domain ${value}: write the domain that the servers share, like hall.example.`)
  return value
}

function tlsOf(
  cert: string | boolean | string[] | undefined,
  key: string | boolean | string[] | undefined,
): TlsFiles | null {
  if (typeof cert === 'string' && typeof key === 'string') return { cert: resolve(cert), key: resolve(key) }
  if (cert !== undefined || key !== undefined)
    throw new ConfigError('--tls-cert and --tls-key belong together: give both files, or neither.')
  return null
}

function printerOf(words: string): readonly [string, PrinterTarget] {
  const [, name, where] = /^([^=]+)=(.+)$/.exec(words) ?? []
  if (name === undefined || where === undefined)
    throw new ConfigError(`--printer ${words}: write the kiosk's name, "=", and host:port or a device file.`)
  const [, host, port] = /^([\w.-]+):(\d{1,5})$/.exec(where) ?? []
  return [name, host === undefined ? { kind: 'file', path: where } : { kind: 'tcp', host, port: Number(port) }]
}

function linkOf(words: string): readonly [string, string] {
  const [, site, url] = /^([^=]+)=(https?:\/\/.+)$/.exec(words) ?? []
  if (site === undefined || url === undefined)
    throw new ConfigError(
      `--link ${words}: write the other site's name, "=", and the address of its server, like weiyuan=http://10.0.0.5:8080.`,
    )
  return [site, url]
}

function text(value: string | boolean | string[] | undefined, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise
}

function whole(
  name: string,
  value: string | boolean | string[] | undefined,
  otherwise: number,
  least: number,
  most: number,
): number {
  if (value === undefined) return otherwise
  const number = Number(value)
  if (!/^-?\d+$/.test(String(value)) || number < least || number > most)
    throw new ConfigError(`${name} ${String(value)}: give a whole number from ${least} to ${most}.`)
  return number
}
