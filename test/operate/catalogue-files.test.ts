/** The catalogue out to a table and back: round trip, faults by line and field, drafts by a duty manager only. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { exportCatalogue, importCatalogue } from '../../server/operate/catalogue-files.ts'
import { itemsIn, tableOf } from '../../server/catalogue/table.ts'
import { catalogueIn } from '../../server/operate/doctor.ts'
import { readTable, writeTable } from '../../server/catalogue/table-file.ts'
import { csvRows } from '../../server/catalogue/text-table.ts'
import { readSqliteStore } from '../../server/store/sqlite.ts'
import { loadSite } from '../support/site.ts'

const folder = mkdtempSync(join(tmpdir(), 'yichuang-catalogue-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const { items, queues } = loadSite('township').settings
const known = { queues, known: () => undefined }
const inText = (text: string): ReturnType<typeof itemsIn> =>
  itemsIn({ encoding: 'UTF-8', sheets: [{ name: null, rows: csvRows(text) }] }, known)
const head = '编号,事项名称,英文名称,队列,部门,部门英文,窗口分钟'

describe('tables', () => {
  it.each(['csv', 'xlsx'])('CAT-5 the station’s catalogue goes out to %s and comes back as it was', async (ending) => {
    const file = join(folder, `items.${ending}`)
    await writeTable(file, tableOf(items))
    const back = itemsIn(await readTable(file), known)
    expect(back.faults).toEqual([])
    expect(back.items).toEqual(items)
  })

  it('CAT-5 a CSV opens in a spreadsheet: byte-order mark, Chinese titles, no cell that could be a formula', async () => {
    const file = join(folder, 'evil.csv')
    await writeTable(file, [['编号'], ['=1+1'], ['a "b", c']])
    expect(readFileSync(file, 'utf8')).toBe('\uFEFF编号\r\n\'=1+1\r\n"a ""b"", c"\r\n')
    expect((await readTable(file)).sheets[0]?.rows.map((row) => row.cells)).toEqual([['编号'], ['=1+1'], ['a "b", c']])
  })

  it('CAT-5 a row knows the line it begins on, also behind a cell of several lines', () => {
    expect(csvRows('a,b\n"1\n2\n3",x\n\nc,d')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1\n2\n3', 'x'] },
      { line: 6, cells: ['c', 'd'] },
    ])
  })

  it.each(['a,b\nab"c,d', 'a,b\n"ab,c\n'])(
    'CAT-5 a quotation mark out of place is said with its line, and no cell is left out in silence: %j',
    (text) => {
      expect(() => csvRows(text)).toThrow('line 2: a quotation mark')
    },
  )

  it('CAT-5 every fault is said with its line and field', () => {
    const text = `${head}\ns1,新事项,New,B,人社,HR,十\ns2,,New,B,人社,HR,5\ns3,三,Three,Z,人社,HR,5\ns4,四,Four,B,人社,HR,5\ns4,四,Four,B,人社,HR,5`
    expect(inText(text).faults.map(({ line, field, kind }) => [line, field, kind])).toEqual([
      [2, '窗口分钟', 'number'],
      [3, '事项名称', 'empty'],
      [4, '队列', 'queue'],
      [6, '编号', 'twice'],
    ])
    expect(inText('编号,事项名称,队列,部门,颜色\na,b,B,c,d').faults).toMatchObject([{ line: 1, field: '颜色' }])
    expect(inText('事项名称\nb').faults).toMatchObject([{ line: 1, field: '编号' }])
  })
})

describe('the command', () => {
  it('CAT-5 CAT-1 what comes in is a draft in the duty manager’s name; what is unchanged makes none; the kiosk offers nothing new', async () => {
    const data = join(folder, 'data')
    const file = join(folder, 'out.csv')
    expect(await exportCatalogue('township', { data, database: null }, file)).toMatchObject({
      exit: 0,
      json: { items: items.length },
    })
    writeFileSync(file, readFileSync(file, 'utf8').replace('就业失业登记', '就业失业登记（网办）'))
    expect(await importCatalogue('township', data, file, '0101')).toMatchObject({
      exit: 0,
      json: { ok: true, drafted: ['s02'], unchanged: items.length - 1 },
    })
    expect(await importCatalogue('township', data, file, '0101')).toMatchObject({
      json: { drafted: [], unchanged: items.length },
    })
    const store = readSqliteStore(join(data, 'hall.db'))
    expect((await catalogueIn(store)).items.get('s02')?.versions).toMatchObject([
      { version: 1, status: 'draft', history: [{ by: '0101', note: 'out.csv' }] },
    ])
    await store.close()
    await exportCatalogue('township', { data, database: null }, file)
    expect(readFileSync(file, 'utf8')).not.toContain('网办')
  })

  it('CAT-5 one fault, and nothing is taken; a clerk’s badge takes nothing in either', async () => {
    const data = join(folder, 'faulty')
    const file = join(folder, 'faulty.csv')
    writeFileSync(file, `${head}\ns90,新事项,New,B,人社,HR,5\ns91,新事项,New,Z,人社,HR,5\n`)
    expect(await importCatalogue('township', data, file, '0101')).toMatchObject({
      exit: 1,
      json: { ok: false, drafted: [], errors: [{ line: 3, field: '队列' }] },
    })
    await expect(importCatalogue('township', data, file, '0301')).rejects.toThrow('--as 0301')
    const store = readSqliteStore(join(data, 'hall.db'))
    expect((await catalogueIn(store)).items.size).toBe(0)
    await store.close()
  })
})
