/** The catalogue as a table: one item a row, one field a column; what does not fit is said per line and field. */
import type { z } from 'zod'
import type { Queue, ServiceItem } from '../../domain/plan/settings.ts'
import type { TableFault, TableNote } from '../../domain/contract/http/settings.ts'
import { visibleText } from '../../domain/words/typed-text.ts'
import { itemSchema } from '../site-file/item-schema.ts'
import { cellIn, CellUnread, COLUMNS } from './columns.ts'
import { columnLetter, headIn, isNoItem, missingTitles, type TableHead } from './table-head.ts'
import type { TableFile, TableRow, TableSheet } from './table-row.ts'

/** What the hall knows beside the table. */
export interface TableKnown {
  readonly queues: readonly Queue[]
  /** The newest version of an item that has one; columns that the table lacks stay as they are in it. */
  known(id: string): ServiceItem | undefined
}

export interface TableItems {
  readonly items: readonly ServiceItem[]
  readonly faults: readonly TableFault[]
  /** What was understood without being written so, and what was left out. */
  readonly notes: readonly TableNote[]
}

type Fault = Omit<TableFault, 'sheet'>

/** A blank cell of these means the one above: departments are merged, or written once. */
const CARRIED = new Set(['department', 'departmentEn'])
/** Where a field is empty, what is derived from another one. */
const STOOD_IN: Readonly<Record<string, string>> = { nameEn: 'name', departmentEn: 'department', serviceMin: 'queue' }

/** Header and rows of a catalogue. */
export function tableOf(items: readonly ServiceItem[]): readonly (readonly string[])[] {
  return [COLUMNS.map((column) => column.title), ...items.map((item) => COLUMNS.map((column) => column.write(item)))]
}

/** The items of a file's tables, or everything that is wrong with them (CAT-5). */
export function itemsIn({ sheets, encoding }: TableFile, hall: TableKnown): TableItems {
  const read = sheets.map((sheet) => ({ sheet, head: headIn(clean(sheet.rows)) }))
  const tables = read.filter((one): one is { sheet: TableSheet; head: TableHead } => one.head !== null)
  if (tables.length === 0) return { items: [], notes: [], faults: [{ sheet: null, ...noHeader(sheets[0]?.rows[0]) }] }
  const seen = new Map<string, string>()
  const parts = tables.map(({ sheet, head }) => sheetItems(sheet, head, hall, seen, sheets.length > 1))
  return {
    items: parts.flatMap((part) => part.items),
    faults: parts.flatMap((part) => part.faults),
    notes: [
      ...(encoding === null || encoding === 'UTF-8' ? [] : [{ kind: 'encoding' as const, text: encoding, count: 1 }]),
      ...read.flatMap(({ sheet, head }) =>
        head === null && sheet.rows.length > 0
          ? [{ kind: 'sheetLeftOut' as const, text: sheet.name ?? '', count: sheet.rows.length }]
          : [],
      ),
      ...parts.flatMap((part) => part.notes),
    ],
  }
}

function clean(rows: readonly TableRow[]): readonly TableRow[] {
  return rows.map((row) => ({ ...row, cells: row.cells.map((cell) => visibleText(cell)) }))
}

function noHeader(first: TableRow | undefined): Fault {
  return {
    line: first?.line ?? 1,
    field: '编号',
    kind: 'column',
    problem: `no line names the columns; one must hold at least 编号, 事项名称, 队列 and 部门. There are: ${COLUMNS.map((column) => column.title).join('、')}`,
  }
}

/** One table: `seen` holds the place of each id so far. */
function sheetItems(
  sheet: TableSheet,
  head: TableHead,
  hall: TableKnown,
  seen: Map<string, string>,
  isOneOfMany: boolean,
): TableItems {
  const found: Fault[] = headFaults(head)
  const counts = { carried: 0, english: 0, minutes: 0 }
  const left: TableRow[] = []
  const above: Record<string, string> = {}
  const items = (found.length > 0 ? [] : head.body).flatMap((row) => {
    if (isNoItem(row, head)) {
      left.push(row)
      return []
    }
    const { values, faults } = rowValues(row, head, hall.queues, above)
    counts.carried += values.carried
    const id = String(values.item['id'] ?? '')
    const place = seen.get(id)
    if (id !== '' && place !== undefined)
      faults.push({ line: row.line, field: '编号', kind: 'twice', problem: `"${id}" stands in ${place} already` })
    seen.set(id, isOneOfMany ? `line ${row.line} of ${sheet.name ?? ''}` : `line ${row.line}`)
    const item = completed(values.item, hall.known(id), hall.queues, counts)
    const checked = itemSchema.safeParse(item, { reportInput: true })
    const broken = new Set(faults.map((fault) => fault.field))
    const wrong = checked.success
      ? []
      : checked.error.issues.filter((issue) => isOwnFault(issue, item)).map((issue) => issueFault(row, issue))
    found.push(...faults, ...wrong.filter((fault) => !broken.has(fault.field)))
    return checked.success ? [checked.data] : []
  })
  const name = isOneOfMany ? sheet.name : null
  return {
    items,
    faults: found.map((fault) => ({ sheet: name, ...fault })),
    notes: notesOf(head, left, counts),
  }
}

