/** The contract of the floor's outlook. */
import type { Outlook } from '../../staffing/outlook.ts'

/** GET /api/floor/outlook?queue=E; floor guides and duty managers. Without `queue` the worst one is advised on. */
export interface OutlookReply {
  /** null: the hall is shut, or its day is over. */
  readonly outlook: Outlook | null
  /** Past days that its arrivals were measured on; empty: what is usual for the level. */
  readonly measuredOn: readonly string[]
  readonly atMs: number
  /** Of those whom the advice would send. */
  readonly names: Readonly<Record<string, string>>
}
