/**
 * Many records of the same forms, kept by columns: their names stand once and not twenty thousand times, numbers lie in
 * typed arrays, what repeats is kept once; and one of them can be read without the others.
 */

/** Values of one column, each in its place. */
export type Column =
  | { readonly form: 'any'; readonly values: readonly unknown[] }
  | { readonly form: 'numbers'; readonly values: Float64Array }
  /** Few different ones: which of them stands at each place. */
  | { readonly form: 'few'; readonly of: Column; readonly at: Uint16Array }
  | { readonly form: 'records'; readonly names: readonly string[]; readonly of: readonly Column[] }
  /** Where each begins and ends in the column of all their parts. */
  | { readonly form: 'lists'; readonly ends: Uint32Array; readonly of: Column }
  /** Of several kinds: which column has the value of each place, and the how manieth there it is. */
  | { readonly form: 'kinds'; readonly of: readonly Column[]; readonly at: Uint8Array; readonly nth: Uint32Array }

const FEW_MOST = 65_535
const KINDS_MOST = 255

/** Packs values for `v8.serialize`; plain objects and arrays by their parts, all else as it is. */
export function packed(values: readonly unknown[]): Column {
  const different = new Map<unknown, number>()
  for (const value of values) if (!different.has(value)) different.set(value, different.size)
  if (different.size <= Math.min(values.length / 2, FEW_MOST))
    return {
      form: 'few',
      of: packedDifferent([...different.keys()]),
      at: Uint16Array.from(values, (value) => different.get(value) as number),
    }
  return packedDifferent(values)
}

function packedDifferent(values: readonly unknown[]): Column {
  const kinds = new Map<string, unknown[]>()
  for (const value of values) {
    const kind = kindOf(value)
    const alike = kinds.get(kind)
    if (alike) alike.push(value)
    else kinds.set(kind, [value])
  }
  if (kinds.size > KINDS_MOST) return { form: 'any', values }
  const [only, second] = kinds.keys()
  if (only !== undefined && second === undefined) return packedAlike(only, values)
  if (only === undefined) return { form: 'any', values }
  const names = [...kinds.keys()]
  const at = Uint8Array.from(values, (value) => names.indexOf(kindOf(value)))
  const counts = names.map(() => 0)
  const nth = Uint32Array.from(at, (kind) => (counts[kind] = (counts[kind] as number) + 1) - 1)
  return { form: 'kinds', of: names.map((kind) => packedAlike(kind, kinds.get(kind) as unknown[])), at, nth }
}

function packedAlike(kind: string, values: readonly unknown[]): Column {
  if (kind === 'number') return { form: 'numbers', values: Float64Array.from(values as readonly number[]) }
  if (kind === 'list') {
    const lists = values as readonly (readonly unknown[])[]
    let end = 0
    return { form: 'lists', ends: Uint32Array.from(lists, (list) => (end += list.length)), of: packed(lists.flat()) }
  }
  if (!kind.startsWith('{')) return { form: 'any', values }
  const records = values as readonly Readonly<Record<string, unknown>>[]
  const names = Object.keys(records[0] ?? {})
  return { form: 'records', names, of: names.map((name) => packed(records.map((record) => record[name]))) }
}

/** Records are of one kind when they have the same names in the same order. */
function kindOf(value: unknown): string {
  if (typeof value === 'number') return 'number'
  if (Array.isArray(value)) return 'list'
  const isRecord = typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  return isRecord ? `{${JSON.stringify(Object.keys(value))}` : 'any'
}

/** Reads the value at a place; values that were one object are one again. */
export function readerOf(column: Column): (place: number) => unknown {
  switch (column.form) {
    case 'any':
    case 'numbers': {
      const { values } = column
      return (place) => values[place]
    }
    case 'few':
      return fewReader(readerOf(column.of), column.at)
    case 'lists': {
      const { ends } = column
      const part = readerOf(column.of)
      return (place) => {
        const from = place === 0 ? 0 : (ends[place - 1] as number)
        return Array.from({ length: (ends[place] as number) - from }, (_, at) => part(from + at))
      }
    }
    case 'kinds': {
      const { at, nth } = column
      const of = column.of.map(readerOf)
      return (place) => of[at[place] as number]?.(nth[place] as number)
    }
    case 'records':
      return recordReader(column.names, column.of.map(readerOf))
  }
}

function fewReader(read: (place: number) => unknown, at: Uint16Array): (place: number) => unknown {
  const known: unknown[] = []
  return (place) => {
    const which = at[place] as number
    if (!(which in known)) known[which] = read(which)
    return known[which]
  }
}

function recordReader(
  names: readonly string[],
  of: readonly ((place: number) => unknown)[],
): (place: number) => unknown {
  return (place) => {
    const record: Record<string, unknown> = {}
    names.forEach((name, at) => (record[name] = of[at]?.(place)))
    return record
  }
}
