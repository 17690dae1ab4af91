/**
 * What a site tells a linked one of its matters right now: whether a number can be had there, and the wait; or why not,
 * and when again (article 5).
 */
import type { NoTicketReason } from '../calendar/offer.ts'
import { queueOffer } from '../calendar/offer.ts'
import type { SettingsIndex } from '../plan/settings-index.ts'
import type { Material } from '../plan/settings.ts'
import type { ItemId, QueueId } from '../words/ids.ts'
import type { DayState } from '../queue-day/state.ts'
import type { WaitSpan } from '../forecast/wait-span.ts'
import { spanOf, waitingIn } from '../queue-day/pick/waiting.ts'

export interface SiteOffer {
  readonly item: ItemId
  readonly name: string
  readonly nameEn: string
  readonly queue: QueueId
  readonly queueName: string
  readonly queueNameEn: string
  readonly materials: readonly Material[]
  readonly waiting: number
  readonly span: WaitSpan
  /** null: a number can be had now. `againMs` UTC ms, null when nobody can say. */
  readonly closed: { readonly reason: NoTicketReason | 'closedByHall'; readonly againMs: number | null } | null
}

/**
 * The matters of this site that may be asked for from elsewhere, all or one of them (LINK-10): none that only the hall
 * starts, none that higher law keeps out.
 */
export function siteOffers(
  day: Readonly<DayState>,
  index: SettingsIndex,
  nowMs: number,
  wanted: ItemId | null,
): readonly SiteOffer[] {
  const kept = new Set(index.settings.site?.exceptions.map((one) => one.item))
  return index.settings.items
    .filter((item) => item.isApplicantInitiated && !kept.has(item.id) && (wanted === null || item.id === wanted))
    .map(({ id, name, nameEn, queue, materials }) => {
      const line = index.queues.get(queue)
      const waiting = waitingIn(day, queue)
      const span = spanOf(day, queue, waiting, index)
      return {
        item: id,
        name,
        nameEn,
        queue,
        queueName: line?.name ?? '',
        queueNameEn: line?.nameEn ?? '',
        materials,
        waiting,
        span,
        closed: closedNow(day, index, nowMs, queue, id, span),
      }
    })
}

function closedNow(
  day: Readonly<DayState>,
  { settings }: SettingsIndex,
  nowMs: number,
  queue: QueueId,
  item: ItemId,
  span: WaitSpan,
): SiteOffer['closed'] {
  if (day.closedQueues.has(queue) || day.status === 'closed') return { reason: 'closedByHall', againMs: null }
  if (settings.calendar === null) return null
  const offer = queueOffer(settings.calendar, queue, nowMs, settings.timeZone, span === null ? null : span[1], item)
  return offer.kind === 'none' ? { reason: offer.reason, againMs: offer.againMs } : null
}
