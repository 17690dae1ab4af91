/** Times and numbers as the console writes them. */
import type { SitePlan } from '../../../domain/plan/site-plan.ts'
import type { CounterId, QueueId } from '../../../domain/words/ids.ts'

/** "0:16", "6:12", "18:42"; hours from 100 minutes on. */
export function clockText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const minutes = Math.floor(seconds / 60)
  const rest = String(seconds % 60).padStart(2, '0')
  if (minutes >= 100) return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${rest}`
  return `${minutes}:${rest}`
}

/** Whole minutes waited since a moment. */
export function minutesSince(sinceMs: number, nowMs: number): number {
  return Math.max(0, Math.floor((nowMs - sinceMs) / 60_000))
}

/** Whole seconds left until a moment, never below zero nor above `mostSec`, whatever a clock that was set back says. */
export function secondsUntil(untilMs: number, nowMs: number, mostSec: number): number {
  return Math.min(mostSec, Math.max(0, Math.ceil((untilMs - nowMs) / 1000)))
}

/** "26" with prefix C → "C026"; "a5" and "Ａ５" → "A005"; nonsense → null. */
export function ticketNoFrom(typed: string, prefix: string): string | null {
  const found = /^([A-Z]{0,4})(\d{1,6})$/.exec(typed.normalize('NFKC').trim().toUpperCase())
  if (!found) return null
  const letters = found[1] === '' ? prefix : found[1]
  return letters === undefined || letters === '' ? null : letters + (found[2] ?? '').padStart(3, '0')
}

/** Labels of the counters that serve a queue without reserve, but for `except`. */
export function labelsFor(
  plan: SitePlan,
  queues: readonly QueueId[],
  except: CounterId | null = null,
): readonly string[] {
  return plan.counters
    .filter(
      (counter) =>
        counter.id !== except &&
        counter.skills.some((skill) => queues.includes(skill.queue) && (skill.fromWaiting ?? 0) === 0),
    )
    .map((counter) => counter.label)
}
