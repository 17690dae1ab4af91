/** A paper of a case as a page for A4 and for a phone: complete without scripts, its QR drawn in it. */
import { renderSVG } from 'uqr'
import type { SheetContent } from '../../../domain/slip/sheet.ts'
import { visibleTexts } from '../../../domain/words/typed-text.ts'
import { escaped } from '../routes/docs-page.ts'

/** What stands in the page's body. */
export function paperHtml(content: SheetContent): string {
  const { title, hall, number, marks, lead, framed, facts, notes, code, made } = visibleTexts(content)
  const frames = framed.map(
    (one) =>
      `<section class="framed"><h2>${escaped(one.title)}</h2>${one.lines.filter(Boolean).map(paragraph).join('')}</section>`,
  )
  const rows = facts.filter(({ value }) => value !== '')
  const image = code.text === null ? '' : renderSVG(code.text, { ecc: 'M', border: 4 })
  return `<article class="sheet" lang="${content.language === 'zh' ? 'zh-CN' : 'en'}">
<header><svg class="mark" viewBox="0 0 48 48" aria-hidden="true"><path d="M11.3 40V21a12.7 12.7 0 0 1 25.4 0v19" fill="none" stroke="currentColor" stroke-width="4.6"/><path d="M3 39.4h42v5.2H3z" fill="currentColor"/></svg>
<div><h1>${escaped(title)}</h1><p>${escaped(hall)}</p></div><p class="number"><span>${escaped(number.label)}</span><b>${escaped(number.value)}</b></p></header>
${marks.map((mark) => `<p class="mark-line">${escaped(mark)}</p>`).join('')}
<p class="lead">${escaped(lead)}</p>
${frames.join('\n')}
<dl>${rows.map(({ label, value }) => `<div><dt>${escaped(label)}</dt><dd>${escaped(value)}</dd></div>`).join('')}</dl>
${notes.map(paragraph).join('')}
<footer>${image}<div><p><b>${escaped(code.title)}</b></p>${code.notes.map(paragraph).join('')}<p>${escaped(made)}</p></div></footer>
</article>`
}

function paragraph(text: string): string {
  return `<p>${escaped(text)}</p>`
}
