/** The slip printers of a hall by kiosk: one job at a time per printer, and no printer that hangs holds up the hall. */
import { printSlip, readStatus } from '../../../domain/slip/printer-dialogue.ts'
import type { PrinterStatus, PrintOutcome } from '../../../domain/slip/printer.ts'
import type { SlipPorts } from '../../../domain/slip/drawing.ts'
import { drawnSlip, sheetBytes, type DrawnSlip } from '../../../domain/slip/slip-bytes.ts'
import type { Block } from '../../../domain/slip/slip-layout.ts'
import type { SlipContent } from '../../../domain/slip/slip.ts'
import type { PrinterTarget } from '../../site-file/config.ts'
import { openFileWire } from './file-wire.ts'
import { slipPorts } from './slip-ports.ts'
import { openTcpWire, type OpenWire } from './tcp-wire.ts'

export interface Printers {
  /** Read just now; `none` for a kiosk without a printer of its own. */
  status(kioskName: string): Promise<PrinterStatus>
  /** Prints on the kiosk's printer after whatever it is printing already; `onPrinted` hears how long the slip was, mm. */
  print(kioskName: string, content: SlipContent, onPrinted?: (mm: number) => void): Promise<PrintOutcome>
  /** The same for a sheet that is no slip. */
  printSheet(kioskName: string, sheet: (ports: SlipPorts) => readonly Block[]): Promise<PrintOutcome>
  /** The same slip for a printer that hangs on the kiosk itself. */
  drawn(content: SlipContent): DrawnSlip
}

export interface PrinterOptions {
  /** Fonts of the hall for characters that the bundled ones lack. */
  readonly fontFiles?: readonly string[]
}

const NONE: PrinterStatus = { printer: 'none', paper: 'unknown' }
const OFFLINE: PrinterStatus = { printer: 'offline', paper: 'unknown' }

/** `targets` by the name of the kiosk; kiosks that share a printer share its queue. */
export function createPrinters(targets: ReadonlyMap<string, PrinterTarget>, options: PrinterOptions = {}): Printers {
  // Fonts are opened at the first slip, so that a hall without printers never pays for them.
  let opened: SlipPorts | null = null
  const ports = (): SlipPorts => (opened ??= slipPorts(options.fontFiles))
  const busy = new Map<string, Promise<unknown>>()
  const inTurn = <T>(target: PrinterTarget, work: (wire: OpenWire | null) => Promise<T>): Promise<T> => {
    const key = keyOf(target)
    const turn = (busy.get(key) ?? Promise.resolve()).then(() => withWire(target, work))
    // The next one waits for this one's end, however it ends.
    const done = turn.then(
      () => undefined,
      () => undefined,
    )
    busy.set(key, done)
    void done.then(() => busy.get(key) === done && busy.delete(key))
    return turn
  }
  const printBytes = async (kioskName: string, bytes: () => Uint8Array): Promise<PrintOutcome> => {
    const target = targets.get(kioskName)
    if (!target) return { state: 'failed', status: NONE }
    // Drawn before the line is open: no printer waits for fonts.
    const drawn = bytes()
    return inTurn<PrintOutcome>(target, async (wire) =>
      wire ? printSlip(wire, drawn) : { state: 'failed', status: OFFLINE },
    )
  }
  return {
    status(kioskName) {
      const target = targets.get(kioskName)
      return target ? inTurn(target, async (wire) => (wire ? readStatus(wire) : OFFLINE)) : Promise.resolve(NONE)
    },
    print: async (kioskName, content, onPrinted) => {
      let mm = 0
      const outcome = await printBytes(kioskName, () => {
        const slip = drawnSlip(content, ports())
        mm = slip.mm
        return slip.bytes
      })
      if (outcome.state !== 'failed') onPrinted?.(mm)
      return outcome
    },
    printSheet: (kioskName, sheet) => printBytes(kioskName, () => sheetBytes(sheet(ports()), ports())),
    drawn: (content) => drawnSlip(content, ports()),
  }
}

function keyOf(target: PrinterTarget): string {
  return target.kind === 'tcp' ? `${target.host}:${target.port}` : target.path
}

async function withWire<T>(target: PrinterTarget, work: (wire: OpenWire | null) => Promise<T>): Promise<T> {
  const wire = await (target.kind === 'tcp' ? openTcpWire(target.host, target.port) : openFileWire(target.path))
  try {
    return await work(wire)
  } finally {
    wire?.close()
  }
}
