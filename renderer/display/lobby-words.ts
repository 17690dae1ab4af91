/** Moments, days and hours as the lobby writes them. */
import type { HallHours, Stretch } from '../../domain/calendar/hall-hours.ts'
import type { WeekRow } from '../../domain/calendar/week-hours.ts'
import type { Queue } from '../../domain/plan/settings.ts'
import type { QueueRest } from '../../domain/views/lobby-face.ts'
import type { LobbyView } from '../../domain/views/lobby.ts'
import { momentOf } from '../../domain/words/wall-time.ts'
import { shortTime, timeAt, weekdayAt } from '../app/text/dates.ts'
import type { Locale } from '../app/text/i18n.ts'
import { t, tIn } from './texts.ts'

/** "8:30–12:00、14:00–17:30" */
export function stretchText(stretches: readonly Stretch[], language: Locale): string {
  return stretches.map(([from, to]) => `${shortTime(from)}–${shortTime(to)}`).join(language === 'zh' ? '、' : ', ')
}

/** "周二至周五", "周六" */
export function rowDays({ from, to }: WeekRow, language: Locale): string {
  const day = (date: string): string => weekdayAt(momentOf(date, 0, 'UTC'), 'UTC', 'short', language)
  return from === to ? day(from) : `${day(from)}${tIn(language)('day.to')}${day(to)}`
}

/** "8:30–12:00、14:00–17:30", with whom they are for where that is not everybody. */
export function rowHours({ stretches, serves }: WeekRow, language: Locale): string {
  const text = tIn(language)
  if (stretches.length === 0) return text('closed.shut')
  return text(`serves.${serves}`, { hours: stretchText(stretches, language) })
}

const ONLY_NAMED = 2

/** Which queues alone are served on the day that opens next; '': all of them. */
export function onlyText(only: HallHours['nextOnly']): string {
  if (only === null) return ''
  const names = only
    .slice(0, ONLY_NAMED)
    .map((queue) => queue.shortName ?? queue.name)
    .join('、')
  return t(only.length > ONLY_NAMED ? 'closed.onlySome' : 'closed.only', { names, n: only.length })
}

/** Beyond so many a list is no help on a wall. */
const NAMED = { waiting: 2, giving: 3 }

/**
 * What a calm screen says of its lines: who waits, until when numbers are given, and by which queues where not all give
 * them; nobody is told to come to a queue that gives none or has no window (SHOW-9).
 */
export function calmLine(
  hours: HallHours,
  lines: LobbyView['queues'],
  queues: readonly Queue[],
  resting: ReadonlyMap<string, QueueRest>,
  zone: string,
): string {
  const giving = lines.filter(([id]) => !resting.has(id))
  const ends = giving.flatMap(([id]) => {
    const offer = hours.offers.get(id)
    return offer?.kind === 'tickets' ? [offer.untilMs] : []
  })
  if (ends.length === 0) return ''
  const until = timeAt(Math.min(...ends), zone)
  const nameOf = (id: string): string => {
    const queue = queues.find((one) => one.id === id)
    return queue?.shortName ?? queue?.name ?? id
  }
  if (giving.length < lines.length)
    return giving.length > NAMED.giving
      ? t('calm.last', { until })
      : t('calm.giving', { names: giving.map(([id]) => nameOf(id)).join('、'), until })
  const waiting = lines.filter(([, people]) => people > 0)
  const isManned = lines.every(([, , span]) => span !== null)
  if (waiting.length === 0) return t(isManned ? 'calm.nobody' : 'calm.last', { until })
  if (waiting.length > NAMED.waiting) return t('calm.last', { until })
  const names = waiting.map(([id, count]) => t('calm.one', { name: nameOf(id), count })).join('，')
  return t(isManned ? 'calm.waiting' : 'calm.some', { names, until })
}
