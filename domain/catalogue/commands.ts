/** Orders about the catalogue of service items: nothing comes into force without approval and filing (article 7). */
import type { ServiceItem } from '../plan/settings.ts'
import type { DraftedTheme } from '../plan/theme.ts'
import type { ItemId } from '../words/ids.ts'
import { MANAGER, type Access } from '../words/who.ts'

export type CatalogueCommand =
  /** A new item, or the next version of one; a draft that is not yet approved is replaced. */
  | { readonly type: 'DraftItem'; readonly item: ServiceItem; readonly note: string }
  /** The items of one table, all of them or none. */
  | { readonly type: 'DraftItems'; readonly items: readonly ServiceItem[]; readonly note: string }
  /** The government has approved it; `documentNo` names the document. */
  | { readonly type: 'ApproveItem'; readonly itemId: ItemId; readonly version: number; readonly documentNo: string }
  /** Filed for record (备案); `receiptNo` is the receipt of the supervising office. */
  | { readonly type: 'FileItem'; readonly itemId: ItemId; readonly version: number; readonly receiptNo: string }
  | { readonly type: 'EnforceItem'; readonly itemId: ItemId; readonly version: number; readonly fromDate: string }
  /**
   * All that one document approves, with one receipt and one date: each version goes the steps that it still needs, all
   * of them or none.
   */
  | {
      readonly type: 'EnforceItems'
      readonly versions: readonly (readonly [itemId: ItemId, version: number])[]
      readonly documentNo: string
      readonly receiptNo: string
      readonly fromDate: string
    }
  | {
      readonly type: 'WithdrawItem'
      readonly itemId: ItemId
      readonly fromDate: string
      readonly documentNo: string
      readonly reason: string
    }
  /** A new theme package (一件事), or the next version of one; it goes the same steps as an item (THEME-3). */
  | { readonly type: 'DraftTheme'; readonly theme: DraftedTheme; readonly note: string }
  | { readonly type: 'ApproveTheme'; readonly themeId: string; readonly version: number; readonly documentNo: string }
  | { readonly type: 'FileTheme'; readonly themeId: string; readonly version: number; readonly receiptNo: string }
  | { readonly type: 'EnforceTheme'; readonly themeId: string; readonly version: number; readonly fromDate: string }
  | {
      readonly type: 'WithdrawTheme'
      readonly themeId: string
      readonly fromDate: string
      readonly documentNo: string
      readonly reason: string
    }

export const CATALOGUE_MAY: Access<CatalogueCommand> = {
  DraftItem: MANAGER,
  DraftItems: MANAGER,
  ApproveItem: MANAGER,
  FileItem: MANAGER,
  EnforceItem: MANAGER,
  EnforceItems: MANAGER,
  WithdrawItem: MANAGER,
  DraftTheme: MANAGER,
  ApproveTheme: MANAGER,
  FileTheme: MANAGER,
  EnforceTheme: MANAGER,
  WithdrawTheme: MANAGER,
}
