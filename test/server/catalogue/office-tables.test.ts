/** Tables as Chinese offices really save them come in as they are meant, or are refused by line, column and remedy. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { ServiceItem } from '../../../domain/plan/settings.ts'
import { itemsIn, type TableItems } from '../../../server/catalogue/table.ts'
import { tablesIn } from '../../../server/catalogue/table-file.ts'
import { csvRows } from '../../../server/catalogue/text-table.ts'
import { OFFICE_ITEMS, officeCsv, officeRows, officeWorkbook } from '../../support/office-sheet.ts'
import { loadSite } from '../../support/site.ts'

const { queues, items: shipped } = loadSite('county').settings
const names = queues.map((queue) => queue.name)
const hall = { queues, known: () => undefined }
const HEAD = '编号,事项名称,队列,部门,窗口分钟,备注'

const inFile = async (name: string, bytes: Buffer): Promise<TableItems> => itemsIn(await tablesIn(name, bytes), hall)
const inText = (text: string, known = hall): TableItems =>
  itemsIn({ encoding: 'UTF-8', sheets: [{ name: null, rows: csvRows(text) }] }, known)
const faultsOf = ({ faults }: TableItems): readonly (readonly [number, string, string])[] =>
  faults.map(({ line, field, kind }) => [line, field, kind])

describe('CAT-5 a real hall’s list of 1,135 items', () => {
  const rows = officeRows(names)

  it.each([
    ['GBK', 'gb18030', ',', 'GB18030'],
    ['UTF-8 without a mark', 'utf-8', ',', null],
    ['the "Unicode text" of Excel', 'utf-16le', '\t', 'UTF-16'],
    ['UTF-16 the other way round', 'utf-16be', '\t', 'UTF-16'],
    ['GBK between semicolons', 'gbk', ';', 'GB18030'],
  ])('CAT-5 comes in from %s', async (_, encoding, delimiter, said) => {
    const told = await inFile('事项.csv', officeCsv(rows, encoding, delimiter))
    expect(told.faults).toEqual([])
    expect(told.items).toHaveLength(OFFICE_ITEMS)
    expect(told.notes.find((note) => note.kind === 'encoding')?.text ?? null).toBe(said)
    expect(told.items[1]).toMatchObject({
      id: '1161000001X',
      name: '律师执业证申领（第2类）',
      nameEn: '律师执业证申领（第2类）',
      queue: queues[1]?.id,
      department: '市公安局',
      kind: 'power',
      serviceMin: 15,
      guide: { promisedDays: 2, phone: '029-8765 4321' },
      materials: [{ name: '居民身份证原件' }, { name: '申请表，一式两份' }],
    })
    expect([told.items[0]?.serviceMin, told.items[0]?.guide?.promisedDays]).toEqual([10, 0])
    expect(told.items[2]?.serviceMin).toBe(queues[2]?.serviceMin)
    expect(new Set(told.items.map((item) => item.department)).size).toBe(6)
  })

  it('CAT-5 what was left out or stood in for is said', async () => {
    const { notes } = await inFile('事项.csv', officeCsv(rows))
    expect(notes.filter((note) => note.kind === 'leftOut').map((note) => note.text)).toEqual([
      '某市政务服务中心进驻事项清单（2026年版）',
      `合计 ${OFFICE_ITEMS}`,
      '填表人：王芳',
    ])
    expect(Object.fromEntries(notes.map((note) => [note.kind, note.count]))).toMatchObject({
      carried: OFFICE_ITEMS - 6,
      english: OFFICE_ITEMS,
      minutes: 284,
      columnLeftOut: 1,
    })
  })

  it('CAT-5 from a workbook: the sheet with the items is found, merged departments count for all their lines', async () => {
    const told = await inFile('事项.xlsx', await officeWorkbook(rows))
    expect(told.faults).toEqual([])
    expect(told.items).toEqual((await inFile('事项.csv', officeCsv(rows))).items)
    expect(told.notes).toContainEqual({ kind: 'sheetLeftOut', text: '填表说明', count: 1 })
    expect(told.notes.some((note) => note.kind === 'carried')).toBe(false)
  })
})

describe('what cannot be understood', () => {
  it('CAT-5 more cells than columns: the line is refused, no cell is dropped', () => {
    expect(faultsOf(inText(`${HEAD}\na1,办证,C,人社,10,请带身份证,户口本,结婚证`))).toEqual([
      [2, 'G', 'cells'],
      [2, 'H', 'cells'],
    ])
  })

  it.each([
    ['a1,办证,没有的队,人社,10,', '队列', 'queue'],
    ['a1,办证,C,人社,10-15分钟,', '窗口分钟', 'number'],
    ['1.16101E+30,办证,C,人社,10,', '编号', 'shortened'],
    ['11610100000000000000,办证,C,人社,10,', '编号', 'shortened'],
    ['a1,#REF!,C,人社,10,', '事项名称', 'formula'],
    ['a1,,C,人社,10,', '事项名称', 'empty'],
    ['市公安局（23项）,,,,,', '事项名称', 'empty'],
  ])('CAT-5 %s is refused in its column', (line, field, kind) => {
    expect(faultsOf(inText(`${HEAD}\n${line}`))).toContainEqual([2, field, kind])
  })

  it('CAT-5 calendar days are no working days', () => {
    const told = inText('编号,事项名称,队列,部门,承诺工作日\na1,办证,C,人社,30天\na2,办证,C,人社,20个工作日')
    expect(faultsOf(told)).toEqual([[2, '承诺工作日', 'days']])
  })

  it('CAT-5 a cell that the spreadsheet has made a date is refused, never written as one', async () => {
    const date = { value: new Date('2026-03-05T00:00:00Z'), type: Date, format: 'yyyy/m/d' }
    const { default: writeSheet } = await import('write-excel-file/node')
    const bytes = await writeSheet([
      ['编号', '事项名称', '队列', '部门', '承诺工作日'].map((value) => ({ value })),
      [{ value: 'a1' }, { value: '办证' }, { value: 'C' }, { value: '人社' }, date],
    ]).toBuffer()
    const { faults } = await inFile('x.xlsx', bytes)
    expect(faults).toMatchObject([{ line: 2, field: '承诺工作日', kind: 'date' }])
    expect(faults[0]?.problem).toContain('2026-03-05')
  })

  it('CAT-5 a formula that gives an error is refused, not read as an empty cell', async () => {
    const { default: writeSheet } = await import('write-excel-file/node')
    const made = await writeSheet([
      ['编号', '事项名称', '队列', '部门', '备注'].map((value) => ({ value })),
      [{ value: 'a1' }, { value: '办证' }, { value: 'C' }, { value: '人社' }, { value: 7777 }],
    ]).toBuffer()
    const parts = unzipSync(made)
    const sheet = 'xl/worksheets/sheet1.xml'
    const xml = strFromU8(parts[sheet] as Uint8Array)
    const broken = xml.replace(/<c r="E2"[^>]*><v>7777<\/v>/, '<c r="E2" t="e"><v>#N/A</v>')
    expect(broken).not.toBe(xml)
    const told = await inFile('x.xlsx', Buffer.from(zipSync({ ...parts, [sheet]: strToU8(broken) })))
    expect(faultsOf(told)).toEqual([[2, '备注', 'formula']])
  })

  it('CAT-5 bytes that are no text, two columns for one thing, no header at all', async () => {
    await expect(tablesIn('x.csv', Buffer.from('编号\n\xff\xff', 'latin1'))).rejects.toThrow('neither UTF-8 nor GBK')
    expect(faultsOf(inText('编号,事项名称,名称,队列,部门\na1,b,c,C,人社'))).toEqual([[1, '名称', 'column']])
    expect(inText('甲,乙\n1,2').faults).toMatchObject([{ line: 1, kind: 'column' }])
  })
})

it('CAT-5 columns that a table lacks stay as the hall knows them', () => {
  const known = shipped.find((item) => item.materials.length > 0) as ServiceItem
  const told = inText(`编号,事项名称,队列,部门\n${known.id},新名称,${known.queue},${known.department}`, {
    queues,
    known: (id: string) => (id === known.id ? known : undefined),
  } as typeof hall)
  expect(told.items).toEqual([{ ...known, name: '新名称' }])
})

it('CAT-5 Excel’s own first line names the mark; invisible characters, marks and a repeated header do not come in', () => {
  const text =
    'sep=;\r\n编号;事项名称;队列;部门;可自助\r\na1;社保\u200B卡挂失;c;人社;√\r\n编号;事项名称;队列;部门;可自助\r\na2;办证;C;;×\r\n'
  return inFile('x.csv', Buffer.from(text)).then(({ items, faults }) => {
    expect(faults).toEqual([])
    expect(
      items.map(({ id, name, queue, department, isSelfService }) => [id, name, queue, department, isSelfService]),
    ).toEqual([
      ['a1', '社保卡挂失', 'C', '人社', true],
      ['a2', '办证', 'C', '人社', false],
    ])
  })
})
