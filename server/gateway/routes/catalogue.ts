/**
 * The catalogue with its history, and as a table by button: out as CSV or XLSX, in as drafts with what is wrong per line
 * and field (CAT-5).
 */
import type { Logger } from 'pino'
import { z } from 'zod'
import { wallTime } from '../../../domain/words/wall-time.ts'
import { onboardingRate } from '../../../domain/catalogue/in-force.ts'
import type { ItemVersion } from '../../../domain/catalogue/state.ts'
import type { ItemId } from '../../../domain/words/ids.ts'
import type { ServiceItem } from '../../../domain/plan/settings.ts'
import type { TableReply, ThemeLine } from '../../../domain/contract/http/settings.ts'
import { takeIn } from '../../catalogue/import.ts'
import { tableOf } from '../../catalogue/table.ts'
import { TABLE_TYPES, tableBytes, tablesIn } from '../../catalogue/table-file.ts'
import { TableUnreadable } from '../../catalogue/table-row.ts'
import type { Hall } from '../../hall/hall.ts'
import { CATALOGUE_STREAM } from '../../../domain/catalogue/state.ts'
import type { Routes } from '../guard.ts'
import { checked, queryOf, refuse } from '../problem.ts'

interface CatalogueLine {
  readonly id: ItemId
  /** In force now; null: not yet or no longer. */
  readonly item: ServiceItem | null
  /** From the site file, as version 0. */
  readonly isFromSiteFile: boolean
  readonly versions: readonly ItemVersion[]
  readonly withdrawn: { readonly fromDate: string; readonly documentNo: string; readonly reason: string } | null
}

const TABLE_BYTES_MOST = 4_000_000
const query = z.strictObject({ format: z.enum(['csv', 'xlsx'], 'csv or xlsx') })
const body = z.strictObject({
  name: z
    .string()
    .max(200)
    .regex(/\.(csv|xlsx)$/i, 'a file that ends in .csv or .xlsx'),
  content: z.base64('the bytes of the file in base64'),
})

/** Adds the routes; for the duty manager. */
export function catalogueRoutes(
  { managers }: Routes,
  { hall, log }: { readonly hall: Hall; readonly log: Logger },
): void {
  managers.get(
    '/api/catalogue',
    {
      schema: {
        summary: 'The catalogue: every item with its versions and who did what, and the onboarding rate (article 7)',
        tags: ['site'],
      },
    },
    async () => catalogueOf(hall),
  )
  managers.get(
    '/api/catalogue/table',
    {
      schema: {
        summary: 'The items in force as a table (CSV or XLSX)',
        tags: ['site'],
        querystring: query,
        produces: Object.values(TABLE_TYPES),
      },
    },
    async (request, reply) => {
      const { format } = queryOf(query, request)
      const { settings } = hall.index
      void reply
        .type(TABLE_TYPES[format])
        .header('content-disposition', `attachment; filename="catalogue-${settings.siteId}.${format}"`)
        .header('cache-control', 'no-store')
      return tableBytes(`catalogue.${format}`, tableOf(settings.items))
    },
  )
  managers.post(
    '/api/catalogue/table',
    {
      bodyLimit: TABLE_BYTES_MOST,
      schema: {
        summary: 'A table into the catalogue as drafts; with one fault nothing is taken',
        tags: ['site'],
        body: body,
      },
    },
    (request, _reply, { badgeNo }) => takeTable(request.body, badgeNo, hall, log),
  )
}

async function takeTable(sent: unknown, badgeNo: string, hall: Hall, log: Logger): Promise<TableReply> {
  const { name, content } = checked(body, sent)
  const table = await tablesIn(name, Buffer.from(content, 'base64')).catch((error: unknown) => {
    if (error instanceof TableUnreadable)
      return refuse(400, { code: 'malformed', field: 'content', problem: error.message })
    throw error
  })
  const reply = await takeIn(hall, table, badgeNo, name)
  const counts = { drafted: reply.drafted.length, faults: reply.faults.length }
  log.info({ badgeNo, name, ...counts }, 'a table for the catalogue')
  return reply
}

function catalogueOf(hall: Hall) {
  const state = hall.streams.state(CATALOGUE_STREAM)
  const today = wallTime(hall.nowMs(), hall.base.timeZone).date
  const ids = [...new Set([...hall.base.items.map((item) => item.id), ...state.items.keys()])]
  const items = ids.map((id): CatalogueLine => ({
    id,
    item: hall.index.items.get(id) ?? null,
    isFromSiteFile: hall.base.items.some((item) => item.id === id),
    versions: state.items.get(id)?.versions ?? [],
    withdrawn: state.items.get(id)?.withdrawn ?? null,
  }))
  const known = [...new Set([...(hall.base.themes ?? []).map((theme) => theme.id), ...state.themes.keys()])]
  const themes = known.map((id): ThemeLine => ({
    id,
    theme: hall.index.settings.themes?.find((one) => one.id === id) ?? null,
    versions: state.themes.get(id)?.versions ?? [],
    withdrawn: state.themes.get(id)?.withdrawn ?? null,
  }))
  return { date: today, onboarding: onboardingRate(state, hall.base.items, today), items, themes }
}
