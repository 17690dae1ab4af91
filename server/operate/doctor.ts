/** hall doctor: looks a hall over before it opens: configuration, calendar, catalogue, database, disk, pages. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { missingTables } from '../../domain/calendar/day-plan.ts'
import { wallTime } from '../../domain/words/wall-time.ts'
import { itemsInForce, onboardingRate } from '../../domain/catalogue/in-force.ts'
import { emptyLocker } from '../../domain/locker/state.ts'
import { CATALOGUE_STREAM, emptyCatalogue, folds, type CatalogueState } from '../../domain/catalogue/state.ts'
import type { CatalogueEvent } from '../../domain/catalogue/events.ts'
import type { HallSettings } from '../../domain/plan/settings.ts'
import { missingDomains } from '../../domain/plan/site-level.ts'
import { loadSite } from '../site-file/config.ts'
import { fold } from '../../domain/words/stream.ts'
import type { StoreReader } from '../store/port.ts'
import type { HallPlace } from './hall-log.ts'
import { lockerIn, lockerWarnings } from './doctor-locker.ts'
import { FREE_LEAST_BYTES, freeBytes } from '../disk/room.ts'
import { hallIn, siteInForce } from './hall-site.ts'
import { mediaWarnings } from './doctor-media.ts'
import type { Report } from './replay/report.ts'

/** Throws ConfigError when the site's file itself is wrong. */
export async function doctor(site: string, place: HallPlace, pages: string, nowMs = Date.now()): Promise<Report> {
  const { data } = place
  const { settings, server, slips, catalogue, locker, found } = await hallOf(site, place)
  const warnings: string[] = [...slips, ...found]
  const { date } = wallTime(nowMs, settings.timeZone)
  if (existsSync(data)) {
    if (freeBytes(data) < FREE_LEAST_BYTES)
      warnings.push(`Less than 1 GB is free in ${data}; make room before the hall opens.`)
  }
  if (!existsSync(join(pages, 'kiosk', 'index.html'))) warnings.push('The pages are not built: run "npm run build".')
  if (server.samplePins.size > 0)
    warnings.push('Sample PINs are set for made-up staff: fine for trying out, not for a real hall.')
  if (server.trustLoopback) warnings.push('Screens on this machine are paired without a code (pairing.trustLoopback).')
  warnings.push(...calendarWarnings(settings, date), ...domainWarnings(settings), ...mediaWarnings(settings, data))
  warnings.push(...lockerWarnings(settings.locker ?? [], locker))
  const onboarding = onboardingRate(catalogue, settings.items, date)
  if (onboarding.rate < 1)
    warnings.push(
      `${onboarding.inForce} of ${onboarding.listed} listed items are in force; the rest waits for approval, filing or its date (article 7).`,
    )
  warnings.push(
    ...rosterWarnings(settings),
    ...emptyQueueWarnings(settings, itemsInForce(catalogue, settings.items, date)),
  )
  const unserved = unservedWarnings(settings)
  warnings.push(...unserved)
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

/** What stands in the hall's log, over its site file; of a folder without a hall the file alone. */
async function hallOf(site: string, place: HallPlace) {
  const { data } = place
  const none = { catalogue: emptyCatalogue(), locker: emptyLocker() }
  const store = await hallIn(place)
  if (store === null)
    return {
      ...loadSite(site),
      ...none,
      found: [
        `There is no hall in ${data} yet: only the site file and this program were looked at. Its folder is named with --data, its PostgreSQL with --database.`,
      ],
    }
  try {
    const damage = await store.check()
    if (damage !== null)
      return {
        ...loadSite(site),
        ...none,
        found: [
          `The database is damaged: ${damage}. "npm run hall -- restore --newest" keeps the file and goes on from the newest sound backup.`,
        ],
      }
    const inForce = await siteInForce(site, data, store)
    return { ...inForce, catalogue: await catalogueIn(store), locker: await lockerIn(store), found: [] }
  } finally {
    await store.close()
  }
}

function rosterWarnings({ clerks }: HallSettings): readonly string[] {
  return clerks.some(({ role }) => role === 'dutyManager')
    ? []
    : [
        'Nobody is a duty manager (clerks, role: dutyManager): no screen can be paired, no setting changed and no alert seen.',
      ]
}

function emptyQueueWarnings({ queues }: HallSettings, items: HallSettings['items']): readonly string[] {
  return queues
    .filter((queue) => !items.some((item) => item.queue === queue.id))
    .map(
      ({ id, name }) =>
        `No item belongs to queue ${id} (${name}): the kiosk gives no number for it; give an item this queue, or take the queue out.`,
    )
}

function unservedWarnings({ queues, counters }: HallSettings): readonly string[] {
  return queues
    .filter((queue) => !counters.some((counter) => counter.skills.some((skill) => skill.queue === queue.id)))
    .map(
      ({ id, name }) =>
        `No counter serves queue ${id} (${name}); add the skill to a counter, or nobody there is ever called.`,
    )
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