function notesOf(
  head: TableHead,
  left: readonly TableRow[],
  counts: { readonly carried: number; readonly english: number; readonly minutes: number },
): readonly TableNote[] {
  const numbered = head.titles.filter((_, at) => head.columns[at] === null)
  return [
    ...[...head.above, ...left].map((row) => ({ kind: 'leftOut' as const, text: gist(row), count: row.line })),
    ...numbered.map((text) => ({ kind: 'columnLeftOut' as const, text, count: 1 })),
    ...(['carried', 'english', 'minutes'] as const).flatMap((kind) =>
      counts[kind] === 0 ? [] : [{ kind, text: '', count: counts[kind] }],
    ),
  ]
}

function gist(row: TableRow): string {
  return [...new Set(row.cells.map((cell) => cell.trim()).filter((cell) => cell !== ''))].join(' ').slice(0, 40)
}

function headFaults(head: TableHead): Fault[] {
  const { line } = head
  const twice = head.columns.flatMap((column, at) =>
    column && head.columns.indexOf(column) < at ? [{ title: head.titles[at] ?? '', column }] : [],
  )
  return [
    ...head.titles.flatMap((title, at): readonly Fault[] =>
      title === '' || head.columns[at] !== undefined
        ? []
        : [
            {
              line,
              field: title,
              kind: 'column',
              problem: `no such column; take it out, or name it one of: ${COLUMNS.map((one) => one.title).join('、')}`,
            },
          ],
    ),
    ...twice.map(({ title, column }): Fault => ({
      line,
      field: title,
      kind: 'column',
      problem: `there are two columns for ${column.title}; keep one`,
    })),
    ...missingTitles(head).map((field): Fault => ({
      line,
      field,
      kind: 'column',
      problem: 'the header names the columns; this one is missing',
    })),
  ]
}

interface RowValues {
  /** Fields that the row fills in, as a path in the item. */
  readonly item: Record<string, unknown>
  carried: number
}

function rowValues(
  row: TableRow,
  head: TableHead,
  queues: readonly Queue[],
  above: Record<string, string>,
): { readonly values: RowValues; readonly faults: Fault[] } {
  const values: RowValues = { item: {}, carried: 0 }
  const faults: Fault[] = []
  const width = Math.max(row.cells.length, head.columns.length)
  Array.from({ length: width }, (_, at) => row.cells[at] ?? '').forEach((raw, at) => {
    const column = head.columns[at]
    const own = raw.trim()
    const field = head.titles[at] || columnLetter(at)
    if (own !== '' && column === undefined)
      faults.push({
        line: row.line,
        field,
        kind: 'cells',
        problem: 'this cell has no title above it: give it a column, or put a text with commas in quotation marks',
      })
    if (!column) return
    const cell = own === '' && CARRIED.has(column.key) ? (above[column.key] ?? '') : own
    if (own === '' && cell !== '') values.carried += column.key === 'department' ? 1 : 0
    if (column.key === 'department' && own !== '') delete above['departmentEn']
    if (CARRIED.has(column.key)) above[column.key] = cell
    try {
      values.item[column.key] = cellIn(column, cell, row.dates?.includes(at) ?? false, queues)
    } catch (error) {
      if (!(error instanceof CellUnread)) throw error
      faults.push({ line: row.line, field: column.title, kind: error.kind, problem: error.message })
    }
  })
  return { values, faults }
}

/** The row's fields over what the hall knows of the item; English and minutes that nobody has given are stood in for. */
function completed(
  fields: Readonly<Record<string, unknown>>,
  known: ServiceItem | undefined,
  queues: readonly Queue[],
  counts: { english: number; minutes: number },
): Record<string, unknown> {
  const item: Record<string, unknown> = { ...known }
  const guide: Record<string, unknown> = { ...known?.guide }
  for (const [key, value] of Object.entries(fields)) {
    const [place, name] = key.startsWith('guide.') ? [guide, key.slice(6)] : [item, key]
    if (value === undefined) delete place[name]
    else place[name] = value
  }
  if (item['nameEn'] === undefined && item['name'] !== undefined) {
    item['nameEn'] = item['name']
    counts.english += 1
  }
  if (item['departmentEn'] === undefined) item['departmentEn'] = item['department']
  const queue = queues.find((one) => one.id === item['queue'])
  if (item['serviceMin'] === undefined && queue !== undefined) {
    item['serviceMin'] = queue.serviceMin
    counts.minutes += 1
  }
  // "No" alone (not local, not reviewed above) makes no guide.
  const hasGuide = Object.values(guide).some((value) => value !== false)
  if (hasGuide) item['guide'] = guide
  else delete item['guide']
  return item
}

/** Not of what merely follows from another field that is missing. */
function isOwnFault(issue: z.core.$ZodIssue, item: Readonly<Record<string, unknown>>): boolean {
  const cause = STOOD_IN[String(issue.path[0])]
  return cause === undefined || item[cause] !== undefined || item[String(issue.path[0])] !== undefined
}

/** The remedy of a field that does not fit. */
function issueFault(row: TableRow, issue: z.core.$ZodIssue): Fault {
  const key = issue.path[0] === 'guide' ? `guide.${String(issue.path[1])}` : String(issue.path[0])
  const field = COLUMNS.find((column) => column.key === key)?.title ?? key
  if (issue.code === 'invalid_type' && issue.input === undefined)
    return { line: row.line, field, kind: 'empty', problem: 'this cell is empty; fill it in' }
  return { line: row.line, field, kind: issue.code === 'invalid_type' ? 'number' : 'other', problem: issue.message }
}
