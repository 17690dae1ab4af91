/**
 * A province that was made up: 11 cities, 107 counties, 1,284 stations, 16,050 rooms. One small server plays the cities'
 * servers over the real, signed link; a real hall of the province is started beside it (startProvince).
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { HeardFigures, RollupLine } from '../../domain/site-link/figures.ts'
import { sumsOf } from '../../domain/site-link/figures.ts'
import type { SiteFigures } from '../../domain/site-link/own-figures.ts'
import type { HallSettings } from '../../domain/plan/settings.ts'
import { sitePlan } from '../../domain/plan/site-plan.ts'
import { emptyDay } from '../../domain/queue-day/state.ts'
import { managerView } from '../../domain/views/floor.ts'
import { indexSettings } from '../../domain/plan/settings-index.ts'
import type { SiteLevel } from '../../domain/words/ids.ts'
import { keyVariable } from '../../server/sites/links.ts'
import { isSigned, SIGNATURE_HEADER, SITE_HEADER, TIME_HEADER } from '../../server/sites/signature.ts'
import { startServer, type RunningServer } from './server.ts'
import { loadSite } from './site.ts'

const KEY = 'made-up-key-of-the-made-up-province-0123456789'
const COUNTIES = [13, 12, 11, 10, 13, 12, 7, 10, 4, 12, 3] as const
const CITIES = ['秦川', '渭北', '汉南', '巴山', '延河', '榆塞', '商岭', '安江', '铜岭', '凤鸣', '杨林'] as const
const STATIONS = 12
/** In two stations out of three; the third has one more. */
const ROOMS = [12, 13] as const
const FIRST = [...'渭泾临长灞周蓝户高阎新未碑北三乾礼彬永旬淳武兴秦南城洋西勉宁略镇留佛']
const SECOND = [...'原口关乐上塬溪陵集丰阳泉岭川河湖坝江岩湾']

/** What the clocks of the province show when it opens. */
export const MADE_AT = '2026-11-30T09:42'

export interface MadeSite {
  readonly id: string
  readonly level: SiteLevel
  readonly title: string
  readonly parentId: string | null
  readonly below: readonly MadeSite[]
}

/** Always the same. */
export function madeCities(): readonly MadeSite[] {
  let nth = 0
  return CITIES.map((name, at) => {
    const id = `city-${at + 1}`
    const counties = Array.from({ length: COUNTIES[at] as number }, () => madeCounty(nth++, id))
    return { id, level: 'city', title: `${name}市政务大厅`, parentId: null, below: counties }
  })
}

function madeCounty(nth: number, parentId: string): MadeSite {
  const id = `county-${nth + 1}`
  const stations = Array.from({ length: STATIONS }, (_, at): MadeSite => {
    const station = `${id}-s${at + 1}`
    const rooms = Array.from({ length: ROOMS[at % 2] as number }, (_none, room): MadeSite => ({
      id: `${station}-r${room + 1}`,
      level: 'village',
      title: `${placeName(nth * 200 + at * 15 + room + 7)}村便民服务室`,
      parentId: station,
      below: [],
    }))
    const title = `${placeName(nth * 20 + at + 3)}镇便民服务站`
    return { id: station, level: 'township', title, parentId: id, below: rooms }
  })
  return { id, level: 'county', title: `${placeName(nth)}县政务大厅`, parentId, below: stations }
}

function placeName(nth: number): string {
  return `${FIRST[nth % FIRST.length]}${SECOND[(nth * 7 + Math.floor(nth / FIRST.length)) % SECOND.length]}`
}

/** 0 … 1, the same for the same text. */
function chance(text: string): number {
  let hash = 2_166_136_261
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16_777_619)
  hash = Math.imul(hash ^ (hash >>> 13), 1_540_483_477)
  return ((hash ^ (hash >>> 15)) >>> 0) / 4_294_967_296
}

