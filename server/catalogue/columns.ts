/** The columns of a catalogue's table: their titles as offices write them, and how a cell is read and written. */
import type { Material, Queue, ServiceItem } from '../../domain/plan/settings.ts'

/** What is wrong with a cell, for pages that have words of their own. */
export type CellFault = 'number' | 'days' | 'yesNo' | 'choice' | 'queue' | 'date' | 'shortened' | 'formula'

/** A cell that cannot be understood; `problem` says what to write instead. */
export class CellUnread extends Error {
  readonly kind: CellFault
  constructor(kind: CellFault, problem: string) {
    super(problem)
    this.kind = kind
  }
}

export interface Column {
  /** Path in the item. */
  readonly key: string
  readonly title: string
  /** Other titles that mean the same, as `plainTitle` writes them. */
  readonly also: readonly string[]
  write(item: ServiceItem): string
  /** Throws CellUnread. The cell is not empty. */
  read(cell: string, queues: readonly Queue[]): unknown
}

const YES = new Set(['是', '有', '可', '支持', '√', '✓', '✔', '☑', 'yes', 'true', '1', 'y'])
const NO = new Set(['否', '无', '不可', '不支持', '×', '✕', '✗', '✘', '☐', 'no', 'false', '0', 'n'])
/** The ten kinds of administrative power, and public services. */
const POWERS = ['许可', '处罚', '强制', '征收', '征用', '给付', '检查', '确认', '奖励', '裁决'].map(
  (one) => `行政${one}`,
)
const KINDS: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...POWERS, '行政权力', '其他行政权力', '其他权力', 'power'].map((one) => [one, 'power'])),
  ...Object.fromEntries(['公共服务', '公共服务事项', 'public'].map((one) => [one, 'public'])),
}
const AT_ONCE = /^(?:即办|即办件|即时|即时办结|当场|当场办结|现场办结)$/

type Write = (item: ServiceItem) => string | number | null | undefined
const column = (key: string, title: string, also: readonly string[], write: Write, read: Column['read']): Column => ({
  key,
  title,
  also,
  write: (item) => String(write(item) ?? ''),
  read,
})
const words = (key: string, title: string, write: Write, also: readonly string[] = []): Column =>
  column(key, title, also, write, (cell) => cell)
const yesNo = (key: string, title: string, write: (item: ServiceItem) => boolean | undefined): Column =>
  column(
    key,
    title,
    [],
    (item) => (write(item) ? '是' : '否'),
    (cell) => {
      const said = cell.normalize('NFKC').toLowerCase()
      if (YES.has(said)) return true
      if (NO.has(said)) return false
      throw new CellUnread('yesNo', 'write 是 or 否')
    },
  )
const days = (key: string, title: string, write: Write, also: readonly string[]): Column =>
  column(key, title, also, write, workingDays)
/** English that merely repeats the Chinese is not written: nobody has translated it yet. */
const translated = (key: string, title: string, english: Write, chinese: Write): Column =>
  words(key, title, (item) => (english(item) === chinese(item) ? '' : english(item)))

/** Title of each column in the table; its key is understood as well. */
export const COLUMNS: readonly Column[] = [
  words('id', '编号', (item) => item.id, ['编码', '事项编号', '事项编码', '实施编码']),
  words('name', '事项名称', (item) => item.name, ['名称', '事项', '服务事项', '政务服务事项', '政务服务事项名称']),
  translated(
    'nameEn',
    '英文名称',
    (item) => item.nameEn,
    (item) => item.name,
  ),
  column('queue', '队列', ['队列名称', '排队队列'], (item) => item.queue, queueIn),
  words('department', '部门', (item) => item.department, [
    ...['部门名称', '所属部门', '实施部门', '责任部门', '主管部门', '实施主体', '实施机关'],
  ]),
  translated(
    'departmentEn',
    '部门英文',
    (item) => item.departmentEn,
    (item) => item.department,
  ),
  column(
    'kind',
    '事项类型',
    ['事项类别', '权力类型'],
    (item) => (item.kind === 'power' ? '行政权力' : '公共服务'),
    kindIn,
  ),
  yesNo('isApplicantInitiated', '申请人发起', (item) => item.isApplicantInitiated),
  column('serviceMin', '窗口分钟', ['窗口办理分钟', '办理分钟'], (item) => item.serviceMin, minutesIn),
  column(
    'materials',
    '材料',
    ['申请材料', '所需材料'],
    (item) => item.materials.map(materialLine).join('\n'),
    (cell) =>
      cell
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map(materialIn),
  ),
  words('remark', '备注', (item) => item.remark),
  words('remarkEn', '备注英文', (item) => item.remarkEn),
  yesNo('isSelfService', '可自助', (item) => item.isSelfService),
  yesNo('isNearby', '可就近办', (item) => item.isNearby),
  words('guide.legalBasis', '依据', (item) => item.guide?.legalBasis, ['设定依据', '办理依据', '法律依据']),
  days('guide.legalDays', '法定工作日', (item) => item.guide?.legalDays, ['法定时限工作日', '法定办结时限工作日']),
  days('guide.promisedDays', '承诺工作日', (item) => item.guide?.promisedDays, [
    '承诺时限工作日',
    '承诺办结时限工作日',
  ]),
  words('guide.fee', '收费', (item) => item.guide?.fee, ['收费标准', '收费情况']),
  words('guide.result', '结果', (item) => item.guide?.result, ['办理结果', '审批结果']),
  words('guide.phone', '电话', (item) => item.guide?.phone, ['咨询电话', '联系电话']),
  words('guide.delegatedFrom', '下放单位', (item) => item.guide?.delegatedFrom),
  words('guide.delegatedFromEn', '下放单位英文', (item) => item.guide?.delegatedFromEn),
  yesNo('guide.reviewedAbove', '上级审批', (item) => item.guide?.reviewedAbove),
  words('guide.domain', '领域', (item) => item.guide?.domain),
  yesNo('guide.isLocal', '本地增设', (item) => item.guide?.isLocal),
]

