/** Where a number of another site is called: that site as the visitor must know it. */
import type { SiteId } from '../words/ids.ts'

/** Where a number of another site is called: enough for a slip. */
export interface RemotePlace {
  readonly site: SiteId
  readonly title: string
  readonly titleEn: string
  readonly address: string
  readonly addressEn: string
  readonly phone: string
  readonly zone: string
  readonly zoneEn: string
  readonly way: string
  readonly wayEn: string
  readonly stepFreeWay: string
  readonly stepFreeWayEn: string
  /** What the number is for, as that site calls it. */
  readonly matters: readonly { readonly name: string; readonly nameEn: string }[]
  /** Calls before a number counts as missed there, and within how many minutes it may come back. */
  readonly missedAfterCalls: number
  readonly rejoinWithinMin: number
}
