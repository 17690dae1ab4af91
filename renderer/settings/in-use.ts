/** What still needs a zone or a queue: it can be removed only when nothing does. */
import type { Session } from '../../domain/plan/calendar-tables.ts'
import type { QueueId, ZoneId } from '../../domain/words/ids.ts'
import type { EditableSettings } from '../../domain/settings/commands.ts'
import type { ItemName } from '../../domain/contract/http/settings.ts'
import { p } from './plan-texts.ts'

/** "2 个窗口、14 个事项"; '' when nothing needs it. */
export function usesOfQueue(
  id: QueueId,
  { counters, categories, calendar }: EditableSettings,
  items: readonly ItemName[],
): string {
  const week =
    calendar === null
      ? []
      : [
          ...calendar.seasons.flatMap((season) => [...season.workday, ...season.saturday, ...season.sunday]),
          ...calendar.holiday,
          ...calendar.selfService,
          ...calendar.exceptions.flatMap((day) => day.sessions),
        ]
  return sentence({
    counters: counters.filter((one) => one.skills.some((skill) => skill.queue === id)).length,
    items: items.filter((one) => one.queue === id).length,
    tiles: categories.filter((one) => one.queues.includes(id)).length,
    sessions: week.filter((one: Session) => one.queues?.includes(id)).length,
  })
}

/** Likewise for a zone. */
export function usesOfZone(id: ZoneId, { counters, queues, site }: EditableSettings): string {
  return sentence({
    counters: counters.filter((one) => one.zone === id).length,
    queues: queues.filter((one) => one.zone === id).length,
    subHalls: site?.subHalls.filter((one) => one.zones.includes(id)).length ?? 0,
  })
}

function sentence(
  counts: Partial<Record<'counters' | 'items' | 'queues' | 'tiles' | 'sessions' | 'subHalls', number>>,
): string {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([what, count]) => p(`use.${what as keyof typeof counts}`, { count }))
    .join(p('use.join'))
}
