/** Papers of a package as pages that any browser shows from a disk, without scripts. */
import type { PaperPart } from '../paper/pdf.ts'
import type { ArchivePaper } from './documents.ts'

const STYLE =
  'body{font:14px/1.5 sans-serif;margin:2em}table{border-collapse:collapse;margin:1em 0}td,th{border:1px solid #999;padding:2px 8px;text-align:left}'

/** The paper as a page; `more` stands behind its parts. */
export function pageOf({ title, parts }: ArchivePaper, ...more: readonly PaperPart[]): string {
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${escaped(title)}</title>
<style>${STYLE}</style>
<h1>${escaped(title)}</h1>
${[...parts, ...more].map(part).join('\n')}</html>
`
}

function part({ heading, head, rows }: PaperPart): string {
  const lines = [...(head === undefined ? [] : [line(head, 'th')]), ...rows.map((row) => line(row))]
  return `${heading === undefined ? '' : `<h2>${escaped(heading)}</h2>`}<table>${lines.join('\n')}</table>`
}

function line(cells: readonly string[], tag = 'td'): string {
  return `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
