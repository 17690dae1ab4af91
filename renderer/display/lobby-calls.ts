/** The calls of a view, with what the plan knows of their windows and the way to them from this screen. */
import type { CallLine } from '../../domain/views/lobby.ts'
import type { SitePlan } from '../../domain/plan/site-plan.ts'
import type { Direction } from '../../domain/plan/settings.ts'
import { inPlan } from '../app/server/plan-look-up.ts'

export interface LobbyCall {
  readonly callNo: number
  readonly ticketNo: string
  readonly nth: number
  readonly atMs: number
  readonly isOpen: boolean
  /** What is written on the arch. */
  readonly label: string
  /** "二楼 C 区", and "C 区" where room is short. */
  readonly zone: string
  readonly zoneShort: string
  readonly direction: Direction
}

/** Where each zone lies as seen from this screen; the plan knows it only as seen from the entrance. */
export type Arrows = ReadonlyMap<string, Direction>

const DIRECTIONS: readonly Direction[] = ['up', 'down', 'left', 'right', 'up-left', 'up-right']

/** `?arrows=C:up,E:left`, set by whoever hangs the screen. */
export function arrowsOf(search: string): Arrows {
  const pairs = (new URLSearchParams(search).get('arrows') ?? '').split(',').map((pair) => pair.split(':'))
  return new Map(
    pairs.flatMap(([zone, asked]) => {
      const direction = DIRECTIONS.find((one) => one === asked)
      return zone && direction ? [[zone, direction] as const] : []
    }),
  )
}

/** @param ownZone windows of the screen's own zone stand before it unless `arrows` says otherwise */
export function lobbyCalls(
  lines: readonly CallLine[],
  plan: SitePlan | null,
  ownZone: string | null,
  arrows: Arrows,
): readonly LobbyCall[] {
  return lines.map(([callNo, ticketNo, counterId, nth, atMs, open]) => {
    const counter = inPlan(plan).counter(counterId)
    const zone = inPlan(plan).zone(counter?.zone)
    const direction = arrows.get(zone?.id ?? '') ?? (zone === undefined || zone.id === ownZone ? 'up' : zone.direction)
    return {
      callNo,
      ticketNo,
      nth,
      atMs,
      isOpen: open === 1,
      label: counter?.label ?? counterId,
      zone: zone?.name ?? '',
      zoneShort: shortZone(zone?.name ?? ''),
      direction,
    }
  })
}

/** "二楼 C 区" → "C 区" */
function shortZone(name: string): string {
  return /[A-Z]+ ?区$/.exec(name)?.[0] ?? name
}
