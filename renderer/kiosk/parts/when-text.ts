/** Moments and reasons in the visitor's words: "13:40", "明天（周四）8:10", "11月28日（周六）9:30". */
import type { QueueOffer } from '../../../domain/calendar/offer.ts'
import { addDays, wallTime } from '../../../domain/words/wall-time.ts'
import { dateTextAt, shortTime, timeAt, weekdayAt } from '../../app/text/dates.ts'
import type { Stretch } from '../../../domain/calendar/hall-hours.ts'
import type { Queue } from '../../../domain/plan/settings.ts'
import { locale, say, t } from '../texts.ts'

const AFTERNOON = 12.5 * 60
const EVENING = 18 * 60

/** A moment as seen from `nowMs`: only the time for today, with the day for later. */
export function whenText(atMs: number, nowMs: number, timeZone: string): string {
  const time = timeAt(atMs, timeZone)
  const today = wallTime(nowMs, timeZone).date
  const date = wallTime(atMs, timeZone).date
  if (date === today) return time
  const weekday = weekdayAt(atMs, timeZone)
  if (date === addDays(today, 1)) return t('whenTomorrow', { weekday, time })
  return t('whenLater', { date: dateTextAt(atMs, timeZone, locale.value), time })
}

/** 上午, 下午 or 晚上: which half of the day a cut-off ends, which one begins again. */
export function halfText(atMs: number, timeZone: string): string {
  const { minute } = wallTime(atMs, timeZone)
  return t(minute < AFTERNOON ? 'halfMorning' : minute < EVENING ? 'halfAfternoon' : 'halfEvening')
}

/** As whenText, with the half of the day for today: "下午 13:40". */
export function soonText(atMs: number, nowMs: number, timeZone: string): string {
  const when = whenText(atMs, nowMs, timeZone)
  return wallTime(atMs, timeZone).date === wallTime(nowMs, timeZone).date
    ? t('whenHalf', { half: halfText(atMs, timeZone), time: when })
    : when
}

/** "8:30–12:00、14:00–17:30" */
export function stretchText(stretches: readonly Stretch[]): string {
  return stretches.map(([from, to]) => `${shortTime(from)}–${shortTime(to)}`).join(locale.value === 'zh' ? '、' : ', ')
}

const NAMES_MAX = 2

/** "人社·就业、医保等 4 类" */
export function namesOf(queues: readonly Queue[]): string {
  const some = queues
    .slice(0, NAMES_MAX)
    .map((queue) => say(queue.name, queue.nameEn))
    .join(locale.value === 'zh' ? '、' : ', ')
  return queues.length > NAMES_MAX ? t('andMore', { names: some, n: queues.length }) : some
}

/** Why a queue gives no numbers now, and when again. */
export function offerText(offer: Extract<QueueOffer, { kind: 'none' }>, nowMs: number, timeZone: string): string {
  const reason = t(`offer_${offer.reason}`, { half: halfText(nowMs, timeZone) })
  return offer.againMs === null
    ? `${reason} · ${t('offerAskDesk')}`
    : `${reason} · ${t('offerAgain', { when: soonText(offer.againMs, nowMs, timeZone) })}`
}
