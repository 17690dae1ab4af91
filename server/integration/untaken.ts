/**
 * Programs that take nothing they are sent, as the people of a hall are told: in /health and to the duty manager, once
 * it has lasted (HOOK-5).
 */
import { POST_SLOW_MS } from '../../domain/site-link/post-alerts.ts'
import type { ManagerAlert } from '../../domain/words/alert.ts'
import type { Safekeeping } from '../hall/storage-warnings.ts'
import type { SubscriberState } from './webhooks.ts'

/** `kept` with what is to be said of `subscribers`. */
export function withUntaken(kept: Safekeeping, subscribers: readonly SubscriberState[]): Safekeeping {
  const silent = subscribers.flatMap(({ name, untaken }) =>
    untaken !== null && untaken.awayMs >= POST_SLOW_MS ? [{ name, ...untaken }] : [],
  )
  return silent.length === 0
    ? kept
    : {
        ...kept,
        warnings: [
          ...kept.warnings,
          ...silent.map(
            ({ name, atMs, why }) =>
              `The program "${name}" has taken nothing that happened since ${new Date(atMs).toISOString()} (${why}). See that its address answers; it gets everything afterwards.`,
          ),
        ],
        alerts: [...kept.alerts, ...silent.map(alertOf)],
      }
}

function alertOf({ name, atMs }: { readonly name: string; readonly atMs: number }): ManagerAlert {
  const nothing = { zone: null, counter: null, helpNo: null, value: 0 }
  return { level: 'yellow', kind: 'hook', ...nothing, place: name, sinceMs: atMs }
}