const QUEUES = [
  ['不动产', 'Property'],
  ['医保', 'Medical'],
  ['户政', 'Household'],
  ['车驾管', 'Vehicles'],
] as const

/** One county in 27 is beyond its promise, one in ten near it; two say nothing. */
export function madeFigures(site: MadeSite, atMs: number): SiteFigures {
  const roll = chance(site.id)
  const isHall = site.level === 'city' || site.level === 'county'
  const waiting = Math.round((isHall ? 20 + roll * 50 : site.level === 'township' ? roll * 8 : roll * 2) * 0.9)
  const to = isHall ? (roll > 0.965 ? 50 : roll > 0.87 ? 30 : 10 + Math.floor(roll * 4) * 5) : 10
  const [name, nameEn] = QUEUES[Math.floor(roll * 97) % QUEUES.length] as (typeof QUEUES)[number]
  const called = Math.round(isHall ? 120 + roll * 140 : waiting * 6)
  return {
    site: site.id,
    level: site.level,
    title: site.title,
    titleEn: `${site.id} (made up)`,
    seq: 1,
    atMs,
    waiting,
    longestWaitMs: waiting === 0 ? null : Math.round(to * 0.8) * 60_000,
    openCounters: isHall ? 20 + Math.floor(roll * 15) : 1,
    issued: called + waiting,
    served: Math.round(called * 0.92),
    isOpen: true,
    opensToday: true,
    slowest: { name, nameEn, waiting: Math.ceil(waiting / 4), span: [Math.max(0, to - 10), to], promiseMin: 30 },
    promise: { called, kept: Math.round(called * (0.9 + (1 - roll) * 0.1)), waitingOver: to > 30 ? 4 : 0 },
    lamps: lampsOf(site.level, roll),
    items: { inForce: 58 + Math.floor(roll * 12), listed: 70 },
    hours: { keptMin: roll < 0.05 ? 60 : 72, dueMin: 72 },
  }
}

function lampsOf(level: SiteLevel, roll: number): SiteFigures['lamps'] {
  const isHall = level === 'city' || level === 'county'
  const some = (from: number): number => (roll > from ? 1 : 0)
  if (!isHall) return { red: some(0.997), yellow: some(0.98), normal: Math.floor(roll * 8), paused: some(0.9) }
  return { red: some(0.5) + some(0.9), yellow: Math.floor(roll * 9), normal: Math.floor(roll * 400), paused: 9 }
}

/** Two counties have said nothing for a while. */
const SILENT = { 'county-36': 30 * 60_000, 'county-58': 51 * 60_000 } as const
const ageOf = (site: MadeSite): number => (SILENT as Readonly<Record<string, number>>)[site.id] ?? 1000

function lineOf(site: MadeSite, atMs: number): RollupLine {
  const { id, level, title, parentId } = site
  const ageMs = ageOf(site)
  const head = { site: id, level, parentId, title, titleEn: `${id} (made up)` }
  const below = sumsOf(site.below.map((one) => lineOf(one, atMs)))
  return { ...head, figures: madeFigures(site, atMs - ageMs), ageMs, isSilent: ageMs > 15_000, below }
}

function told({ figures, ageMs, below, parentId }: RollupLine): readonly HeardFigures[] {
  return figures === null ? [] : [{ figures, ageMs: ageMs ?? 0, below, parentId }]
}

export interface MadeCities {
  readonly cities: readonly MadeSite[]
  readonly url: string
  stop(): Promise<void>
}

