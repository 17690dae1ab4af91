/** Reads a site's file: YAML checked field by field; an error names line, field and remedy, and nothing starts half-configured. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { LineCounter, parseDocument, type Document } from 'yaml'
import type { HallSettings } from '../domain/queue-day/settings.ts'
import { siteSchema, type SiteFile } from './config-schema.ts'

/** What the server itself needs to know besides the hall's settings. */
export interface ServerSettings {
  /** Devices on this very machine are paired without a code: for a sample or a one-PC room. */
  readonly trustLoopback: boolean
  /** PINs of sample staff, hashed at the first start; empty in a real hall. */
  readonly samplePins: ReadonlyMap<string, string>
  readonly printers: ReadonlyMap<string, PrinterTarget>
}

export type PrinterTarget = { readonly kind: 'tcp'; readonly host: string; readonly port: number } | { readonly kind: 'file'; readonly path: string }

export interface SiteConfig {
  readonly settings: HallSettings
  readonly server: ServerSettings
}

/** One plain sentence about a wrong configuration. */
export class ConfigError extends Error {}

const SITES = join(import.meta.dirname, '..', 'config', 'sites')

/** The names of the sites that come with the product or were added beside them. */
export function siteNames(folder = SITES): readonly string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.yaml')).map((name) => name.slice(0, -5)).sort()
}

/** Loads a site by name. Throws ConfigError. */
export function loadSite(name: string, folder = SITES): SiteConfig {
  const file = join(folder, `${name}.yaml`)
  if (!existsSync(file)) throw new ConfigError(`There is no site "${name}". Choose one of: ${siteNames(folder).join(', ')}.`)
  return parseSite(readFileSync(file, 'utf8'), `${name}.yaml`)
}

/** Checks the text of a site file. Throws ConfigError naming file, line and field. */
export function parseSite(text: string, file: string): SiteConfig {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const [broken] = document.errors
  if (broken) throw new ConfigError(`${file}, line ${lines.linePos(broken.pos[0]).line}: ${broken.message.split('\n')[0]}`)
  const checked = siteSchema.safeParse(document.toJS())
  if (!checked.success) {
    const [issue] = checked.error.issues
    const path = issue?.path ?? []
    const extra = issue?.code === 'unrecognized_keys' ? issue.keys.map((key) => `"${key}"`).join(', ') : ''
    throw new ConfigError(`${file}, line ${lineOf(document, lines, path)}, field ${path.join('.') || '(top)'}: ${extra ? `unknown key ${extra}; remove it or correct its spelling` : issue?.message}`)
  }
  checkReferences(checked.data, (path, problem) => {
    throw new ConfigError(`${file}, line ${lineOf(document, lines, path)}, field ${path.join('.')}: ${problem}`)
  })
  return siteOf(checked.data)
}

function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node = document.getIn(path.slice(0, depth), true) as { range?: [number, number, number] } | undefined
    if (node?.range) return lines.linePos(node.range[0]).line
  }
  return 1
}

type Complain = (path: readonly PropertyKey[], problem: string) => never

function checkReferences(site: SiteFile, complain: Complain): void {
  const zones = new Set(site.zones.map((zone) => zone.id))
  const queues = new Set<string>()
  site.queues.forEach((queue, at) => {
    if (queues.has(queue.id)) complain(['queues', at, 'id'], `"${queue.id}" stands here twice; give each queue its own`)
    if (!zones.has(queue.zone)) complain(['queues', at, 'zone'], `there is no zone "${queue.zone}"; add it under zones or correct it`)
    queues.add(queue.id)
  })
  const prefixes = site.queues.map((queue) => queue.prefix)
  prefixes.forEach((prefix, at) => {
    if (prefixes.indexOf(prefix) !== at) complain(['queues', at, 'prefix'], `prefix "${prefix}" is used twice; two queues would give the same numbers`)
  })
  site.items.forEach((item, at) => {
    if (!queues.has(item.queue)) complain(['items', at, 'queue'], `there is no queue "${item.queue}"`)
  })
  site.categories.forEach((category, at) => category.queues.forEach((queue, place) => {
    if (!queues.has(queue)) complain(['categories', at, 'queues', place], `there is no queue "${queue}"`)
  }))
  site.counters.forEach((counter, at) => {
    if (!zones.has(counter.zone)) complain(['counters', at, 'zone'], `there is no zone "${counter.zone}"`)
    counter.skills.forEach((skill, place) => {
      if (!queues.has(skill.queue)) complain(['counters', at, 'skills', place], `there is no queue "${skill.queue}"`)
    })
  })
}

function siteOf(site: SiteFile): SiteConfig {
  const { pairing, printers, clerks, ...rest } = site
  const settings: HallSettings = {
    ...rest,
    counters: rest.counters.map((counter) => ({ ...counter, skills: counter.skills.map(({ queue, fromWaiting }) => (fromWaiting === undefined ? { queue } : { queue, fromWaiting })) })),
    clerks: clerks.map(({ samplePin: _samplePin, ...clerk }) => clerk),
  }
  return {
    settings,
    server: {
      trustLoopback: pairing.trustLoopback,
      samplePins: new Map(clerks.flatMap((clerk) => (clerk.samplePin ? [[clerk.badgeNo, clerk.samplePin] as const] : []))),
      printers: new Map(Object.entries(printers)),
    },
  }
}
