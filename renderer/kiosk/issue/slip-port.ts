/** The way to a slip printer: the shell's own where there is one, else the hall's, by the server. */
import type { ShellBridge } from '../../../domain/contract/bridge.ts'
import { DEVICE_HEADER, type SlipRequest } from '../../../domain/contract/http/hall.ts'
import type { PrinterStatus, PrintOutcome } from '../../../domain/slip/printer.ts'
import { deviceToken } from '../../app/server/page-state.ts'
import { askServer } from '../../app/server/servers.ts'
import { within } from '../../app/within.ts'

export interface SlipPort {
  /**
   * `isAlone`: there is no server to ask, so only the shell's own printer counts. null: the hall was too busy to say, and
   * nothing is known of its printer; a slip is then tried.
   */
  readonly status: (isAlone?: boolean) => Promise<PrinterStatus | null>
  /**
   * Never rejects: whatever goes wrong is a slip that did not come out. `drawn`: bytes made on the page, while no
   * server can make them.
   */
  readonly print: (request: SlipRequest, drawn?: Promise<Uint8Array>) => Promise<PrintOutcome>
}

const NO_PRINTER: PrinterStatus = { printer: 'none', paper: 'unknown' }
const SILENT: PrinterStatus = { printer: 'offline', paper: 'unknown' }
/** What the hall's printer was when it was last asked. */
const HALL_PRINTER = 'yichuang.hallPrinter'
const STATUS_WITHIN_MS = 2500
const PRINT_WITHIN_MS = 20_000

/** What the shell put on the window, if this page runs in one. */
export function shellBridge(): ShellBridge | null {
  return (Reflect.get(window, 'yichuang') as ShellBridge | undefined) ?? null
}

/** Whether slips can come out of this printer right now. */
export function canPrint(status: PrinterStatus | null): boolean {
  return status === null || status.printer === 'none' || (status.printer === 'ok' && status.paper !== 'out')
}

/** Opens the way; the shell's printer goes first, and where it has none the hall's is asked. */
export function openSlipPort(bridge: ShellBridge | null = shellBridge()): SlipPort {
  async function status(isAlone = false): Promise<PrinterStatus | null> {
    const own = bridge === null ? NO_PRINTER : await statusOf(bridge.printerStatus())
    if (own.printer !== 'none') return own
    return isAlone ? outOfReach() : withinReach(hallStatus())
  }

  async function print(request: SlipRequest, drawn?: Promise<Uint8Array>): Promise<PrintOutcome> {
    const own = bridge === null ? NO_PRINTER : await statusOf(bridge.printerStatus())
    const job = bridge !== null && own.printer !== 'none' ? printOnShell(bridge, request, drawn) : printInHall(request)
    return within(PRINT_WITHIN_MS, job).catch(() => ({ state: 'failed', status: SILENT }))
  }

  return { status, print }
}

async function hallStatus(): Promise<PrinterStatus> {
  const response = await askServer('/api/printer', { headers: headers() })
  const status = response.ok ? ((await response.json()) as PrinterStatus) : NO_PRINTER
  localStorage.setItem(HALL_PRINTER, status.printer)
  return status
}

/** The hall's printer is out of reach with the hall; where there never was one, the page prints as always. */
function outOfReach(): PrinterStatus {
  return localStorage.getItem(HALL_PRINTER) === 'none' ? NO_PRINTER : SILENT
}

async function printInHall(request: SlipRequest): Promise<PrintOutcome> {
  const response = await post('/api/slips', request)
  return response.ok ? ((await response.json()) as PrintOutcome) : { state: 'failed', status: SILENT }
}

async function printOnShell(
  bridge: ShellBridge,
  request: SlipRequest,
  drawn?: Promise<Uint8Array>,
): Promise<PrintOutcome> {
  if (drawn) return bridge.print(await drawn)
  const response = await post('/api/slips/bytes', request)
  if (!response.ok) return { state: 'failed', status: await bridge.printerStatus() }
  return bridge.print(new Uint8Array(await response.arrayBuffer()))
}

function post(path: string, request: SlipRequest): Promise<Response> {
  return askServer(path, {
    method: 'POST',
    headers: { ...headers(), 'content-type': 'application/json' },
    body: JSON.stringify(request),
  })
}

function headers(): Record<string, string> {
  return deviceToken.value === null ? {} : { [DEVICE_HEADER]: deviceToken.value }
}

/** A line that is gone is a printer out of reach; a hall that is slow to answer says nothing against its printer. */
function withinReach(asked: Promise<PrinterStatus>): Promise<PrinterStatus | null> {
  return within(
    STATUS_WITHIN_MS,
    asked.catch(() => SILENT),
  ).catch(() => null)
}

/** A printer that says nothing must not hold the visitor up. */
function statusOf(asked: Promise<PrinterStatus>): Promise<PrinterStatus> {
  return within(STATUS_WITHIN_MS, asked).catch(() => SILENT)
}