/** Titles of columns that merely count the lines. */
export const RUNNING_NUMBER: ReadonlySet<string> = new Set(['序号', '行号', 'no', 'no.'])

/** A title without blanks, line ends, stars, brackets and remarks about filling in, in half width. */
export function plainTitle(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s*※()[\]【】〔〕{}:、]/g, '')
    .replace(/必填项?|选填|必须填写|可不填/g, '')
}

/** The column of a title, or undefined. */
export function columnOf(title: string): Column | undefined {
  const plain = plainTitle(title)
  return COLUMNS.find((one) => [one.title, one.key.toLowerCase(), ...one.also].includes(plain))
}

/** A spreadsheet keeps fifteen digits; longer numbers come out as 1.16101E+30 or end in zeros. */
const SHORTENED = /^\d(?:\.\d+)?e\+\d+$|^\d{12,}0{4,}$/i
const BROKEN_FORMULA = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|#+)$/

/** What a cell says; undefined for an empty one. `isDate`: the workbook keeps a date there. Throws CellUnread. */
export function cellIn(one: Column, cell: string, isDate: boolean, queues: readonly Queue[]): unknown {
  if (cell === '') return undefined
  const again = 'set the column to text and type it again'
  if (isDate) throw new CellUnread('date', `the spreadsheet has made the date ${cell} of it; ${again}`)
  if (SHORTENED.test(cell))
    throw new CellUnread('shortened', `the spreadsheet has shortened this long number; ${again}`)
  if (BROKEN_FORMULA.test(cell))
    throw new CellUnread('formula', 'a formula in this cell gives an error; write the value')
  return one.read(cell, queues)
}

function figures(cell: string): string {
  return cell.normalize('NFKC').replace(/\s/g, '')
}

function minutesIn(cell: string): number {
  const [, count, unit = ''] = /^(\d+(?:\.\d+)?)(分钟?|min|小时|h)?$/i.exec(figures(cell)) ?? []
  if (count === undefined) throw new CellUnread('number', 'write the minutes as a number, like 10')
  return Number(count) * (/^(?:小时|h)$/i.test(unit) ? 60 : 1)
}

function workingDays(cell: string): number {
  const text = figures(cell)
  if (AT_ONCE.test(text)) return 0
  const [, count, unit = ''] = /^(\d+)(个?工作日|个?自然日|天|日)?$/.exec(text) ?? []
  if (count === undefined) throw new CellUnread('number', 'write the working days as a number, like 5')
  if (unit !== '' && !unit.endsWith('工作日'))
    throw new CellUnread('days', 'calendar days are no working days; write the working days of the document')
  return Number(count)
}

function kindIn(cell: string): string {
  const kind = KINDS[figures(cell).toLowerCase()]
  if (kind === undefined) throw new CellUnread('choice', 'write 行政权力, one of its ten kinds, or 公共服务')
  return kind
}

/** By id, in any case, or by the Chinese name. */
function queueIn(cell: string, queues: readonly Queue[]): string {
  const wanted = figures(cell).toLowerCase()
  const fitting = [
    queues.filter((queue) => queue.id === cell),
    queues.filter((queue) => queue.id.toLowerCase() === wanted),
    queues.filter((queue) => figures(queue.name).toLowerCase() === wanted),
  ].find((found) => found.length > 0)
  if (fitting?.length === 1) return (fitting[0] as Queue).id
  throw new CellUnread(
    'queue',
    `there is no queue "${cell}"; choose one of: ${queues.map((queue) => `${queue.id} (${queue.name})`).join(', ')}`,
  )
}

const PARTS = ['name', 'nameEn', 'hint', 'hintEn', 'form', 'copies', 'issuedBy'] as const

function materialLine(material: Material): string {
  return PARTS.map((part) =>
    part === 'nameEn' && material.nameEn === material.name ? '' : String(material[part] ?? ''),
  )
    .join(' | ')
    .replace(/( \| )+$/, '')
}

/** One material a line; without an English name the Chinese stands in. */
function materialIn(line: string): Record<string, unknown> {
  const cells = line.split(/[|｜]/).map((cell) => cell.trim())
  if (cells[1] === undefined || cells[1] === '') cells[1] = cells[0] ?? ''
  return Object.fromEntries(
    PARTS.flatMap((part, at) =>
      cells[at] === undefined || cells[at] === '' ? [] : [[part, part === 'copies' ? Number(cells[at]) : cells[at]]],
    ),
  )
}
