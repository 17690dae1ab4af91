/** Makes slips of today's tickets and hands them to the printers. */
import type { SlipRequest } from '../../../domain/contract/http/hall.ts'
import { ticketView } from '../../../domain/views/ticket.ts'
import { sitePlan } from '../../../domain/plan/site-plan.ts'
import { remoteSlipContent, slipContent, type SlipContent } from '../../../domain/slip/slip.ts'
import { slipTimeText } from '../../../domain/slip/slip-time.ts'
import type { Hall } from '../../hall/compose.ts'
import type { PrinterTarget } from '../../start/config.ts'
import { createPrinters } from './printers.ts'
import type { RemoteNumber, SlipDesk } from '../../gateway/routes/slips.ts'

/** Slips of other sites' numbers are reprinted within minutes or never. */
const REMEMBERED_MOST = 200

/** The slip desk of a hall. `origin` is what the QR's address begins with, e.g. http://10.1.1.5:8080. */
export function createSlipDesk(hall: Hall, targets: ReadonlyMap<string, PrinterTarget>): SlipDesk {
  const printers = createPrinters(targets)
  const remote = new Map<string, RemoteNumber>()
  const keyOf = (site: string, ticketNo: string | undefined): string => `${site} ${ticketNo}`
  const remoteContent = (request: SlipRequest, { result, place }: RemoteNumber): SlipContent =>
    remoteSlipContent(
      {
        ticketNo: request.ticketNo,
        link: result.link ?? '',
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
        link: `${origin}/t/${link}`,
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
  return {
    remember: (number) => {
      remote.set(keyOf(number.place.site, number.result.ticketNo), number)
      if (remote.size > REMEMBERED_MOST) remote.delete(remote.keys().next().value as string)
    },
    status: printers.status,
    print: async (kioskName, request, origin) => {
      const content = contentOf(request, origin)
      return content === null ? null : printers.print(kioskName, content)
    },
    bytes: (request, origin) => {
      const content = contentOf(request, origin)
      return content === null ? null : printers.bytes(content)
    },
  }
}
