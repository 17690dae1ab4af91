/**
 * Opens doors for codes and follows them until they are shut: only then has the result been fetched. A door that does not
 * answer, or stays open, is an alert of the duty manager (PICKUP-5, PICKUP-7).
 */
import type { ManagerAlert } from '../../../domain/words/alert.ts'
import { LOCKER_STREAM } from '../../../domain/locker/state.ts'
import type { Hall } from '../../hall/hall.ts'
import { troubleAt } from '../trouble.ts'
import type { Locker } from './port.ts'
import { patience } from '../../hall/patience.ts'

export type OpenedDoor =
  | 'opened'
  /** No result under this code lies behind this door. */
  | 'unknown'
  /** The locker refused, or said nothing in time. */
  | 'failed'

export interface LockerDesk {
  open(code: string, door: string): Promise<OpenedDoor>
  /** Looks at the doors that were opened; call about once a second. */
  look(): Promise<void>
  alerts(nowMs: number): readonly ManagerAlert[]
}

/** A door that has not answered by then is silent. */
const ANSWERS_WITHIN_MS = 4000
/** A door may stand open so long before somebody is told. */
const OPEN_MOST_MS = 60_000
/** More results than a locker has doors. */
const STOCK_MOST = 1000

interface Followed {
  readonly caseNo: string
  readonly openedMs: number
}

/** Makes the desk of one locker. `withinMs`: how long a door may take to answer. */
export function createLockerDesk(
  hall: Pick<Hall, 'store' | 'nowMs' | 'execute' | 'streams'>,
  locker: Locker,
  withinMs = ANSWERS_WITHIN_MS,
): LockerDesk {
  const followed = new Map<string, Followed>()
  const silentSince = new Map<string, number>()
  let isStocked = false

  /** null: the door refused or said nothing, and the duty manager sees it. */
  async function asked<T>(door: string, question: Promise<T>): Promise<T | null> {
    let callOff = (): void => undefined
    const silence = new Promise<null>((resolve) => (callOff = patience(withinMs, () => resolve(null))))
    const answer = await Promise.race([question.catch(() => null), silence])
    callOff()
    if (answer !== null) silentSince.delete(door)
    else if (!silentSince.has(door)) silentSince.set(door, hall.nowMs())
    return answer
  }

  async function open(code: string, door: string): Promise<OpenedDoor> {
    const rows = await hall.store.casesOfCode(code)
    const row = rows.find((one) => one.status === 'inLocker' && doorOf(one.shown) === door)
    if (!row) return 'unknown'
    if ((await asked(door, locker.open(door))) !== 'open') {
      if (!silentSince.has(door)) silentSince.set(door, hall.nowMs())
      return 'failed'
    }
    // Opened again before it was shut: whoever came first is still the one it is followed for.
    if (!followed.has(door)) followed.set(door, { caseNo: row.caseNo, openedMs: hall.nowMs() })
    return 'opened'
  }

  /** Results that were put in before doors were kept account of. */
  async function takeStock(): Promise<void> {
    const rows = await hall.store.listCases({ department: null, which: 'ready', limit: STOCK_MOST, offset: 0 })
    for (const { caseNo, status, shown } of rows) {
      const door = doorOf(shown)
      if (status !== 'inLocker' || door === null || hall.streams.state(LOCKER_STREAM).filled.has(door)) continue
      const commandId = `found-${caseNo}-${door}`
      await hall.execute({ commandId, command: { type: 'FindDoorFilled', door, caseNo } }, { kind: 'timekeeper' })
    }
    isStocked = true
  }

  async function look(): Promise<void> {
    if (!isStocked) await takeStock()
    for (const [door, { caseNo, openedMs }] of followed) {
      if ((await asked(door, locker.state(door))) !== 'shut') continue
      const commandId = `locker-${caseNo}-${door}-${openedMs}`
      const answer = await hall.execute(
        { commandId, command: { type: 'LockerEmptied', caseNo, door } },
        { kind: 'timekeeper' },
      )
      if (answer.ok) followed.delete(door)
    }
  }

  return {
    open,
    look,
    alerts: (nowMs) => [
      ...[...silentSince].map(([door, sinceMs]) => troubleAt(placeOf(door), 'lockerSilent', sinceMs, nowMs)),
      ...[...followed]
        .filter(([door, { openedMs }]) => !silentSince.has(door) && nowMs - openedMs > OPEN_MOST_MS)
        .map(([door, { openedMs }]) => troubleAt(placeOf(door), 'doorOpen', openedMs, nowMs)),
    ],
  }
}

function doorOf(shown: string): string | null {
  return (JSON.parse(shown) as { readonly door: string | null }).door
}

function placeOf(door: string): string {
  return `取件柜 ${door} 号格`
}
