/** The lamp that a case shows, and when the next one turns. */
import { lampAt, stricter, type Clock, type Lamp } from './clock.ts'
import type { CaseEvent } from './events.ts'
import { isInWork, type CaseFile } from './state.ts'

const ORDER: Readonly<Record<Lamp, number>> = { red: 0, yellow: 1, green: 2, paused: 3 }

/** Place of a lamp in every list: red, yellow, normal, paused. */
export function rankOf(lamp: Lamp): number {
  return ORDER[lamp]
}

/** The limit that shows: the stricter of the whole's and the stage's; after the decision the whole's alone (CLOCK-4). */
export function shownClock({ clock, stageClock, status }: CaseFile): Clock {
  return status === 'decided' ? clock : stricter(clock, stageClock)
}

/** The lamp at a moment; null where no limit runs any more: ready, fetched, withdrawn. */
export function caseLamp(file: CaseFile, nowMs: number): Lamp | null {
  if (!isInWork(file.status)) return null
  return file.pause === null ? lampAt(shownClock(file), nowMs) : 'paused'
}

interface Limit {
  readonly of: Extract<CaseEvent, { type: 'LampTurned' }>['of']
  readonly clock: Clock
}

/** Limits that run now. */
function limitsOf(file: CaseFile): readonly Limit[] {
  if (!isInWork(file.status)) return []
  const running: readonly Limit[] =
    file.pause !== null
      ? []
      : [
          { of: 'whole', clock: file.clock },
          ...(file.status === 'decided' ? [] : [{ of: 'stage', clock: file.stageClock } as const]),
        ]
  return file.deferred === null ? running : [...running, { of: 'deferred', clock: file.deferred }]
}

/** Lamps that have to turn by now and have not yet: each once, yellow before red, with the holder's name (CLOCK-5). */
export function lampsDue(file: CaseFile, nowMs: number): readonly Extract<CaseEvent, { type: 'LampTurned' }>[] {
  return limitsOf(file).flatMap(({ of, clock }) => {
    const [before, now] = [file.lamps[of], lampAt(clock, nowMs)]
    const turned = (['yellow', 'red'] as const).filter((lamp) => isPast(lamp, now) && !isPast(lamp, before))
    return turned.map((lamp) => ({
      type: 'LampTurned' as const,
      of,
      lamp,
      dueMs: lamp === 'red' ? clock.dueMs : clock.yellowMs,
      holder: file.holder,
    }))
  })
}

function isPast(lamp: 'yellow' | 'red', shown: Lamp): boolean {
  return shown === 'red' || (shown === 'yellow' && lamp === 'yellow')
}

/** When the server's clock has to look at the case next, UTC ms; null: never by itself. */
export function nextTickMs(file: CaseFile): number | null {
  const moments = limitsOf(file).flatMap(({ of, clock }) => {
    const lamp = file.lamps[of]
    const moment = lamp === 'green' ? clock.yellowMs : lamp === 'yellow' ? clock.dueMs + 1 : null
    return moment === null ? [] : [moment]
  })
  const onAtMs = file.pause?.onAtMs ?? null
  const all = onAtMs === null ? moments : [...moments, onAtMs]
  return all.length === 0 ? null : Math.min(...all)
}
