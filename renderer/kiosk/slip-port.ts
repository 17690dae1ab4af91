/** The way to a slip printer: the shell's own where there is one, else the hall's, by the server. */
import type { ShellBridge } from '../../domain/bridge.ts'
import { DEVICE_HEADER, type SlipRequest } from '../../domain/http.ts'
import type { PrinterStatus, PrintOutcome } from '../../domain/slip/printer.ts'
import { deviceToken } from '../app/page-state.ts'

export interface SlipPort {
  readonly status: () => Promise<PrinterStatus>
  /** Never rejects: whatever goes wrong is a slip that did not come out. */
  readonly print: (request: SlipRequest) => Promise<PrintOutcome>
}

const NO_PRINTER: PrinterStatus = { printer: 'none', paper: 'unknown' }
const SILENT: PrinterStatus = { printer: 'offline', paper: 'unknown' }
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
  async function status(): Promise<PrinterStatus> {
    const own = bridge === null ? NO_PRINTER : await within(STATUS_WITHIN_MS, bridge.printerStatus(), SILENT)
    return own.printer === 'none' ? within(STATUS_WITHIN_MS, hallStatus(), SILENT) : own
  }

  async function print(request: SlipRequest): Promise<PrintOutcome> {
    const own = bridge === null ? NO_PRINTER : await within(STATUS_WITHIN_MS, bridge.printerStatus(), SILENT)
    const job = bridge !== null && own.printer !== 'none' ? printOnShell(bridge, request) : printInHall(request)
    return within(PRINT_WITHIN_MS, job, { state: 'failed', status: SILENT })
  }

  return { status, print }
}

async function hallStatus(): Promise<PrinterStatus> {
  const response = await fetch('/api/printer', { headers: headers() })
  return response.ok ? ((await response.json()) as PrinterStatus) : NO_PRINTER
}

async function printInHall(request: SlipRequest): Promise<PrintOutcome> {
  const response = await post('/api/slips', request)
  return response.ok ? ((await response.json()) as PrintOutcome) : { state: 'failed', status: SILENT }
}

async function printOnShell(bridge: ShellBridge, request: SlipRequest): Promise<PrintOutcome> {
  const response = await post('/api/slips/bytes', request)
  if (!response.ok) return { state: 'failed', status: await bridge.printerStatus() }
  return bridge.print(new Uint8Array(await response.arrayBuffer()))
}

function post(path: string, request: SlipRequest): Promise<Response> {
  return fetch(path, { method: 'POST', headers: { ...headers(), 'content-type': 'application/json' }, body: JSON.stringify(request) })
}

function headers(): Record<string, string> {
  return deviceToken.value === null ? {} : { [DEVICE_HEADER]: deviceToken.value }
}

/** A printer that says nothing must not hold the visitor up. */
async function within<T>(limitMs: number, work: Promise<T>, otherwise: T): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<T>((resolve) => (timer = setTimeout(() => resolve(otherwise), limitMs)))
  try {
    return await Promise.race([work, late])
  } catch {
    return otherwise
  } finally {
    clearTimeout(timer)
  }
}
