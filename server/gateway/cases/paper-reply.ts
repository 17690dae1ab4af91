/** A paper of a case as what a browser is given: the page for A4 and phone, or the file to keep (PAPER-8). */
import type { FastifyReply } from 'fastify'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SheetContent } from '../../../domain/slip/sheet.ts'
import { escaped } from '../routes/docs-page.ts'
import { paperHtml } from './paper-page.ts'

const NONE =
  '<article class="sheet missing"><h1>没有这张单子</h1><p>请核对地址，或到窗口问一问。There is no such paper: check the address, or ask at a window.</p></article>'

/** `pages`: folder of the built pages; `pdf`: address of the same paper as a file. null: there is no such paper. */
export function paperPage(reply: FastifyReply, pages: string, pdf: string, content: SheetContent | null): string {
  alone(reply)
    .type('text/html; charset=utf-8')
    .code(content === null ? 404 : 200)
  const file = join(pages, 'paper', 'index.html')
  const html = existsSync(file) ? readFileSync(file, 'utf8') : '<!doctype html><meta charset="utf-8"><!--paper-->'
  if (content === null) return html.replace('<!--paper-->', () => NONE)
  const words = content.language === 'zh' ? '存成 PDF' : 'Save as PDF'
  const link = `<a href="${escaped(pdf)}" download="${escaped(fileName(content))}">${words}</a>`
  return html.replace('<!--paper-->', () => paperHtml(content)).replace('<!--pdf-->', () => link)
}

/** Makes a PDF of a paper; `atMs`: when. */
export type PdfMaker = (content: SheetContent, atMs: number) => Promise<Buffer>

/** null: there is no such paper. */
export async function paperFile(
  reply: FastifyReply,
  nowMs: number,
  make: PdfMaker,
  content: SheetContent | null,
): Promise<Buffer | string> {
  if (content === null) return paperPage(reply, '', '', null)
  alone(reply)
    .type('application/pdf')
    .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(fileName(content))}`)
  return make(content, nowMs)
}

/** "受理回执 261126 0147.pdf" */
function fileName({ title, number }: SheetContent): string {
  return `${title} ${number.value}.pdf`
}

/** Kept by nobody on the way, found by no search. */
function alone(reply: FastifyReply): FastifyReply {
  return reply.header('cache-control', 'no-store').header('x-robots-tag', 'noindex')
}
