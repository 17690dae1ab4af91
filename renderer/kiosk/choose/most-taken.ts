/** What is taken most at this kiosk, counted by itself over four weeks: matters and days, and nothing of who took them. */
import type { SitePlan } from '../../../domain/plan/site-plan.ts'
import type { ServiceItem } from '../../../domain/plan/settings.ts'
import type { ItemId } from '../../../domain/words/ids.ts'

const KEY = 'yichuang-taken'
const DAYS = 28
const DAY_MS = 86_400_000
/** With fewer the order would be chance. */
const TELLING = 20

type Counts = Readonly<Record<string, Readonly<Record<ItemId, number>>>>

/** Counts the matters of a number that was just given. `nowMs` in the hall's time. */
export function countTaken(items: readonly ItemId[], nowMs: number): void {
  const today = Math.floor(nowMs / DAY_MS)
  const kept = Object.entries(read()).filter(([day]) => Number(day) > today - DAYS && Number(day) <= today)
  const counts: Record<string, Record<ItemId, number>> = {}
  for (const [day, ofDay] of kept) counts[day] = { ...ofDay }
  const ofToday = (counts[String(today)] ??= {})
  for (const item of items) ofToday[item] = (ofToday[item] ?? 0) + 1
  try {
    localStorage.setItem(KEY, JSON.stringify(counts))
  } catch {
    // A full or forbidden store costs the order only.
  }
}

/** So many matters to begin with: the most taken first, then the first of each group; `isCounted`: the order says so. */
export function startersOf(
  plan: SitePlan,
  count: number,
): { readonly items: readonly ServiceItem[]; readonly isCounted: boolean } {
  const sums = new Map<ItemId, number>()
  for (const ofDay of Object.values(read()))
    for (const [item, taken] of Object.entries(ofDay)) sums.set(item, (sums.get(item) ?? 0) + taken)
  const offered = plan.items.filter((item) => item.isApplicantInitiated)
  const total = [...sums.values()].reduce((sum, one) => sum + one, 0)
  const isCounted = total >= TELLING
  const most = isCounted
    ? offered.filter((item) => sums.has(item.id)).sort((a, b) => (sums.get(b.id) ?? 0) - (sums.get(a.id) ?? 0))
    : []
  const firsts = plan.queues.flatMap((queue) => offered.find((item) => item.queue === queue.id) ?? [])
  const items = [...most, ...firsts.filter((item) => !most.includes(item))].slice(0, count)
  return { items, isCounted: isCounted && most.length >= count }
}

function read(): Counts {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    return typeof kept === 'object' && kept !== null ? (kept as Counts) : {}
  } catch {
    return {}
  }
}
