/** The catalogue as a table: one item a row, one field a column; what does not fit is said per line and field. */
import type { z } from 'zod'
import type { Material, ServiceItem } from '../../domain/plan/settings.ts'
import { itemSchema } from '../site-file/item-schema.ts'

export interface TableRow {
  /** Line of a text file, row of a sheet; counted from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

/** What is wrong with a cell, for pages that have words of their own. */
export type TableFaultKind = 'empty' | 'number' | 'yesNo' | 'choice' | 'queue' | 'twice' | 'column' | 'other'

export interface TableFault {
  readonly line: number
  readonly field: string
  readonly kind: TableFaultKind
  readonly problem: string
}

interface Column {
  /** Path in the item. */
  readonly key: string
  readonly title: string
  write(item: ServiceItem): string
  /** undefined: the cell is empty. */
  read(cell: string): unknown
}

const YES = new Set(['是', 'yes', 'true', '1', 'y'])
const NO = new Set(['否', 'no', 'false', '0', 'n'])
const KINDS: Readonly<Record<string, string>> = { 行政权力: 'power', 公共服务: 'public' }

const words = (key: string, title: string, write: (item: ServiceItem) => string | null | undefined): Column => ({
  key,
  title,
  write: (item) => write(item) ?? '',
  read: (cell) => cell,
})
const figure = (key: string, title: string, write: (item: ServiceItem) => number | null | undefined): Column => ({
  key,
  title,
  write: (item) => String(write(item) ?? ''),
  read: (cell) => (Number.isNaN(Number(cell)) ? cell : Number(cell)),
})
const yesNo = (key: string, title: string, write: (item: ServiceItem) => boolean | undefined): Column => ({
  key,
  title,
  write: (item) => (write(item) ? '是' : '否'),
  read: (cell) => (YES.has(cell.toLowerCase()) ? true : NO.has(cell.toLowerCase()) ? false : cell),
})

/** Title of each column in the table; its key is understood as well. */
export const COLUMNS: readonly Column[] = [
  words('id', '编号', (item) => item.id),
  words('name', '事项名称', (item) => item.name),
  words('nameEn', '英文名称', (item) => item.nameEn),
  words('queue', '队列', (item) => item.queue),
  words('department', '部门', (item) => item.department),
  words('departmentEn', '部门英文', (item) => item.departmentEn),
  {
    key: 'kind',
    title: '事项类型',
    write: (item) => (item.kind === 'power' ? '行政权力' : '公共服务'),
    read: (cell) => KINDS[cell] ?? cell,
  },
  yesNo('isApplicantInitiated', '申请人发起', (item) => item.isApplicantInitiated),
  figure('serviceMin', '窗口分钟', (item) => item.serviceMin),
  {
    key: 'materials',
    title: '材料',
    write: (item) => item.materials.map(materialLine).join('\n'),
    read: (cell) =>
      cell
        .split(/\r?\n/)
        .filter((line) => line.trim() !== '')
        .map(materialIn),
  },
  words('remark', '备注', (item) => item.remark),
  words('remarkEn', '备注英文', (item) => item.remarkEn),
  yesNo('isSelfService', '可自助', (item) => item.isSelfService),
  yesNo('isNearby', '可就近办', (item) => item.isNearby),
  words('guide.legalBasis', '依据', (item) => item.guide?.legalBasis),
  figure('guide.legalDays', '法定工作日', (item) => item.guide?.legalDays),
  figure('guide.promisedDays', '承诺工作日', (item) => item.guide?.promisedDays),
  words('guide.fee', '收费', (item) => item.guide?.fee),
  words('guide.result', '结果', (item) => item.guide?.result),
  words('guide.phone', '电话', (item) => item.guide?.phone),
  words('guide.delegatedFrom', '下放单位', (item) => item.guide?.delegatedFrom),
  words('guide.domain', '领域', (item) => item.guide?.domain),
  yesNo('guide.isLocal', '本地增设', (item) => item.guide?.isLocal),
]

/** Header and rows of a catalogue. */
export function tableOf(items: readonly ServiceItem[]): readonly (readonly string[])[] {
  return [COLUMNS.map((column) => column.title), ...items.map((item) => COLUMNS.map((column) => column.write(item)))]
}

type Columns = readonly ((typeof COLUMNS)[number] | undefined)[]

/** The items of a table, or everything that is wrong with it (CAT-5). */
export function itemsIn(
  rows: readonly TableRow[],
  queues: ReadonlySet<string>,
): { readonly items: readonly ServiceItem[]; readonly faults: readonly TableFault[] } {
  const [head, ...body] = rows
  const columns = (head?.cells ?? []).map((title) =>
    COLUMNS.find((column) => column.title === title.trim() || column.key === title.trim()),
  )
  const wrongHead = headFaults(head, columns)
  if (wrongHead.length > 0) return { items: [], faults: wrongHead }
  const seen = new Map<string, number>()
  const checked = body
    .filter((row) => row.cells.some((cell) => cell.trim() !== ''))
    .map((row) => checkedRow(row, columns, queues, seen))
  return { items: checked.flatMap(({ item }) => item ?? []), faults: checked.flatMap(({ faults }) => faults) }
}

function headFaults(head: TableRow | undefined, columns: Columns): readonly TableFault[] {
  const unknown = (head?.cells ?? []).flatMap((title, at): readonly TableFault[] =>
    columns[at] || title.trim() === ''
      ? []
      : [
          {
            line: head?.line ?? 1,
            field: title,
            kind: 'column',
            problem: `no such column; there are: ${COLUMNS.map((column) => column.title).join('、')}`,
          },
        ],
  )
  if (columns.some((column) => column?.key === 'id')) return unknown
  const problem = 'the first row names the columns; this one is missing'
  return [...unknown, { line: head?.line ?? 1, field: '编号', kind: 'column', problem }]
}

/** One row's item, and what is wrong with it; `seen` gets the line of each id. */
function checkedRow(
  row: TableRow,
  columns: Columns,
  queues: ReadonlySet<string>,
  seen: Map<string, number>,
): { readonly item: ServiceItem | null; readonly faults: readonly TableFault[] } {
  const { line } = row
  const checked = itemSchema.safeParse(itemFrom(row, columns), { reportInput: true })
  if (!checked.success)
    return {
      item: null,
      faults: checked.error.issues.map((issue) => ({ line, field: titleOf(issue.path), ...wordsOf(issue) })),
    }
  const { id, queue } = checked.data
  const faults: TableFault[] = []
  if (!queues.has(queue)) {
    const problem = `there is no queue "${queue}"; choose one of: ${[...queues].join(', ')}`
    faults.push({ line, field: '队列', kind: 'queue', problem })
  }
  if (seen.has(id))
    faults.push({ line, field: '编号', kind: 'twice', problem: `"${id}" stands in line ${seen.get(id)} already` })
  seen.set(id, line)
  return { item: checked.data, faults }
}

/** The remedy of a cell that does not fit. */
function wordsOf(issue: z.core.$ZodIssue): Pick<TableFault, 'kind' | 'problem'> {
  if (issue.code === 'invalid_type' && issue.input === undefined)
    return { kind: 'empty', problem: 'this cell is empty; fill it in' }
  if (issue.code === 'invalid_type' && issue.expected === 'number') return { kind: 'number', problem: 'write a number' }
  if (issue.code === 'invalid_type' && issue.expected === 'boolean') return { kind: 'yesNo', problem: 'write 是 or 否' }
  if (issue.code === 'invalid_value')
    return { kind: 'choice', problem: `choose one of: ${issue.values.map(String).join(', ')}` }
  return { kind: 'other', problem: issue.message }
}

function itemFrom(row: TableRow, columns: readonly (Column | undefined)[]): Record<string, unknown> {
  const item: Record<string, unknown> = {}
  const guide: Record<string, unknown> = {}
  columns.forEach((column, at) => {
    const cell = (row.cells[at] ?? '').trim()
    if (column === undefined || cell === '') return
    if (column.key.startsWith('guide.')) guide[column.key.slice(6)] = column.read(cell)
    else item[column.key] = column.read(cell)
  })
  // "Not local" alone makes no guide.
  const hasGuide = Object.entries(guide).some(([key, value]) => key !== 'isLocal' || value !== false)
  return hasGuide ? { ...item, guide } : item
}

function titleOf(path: readonly PropertyKey[]): string {
  const key = path[0] === 'guide' ? `guide.${String(path[1])}` : String(path[0])
  return COLUMNS.find((column) => column.key === key)?.title ?? key
}

const PARTS = ['name', 'nameEn', 'hint', 'hintEn', 'form', 'copies', 'issuedBy'] as const

function materialLine(material: Material): string {
  return PARTS.map((part) => String(material[part] ?? ''))
    .join(' | ')
    .replace(/( \| )+$/, '')
}

function materialIn(line: string): Record<string, unknown> {
  const cells = line.split('|').map((cell) => cell.trim())
  return Object.fromEntries(
    PARTS.flatMap((part, at) =>
      cells[at] === undefined || cells[at] === '' ? [] : [[part, part === 'copies' ? Number(cells[at]) : cells[at]]],
    ),
  )
}
