/** What has happened to errands at one site: the stream `errands`. */
import type { ItemId, SiteId } from '../words/ids.ts'
import type { ErrandHolder, ErrandPost, ErrandReference, ErrandResult } from '../site-link/errand-post.ts'

export type ErrandEvent =
  | {
      readonly type: 'ErrandAccepted'
      readonly reference: ErrandReference
      readonly item: ItemId
      readonly itemName: string
      readonly itemNameEn: string
      readonly materials: number
      readonly holder: ErrandHolder
      readonly date: string
    }
  | {
      readonly type: 'ErrandAnnounced'
      readonly from: SiteId
      readonly post: Extract<ErrandPost, { about: 'handOver' }>
      readonly date: string
    }
  | {
      readonly type: 'ErrandHandedOver'
      readonly reference: ErrandReference
      readonly to: SiteId
      readonly giver: ErrandHolder
      readonly date: string
    }
  | {
      readonly type: 'ErrandTaken'
      readonly reference: ErrandReference
      readonly holder: ErrandHolder
      readonly date: string
    }
  /** A site above has the materials. */
  | {
      readonly type: 'ErrandReceipted'
      readonly reference: ErrandReference
      readonly holder: ErrandHolder
      readonly date: string
    }
  | { readonly type: 'ErrandFinished'; readonly reference: ErrandReference; readonly result: ErrandResult }
  | {
      readonly type: 'ErrandTold'
      readonly reference: ErrandReference
      readonly how: 'inPerson' | 'phone' | 'print'
      readonly date: string
      readonly by: ErrandHolder
    }
