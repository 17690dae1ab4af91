/**
 * Orders about investment projects (帮办, article 13): whoever brings one has one named helper, over all visits, free of
 * charge; nothing here knows an amount.
 */
import type { ItemRequest } from '../queue-day/commands.ts'
import type { BadgeNo } from '../words/ids.ts'
import { STAFF, type Access } from '../words/who.ts'

/** "X2026-4827195036": told to whoever brings the project, so that any counter finds it. */
export type ProjectNo = string

export type ProjectCommand =
  /** A project is taken in hand: `helper` answers for it from now on. */
  | { readonly type: 'OpenProject'; readonly title: string; readonly helper: BadgeNo }
  /** Another helper, with the reason: the project is never in nobody's hands. */
  | { readonly type: 'HandProject'; readonly projectNo: ProjectNo; readonly to: BadgeNo; readonly reason: string }
  /** A visit: one number for matters of the project, which waits for its helper. */
  | { readonly type: 'TicketForProject'; readonly projectNo: ProjectNo; readonly items: readonly ItemRequest[] }
  /** Nothing more is to be helped with; `words`: what came of it. */
  | { readonly type: 'CloseProject'; readonly projectNo: ProjectNo; readonly words: string }

export const PROJECT_MAY: Access<ProjectCommand> = {
  OpenProject: STAFF,
  HandProject: STAFF,
  TicketForProject: STAFF,
  CloseProject: STAFF,
}
