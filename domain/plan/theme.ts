/** Theme packages (一件事): several matters of one event in a life, chosen at once, on one ticket, with papers counted once. */
import type { HallSettings, ServiceItem } from './settings.ts'
import type { ItemId } from '../words/ids.ts'

export interface Theme {
  readonly id: string
  readonly name: string
  readonly nameEn: string
  /** In the order in which they are done. */
  readonly items: readonly ItemId[]
  /** One remark that everybody of this event should know; '' for none. */
  readonly hint: string
  readonly hintEn: string
  /** Document that approved it, and receipt of its filing (article 7): without both it is offered to nobody. */
  readonly documentNo: string
  readonly receiptNo: string
  readonly fromDate: string
  /** Last date; null: until further notice. */
  readonly toDate: string | null
}

/** What is drafted, approved and filed of a theme; the rest follows from its life in the catalogue. */
export type DraftedTheme = Pick<Theme, 'id' | 'name' | 'nameEn' | 'items' | 'hint' | 'hintEn'>

/** A theme with its matters as they are in force. */
export interface OfferedTheme extends Omit<Theme, 'items'> {
  readonly items: readonly ServiceItem[]
}

/**
 * Themes in force on a date (THEME-1): approved, filed, within their dates, and each of their matters in force and for
 * tickets; a theme that has lost one is not offered until it is mended.
 */
export function themesOn(
  { themes = [], items }: Pick<HallSettings, 'themes' | 'items'>,
  date: string,
): readonly OfferedTheme[] {
  const known = new Map(items.filter((item) => item.isApplicantInitiated).map((item) => [item.id, item]))
  return themes.flatMap((theme) => {
    const isFiled = theme.documentNo !== '' && theme.receiptNo !== ''
    const isInForce = theme.fromDate <= date && (theme.toDate === null || date <= theme.toDate)
    const own = theme.items.flatMap((id) => known.get(id) ?? [])
    return isFiled && isInForce && own.length === theme.items.length ? [{ ...theme, items: own }] : []
  })
}

/** Papers of a theme, each once, and how many they would be one matter at a time (THEME-2). */
export function themePapers(theme: Pick<OfferedTheme, 'items'>): { readonly together: number; readonly apart: number } {
  const all = theme.items.flatMap((item) => item.materials.map((material) => material.name))
  return { together: new Set(all).size, apart: all.length }
}
