/** Shapes of orders about the catalogue. */
import { z } from 'zod'
import type { CatalogueCommand } from '../../../domain/catalogue/commands.ts'
import { itemSchema } from '../../site-file/item-schema.ts'
import { command, date, id, text, version, type ShapesOf } from './atoms.ts'

/** A district's list has some two thousand. */
const ITEMS_MOST = 5000
const ofVersion = { itemId: id, version: version.min(1) }

const ofTheme = { themeId: id, version: version.min(1) }
const title = z.string().max(40)
const theme = z.strictObject({
  id,
  name: title,
  nameEn: z.string().max(80),
  items: z.array(id).max(6),
  hint: z.string().max(200),
  hintEn: z.string().max(300),
})

export const catalogueShapes: ShapesOf<CatalogueCommand> = {
  DraftItem: command('DraftItem', { item: itemSchema, note: text }),
  DraftItems: command('DraftItems', { items: z.array(itemSchema).min(1).max(ITEMS_MOST), note: text }),
  ApproveItem: command('ApproveItem', { ...ofVersion, documentNo: text }),
  FileItem: command('FileItem', { ...ofVersion, receiptNo: text }),
  EnforceItem: command('EnforceItem', { ...ofVersion, fromDate: date }),
  EnforceItems: command('EnforceItems', {
    versions: z
      .array(z.tuple([id, version.min(1)]))
      .min(1)
      .max(ITEMS_MOST),
    documentNo: text,
    receiptNo: text,
    fromDate: date,
  }),
  DraftTheme: command('DraftTheme', { theme, note: text }),
  ApproveTheme: command('ApproveTheme', { ...ofTheme, documentNo: text }),
  FileTheme: command('FileTheme', { ...ofTheme, receiptNo: text }),
  EnforceTheme: command('EnforceTheme', { ...ofTheme, fromDate: date }),
  WithdrawTheme: command('WithdrawTheme', { themeId: id, fromDate: date, documentNo: text, reason: text }),
  WithdrawItem: command('WithdrawItem', { itemId: id, fromDate: date, documentNo: text, reason: text }),
}