/** Plays the servers of all cities, each under its own path, and passes looks down to what is below them. */
export async function playCities(at = MADE_AT, machineNowMs: () => number = Date.now): Promise<MadeCities> {
  const [begunMs, realMs] = [Date.parse(`${at}:00+08:00`), machineNowMs()]
  const nowMs = (): number => begunMs + machineNowMs() - realMs
  const cities = madeCities()
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const [, city = '', ...rest] = (request.url ?? '').split('/')
      const path = `/${rest.join('/')}`
      const known = cities.find(({ id }) => id === city)
      const isLinked = isSigned(
        {
          method: request.method ?? '',
          path,
          site: String(request.headers[SITE_HEADER]),
          timeMs: Number(request.headers[TIME_HEADER]),
          body,
        },
        String(request.headers[SIGNATURE_HEADER]),
        KEY,
        machineNowMs(),
      )
      const answer = known && isLinked ? answered(known, path, body, nowMs()) : null
      response.writeHead(answer === null ? 401 : 200, { 'content-type': 'application/json' })
      response.end(JSON.stringify(answer ?? { code: 'notAuthorised' }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    cities,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => new Promise((resolve) => void server.close(() => resolve())),
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text
}

function answered(city: MadeSite, path: string, body: string, atMs: number): object {
  if (path === '/api/links/figures') {
    const own = lineOf(city, atMs)
    return { sites: [own, ...city.below.map((one) => lineOf(one, atMs))].flatMap(told) }
  }
  const { target, ask } = JSON.parse(body) as { target: string; ask: { what: string } }
  const all = [city, ...city.below, ...city.below.flatMap(({ below }) => below)]
  const site = all.find(({ id }) => id === target) ?? city
  return looked(site, ask.what, atMs)
}

let county: HallSettings | null = null
/** Read once: a real county's server does not read its site file for each look either. */
function countySettings(): HallSettings {
  county ??= loadSite('county').settings
  return county
}

/** What a duty manager above sees of a site: the roll-up of what is below it; the floor is that of an empty hall. */
function looked(site: MadeSite, what: string, atMs: number): object {
  switch (what) {
    case 'sites': {
      const steps = [...site.below, ...site.below.flatMap(({ below }) => below)]
      return { sites: [{ ...lineOf(site, atMs), parentId: null }, ...steps.map((one) => lineOf(one, atMs))] }
    }
    case 'plan':
      return { ...sitePlan(countySettings()), title: site.title }
    case 'floor':
      return managerView(
        { ...emptyDay(), serviceDate: '2026-11-30', status: 'open' },
        indexSettings(countySettings()),
        atMs,
      )
    case 'ledger':
      return { date: '2026-11-30', lines: [], entries: [], isSound: true }
    case 'requests':
      return { requests: [] }
    case 'suggestions':
      return { suggestions: [], today: '2026-11-30' }
    default:
      return {
        ...{ period: 'month', from: '2026-11-01', to: '2026-11-30', atMs, tookMs: 1 },
        ...{ figures: null, progress: { daysLeft: 3 } },
      }
  }
}

/** Writes the site file of the province: the sample's, with these cities and counties below it. */
export function writeProvinceFile(folder: string, cities: readonly MadeSite[]): string {
  const sample = readFileSync(join(import.meta.dirname, '..', '..', 'config', 'sites', 'province.yaml'), 'utf8')
  const rows = [...cities, ...cities.flatMap(({ below }) => below)].map(
    ({ id, level, title, parentId }) =>
      `    - { id: ${id}, level: ${level}, title: ${title}, titleEn: "${id}", parentId: ${parentId ?? 'null'} }`,
  )
  const file = join(folder, 'province.yaml')
  writeFileSync(file, sample.replace(/( {2}below:\n)(?: {4}- .*\n)+/, `$1${rows.join('\n')}\n`))
  return file
}

/** The province's own hall, linked to all its cities. */
export async function startProvince(
  folder: string,
  { cities, url }: MadeCities,
  at = MADE_AT,
  root?: string,
): Promise<RunningServer> {
  return startServer({
    ...(root === undefined ? {} : { root }),
    site: writeProvinceFile(folder, cities),
    args: ['--at', at, ...cities.flatMap(({ id }) => ['--link', `${id}=${url}/${id}`])],
    env: Object.fromEntries(cities.map(({ id }) => [keyVariable(id), KEY])),
  })
}
