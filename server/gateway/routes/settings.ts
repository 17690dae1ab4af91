/** Routes of the manager's settings: what is in force and was before, PINs, the day's arrivals. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { clockOf, minuteOf, wallTime } from '../../../domain/calendar/wall-time.ts'
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
import { settingsDiff } from '../../../domain/plan/diff.ts'
import { sectionsOf, versionOf, type SettingsState } from '../../../domain/settings/state.ts'
import type { Hall } from '../../hall/compose.ts'
import { CATALOGUE_STREAM, SETTINGS_STREAM } from '../../hall/decide-any.ts'
import { hashPin } from '../../people/roster.ts'
import type { HttpParts } from '../http.ts'
import { checked, refuse } from '../problem.ts'
import { needStaff } from '../senders.ts'
import { isThisMachine } from './people.ts'

const pinBody = z.strictObject({ pin: z.string().regex(/^\d{4,8}$/, 'a PIN has four to eight digits') })
const STRETCH_MIN = 30
/** A version that changes more is told by its first differences. */
const CHANGES_MOST = 40

/** Adds the routes of the settings; each is for the duty manager only. */
export function settingsRoutes(app: FastifyInstance, { hall, identity, log }: HttpParts): void {
  app.get(
    '/api/settings',
    { schema: { summary: 'The settings in force, with every version before them', tags: ['settings'] } },
    async (request): Promise<SettingsReply> => {
      await needStaff(request, identity, 'dutyManager')
      const state = hall.streams.state('settings', SETTINGS_STREAM)
      const { settings } = hall.index
      const withPin = await Promise.all(
        settings.clerks.map(async ({ badgeNo }) => ((await hall.store.pinOf(badgeNo)) === null ? badgeNo : null)),
      )
      return {
        version: versionOf(state),
        settings: editableOf(settings),
        versions: versionLines(state, hall.base),
        siteLevel: settings.siteLevel,
        today: wallTime(hall.nowMs(), settings.timeZone).date,
        items: settings.items.map(({ id, name, nameEn, queue }) => ({ id, name, nameEn, queue })),
        knownItems: [
          ...new Set([
            ...hall.base.items.map((item) => item.id),
            ...hall.streams.state('catalogue', CATALOGUE_STREAM).items.keys(),
          ]),
        ],
        devices: (await hall.store.devices()).length,
        withoutPin: withPin.filter((badgeNo) => badgeNo !== null),
      }
    },
  )
  app.post<{ Params: { badgeNo: string } }>(
    '/api/staff/:badgeNo/pin',
    {
      schema: { summary: 'Give a member of staff a new PIN', tags: ['settings'], body: z.toJSONSchema(pinBody) },
      config: { rateLimit: { max: 60, timeWindow: 60_000 } },
    },
    async (request): Promise<PinReply> => {
      const { badgeNo } = request.params
      const isFirst = (await firstManagers(hall, request)).some((one) => one.badgeNo === badgeNo)
      const by = isFirst ? 'first set-up' : (await needStaff(request, identity, 'dutyManager')).badgeNo
      const { pin } = checked(pinBody, request.body)
      if (!hall.index.clerks.has(badgeNo))
        refuse(404, {
          code: 'notFound',
          field: 'badgeNo',
          problem: `Nobody on the roster has the badge number ${badgeNo}.`,
        })
      await hall.store.savePin(badgeNo, await hashPin(pin))
      log.info({ by, badgeNo }, 'new PIN set')
      return { badgeNo }
    },
  )
  app.get(
    '/api/setup',
    { schema: { summary: 'Whether this hall still waits for its first PIN', tags: ['settings'] } },
    async (request): Promise<SetupReply> => ({ first: await firstManagers(hall, request) }),
  )
  app.get(
    '/api/arrivals',
    {
      schema: {
        summary: 'Numbers taken today per queue and half-hour, for the staffing adviser (article 18)',
        tags: ['settings'],
      },
    },
    async (request): Promise<ArrivalsReply> => {
      await needStaff(request, identity, 'dutyManager')
      return arrivalsToday(hall)
    },
  )
}

/**
 * Duty managers who may be given the very first PIN of a hall: nobody has one yet, and whoever asks sits at the hall's
 * own machine (SETUP-1).
 */
async function firstManagers(hall: Hall, request: FastifyRequest): Promise<SetupReply['first']> {
  if (!isThisMachine(request)) return []
  const { clerks } = hall.index.settings
  for (const { badgeNo } of clerks) if ((await hall.store.pinOf(badgeNo)) !== null) return []
  return clerks.filter((clerk) => clerk.role === 'dutyManager').map(({ badgeNo, name }) => ({ badgeNo, name }))
}

function versionLines(state: Readonly<SettingsState>, base: HallSettings): readonly SettingsVersionLine[] {
  const whole = (version: number): EditableSettings => ({ ...editableOf(base), ...sectionsOf(state, version) })
  return state.versions
    .map(({ version, atMs, by, note }) => {
      const [now, before] = [whole(version), whole(version - 1)]
      return {
        version,
        atMs,
        by,
        note,
        changes: settingsDiff(before, now).slice(0, CHANGES_MOST),
        changed: SECTIONS.filter((key) => JSON.stringify(now[key]) !== JSON.stringify(before[key])),
      }
    })
    .reverse()
}

/** Counted by the queue that a number was first taken for, from half-hour to half-hour of the clock on the wall. */
function arrivalsToday(hall: Hall): ArrivalsReply {
  const { settings } = hall.index
  const counts = new Map<string, number[]>()
  for (const ticket of hall.day().tickets.values()) {
    const queue = ticket.items[0]?.queue ?? ticket.leg.queue
    const at = Math.floor(wallTime(ticket.issuedAtMs, settings.timeZone).minute / STRETCH_MIN)
    const stretches = counts.get(queue) ?? Array.from({ length: 48 }, () => 0)
    stretches[at] = (stretches[at] ?? 0) + 1
    counts.set(queue, stretches)
  }
  const used = [...counts.values()].flatMap((stretches) => stretches.flatMap((count, at) => (count > 0 ? [at] : [])))
  const [first, last] =
    used.length === 0
      ? [minuteOf('08:30') / STRETCH_MIN, minuteOf('17:00') / STRETCH_MIN]
      : [Math.min(...used), Math.max(...used)]
  return {
    date: wallTime(hall.nowMs(), settings.timeZone).date,
    stretchMin: STRETCH_MIN,
    queues: settings.queues.map(({ id }) => ({
      queue: id,
      stretches: Array.from({ length: last - first + 1 }, (_, place) => ({
        from: clockOf((first + place) * STRETCH_MIN),
        arrivals: counts.get(id)?.[first + place] ?? 0,
      })),
    })),
  }
}
