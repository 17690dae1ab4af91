/**
 * Decides the life of a catalogue item: draft → approved → filed → in force from a date → withdrawn (CAT-1 … CAT-4).
 */
import type { Actor } from '../words/actor.ts'
import type { ServiceItem } from '../plan/settings.ts'
import { reject } from '../words/rejected.ts'
import type { CatalogueCommand } from './commands.ts'
import type { CatalogueEvent } from './events.ts'
import type { CatalogueState, ItemVersion, VersionStatus } from './state.ts'

export interface CatalogueContext {
  readonly actor: Actor
  /** 'YYYY-MM-DD' of the hall now. */
  readonly today: string
  /** Items of the site file: in force from the beginning, as version 0. */
  readonly base: readonly ServiceItem[]
  readonly queues: ReadonlySet<string>
}

/** The event of a lawful step; throws Rejected otherwise. */
export function decideCatalogue(
  state: Readonly<CatalogueState>,
  command: CatalogueCommand,
  context: CatalogueContext,
): readonly CatalogueEvent[] {
  if (context.actor.kind !== 'clerk' || context.actor.role !== 'dutyManager') reject({ code: 'NotAllowed' })
  switch (command.type) {
    case 'DraftItem':
      return [draft(state, command, context)]
    case 'ApproveItem': {
      versionIn(state, command.itemId, command.version, 'draft')
      return [
        {
          type: 'ItemApproved',
          itemId: command.itemId,
          version: command.version,
          documentNo: said(command.documentNo, 'documentNo'),
        },
      ]
    }
    case 'FileItem': {
      versionIn(state, command.itemId, command.version, 'approved')
      return [
        {
          type: 'ItemFiled',
          itemId: command.itemId,
          version: command.version,
          receiptNo: said(command.receiptNo, 'receiptNo'),
        },
      ]
    }
    case 'EnforceItem': {
      versionIn(state, command.itemId, command.version, 'filed')
      if (command.fromDate < context.today) reject({ code: 'DateInPast', date: command.fromDate })
      return [{ type: 'ItemEnforced', itemId: command.itemId, version: command.version, fromDate: command.fromDate }]
    }
    case 'WithdrawItem': {
      if (!state.items.has(command.itemId) && !context.base.some((item) => item.id === command.itemId))
        reject({ code: 'UnknownItem', item: command.itemId })
      if (command.fromDate < context.today) reject({ code: 'DateInPast', date: command.fromDate })
      return [
        {
          type: 'ItemWithdrawn',
          itemId: command.itemId,
          fromDate: command.fromDate,
          documentNo: said(command.documentNo, 'documentNo'),
          reason: said(command.reason, 'reason'),
        },
      ]
    }
  }
}

function draft(
  state: Readonly<CatalogueState>,
  command: Extract<CatalogueCommand, { type: 'DraftItem' }>,
  context: CatalogueContext,
): CatalogueEvent {
  const { item } = command
  if (!context.queues.has(item.queue)) reject({ code: 'UnknownQueue', queue: item.queue })
  const last = state.items.get(item.id)?.versions.at(-1)
  const version = last === undefined ? 1 : last.status === 'draft' ? last.version : last.version + 1
  return { type: 'ItemDrafted', itemId: item.id, version, item, note: command.note.trim() }
}

function versionIn(
  state: Readonly<CatalogueState>,
  itemId: string,
  version: number,
  status: VersionStatus,
): ItemVersion {
  const record = state.items.get(itemId) ?? reject({ code: 'UnknownItem', item: itemId })
  const found = record.versions.find((one) => one.version === version) ?? reject({ code: 'UnknownVersion', version })
  if (found.status !== status)
    reject({ code: 'ItemNotReady', item: itemId, version, status: found.status, needed: status })
  return found
}

function said(text: string, field: string): string {
  const words = text.trim()
  return words === '' ? reject({ code: 'FieldMissing', field }) : words
}
