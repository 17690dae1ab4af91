/** What has happened to errands at one site: the stream `errands`. */
import type { ItemId, SiteId, TicketNo } from '../words/ids.ts'
import type {
  ErrandHolder,
  ErrandPaper,
  ErrandPost,
  ErrandReference,
  ErrandResult,
  Mandate,
} from '../site-link/errand-post.ts'

export type ErrandEvent =
  | {
      readonly type: 'ErrandAccepted'
      readonly reference: ErrandReference
      readonly item: ItemId
      readonly itemName: string
      readonly itemNameEn: string
      readonly materials: number
      /** Left out of errands that were taken in before pieces had names. */
      readonly papers?: readonly ErrandPaper[]
      readonly mandate?: Mandate
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
  /** Sent back down from here, or come back from above. */
  | {
      readonly type: 'ErrandReturned'
      readonly reference: ErrandReference
      readonly words: string
      readonly by: ErrandHolder
      readonly date: string
    }
  | {
      readonly type: 'ErrandPapersAmended'
      readonly reference: ErrandReference
      readonly papers: readonly ErrandPaper[]
    }
  | { readonly type: 'ErrandFinished'; readonly reference: ErrandReference; readonly result: ErrandResult }
  | {
      readonly type: 'ErrandTold'
      readonly reference: ErrandReference
      readonly how: 'inPerson' | 'phone' | 'print'
      readonly date: string
      readonly by: ErrandHolder
    }
  | { readonly type: 'ErrandFiled'; readonly reference: ErrandReference; readonly acceptanceNo: string }
  | { readonly type: 'ErrandUnfiled'; readonly reference: ErrandReference; readonly problem: string }
  | {
      readonly type: 'ErrandsTicketed'
      readonly references: readonly ErrandReference[]
      readonly ticketNo: TicketNo
      readonly date: string
    }
  | {
      readonly type: 'ErrandUrged'
      readonly reference: ErrandReference
      /** "D2026-4827195036-D1" */
      readonly orderNo: string
      readonly words: string
      readonly date: string
      /** Last date for the answer. */
      readonly dueDate: string
    }
  | {
      readonly type: 'ErrandUrgeAnswered'
      readonly reference: ErrandReference
      readonly orderNo: string
      readonly answer: string
      readonly isLate: boolean
    }
  | { readonly type: 'VillageHeard'; readonly site: SiteId; readonly date: string }
