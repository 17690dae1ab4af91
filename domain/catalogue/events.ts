/** What has happened to the catalogue. */
import type { ServiceItem } from '../plan/settings.ts'
import type { ItemId } from '../words/ids.ts'

export type CatalogueEvent =
  | {
      readonly type: 'ItemDrafted'
      readonly itemId: ItemId
      readonly version: number
      readonly item: ServiceItem
      readonly note: string
    }
  | { readonly type: 'ItemApproved'; readonly itemId: ItemId; readonly version: number; readonly documentNo: string }
  | { readonly type: 'ItemFiled'; readonly itemId: ItemId; readonly version: number; readonly receiptNo: string }
  | { readonly type: 'ItemEnforced'; readonly itemId: ItemId; readonly version: number; readonly fromDate: string }
  | {
      readonly type: 'ItemWithdrawn'
      readonly itemId: ItemId
      readonly fromDate: string
      readonly documentNo: string
      readonly reason: string
    }
