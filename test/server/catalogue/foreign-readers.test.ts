/**
 * Tables that the hall gives away, read by programs that nobody here wrote: DuckDB's reader of CSV, Python's csv, zipfile
 * and XML where the machine has it. Own reader and own writer could share one mistake.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeTable } from '../../../server/catalogue/table-file.ts'

const HEAD = ['编号', '事项名称', '备注', '分钟']
const ROWS = [
  ['007', '社保卡补换', '原件，本人的', 9],
  ['a,1', '他说"好"', '第一行\n第二行', 0],
  ['1e5', '䶮㙍𠮷', ' 前后有空格 ', 12.5],
  ['', '12/3', '', 1000],
  ['6214830012345678901', '２０２６年', "O'Brien", -3],
] as const
const TEXTS = [HEAD, ...ROWS.map((row) => row.map(String))]

const READ_CSV = `import csv,json,sys
print(json.dumps(list(csv.reader(open(sys.argv[1],encoding='utf-8-sig',newline='')))))`

/** Every part is named in the list of types and well formed; the cells as a spreadsheet's reader finds them. */
const READ_XLSX = `import json,re,sys,zipfile
import xml.etree.ElementTree as X
z=zipfile.ZipFile(sys.argv[1])
assert z.testzip() is None
M='{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
R='{http://schemas.openxmlformats.org/package/2006/relationships}'
O='{http://schemas.openxmlformats.org/officeDocument/2006/relationships}'
xml={n:X.fromstring(z.read(n)) for n in z.namelist() if n.endswith(('.xml','.rels'))}
types=xml['[Content_Types].xml']
named={t.get('PartName','').lstrip('/') for t in types} 
plain={t.get('Extension') for t in types}
assert all(n in named or n.rsplit('.',1)[-1] in plain for n in z.namelist() if n!='[Content_Types].xml')
rels={r.get('Id'):r.get('Target') for r in xml['xl/_rels/workbook.xml.rels'].iter(R+'Relationship')}
shared=[''.join(t.text or '' for t in s.iter(M+'t')) for s in xml['xl/sharedStrings.xml'].iter(M+'si')] if 'xl/sharedStrings.xml' in xml else []
sheet=next(xml['xl/workbook.xml'].iter(M+'sheet'))
rows=[]
for row in xml['xl/'+rels[sheet.get(O+'id')].lstrip('/').removeprefix('xl/')].iter(M+'row'):
  cells=[]
  for c in row.iter(M+'c'):
    at=0
    for l in re.match('[A-Z]+',c.get('r')).group(): at=at*26+ord(l)-64
    cells+=[None]*(at-1-len(cells))
    v=c.find(M+'v')
    if c.get('t')=='s': cells.append(shared[int(v.text)])
    elif c.get('t')=='inlineStr': cells.append(''.join(t.text or '' for t in c.iter(M+'t')))
    elif c.get('t')=='str': cells.append(v.text)
    else: cells.append(None if v is None else float(v.text))
  rows.append(cells)
print(json.dumps(rows))`

let folder: string
const hasPython = (() => {
  try {
    return /^Python 3/.test(execFileSync('python3', ['--version'], { encoding: 'utf8' }))
  } catch {
    return false
  }
})()
const python = (script: string, file: string): unknown =>
  JSON.parse(execFileSync('python3', ['-c', script, file], { encoding: 'utf8' }))

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yichuang-tables-'))
  await writeTable(join(folder, 'table.csv'), [HEAD, ...ROWS])
  await writeTable(join(folder, 'table.xlsx'), [HEAD, ...ROWS])
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('CAT-5 what goes out as a table', () => {
  it('CAT-5 DuckDB reads the CSV as it was meant, and finds its mark, its head and its line ends by itself', async () => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect()
    const file = join(folder, 'table.csv').replaceAll("'", "''")
    const read = await connection.runAndReadAll(`from read_csv('${file}', all_varchar = true, strict_mode = true)`)
    expect(read.columnNames()).toEqual(HEAD)
    const rows = read.getRows().map((row) => row.map((cell) => cell ?? ''))
    expect(rows).toEqual(TEXTS.slice(1))
    connection.closeSync()
  })

  it.runIf(hasPython)('CAT-5 Python reads the CSV as it was meant', () => {
    expect(python(READ_CSV, join(folder, 'table.csv'))).toEqual(TEXTS)
  })

  it.runIf(hasPython)(
    'CAT-5 the parts of the XLSX are whole, and its cells are texts and figures as they were meant',
    () => {
      const rows = python(READ_XLSX, join(folder, 'table.xlsx')) as readonly (readonly (string | number | null)[])[]
      const whole = rows.map((row) => HEAD.map((_, at) => row[at] ?? ''))
      expect(whole).toEqual([HEAD, ...ROWS])
    },
  )
})
