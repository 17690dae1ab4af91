/** Rosters that were adopted, and leave that was noted. */
import type { BadgeNo } from '../words/ids.ts'
import type { DutySeat } from './commands.ts'

export type DutyEvent =
  | { readonly type: 'RosterAdopted'; readonly monday: string; readonly seats: readonly DutySeat[] }
  | { readonly type: 'LeaveNoted'; readonly badgeNo: BadgeNo; readonly from: string; readonly to: string }
  | { readonly type: 'LeaveTakenBack'; readonly badgeNo: BadgeNo; readonly from: string }
