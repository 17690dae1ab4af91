/**
 * Routes of the papers of cases: the receipt and the notice as pages for whoever holds their address, on the slip
 * printer of the counter that gave them, and on a kiosk's (PAPER-1 … PAPER-6).
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { z } from 'zod'
import { PAPERS, type PaperReply, type PaperRequest } from '../../../domain/contract/http/case.ts'
import { phoneAddress } from '../../../domain/plan/public-address.ts'
import type { Clerk } from '../../../domain/plan/settings.ts'
import type { SheetContent } from '../../../domain/slip/sheet.ts'
import type { SlipLanguage } from '../../../domain/slip/slip.ts'
import { refusalNo } from '../../../domain/views/papers/case-papers.ts'
import { caseNoIn } from '../../../domain/words/case-no.ts'
import type { CaseFile } from '../../../domain/case/state.ts'
import type { SlipPrinting } from '../../devices/printing/slip-printing.ts'
import { noticeBehind, noticePaper, noticePath, receiptPaper, type PaperWish } from '../../hall/case-papers.ts'
import type { Hall } from '../../hall/hall.ts'
import { readCase } from '../../hall/read-case.ts'
import type { Routes } from '../guard.ts'
import { checked, refuse } from '../problem.ts'
import { tried } from './pickup.ts'
import type { WrongCodes } from './wrong-codes.ts'
import { paperHtml } from './paper-page.ts'

const language = z.enum(['zh', 'en'])
const body: z.ZodType<PaperRequest> = z.strictObject({
  paper: z.enum(PAPERS),
  ticketNo: z.string().min(1).max(10).optional(),
  caseNo: z.string().min(1).max(20).optional(),
  isReprint: z.boolean(),
  language,
})
const kioskBody = z.strictObject({ caseNo: z.string().min(1).max(20), language })
const pageQuery = z.object({ language: language.default('zh') })

interface PaperParts {
  readonly hall: Hall
  readonly slips: Pick<SlipPrinting, 'kioskNames' | 'printSheet'>
  readonly log: Logger
  /** Shared with what a kiosk asks by number, so that a wrong one counts wherever it is tried (PICKUP-6). */
  readonly tries: WrongCodes
  /** Folder of the built pages. */
  readonly pages: string
}

/** Adds them. */
export function paperRoutes(routes: Routes, parts: PaperParts): void {
  const { everyone, staff } = routes
  const { hall } = parts
  everyone.get<{ Params: { receipt: string } }>(
    '/c/:receipt/paper',
    { schema: { hide: true } },
    async (request, reply) => {
      const wish = wishOf(hall, request, pageQuery.parse(request.query).language)
      return pageOf(reply, parts.pages, await receiptPaper(hall, request.params.receipt, wish))
    },
  )
  everyone.get<{ Params: { notice: string } }>('/n/:notice', { schema: { hide: true } }, async (request, reply) => {
    const found = await noticeBehind(hall, request.params.notice)
    const wish = wishOf(hall, request, pageQuery.parse(request.query).language)
    return pageOf(reply, parts.pages, found && noticePaper(hall, found.file, found.noticeNo, wish))
  })
  staff.get<{ Params: { caseNo: string } }>(
    '/papers/receipt/:caseNo',
    { schema: { hide: true } },
    async (request, reply) => {
      const file = await caseOf(hall, request.params.caseNo)
      const wish = { ...wishOf(hall, request, pageQuery.parse(request.query).language), isReprint: true }
      return pageOf(reply, parts.pages, await receiptPaper(hall, file.receipt, wish))
    },
  )
  staff.post(
    '/api/papers',
    {
      schema: {
        summary: 'Print a receipt, a notice or a refusal on the slip printer of the counter where the clerk sits',
        tags: ['cases'],
        body,
      },
    },
    async (request, _reply, clerk): Promise<PaperReply> => printed(parts, request, clerk),
  )
  kioskRoute(routes, parts)
}

