/**
 * Decides the life of a catalogue item: draft → approved → filed → in force from a date → withdrawn (CAT-1 … CAT-4).
 */
import type { ServiceItem } from '../plan/settings.ts'
import type { World } from '../plan/world.ts'
import { dayStream } from '../queue-day/state.ts'
import type { ItemId } from '../words/ids.ts'
import { wordsIn } from '../words/rejected.ts'
import { onto, type Written } from '../words/stream.ts'
import type { Deciders } from '../words/subject.ts'
import type { CatalogueCommand } from './commands.ts'
import { themeDeciders } from './decide-themes.ts'
import type { CatalogueEvent } from './events.ts'
import { reject } from './rejections.ts'
import { CATALOGUE_STREAM, type ItemVersion, type VersionStatus } from './state.ts'
import { catalogueFor, notPast } from './steps.ts'

export const deciders: Deciders<CatalogueCommand, World> = {
  ...themeDeciders,
  DraftItem: ({ item, note }, world) => written(drafted(item, note, world)),
  DraftItems: ({ items, note }, world) => written(...items.map((item) => drafted(item, note, world))),
  ApproveItem: (command, world) =>
    written({
      type: 'ItemApproved',
      ...versionAt('draft', command, world),
      documentNo: wordsIn(command.documentNo, 'documentNo'),
    }),
  FileItem: (command, world) =>
    written({
      type: 'ItemFiled',
      ...versionAt('approved', command, world),
      receiptNo: wordsIn(command.receiptNo, 'receiptNo'),
    }),
  EnforceItem: (command, world) =>
    written({ type: 'ItemEnforced', ...versionAt('filed', command, world), fromDate: notPast(command, world) }),
  EnforceItems: (command, world) => {
    const [documentNo, receiptNo] = [wordsIn(command.documentNo, 'documentNo'), wordsIn(command.receiptNo, 'receiptNo')]
    const order = { documentNo, receiptNo, fromDate: notPast(command, world) }
    return written(...command.versions.flatMap(([itemId, version]) => restOfSteps({ itemId, version }, order, world)))
  },
  WithdrawItem: (command, world) => {
    const { itemId, documentNo, reason } = command
    const { items } = catalogueFor(world)
    if (!items.has(itemId) && !world.base.items.some((item) => item.id === itemId))
      reject({ code: 'UnknownItem', item: itemId })
    keepForToday(itemId, command.fromDate, world)
    return written({
      type: 'ItemWithdrawn',
      itemId,
      fromDate: notPast(command, world),
      documentNo: wordsIn(documentNo, 'documentNo'),
      reason: wordsIn(reason, 'reason'),
    })
  },
}

/** What somebody holds a number of today for keeps its name and its papers until they are served (CAT-7). */
function keepForToday(item: ItemId, fromDate: string, { state, today }: World): void {
  if (fromDate > today) return
  const tickets = [...state(dayStream(today)).tickets.values()]
  const waiting = tickets.filter(({ items }) => items.some((one) => one.item === item && one.outcome === null)).length
  if (waiting > 0) reject({ code: 'ItemStillNeeded', item, waiting })
}

function drafted(item: ServiceItem, note: string, world: World): CatalogueEvent {
  const { items } = catalogueFor(world)
  if (!world.plan.queues.has(item.queue)) reject({ code: 'UnknownQueue', queue: item.queue })
  const last = items.get(item.id)?.versions.at(-1)
  const version = last === undefined ? 1 : last.status === 'draft' ? last.version : last.version + 1
  return { type: 'ItemDrafted', itemId: item.id, version, item, note: note.trim() }
}

interface EnforceOrder {
  readonly documentNo: string
  readonly receiptNo: string
  readonly fromDate: string
}

/** What one version still needs to come into force (CAT-1): approval, filing, date. */
function restOfSteps(
  named: NamedVersion,
  { documentNo, receiptNo, fromDate }: EnforceOrder,
  world: World,
): readonly CatalogueEvent[] {
  const { status } = versionOf(named, world)
  if (status === 'enforced')
    reject({ code: 'ItemNotReady', item: named.itemId, version: named.version, status, needed: 'draft' })
  return [
    ...(status === 'draft' ? [{ type: 'ItemApproved' as const, ...named, documentNo }] : []),
    ...(status === 'filed' ? [] : [{ type: 'ItemFiled' as const, ...named, receiptNo }]),
    { type: 'ItemEnforced', ...named, fromDate },
  ]
}

interface NamedVersion {
  readonly itemId: string
  readonly version: number
}

/** The version that a command names, if it is at this step. */
function versionAt(needed: VersionStatus, { itemId, version }: NamedVersion, world: World): NamedVersion {
  const { status } = versionOf({ itemId, version }, world)
  if (status !== needed) reject({ code: 'ItemNotReady', item: itemId, version, status, needed })
  return { itemId, version }
}

function versionOf({ itemId, version }: NamedVersion, world: World): ItemVersion {
  const record = catalogueFor(world).items.get(itemId) ?? reject({ code: 'UnknownItem', item: itemId })
  return record.versions.find((one) => one.version === version) ?? reject({ code: 'UnknownVersion', version })
}

function written(...events: readonly CatalogueEvent[]): readonly Written[] {
  return events.map((event) => onto(CATALOGUE_STREAM, event))
}
