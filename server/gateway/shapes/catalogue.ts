/** Shapes of orders about the catalogue. */
import type { CatalogueCommand } from '../../../domain/catalogue/commands.ts'
import { itemSchema } from '../../site-file/item-schema.ts'
import { command, date, id, text, version, type ShapesOf } from './atoms.ts'

const ofVersion = { itemId: id, version: version.min(1) }

export const catalogueShapes: ShapesOf<CatalogueCommand> = {
  DraftItem: command('DraftItem', { item: itemSchema, note: text }),
  ApproveItem: command('ApproveItem', { ...ofVersion, documentNo: text }),
  FileItem: command('FileItem', { ...ofVersion, receiptNo: text }),
  EnforceItem: command('EnforceItem', { ...ofVersion, fromDate: date }),
  WithdrawItem: command('WithdrawItem', { itemId: id, fromDate: date, documentNo: text, reason: text }),
}
