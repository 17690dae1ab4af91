/** Makes slips of today's tickets and hands them to the printers. */
import type { SlipRequest } from '../../../domain/contract/http/hall.ts'
import { phoneAddress } from '../../../domain/plan/public-address.ts'
import type { RemotePlace } from '../../../domain/plan/remote-place.ts'
import type { CommandResult } from '../../../domain/contract/subjects.ts'
import type { PrintOutcome, PrinterStatus } from '../../../domain/slip/printer.ts'
import { sitePlan } from '../../../domain/plan/site-plan.ts'
import { ticketView } from '../../../domain/views/ticket.ts'
import { remoteSlipContent, slipContent, type SlipContent, type SlipLanguage } from '../../../domain/slip/slip.ts'
import { sheetLayout, type SheetContent } from '../../../domain/slip/sheet.ts'
import { testSheet, testSlipContent, type PrinterTest } from '../../../domain/slip/test-slip.ts'
import { slipTimeText } from '../../../domain/slip/slip-time.ts'
import { visibleTexts } from '../../../domain/words/typed-text.ts'
import { wallTime } from '../../../domain/words/wall-time.ts'
import type { Hall } from '../../hall/hall.ts'
import type { PrinterTarget } from '../../site-file/config.ts'
import type { PrintedTally } from '../../store/beside/printed-slips.ts'
import { createPrinters } from './printers.ts'

/** A number of another site as its server gave it; `link` is a whole address. */
export interface RemoteNumber {
  readonly result: CommandResult
  readonly place: RemotePlace
}

/** Slips of today's tickets, on paper or as bytes. */
export interface SlipPrinting {
  status(kioskName: string): Promise<PrinterStatus>
  /** null: no such ticket today. */
  print(kioskName: string, request: SlipRequest, origin: string): Promise<PrintOutcome | null>
  bytes(request: SlipRequest, origin: string): Uint8Array | null
  /** Kiosks and counters (`counter:1`) that have a printer of the hall, by name. */
  readonly kioskNames: readonly string[]
  /** Prints what shows whether the printer works; no ticket is made and nothing is recorded (SETUP-5, SETUP-7). */
  printTest(kioskName: string, test: PrinterTest, language: SlipLanguage, origin: string): Promise<PrintOutcome>
  /** Prints a sheet that is no slip: a receipt, a notice (PAPER-4). */
  printSheet(printerName: string, content: SheetContent): Promise<PrintOutcome>
  /** A number of another site that was handed out here: its slip can be printed from now on, until the server stops. */
  remember(number: RemoteNumber): void
}

/** Slips of other sites' numbers are reprinted within minutes or never. */
const REMEMBERED_MOST = 200

/** Slips of a hall; `fontFiles` are its own fonts, `tally` counts the paper. `origin` is what the QR's address begins with, e.g. http://10.1.1.5:8080. */
export function createSlipPrinting(
  hall: Hall,
  targets: ReadonlyMap<string, PrinterTarget>,
  fontFiles: readonly string[] = [],
  tally: Pick<PrintedTally, 'add'> | null = null,
): SlipPrinting {
  const printers = createPrinters(targets, { fontFiles })
  const remote = new Map<string, RemoteNumber>()
  const keyOf = (site: string, ticketNo: string | undefined): string => `${site} ${ticketNo}`
  const remoteContent = (request: SlipRequest, { result, place }: RemoteNumber): SlipContent =>
    remoteSlipContent(
      {
        ticketNo: request.ticketNo,
        link: phoneAddress(result.link ?? '', null, ''),
        issuedAtText: slipTimeText(result.issuedAtMs ?? hall.nowMs(), hall.index.settings.timeZone, request.language),
        items: [],
        ahead: result.ahead ?? null,
        span: result.span ?? null,
        isReprint: request.isReprint,
        isElder: request.isElder,
        language: request.language,
      },
      place,
    )
  const contentOf = (request: SlipRequest, origin: string): SlipContent | null => {
    if (request.site !== undefined) {
      const number = remote.get(keyOf(request.site, request.ticketNo))
      return number === undefined ? null : remoteContent(request, number)
    }
    const day = hall.day()
    const link = (day.tickets.get(request.ticketNo) ?? day.closed.get(request.ticketNo)?.ticket)?.link
    const view = link === undefined ? null : ticketView(day, hall.index, link, hall.nowMs())
    if (!view) return null
    const { settings } = hall.index
    return slipContent(
      {
        ticketNo: view.ticketNo,
        // Anybody can type a number; a code would open the ticket to them.
        link:
          request.isReprint && request.link !== link
            ? null
            : phoneAddress(`/t/${link}`, settings.publicAddress, origin),
        issuedAtText: slipTimeText(view.issuedAtMs, settings.timeZone, request.language),
        items: view.items.map((item) => item.item),
        ahead: view.ahead,
        span: view.span,
        counters: view.counters,
        isReprint: request.isReprint,
        isElder: request.isElder,
        language: request.language,
      },
      sitePlan(settings),
    )
  }
  const counted = paperCount(hall, tally)
  return {
    remember: (number) => {
      remote.set(keyOf(number.place.site, number.result.ticketNo), number)
      if (remote.size > REMEMBERED_MOST) remote.delete(remote.keys().next().value as string)
    },
    status: printers.status,
    print: async (kioskName, request, origin) => {
      const content = contentOf(request, origin)
      return content === null ? null : printers.print(kioskName, content, (mm) => counted(request, mm))
    },
    printSheet: (printerName, content) =>
      printers.printSheet(printerName, (ports) => sheetLayout(visibleTexts(content), ports)),
    kioskNames: [...targets.keys()],
    printTest: (kioskName, test, language, origin) => {
      const { settings } = hall.index
      const plan = sitePlan(settings)
      const facts = {
        issuedAtText: slipTimeText(hall.nowMs(), settings.timeZone, language),
        link: phoneAddress('/', settings.publicAddress, origin),
        language,
      }
      return test === 'ticket'
        ? printers.print(kioskName, testSlipContent(facts, plan))
        : printers.printSheet(kioskName, (ports) => testSheet(facts, plan, ports))
    },
    bytes: (request, origin) => {
      const content = contentOf(request, origin)
      if (content === null) return null
      const { bytes, mm } = printers.drawn(content)
      counted(request, mm)
      return bytes
    },
  }
}

/** Counts the paper of a slip; a number of another site has its paper here and is counted there. */
function paperCount(
  hall: Pick<Hall, 'nowMs' | 'index'>,
  tally: Pick<PrintedTally, 'add'> | null,
): (request: SlipRequest, mm: number) => void {
  let today = ''
  const had = new Set<string>()
  return ({ site, ticketNo }, mm) => {
    const { date } = wallTime(hall.nowMs(), hall.index.settings.timeZone)
    if (date !== today) had.clear()
    today = date
    const isFirst = site === undefined && !had.has(ticketNo)
    if (isFirst) had.add(ticketNo)
    tally?.add(date, { mm, isFirst })
  }
}
