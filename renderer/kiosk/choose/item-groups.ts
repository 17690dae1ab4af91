/** How the matters of one tile are laid out: which stand at once, which wait behind a button. */
import type { Category, Queue, ServiceItem } from '../../../domain/plan/settings.ts'
import type { QueueId } from '../../../domain/words/ids.ts'
import type { SitePlan } from '../../../domain/plan/site-plan.ts'
import { inPlan } from '../../app/server/plan-look-up.ts'

export interface ItemGroup {
  readonly queue: Queue
  readonly items: readonly ServiceItem[]
}

export interface Overview {
  readonly groups: readonly ItemGroup[]
  /** Queues with matters that found no room, and how many. */
  readonly rest: readonly { readonly queue: Queue; readonly count: number; readonly isWhole: boolean }[]
}

/** Room of the page, in rows; a heading takes a good half of one. */
const ROOM = 8.4
const HEADING = 0.7
const FIRST_ROWS = 4
const OTHER_ROWS = 3
/** Fewer rows under a heading than this are not worth the heading. */
const LEAST_ROWS = 2

/** Tiles that have a row of their own in large type; everything else is behind 别的事. */
export const ELDER_ICONS: readonly Category['icon'][] = ['id-card', 'shield', 'heart', 'house', 'more']

/** The queues of a tile; in large type the last row also leads to all that has no row. */
export function queuesOf(plan: SitePlan, category: Category, isElder: boolean): readonly QueueId[] {
  if (!isElder || category.icon !== 'more') return category.queues
  const rows = ELDER_ICONS.map((icon) => plan.categories.find((one) => one.icon === icon)?.id)
  const others = plan.categories.filter((one) => !rows.includes(one.id))
  return [
    ...category.queues,
    ...others.flatMap((one) => one.queues).filter((queue) => !category.queues.includes(queue)),
  ]
}

/** Groups in the plan's order; only matters that a citizen may start. */
export function groupsOf(plan: SitePlan, queues: readonly QueueId[]): readonly ItemGroup[] {
  return queues.flatMap((id) => {
    const queue = inPlan(plan).queue(id)
    const items = plan.items.filter((item) => item.queue === id && item.isApplicantInitiated)
    return queue === undefined || items.length === 0 ? [] : [{ queue, items }]
  })
}

/** First rows of the first groups, the rest behind buttons. */
export function overviewOf(groups: readonly ItemGroup[]): Overview {
  const shown: ItemGroup[] = []
  const rest: { queue: Queue; count: number; isWhole: boolean }[] = []
  let room = ROOM
  for (const { queue, items } of groups) {
    const most = Math.min(items.length, shown.length === 0 ? FIRST_ROWS : OTHER_ROWS, Math.floor(room - HEADING))
    if (most < Math.min(LEAST_ROWS, items.length)) {
      rest.push({ queue, count: items.length, isWhole: true })
      continue
    }
    shown.push({ queue, items: items.slice(0, most) })
    room -= HEADING + most
    if (items.length > most) rest.push({ queue, count: items.length - most, isWhole: false })
  }
  return { groups: shown, rest }
}
