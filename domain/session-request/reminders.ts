/**
 * Reminders before sessions on demand (article 21): those who asked are told by their receipt, everybody else on kiosk
 * and phone.
 */
import type { HallCalendar } from '../plan/calendar-tables.ts'
import { minuteOf, momentOf } from '../words/wall-time.ts'
import type { SettingsIndex } from '../plan/settings-index.ts'
import type { ItemId } from '../words/ids.ts'
import type { SessionRequest } from './state.ts'

/** 明天 · 马上 · 正在 · 取消：the session that was promised stands in the calendar no more. */
export type ReminderKind = 'dayBefore' | 'soon' | 'now' | 'calledOff'

export interface Reminder {
  readonly kind: ReminderKind
  readonly startsAtMs: number
  readonly endsAtMs: number
}

/** A session on demand that begins within a day, for anybody. */
export interface SoonSession {
  readonly date: string
  readonly from: string
  readonly to: string
  readonly isBookedOnly: boolean
  readonly note: string
  readonly reminder: Reminder
  readonly items: readonly { readonly id: ItemId; readonly name: string; readonly nameEn: string }[]
}

const DAY_MS = 24 * 3_600_000
/** An hour before: time to set out (D). */
const SOON_MS = 3_600_000

/** What whoever asked is reminded of now; null: nothing yet, declined, or over (REQ-6). */
export function reminderOf(
  { date, outcome }: Pick<SessionRequest, 'date' | 'outcome'>,
  calendar: HallCalendar | null,
  timeZone: string,
  nowMs: number,
): Reminder | null {
  if (outcome.kind !== 'accepted') return null
  const { from, to } = outcome.session
  const [startsAtMs, endsAtMs] = [from, to].map((clock) => momentOf(date, minuteOf(clock), timeZone)) as [
    number,
    number,
  ]
  if (nowMs >= endsAtMs) return null
  const stands =
    calendar?.exceptions.some(
      (day) => day.date === date && day.sessions.some((one) => one.from === from && one.to === to),
    ) === true
  if (!stands) return { kind: 'calledOff', startsAtMs, endsAtMs }
  const kind: ReminderKind | null =
    nowMs >= startsAtMs
      ? 'now'
      : startsAtMs - nowMs <= SOON_MS
        ? 'soon'
        : startsAtMs - nowMs <= DAY_MS
          ? 'dayBefore'
          : null
  return kind && { kind, startsAtMs, endsAtMs }
}

/** Every such session once, the earliest first. */
export function soonSessions(
  requests: Iterable<SessionRequest>,
  { settings, items }: Pick<SettingsIndex, 'settings' | 'items'>,
  nowMs: number,
): readonly SoonSession[] {
  const found = new Map<string, SoonSession>()
  for (const one of requests) {
    const reminder = reminderOf(one, settings.calendar, settings.timeZone, nowMs)
    if (one.outcome.kind !== 'accepted' || reminder === null || reminder.kind === 'calledOff') continue
    const {
      session: { from, to, isBookedOnly, items: served },
      note,
    } = one.outcome
    const named = (served ?? []).map((id) => ({
      id,
      name: items.get(id)?.name ?? id,
      nameEn: items.get(id)?.nameEn ?? id,
    }))
    found.set(`${one.date} ${from} ${to}`, { date: one.date, from, to, isBookedOnly, note, reminder, items: named })
  }
  return [...found.values()].sort((a, b) => a.reminder.startsAtMs - b.reminder.startsAtMs)
}
