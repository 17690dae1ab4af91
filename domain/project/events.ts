/** What has happened to investment projects. */
import type { BadgeNo, ItemId, TicketNo } from '../words/ids.ts'
import type { ProjectNo } from './commands.ts'

export type ProjectEvent =
  | {
      readonly type: 'ProjectOpened'
      readonly projectNo: ProjectNo
      readonly title: string
      readonly helper: BadgeNo
      readonly date: string
    }
  | {
      readonly type: 'ProjectHanded'
      readonly projectNo: ProjectNo
      readonly from: BadgeNo
      readonly to: BadgeNo
      readonly reason: string
      readonly date: string
    }
  /** A number was given for it; `helper`: for whom it waits. */
  | {
      readonly type: 'ProjectVisited'
      readonly projectNo: ProjectNo
      readonly ticketNo: TicketNo
      readonly helper: BadgeNo
      readonly items: readonly ItemId[]
      readonly date: string
    }
  | {
      readonly type: 'ProjectClosed'
      readonly projectNo: ProjectNo
      /** What came of it. */
      readonly words: string
      readonly date: string
    }
