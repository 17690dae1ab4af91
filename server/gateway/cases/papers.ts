/**
 * Routes of the papers of cases: the receipt and the notice as pages and as PDF for whoever holds their address, on the
 * slip printer of the counter that gave them, and on a kiosk's (PAPER-1 … PAPER-8).
 */
import type { FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { z } from 'zod'
import { PAPERS, pdfPath, type PaperReply, type PaperRequest } from '../../../domain/contract/http/case.ts'
import { phoneAddress } from '../../../domain/plan/public-address.ts'
import type { Clerk } from '../../../domain/plan/settings.ts'
import type { SheetContent } from '../../../domain/slip/sheet.ts'
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
import { paperFile, paperPage, type PdfMaker } from './paper-reply.ts'

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
const PDFS_PER_MINUTE = 30

interface PaperParts {
  readonly hall: Hall
  readonly slips: Pick<SlipPrinting, 'kioskNames' | 'printSheet'>
  readonly log: Logger
  /** Shared with what a kiosk asks by number, so that a wrong one counts wherever it is tried (PICKUP-6). */
  readonly tries: WrongCodes
  /** Folder of the built pages. */
  readonly pages: string
  readonly makePdf: PdfMaker
  readonly allowance: number
}

/** Adds them. */
export function paperRoutes(routes: Routes, parts: PaperParts): void {
  const { everyone, staff } = routes
  const { hall } = parts
  type Wanted = FastifyRequest<{ Params: { of: string } }>
  const receipt = (request: Wanted, wish: PaperWish): Promise<SheetContent | null> =>
    receiptPaper(hall, request.params.of, wish)
  const notice = async ({ params }: Wanted, wish: PaperWish): Promise<SheetContent | null> => {
    const found = await noticeBehind(hall, params.of)
    return found && noticePaper(hall, found.file, found.noticeNo, wish)
  }
  const hidden = { schema: { hide: true } }
  const slowed = {
    ...hidden,
    config: { rateLimit: { max: Math.max(PDFS_PER_MINUTE, parts.allowance), timeWindow: 60_000 } },
  }
  for (const [path, find] of [
    ['/c/:of/paper', receipt],
    ['/n/:of', notice],
  ] as const) {
    everyone.get<{ Params: { of: string } }>(path, hidden, async (request, reply) =>
      paperPage(reply, parts.pages, pdfPathOf(request), await find(request, wishOf(hall, request))),
    )
    everyone.get<{ Params: { of: string } }>(pdfPath(path), slowed, async (request, reply) =>
      paperFile(reply, hall.nowMs(), parts.makePdf, await find(request, wishOf(hall, request))),
    )
  }
  for (const paper of PAPERS) {
    const path = `/papers/${paper}/:of`
    const again = async (request: Wanted): Promise<SheetContent | null> =>
      paperOf(hall, await caseOf(hall, request.params.of), paper, { ...wishOf(hall, request), isReprint: true })
    staff.get<{ Params: { of: string } }>(path, hidden, async (request, reply) =>
      paperPage(reply, parts.pages, pdfPathOf(request), await again(request)),
    )
    staff.get<{ Params: { of: string } }>(pdfPath(path), slowed, async (request, reply) =>
      paperFile(reply, hall.nowMs(), parts.makePdf, await again(request)),
    )
  }
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
  const content =
    file === null
      ? asked.paper === 'receipt' && (await receiptPaper(hall, receipt, wish))
      : await paperOf(hall, file, asked.paper, wish)
  // A ticket whose items were all settled on the spot has no receipt, and nothing is missing.
  if (!content) return { outcome: null, printer: null, page: null }
  const noticeNo = file && numberOf(file, asked.paper)
  const page = file && noticeNo ? noticePath(file, noticeNo) : `/papers/receipt/${await firstCaseOf(hall, receipt)}`
  const printer = printerOf(hall, clerk, slips.kioskNames)
  if (printer === null) return { outcome: null, printer: null, page }
  const outcome = await slips.printSheet(printer, content)
  if (outcome.state !== 'printed') log.info({ printer, paper: asked.paper, outcome }, 'paper not confirmed')
  return { outcome, printer, page }
}

/** The receipt of its ticket, its newest notice or its refusal; null: there is none. */
async function paperOf(
  hall: Hall,
  file: CaseFile,
  paper: PaperRequest['paper'],
  wish: PaperWish,
): Promise<SheetContent | null> {
  const no = numberOf(file, paper)
  if (paper === 'receipt') return receiptPaper(hall, file.receipt, wish)
  return no === null ? null : noticePaper(hall, file, no, wish)
}

/** null: a receipt has none, and a case may have no notice. */
function numberOf(file: CaseFile, paper: PaperRequest['paper']): string | null {
  if (paper === 'receipt') return null
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

function wishOf({ index }: Hall, request: FastifyRequest, wanted = pageQuery.parse(request.query).language): PaperWish {
  const { protocol, host } = request
  return {
    language: wanted,
    isReprint: false,
    linkOf: (path) => phoneAddress(path, index.settings.publicAddress, `${protocol}://${host}`),
  }
}

/** The same paper as PDF, in the language that was asked for. */
function pdfPathOf({ url }: FastifyRequest): string {
  const [path = '', query] = url.split('?')
  return `${pdfPath(path)}${query === undefined ? '' : `?${query}`}`
}
