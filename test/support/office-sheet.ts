/** A hall's list of matters as its office keeps it: a title above the header, departments merged, stars, units, no English. */
import iconv from 'iconv-lite'
import writeSheet from 'write-excel-file/node'

export const OFFICE_ITEMS = 1135
const DEPARTMENTS = [
  '市公安局',
  '市人力资源和社会保障局',
  '市自然资源局',
  '市市场监督管理局',
  '市医疗保障局',
  '市税务局',
]
const VERBS = ['申领', '变更', '注销', '备案', '补换', '查询']
const THINGS = ['旅馆业特种行业许可证', '律师执业证', '女职工生育津贴', '城市绿地占用', '食品经营许可证', '居住证']
const KINDS = ['行政许可', '行政确认', '公共服务']
const HEAD = [
  '序号',
  '事项编码*',
  '事项名称\n（必填）',
  '实施部门',
  '事项类别',
  '队列名称',
  '窗口办理（分钟）',
  '承诺时限（工作日）',
  '申请材料',
  '咨询电话',
]

/** Title, header, items and a sum, cell by cell; a department stands only in the first of its lines. */
export function officeRows(queues: readonly string[], count = OFFICE_ITEMS): string[][] {
  const perDepartment = Math.ceil(count / DEPARTMENTS.length)
  const rows = Array.from({ length: count }, (_, at) => [
    String(at + 1),
    `1161${String(at).padStart(6, '0')}X`,
    `${THINGS[at % THINGS.length]}${VERBS[Math.floor(at / THINGS.length) % VERBS.length]}（第${at + 1}类）`,
    at % perDepartment === 0 ? (DEPARTMENTS[at / perDepartment] ?? '') : '',
    KINDS[at % KINDS.length] ?? '',
    queues[at % queues.length] ?? '',
    at % 4 === 0 ? '１０' : at % 4 === 1 ? '15分钟' : at % 4 === 2 ? '' : '8',
    at % 3 === 0 ? '即办' : `${(at % 20) + 1}个工作日`,
    '居民身份证原件\n申请表，一式两份',
    '029-8765 4321',
  ])
  return [['某市政务服务中心进驻事项清单（2026年版）'], HEAD, ...rows, ['合计', String(count)], ['填表人：王芳']]
}

/** The rows as a spreadsheet of a Chinese Windows saves them. */
export function officeCsv(rows: readonly (readonly string[])[], encoding = 'gb18030', delimiter = ','): Buffer {
  const cell = (text: string): string =>
    text.includes('"') || text.includes('\n') || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text
  const width = Math.max(...rows.map((row) => row.length))
  const lines = rows.map((row) => Array.from({ length: width }, (_, at) => cell(row[at] ?? '')).join(delimiter))
  return iconv.encode(`${lines.join('\r\n')}\r\n`, encoding, { addBOM: encoding.startsWith('utf-16') })
}

/** The same rows as a workbook behind a sheet of instructions, with departments and title merged. */
export async function officeWorkbook(rows: readonly (readonly string[])[]): Promise<Buffer> {
  const starts = rows.flatMap((row, at) => (at > 1 && (row[3] ?? '') !== '' ? [at] : []))
  const span = (at: number): number => {
    const next = starts.find((start) => start > at) ?? rows.length - 2
    return next - at
  }
  const cells = rows.map((row, at) =>
    row.map((value, column) => {
      if (at === 0) return { value, columnSpan: HEAD.length }
      if (column !== 3 || at < 2 || at >= rows.length - 2) return { value }
      return value === '' ? null : { value, rowSpan: span(at) }
    }),
  )
  return writeSheet([
    { sheet: '填表说明', data: [[{ value: '请逐项填写，不得合并编码。' }]] },
    { sheet: '事项', data: cells },
  ]).toBuffer()
}
