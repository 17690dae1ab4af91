/** What a duty manager decides about the weeks to come: the roster that is adopted, and who is away. */
import { MANAGER, type Access } from '../words/who.ts'
import type { BadgeNo, CounterId } from '../words/ids.ts'

/** Half a day of somebody at a window. */
export interface DutySeat {
  readonly date: string
  readonly part: 'am' | 'pm'
  readonly counter: CounterId
  readonly badgeNo: BadgeNo
}

export type DutyCommand =
  /** `monday` of the week that all seats lie in; a week adopted before is replaced as a whole. */
  | { readonly type: 'AdoptRoster'; readonly monday: string; readonly seats: readonly DutySeat[] }
  /** Both days included. */
  | { readonly type: 'NoteLeave'; readonly badgeNo: BadgeNo; readonly from: string; readonly to: string }
  | { readonly type: 'TakeLeaveBack'; readonly badgeNo: BadgeNo; readonly from: string }

export const DUTY_MAY: Access<DutyCommand> = {
  AdoptRoster: MANAGER,
  NoteLeave: MANAGER,
  TakeLeaveBack: MANAGER,
}
