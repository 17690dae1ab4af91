/** Papers as PDF: what stands on them can be read, selected and counted, whatever its characters. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { pdfOf } from '../../../server/paper/pdf.ts'
import { pdfText } from '../../support/pdf-text.ts'

const paper = { title: '渭源县政务服务中心 2026-11-25', proof: 'day/2026-11-25 · 9 · SHA-256 ab12', atMs: 0 }

it('SEAL-4 every character of a paper is drawn from a font that has it and can be selected, what no font has as its code; the same paper has the same bytes', async () => {
  const table = readFileSync(join(import.meta.dirname, 'standard-characters.txt'), 'utf8').replaceAll('\n', '')
  const rare = [...table].filter((one, at) => one.length === 2 || at % 97 === 0).join('')
  const words = `难办 㙦酂 Ⅱ ⑳ — “原件” difficult waffle ½ é`
  const parts = [{ heading: '材料', rows: [[words, rare], ['\u{30000}\t\u0007完']] }]
  const made = await pdfOf({ ...paper, parts })
  const text = pdfText(made).join('\n').replaceAll('\n', '')
  for (const one of [...`${words}${rare}`]) expect(text, one).toContain(one)
  expect(text).toContain('[U+30000]')
  expect(text).toContain('difficult')
  expect((await pdfOf({ ...paper, parts })).equals(made)).toBe(true)
}, 240_000)

it('SEAL-4 a long table runs over pages that say which of how many they are, each with the head of its columns and the hash', async () => {
  const rows = Array.from({ length: 90 }, (_, at) => [`A${String(at + 1).padStart(3, '0')}`, '综合窗口'])
  const pages = pdfText(await pdfOf({ ...paper, parts: [{ heading: '号票', head: ['号', '队列'], rows }] }))
  expect(pages.length).toBe(3)
  pages.forEach((page, at) => {
    expect(page).toContain(`第 ${at + 1} 页 共 3 页 · Page ${at + 1} of 3`)
    expect(page).toContain('SHA-256 ab12')
    expect(page).toContain('队列')
  })
  for (const [no = ''] of rows)
    expect(
      pages.filter((page) => page.split('\n').includes(`${no}综合窗口`)),
      no,
    ).toHaveLength(1)
}, 240_000)
