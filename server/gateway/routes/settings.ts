/** Routes of the manager's settings: what is in force and was before, PINs, the day's arrivals. */
import type { Logger } from 'pino'
import { z } from 'zod'
import { wallTime } from '../../../domain/words/wall-time.ts'
import type { HallSettings } from '../../../domain/plan/settings.ts'
import type { EditableSettings } from '../../../domain/settings/commands.ts'
import type {
  ArrivalsReply,
  PinReply,
  SettingsReply,
  SetupReply,
  SettingsVersionLine,
} from '../../../domain/contract/http/settings.ts'
import { editableOf, SECTIONS } from '../../../domain/plan/sections.ts'
import { settingsDiff } from '../../../domain/settings/diff.ts'
import { sectionsOf, versionOf, type SettingsState } from '../../../domain/settings/state.ts'
import type { Hall } from '../../hall/hall.ts'
import { CATALOGUE_STREAM } from '../../../domain/catalogue/state.ts'
import { SETTINGS_STREAM } from '../../../domain/settings/state.ts'
import { keepPin, pinKept } from '../../people/pins.ts'
import { hashPin } from '../../people/roster.ts'
import { managersWithoutPin } from '../first-pin.ts'
import type { Routes } from '../guard.ts'
import { checked, refuse } from '../problem.ts'
import { arrivalsToday } from './arrivals.ts'

const pinBody = z.strictObject({ pin: z.string().regex(/^\d{4,8}$/, 'a PIN has four to eight digits') })
/** A version that changes more is told by its first differences. */
const CHANGES_MOST = 40

interface SettingsParts {
  readonly hall: Hall
  readonly log: Logger
}

/** Adds the routes of the settings; each is for the duty manager only. */
export function settingsRoutes(routes: Routes, parts: SettingsParts): void {
  const { everyone, managers } = routes
  const { hall } = parts
  managers.get(
    '/api/settings',
    { schema: { summary: 'The settings in force, with every version before them', tags: ['settings'] } },
    () => settingsReply(hall),
  )
  pinRoute(routes, parts)
  everyone.get(
    '/api/setup',
    { schema: { summary: 'Whether this hall still waits for its first PIN', tags: ['settings'] } },
    async (request): Promise<SetupReply> => ({ first: await managersWithoutPin(hall, request) }),
  )
  managers.get(
    '/api/arrivals',
    {
      schema: {
        summary: 'Numbers taken today per queue and half-hour, for the staffing adviser (article 18)',
        tags: ['settings'],
      },
    },
    async (): Promise<ArrivalsReply> => arrivalsToday(hall),
  )
}

/** What the settings' page shows. */
async function settingsReply(hall: Hall): Promise<SettingsReply> {
  const state = hall.streams.state(SETTINGS_STREAM)
  const { settings } = hall.index
  const withPin = await Promise.all(
    settings.clerks.map(async ({ badgeNo }) => ((await pinKept(hall.store, state, badgeNo)) === null ? badgeNo : null)),
  )
  return {
    version: versionOf(state),
    settings: editableOf(settings),
    versions: versionLines(state, hall.base),
    siteLevel: settings.siteLevel,
    today: wallTime(hall.nowMs(), settings.timeZone).date,
    items: settings.items.map(({ id, name, nameEn, queue }) => ({ id, name, nameEn, queue })),
    knownItems: [
      ...new Set([...hall.base.items.map((item) => item.id), ...hall.streams.state(CATALOGUE_STREAM).items.keys()]),
    ],
    devices: (await hall.store.devices()).length,
    withoutPin: withPin.filter((badgeNo) => badgeNo !== null),
  }
}

function pinRoute({ managersOrFirstSetUp }: Routes, { hall, log }: SettingsParts): void {
  managersOrFirstSetUp.post<{ Params: { badgeNo: string } }>(
    '/api/staff/:badgeNo/pin',
    {
      schema: { summary: 'Give a member of staff a new PIN', tags: ['settings'], body: pinBody },
      config: { rateLimit: { max: 60, timeWindow: 60_000 } },
    },
    async (request, _reply, by): Promise<PinReply> => {
      const { badgeNo } = request.params
      const { pin } = checked(pinBody, request.body)
      if (!hall.index.clerks.has(badgeNo))
        refuse(404, {
          code: 'notFound',
          field: 'badgeNo',
          problem: `Nobody on the roster has the badge number ${badgeNo}.`,
        })
      await keepPin(hall.store, hall.streams.state(SETTINGS_STREAM), badgeNo, await hashPin(pin))
      log.info({ by, badgeNo }, 'new PIN set')
      return { badgeNo }
    },
  )
}

function versionLines(state: Readonly<SettingsState>, base: HallSettings): readonly SettingsVersionLine[] {
  const whole = (version: number): EditableSettings => ({ ...editableOf(base), ...sectionsOf(state, version) })
  return state.versions
    .map(({ version, atMs, by, note, newcomers }) => {
      const [now, before] = [whole(version), whole(version - 1)]
      return {
        version,
        atMs,
        by,
        note,
        newcomers,
        changes: settingsDiff(before, now).slice(0, CHANGES_MOST),
        changed: SECTIONS.filter((key) => JSON.stringify(now[key]) !== JSON.stringify(before[key])),
      }
    })
    .reverse()
}
