/** Trouble with what stands at no counter and in no zone, a locker or the post, as the duty manager is told of it. */
import type { DeviceCause, ManagerAlert } from '../../domain/words/alert.ts'

/** Yellow, with the whole minutes that it has lasted. */
export function troubleAt(place: string, cause: DeviceCause, sinceMs: number, nowMs: number): ManagerAlert {
  return {
    level: 'yellow',
    kind: 'device',
    zone: null,
    counter: null,
    place,
    helpNo: null,
    cause,
    sinceMs,
    value: Math.floor((nowMs - sinceMs) / 60_000),
  }
}
