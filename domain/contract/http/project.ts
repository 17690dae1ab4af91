/** What the route of projects answers. */
import type { Project } from '../../project/state.ts'

/** GET /api/projects; staff only. Open ones first, the newest first. */
export interface ProjectsReply {
  readonly projects: readonly (Project & {
    readonly helperName: string
    /** Name of everybody who has been the helper, by badge number. */
    readonly names: Readonly<Record<string, string>>
  })[]
  /** Who may be named. */
  readonly helpers: readonly { readonly badgeNo: string; readonly name: string; readonly post: string }[]
}
