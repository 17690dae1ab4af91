/** What has happened to the catalogue. */
import type { ServiceItem } from '../plan/settings.ts'
import type { DraftedTheme } from '../plan/theme.ts'
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
  | {
      readonly type: 'ThemeDrafted'
      readonly themeId: string
      readonly version: number
      readonly theme: DraftedTheme
      readonly note: string
    }
  | { readonly type: 'ThemeApproved'; readonly themeId: string; readonly version: number; readonly documentNo: string }
  | { readonly type: 'ThemeFiled'; readonly themeId: string; readonly version: number; readonly receiptNo: string }
  | { readonly type: 'ThemeEnforced'; readonly themeId: string; readonly version: number; readonly fromDate: string }
  | {
      readonly type: 'ThemeWithdrawn'
      readonly themeId: string
      readonly fromDate: string
      readonly documentNo: string
      readonly reason: string
    }
