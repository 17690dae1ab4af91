/**
 * What differs between two sets of settings, entry by entry and field by field: for whoever is about to save, and for
 * the list of versions.
 */
import type { EditableSettings } from './commands.ts'

export interface Change {
  /** Section, then entries by their key and fields by their name: ["queues", "C", "promiseMin"]. */
  readonly path: readonly string[]
  readonly kind: 'added' | 'removed' | 'changed'
  /** A field's value, or a whole entry; undefined where there was none. */
  readonly before: unknown
  readonly after: unknown
}

/** Fields by which an entry of a list is known again. */
const KEYS = ['id', 'badgeNo', 'year', 'date', 'item', 'name', 'text'] as const

/** Every difference, in the order of the sections. */
export function settingsDiff(before: Partial<EditableSettings>, after: Partial<EditableSettings>): readonly Change[] {
  return objectDiff(before as Readonly<Record<string, unknown>>, after as Readonly<Record<string, unknown>>, [])
}

function valueDiff(before: unknown, after: unknown, path: readonly string[]): readonly Change[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return []
  if (before === undefined || before === null) return [{ path, kind: 'added', before, after }]
  if (after === undefined || after === null) return [{ path, kind: 'removed', before, after }]
  const lists = [keyed(before), keyed(after)] as const
  if (lists[0] && lists[1]) return listDiff(lists[0], lists[1], path)
  return isObject(before) && isObject(after)
    ? objectDiff(before, after, path)
    : [{ path, kind: 'changed', before, after }]
}

function objectDiff(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  path: readonly string[],
): readonly Change[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
    valueDiff(before[key], after[key], [...path, key]),
  )
}

/** Entries in another order are a change too, told once. */
function listDiff(
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
  path: readonly string[],
): readonly Change[] {
  const changes = [...new Set([...before.keys(), ...after.keys()])].flatMap((key) =>
    valueDiff(before.get(key), after.get(key), [...path, key]),
  )
  return changes.length > 0
    ? changes
    : [{ path, kind: 'changed', before: [...before.keys()], after: [...after.keys()] }]
}

/** Entries by their key; null for a list that is a value by itself, like the sessions of a day. */
function keyed(value: unknown): ReadonlyMap<string, unknown> | null {
  if (!Array.isArray(value)) return null
  const entries = new Map<string, unknown>()
  for (const one of value) {
    const key = isObject(one) ? KEYS.find((name) => name in one) : undefined
    if (key === undefined) return null
    const name = String((one as Record<string, unknown>)[key])
    entries.set(entries.has(name) ? `${name} (${entries.size + 1})` : name, one)
  }
  return entries
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
