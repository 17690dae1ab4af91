/** Orders about the catalogue of service items: nothing comes into force without approval and filing (article 7). */
import type { ServiceItem } from '../plan/settings.ts'
import type { ItemId } from '../words/ids.ts'
import { MANAGER, type Access } from '../words/who.ts'

export type CatalogueCommand =
  /** A new item, or the next version of one; a draft that is not yet approved is replaced. */
  | { readonly type: 'DraftItem'; readonly item: ServiceItem; readonly note: string }
  /** The government has approved it; `documentNo` names the document. */
  | { readonly type: 'ApproveItem'; readonly itemId: ItemId; readonly version: number; readonly documentNo: string }
  /** Filed for record (备案); `receiptNo` is the receipt of the supervising office. */
  | { readonly type: 'FileItem'; readonly itemId: ItemId; readonly version: number; readonly receiptNo: string }
  | { readonly type: 'EnforceItem'; readonly itemId: ItemId; readonly version: number; readonly fromDate: string }
  | {
      readonly type: 'WithdrawItem'
      readonly itemId: ItemId
      readonly fromDate: string
      readonly documentNo: string
      readonly reason: string
    }

export const CATALOGUE_MAY: Access<CatalogueCommand> = {
  DraftItem: MANAGER,
  ApproveItem: MANAGER,
  FileItem: MANAGER,
  EnforceItem: MANAGER,
  WithdrawItem: MANAGER,
}
