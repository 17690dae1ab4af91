/** hall doctor: looks a hall over before it opens: configuration, calendar, catalogue, database, disk, pages. */
import { existsSync, readFileSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import type { VoiceManifest } from '../../domain/announcement/clips.ts'
import { unspokenIn } from '../../domain/announcement/phrase.ts'
import { missingTables } from '../../domain/calendar/day-plan.ts'
import { wallTime } from '../../domain/words/wall-time.ts'
import { onboardingRate } from '../../domain/catalogue/in-force.ts'
import { CATALOGUE_STREAM, emptyCatalogue, folds, type CatalogueState } from '../../domain/catalogue/state.ts'
import type { CatalogueEvent } from '../../domain/catalogue/events.ts'
import type { HallSettings } from '../../domain/plan/settings.ts'
import { missingDomains } from '../../domain/plan/site-level.ts'
import { loadSite } from '../site-file/config.ts'
import { fold } from '../../domain/words/subject.ts'
import { visibleText } from '../../domain/words/typed-text.ts'
import { fontFilesIn, fontSource, squaresIn } from '../devices/printing/fonts.ts'
import type { StoreReader } from '../store/port.ts'
import { readSqliteStore } from '../store/sqlite.ts'
import type { Report } from './replay/report.ts'

const FREE_LEAST_BYTES = 1_000_000_000

/** Throws ConfigError when the site's file itself is wrong. */
export async function doctor(site: string, data: string, pages: string, nowMs = Date.now()): Promise<Report> {
  const { settings, server } = loadSite(site)
  const warnings: string[] = []
  const { date } = wallTime(nowMs, settings.timeZone)
  let catalogue = emptyCatalogue()
  const file = join(data, 'hall.db')
  if (existsSync(file)) {
    const store = readSqliteStore(file)
    const damage = await store.check()
    if (damage !== null)
      warnings.push(
        `The database is damaged: ${damage}. "npm run hall -- restore --newest" keeps the file and goes on from the newest sound backup.`,
      )
    else catalogue = await catalogueIn(store)
    await store.close()
  }
  if (existsSync(data)) {
    const disk = statfsSync(data)
    if (disk.bavail * disk.bsize < FREE_LEAST_BYTES)
      warnings.push(`Less than 1 GB is free in ${data}; make room before the hall opens.`)
  }
  if (!existsSync(join(pages, 'kiosk', 'index.html'))) warnings.push('The pages are not built: run "npm run build".')
  if (server.samplePins.size > 0)
    warnings.push('Sample PINs are set for made-up staff: fine for trying out, not for a real hall.')
  if (server.trustLoopback) warnings.push('Screens on this machine are paired without a code (pairing.trustLoopback).')
  if (!settings.publicAddress)
    warnings.push(
      'The site file names no publicAddress: the code on a slip leads to the address of this server, which a phone on mobile data cannot open, and where that is this very machine the slip has no code.',
    )
  warnings.push(
    ...calendarWarnings(settings, date),
    ...domainWarnings(settings),
    ...squareWarnings(settings, join(data, 'fonts')),
    ...voiceWarnings(settings, join(data, 'voice', 'zh', 'manifest.json')),
  )
  const onboarding = onboardingRate(catalogue, settings.items, date)
  if (onboarding.rate < 1)
    warnings.push(
      `${onboarding.inForce} of ${onboarding.listed} listed items are in force; the rest waits for approval, filing or its date (article 7).`,
    )
  const unserved = settings.queues.filter(
    (queue) => !settings.counters.some((counter) => counter.skills.some((skill) => skill.queue === queue.id)),
  )
  for (const queue of unserved)
    warnings.push(
      `No counter serves queue ${queue.id} (${queue.name}); add the skill to a counter, or nobody there is ever called.`,
    )
  const isOk = !warnings.some((warning) => warning.includes('damaged')) && unserved.length === 0
  return {
    json: { site: settings.siteId, level: settings.siteLevel, ok: isOk, warnings, onboarding },
    lines: [
      `${settings.title} (${settings.siteLevel}): ${isOk ? 'in order' : 'not in order'}`,
      ...warnings.map((warning) => `  ! ${warning}`),
    ],
    exit: isOk ? 0 : 1,
  }
}

/** The catalogue as a store holds it. */
export async function catalogueIn(store: Pick<StoreReader, 'read'>): Promise<CatalogueState> {
  const state = emptyCatalogue()
  for (const record of await store.read<CatalogueEvent>(CATALOGUE_STREAM, 0)) fold(folds, state, record)
  return state
}

function calendarWarnings({ calendar }: HallSettings, today: string): readonly string[] {
  if (calendar === null) return ['No calendar is set: numbers are given at any time.']
  return missingTables(calendar, today).map(({ year, inDays, status }) => {
    const when = inDays === 0 ? `${year}` : `${year}, which begins in ${inDays} days,`
    return status === 'missing'
      ? `There is no holiday table for ${when}; add config/calendar/${year}.yaml from the State Council's notice.`
      : `The holidays of ${when} are provisional; put the State Council's notice into config/calendar/${year}.yaml.`
  })
}

/** Characters of the hall's words that no font has: a slip shows a square in their place. */
function squareWarnings({ title, zones, items, counters }: HallSettings, folder: string): readonly string[] {
  const texts = [
    title,
    ...counters.map((counter) => counter.label),
    ...zones.flatMap((zone) => [zone.name, zone.way, zone.stepFreeWay]),
    ...items.flatMap((item) => [item.name, item.department]),
  ]
  const squares = squaresIn(visibleText(texts.join('')), fontSource(fontFilesIn(folder)))
  return squares === ''
    ? []
    : [
        `No font has ${[...squares].join(' ')}: slips show an empty square there. Put a font with these characters (ttf, otf, woff) into ${folder} and start again.`,
      ]
}

/** Windows whose label is not said whole, by the hall's own recordings where it has some. */
function voiceWarnings({ counters }: HallSettings, ownManifest: string): readonly string[] {
  const own = existsSync(ownManifest) ? (JSON.parse(readFileSync(ownManifest, 'utf8')) as VoiceManifest) : null
  const has = own === null ? undefined : (clip: string): boolean => clip in own.clips
  return counters.flatMap(({ label }) => {
    const unspoken = unspokenIn(label, 'zh', has)
    return unspoken === ''
      ? []
      : [
          `No recording says "${unspoken}" of window ${label}: a call leaves it out. Give the window a number, or record window-${label.toLowerCase()}, with 30 ms of silence at its end.`,
        ]
  })
}

function domainWarnings({ siteLevel, items }: HallSettings): readonly string[] {
  const missing = missingDomains(
    siteLevel,
    items.map((item) => item.guide?.domain ?? ''),
  )
  return missing.length === 0
    ? []
    : [
        `No item serves ${missing.join('、')}, which article ${siteLevel === 'township' ? 17 : 24} asks of this level; give an item this domain.`,
      ]
}
