/** What Excel and WPS put into a workbook beside plain cells: reading aids, escaped line ends, strict files, other days 0. */
import { strToU8, zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { tableBytes } from '../../../server/catalogue/table-file.ts'
import { workbookSheets } from '../../../server/catalogue/workbook.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const KINDS = {
  transitional: [
    'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  ],
  // ISO/IEC 29500-1, as "Strict Open XML Spreadsheet" saves it.
  strict: ['http://purl.oclc.org/ooxml/spreadsheetml/main', 'http://purl.oclc.org/ooxml/officeDocument/relationships'],
} as const

/** Texts: a name with its pinyin above it, a cell with an escaped CR, the escape itself, a name of two runs. */
const TEXTS =
  '<si><t>社保卡挂失</t><rPh sb="0" eb="2"><t>shèbǎo</t></rPh><rPh sb="2" eb="3"><t>kǎ</t></rPh><phoneticPr fontId="1"/></si>' +
  '<si><t>材料一_x000D_\n材料二</t></si><si><t>表_x005F_x0041_</t></si>' +
  '<si><r><t>居住证</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 签注</t></r></si>'
const CELLS =
  '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c></row>' +
  '<row r="2"><c r="A2" t="inlineStr"><is><t>窗口</t></is></c><c r="B2" s="1" t="d"><v>2026-02-03</v></c>' +
  '<c r="C2" s="1"><v>46056</v></c></row><row r="3"><c r="B3" t="b"><v>1</v></c></row>'

function workbook(kind: keyof typeof KINDS, properties = '', cells = CELLS): Buffer {
  const [main, relations] = KINDS[kind]
  const related = (id: string, what: string, target: string): string =>
    `<Relationship Id="${id}" Type="${relations}/${what}" Target="${target}"/>`
  const parts = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships">${related('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}">${properties}<sheets><sheet name="事项" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${[
      related('rId1', 'worksheet', 'worksheets/sheet1.xml'),
      related('rId2', 'sharedStrings', 'sharedStrings.xml'),
      related('rId3', 'styles', 'styles.xml'),
    ].join('')}</Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${cells}</sheetData>${cells === CELLS ? '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>' : ''}</worksheet>`,
    'xl/sharedStrings.xml': `<sst xmlns="${main}">${TEXTS}</sst>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><cellXfs count="4"><xf numFmtId="0"/>${[14, 22, 20].map((id) => `<xf numFmtId="${id}" applyNumberFormat="1"/>`).join('')}</cellXfs></styleSheet>`,
  }
  return Buffer.from(
    zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(HEAD + xml)]))),
  )
}

it.each([
  ['as Excel saves it', workbook('transitional'), '2026-02-03'],
  ['saved as strict', workbook('strict'), '2026-02-03'],
  ['whose days are counted from 1904', workbook('transitional', '<workbookPr date1904="1"/>'), '2030-02-04'],
])('CAT-5 a workbook %s: no pinyin in a name, no escape in a text, the day that is shown', async (_, bytes, day) => {
  const [sheet] = await workbookSheets(bytes)
  expect(sheet?.rows.map((row) => row.cells)).toEqual([
    ['社保卡挂失', '材料一\r\n材料二', '表_x0041_', '居住证 签注'],
    ['窗口', '2026-02-03', day, ''],
    ['窗口', 'true', '', ''],
  ])
  expect(sheet?.rows[1]?.dates).toEqual([1, 2])
})

/** 3 February 2026; a minute has no end in binary, and a reader that cuts takes 09:30 for 09:29:59.999. */
const DAY_NO = 46056
const MINUTES = Array.from({ length: 1440 }, (_, nth) => nth)

it('CAT-5 a moment and a time of day are the minute that the workbook shows, every one of them', async () => {
  const rows = MINUTES.map(
    (nth) =>
      `<row r="${nth + 1}"><c r="A${nth + 1}" s="2"><v>${DAY_NO + nth / 1440}</v></c>` +
      `<c r="B${nth + 1}" s="3"><v>${nth / 1440}</v></c></row>`,
  )
  const [sheet] = await workbookSheets(workbook('transitional', '', rows.join('')))
  const clock = (nth: number): string => new Date(nth * 60_000).toISOString().slice(11, 19)
  expect(sheet?.rows.map((row) => row.cells)).toEqual(
    MINUTES.map((nth) => [nth === 0 ? '2026-02-03' : `2026-02-03 ${clock(nth)}`, clock(nth)]),
  )
})

it('CAT-5 a text that looks like an escaped sign goes out so that a spreadsheet shows it as it is', async () => {
  const row = ['编号_x0031_', '_x005F_x0041_', '材料_X', '_x0031_x0032_']
  const [sheet] = await workbookSheets(await tableBytes('x.xlsx', [row]))
  expect(sheet?.rows[0]?.cells).toEqual(row)
})
