/**
 * Check, print, confirm: the one conversation with a slip printer, over whatever wire it hangs on (docs/sources.md P1).
 */
import { askInOrder, askNow, forget } from './escpos.ts'
import { answerReader, statusOf } from './printer-answers.ts'
import type { PrinterStatus, PrintOutcome } from './printer.ts'

/** Failures of the line are values here, so that every one of them ends in an outcome. */
export interface PrinterWire {
  /** true when all bytes were taken in time. */
  write(bytes: Uint8Array): Promise<boolean>
  /** What has arrived, at the latest after `withinMs`: empty when nothing came, null when the line is gone. */
  read(withinMs: number): Promise<Uint8Array | null>
}

/** A healthy printer answers within a few milliseconds; a network may add some. */
const ANSWER_WITHIN_MS = 500
/** Reads of other news (automatic status) that one question puts up with. */
const CHATTER_MAX = 4
const CONFIRM_STEP_MS = 250
/** With the step above: a slip of 15 cm on a slow mechanism, twice over. */
const CONFIRM_STEPS = 16
/** A question lies behind the slip in a small printer's memory, so it is silent until that is on paper: some 4.5 s. */
const SILENT_STEPS = 6

const OFFLINE: PrinterStatus = { printer: 'offline', paper: 'unknown' }
/** Takes bytes and says nothing: as good as it gets on a one-way device file. */
const SILENT: PrinterStatus = { printer: 'ok', paper: 'unknown' }

/** The state of the printer just now; a device that never answers is `ok` with paper `unknown`. */
export async function readStatus(wire: PrinterWire): Promise<PrinterStatus> {
  return settled(await talk(wire).status())
}

/** Prints one slip and says what became of it (SLIP-6 … SLIP-10). Nothing is sent to a printer that cannot print. */
export async function printSlip(wire: PrinterWire, bytes: Uint8Array): Promise<PrintOutcome> {
  const line = talk(wire)
  const before = await line.status()
  if (before === 'gone' || !canPrint(settled(before))) return { state: 'failed', status: settled(before) }
  if (!(await wire.write(bytes)) || !(await wire.write(Uint8Array.from(askInOrder()))))
    return failed(wire, await line.status())
  return confirmed(wire, line, before === 'silent')
}

/** Polls until the slip is out, or until the printer says why it is not; one that is silent may be at work (SLIP-17). */
async function confirmed(wire: PrinterWire, line: Line, wasSilent: boolean): Promise<PrintOutcome> {
  let silent = 0
  for (let step = 0; step < (wasSilent ? 1 : CONFIRM_STEPS); step += 1) {
    const isOut = await line.hasAnsweredInOrder()
    const after = await line.status()
    if (after === 'silent' && wasSilent) return { state: 'unconfirmed', status: SILENT }
    if (after === 'silent') {
      silent += 1
      if (silent < SILENT_STEPS) continue
    }
    if (after === 'silent' || after === 'gone' || !canPrint(after)) return failed(wire, after)
    if (isOut) return { state: 'printed', status: after }
  }
  return { state: 'unconfirmed', status: settled(await line.status()) }
}

async function failed(wire: PrinterWire, found: Found): Promise<PrintOutcome> {
  if (found !== 'gone') await wire.write(Uint8Array.from(forget()))
  return { state: 'failed', status: found === 'silent' ? OFFLINE : settled(found) }
}

type Found = PrinterStatus | 'silent' | 'gone'

function settled(found: Found): PrinterStatus {
  return found === 'gone' ? OFFLINE : found === 'silent' ? SILENT : found
}

function canPrint(status: PrinterStatus): boolean {
  return status.printer === 'ok' && status.paper !== 'out'
}

interface Line {
  status(): Promise<Found>
  hasAnsweredInOrder(): Promise<boolean>
}

interface Heard {
  readonly isQuiet: boolean
  /** The last answer to a question of now. */
  readonly last: number | null
}

function talk(wire: PrinterWire): Line {
  const parse = answerReader()
  let isInOrderAnswered = false
  /** Questions without an answer so far: those of earlier ones may still come, before any other. */
  let open = 0
  const listen = async (withinMs: number): Promise<Heard | null> => {
    const bytes = await wire.read(withinMs)
    if (bytes === null) return null
    const answers = parse(bytes)
    if (answers.some((answer) => answer.kind === 'inOrder')) isInOrderAnswered = true
    const now = answers.flatMap((answer) => (answer.kind === 'now' ? [answer.byte] : []))
    open = Math.max(0, open - now.length)
    return { isQuiet: bytes.length === 0, last: now.at(-1) ?? null }
  }
  /** An answer does not say which question it belongs to, so each question waits for its own. */
  const ask = async (about: 1 | 2 | 3 | 4): Promise<number | 'silent' | 'gone'> => {
    // What has come unasked must not pass for the answer.
    if ((await listen(0)) === null || !(await wire.write(Uint8Array.from(askNow(about))))) return 'gone'
    open += 1
    let last: number | null = null
    for (let left = CHATTER_MAX + open; left > 0; left -= 1) {
      const heard = await listen(ANSWER_WITHIN_MS)
      if (heard === null) return 'gone'
      last = heard.last ?? last
      if (heard.isQuiet || open === 0) break
    }
    if (last === null) return 'silent'
    // The last one is this one's: an earlier question that stays without an answer was lost.
    open = 0
    return last
  }
  const orNull = (answer: number | 'silent' | 'gone'): number | null => (typeof answer === 'number' ? answer : null)
  return {
    async status() {
      const printer = await ask(1)
      if (typeof printer !== 'number') return printer
      const offline = orNull(await ask(2))
      const paper = orNull(await ask(4))
      // Last, because some printers do not know this question, and a late answer must not be taken for another's.
      const error = orNull(await ask(3))
      return statusOf({ printer, offline, paper, error })
    },
    async hasAnsweredInOrder() {
      if (!isInOrderAnswered) await listen(CONFIRM_STEP_MS)
      return isInOrderAnswered
    },
  }
}