/** By the number alone a kiosk prints what it shows by the number alone: the newest notice. */
function kioskRoute({ kiosks }: Routes, { hall, slips, tries }: PaperParts): void {
  kiosks.post(
    '/api/progress/notice',
    {
      schema: { summary: "Print a case's newest notice, at a kiosk", tags: ['cases'], body: kioskBody },
    },
    async (request, _reply, kiosk): Promise<PaperReply> =>
      tried(tries, `number ${kiosk.deviceId}`, async () => {
        const asked = checked(kioskBody, request.body)
        const caseNo = caseNoIn(asked.caseNo)
        const file = caseNo === null ? null : await readCase(hall.store, caseNo)
        const noticeNo = file?.notices.at(-1)?.noticeNo
        const content = file && noticeNo && noticePaper(hall, file, noticeNo, wishOf(hall, request, asked.language))
        if (!content) return null
        if (!slips.kioskNames.includes(kiosk.name)) return { outcome: null, printer: null, page: null }
        return { outcome: await slips.printSheet(kiosk.name, content), printer: kiosk.name, page: null }
      }),
  )
}

async function printed({ hall, slips, log }: PaperParts, request: FastifyRequest, clerk: Clerk): Promise<PaperReply> {
  const asked = checked(body, request.body)
  const wish = { ...wishOf(hall, request, asked.language), isReprint: asked.isReprint }
  const file = asked.caseNo === undefined ? null : await caseOf(hall, asked.caseNo)
  const receipt = file?.receipt ?? receiptOfTicket(hall, asked.ticketNo ?? '')
  const noticeNo = file === null || asked.paper === 'receipt' ? null : numberOf(file, asked.paper)
  const content =
    asked.paper === 'receipt'
      ? await receiptPaper(hall, receipt, wish)
      : file && noticeNo && noticePaper(hall, file, noticeNo, wish)
  // A ticket whose items were all settled on the spot has no receipt, and nothing is missing.
  if (!content) return { outcome: null, printer: null, page: null }
  const page = file && noticeNo ? noticePath(file, noticeNo) : `/papers/receipt/${await firstCaseOf(hall, receipt)}`
  const printer = printerOf(hall, clerk, slips.kioskNames)
  if (printer === null) return { outcome: null, printer: null, page }
  const outcome = await slips.printSheet(printer, content)
  if (outcome.state !== 'printed') log.info({ printer, paper: asked.paper, outcome }, 'paper not confirmed')
  return { outcome, printer, page }
}

function numberOf(file: CaseFile, paper: 'notice' | 'refusal'): string | null {
  return paper === 'notice' ? (file.notices.at(-1)?.noticeNo ?? null) : refusalNo(file)
}

/** The slip printer of the counter where somebody sits: `counter:1` among the printers; null: there is none. */
function printerOf(hall: Hall, { badgeNo }: Clerk, names: readonly string[]): string | null {
  const seat = [...hall.day().counters].find(([, one]) => one.badgeNo === badgeNo)?.[0]
  const name = `counter:${seat}`
  return seat !== undefined && names.includes(name) ? name : null
}

function receiptOfTicket(hall: Hall, ticketNo: string): string {
  const { tickets, closed } = hall.day()
  const ticket = tickets.get(ticketNo) ?? closed.get(ticketNo)?.ticket
  return ticket?.link ?? refuse(404, { code: 'notFound', field: 'ticketNo', problem: 'There is no such ticket today.' })
}

async function firstCaseOf(hall: Hall, receipt: string): Promise<string> {
  return (await hall.store.casesOfReceipt(receipt))[0]?.caseNo ?? ''
}

async function caseOf(hall: Hall, typed: string): Promise<CaseFile> {
  const caseNo = caseNoIn(typed)
  const file = caseNo === null ? null : await readCase(hall.store, caseNo)
  return file ?? refuse(404, { code: 'notFound', field: 'caseNo', problem: 'There is no case of this number.' })
}

function wishOf({ index }: Hall, { protocol, host }: FastifyRequest, wanted: SlipLanguage): PaperWish {
  return {
    language: wanted,
    isReprint: false,
    linkOf: (path) => phoneAddress(path, index.settings.publicAddress, `${protocol}://${host}`),
  }
}

function pageOf(reply: FastifyReply, pages: string, content: SheetContent | null): string {
  void reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('x-robots-tag', 'noindex')
    .code(content === null ? 404 : 200)
  const file = join(pages, 'paper', 'index.html')
  const html = existsSync(file) ? readFileSync(file, 'utf8') : '<!doctype html><meta charset="utf-8"><!--paper-->'
  const inside =
    content === null
      ? '<article class="sheet"><h1>没有这张单子</h1><p>请核对地址，或到大厅问一问。There is no such paper: check the address, or ask in the hall.</p></article>'
      : paperHtml(content)
  return html.replace('<!--paper-->', () => inside)
}
