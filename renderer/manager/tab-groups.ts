/** The tabs of the floor: few enough for one line of the bar, the rest behind them in a line of its own. */
import type { Tab } from './floor-store.ts'

/** Tabs that stand in a line below the bar. */
export type LowerTab =
  | 'tickets'
  | 'queues'
  | 'issue'
  | 'service'
  | 'feedback'
  | 'office'
  | 'sites'
  | 'devices'
  | 'facility'
/** Tabs that stand in the bar. */
export type BarTab = Exclude<Tab, 'wall' | 'queues' | 'issue' | 'feedback' | 'sites' | 'facility'>

export interface TabGroup {
  /** What the bar shows and opens. */
  readonly first: BarTab
  /** The line below the bar, `first` among them; empty where it stands alone. */
  readonly lower: readonly LowerTab[]
}

export interface TabWishes {
  /** Whether whoever looks may open and close queues: the duty manager. */
  readonly mayQueues: boolean
  readonly hasBookings: boolean
  readonly hasSitesBelow: boolean
}

/** What stands in the bar, in the order of a day's work. */
export function tabGroups({ mayQueues, hasBookings, hasSitesBelow }: TabWishes): readonly TabGroup[] {
  const alone = (first: BarTab): TabGroup => ({ first, lower: [] })
  const bookings = hasBookings ? [alone('bookings')] : []
  if (!mayQueues)
    return [alone('floor'), { first: 'tickets', lower: ['tickets', 'issue'] }, ...bookings, alone('devices')]
  return [
    alone('floor'),
    { first: 'tickets', lower: ['tickets', 'queues', 'issue'] },
    ...bookings,
    alone('replay'),
    alone('promises'),
    alone('reports'),
    alone('staffing'),
    alone('lamps'),
    { first: 'service', lower: ['service', 'feedback'] },
    { first: 'devices', lower: ['devices', 'facility'] },
    hasSitesBelow ? { first: 'office', lower: ['office', 'sites'] } : alone('office'),
  ]
}

/** The group that a tab belongs to. */
export function groupOf(groups: readonly TabGroup[], tab: Tab): TabGroup | undefined {
  return groups.find(({ first, lower }) => first === tab || (lower as readonly Tab[]).includes(tab))
}

/** The id of the button that opens a tab: its own below the bar where there is one, else that in the bar. */
export function tabButton(groups: readonly TabGroup[], tab: Tab): string {
  return (groupOf(groups, tab)?.lower.length ?? 0) > 0 ? `sub-${tab}` : `tab-${tab}`
}

/** The tab that an arrow key leads to; null for any other key. */
export function steppedTab<T extends string>(tabs: readonly T[], from: T, key: string): T | null {
  const by = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0
  return by === 0 ? null : (tabs[(tabs.indexOf(from) + by + tabs.length) % tabs.length] ?? null)
}
