/** Makes slips of today's tickets and hands them to the printers. */
import type { SlipRequest } from '../domain/http.ts'
import type { Hall } from './compose.ts'
import type { PrinterTarget } from './config.ts'
import type { SlipDesk } from './gateway/slip-routes.ts'

/** Until printers are connected every kiosk prints its own slip page. */
export function createSlipDesk(hall: Hall, _targets: ReadonlyMap<string, PrinterTarget>): SlipDesk {
  const isToday = (request: SlipRequest): boolean => hall.day().tickets.has(request.ticketNo) || hall.day().closed.has(request.ticketNo)
  return {
    status: async () => ({ printer: 'none', paper: 'unknown' }),
    print: async (_kiosk, request) => (isToday(request) ? { state: 'failed', status: { printer: 'none', paper: 'unknown' } } : null),
    bytes: () => null,
  }
}
