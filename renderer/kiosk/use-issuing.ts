/** From the press on 取号 to the slip in the hand: check the printer, issue, print, confirm; one press, one ticket. */
import { onScopeDispose, ref, shallowRef } from 'vue'
import type { Ref, ShallowRef } from 'vue'
import type { RemotePlace } from '../../domain/link/http.ts'
import type { Answer, DeviceReport } from '../../domain/protocol.ts'
import type { Command, ItemRequest, TicketNo } from '../../domain/queue-day/commands.ts'
import type { WaitSpan } from '../../domain/queue-day/view-types.ts'
import type { PrinterStatus } from '../../domain/slip/printer.ts'
import { newCommandId } from '../app/command-id.ts'
import type { SendOptions } from '../app/connection.ts'
import { locale } from '../app/i18n.ts'
import { canPrint, type SlipPort } from './slip-port.ts'

export interface TakenTicket {
  readonly ticketNo: TicketNo
  readonly link: string | null
  readonly ahead: number | null
  readonly span: WaitSpan
  readonly issuedAtMs: number
  readonly items: readonly string[]
  /** A number of another site: where it is called. */
  readonly place?: RemotePlace | null
}

/** `byHand`: no slip printer here, the browser prints a page when asked. `sent`: the printer took it but says nothing. */
export type Printing = 'printing' | 'printed' | 'sent' | 'byHand' | 'failed'

export type TakeOutcome =
  | { readonly kind: 'taken'; readonly ticket: TakenTicket }
  | { readonly kind: 'refused'; readonly answer: Extract<Answer, { ok: false }> }
  | { readonly kind: 'noAnswer' }
  /** Pressed while the same press is still under way. */
  | { readonly kind: 'busy' }

export interface Issuing {
  readonly isBusy: Ref<boolean>
  readonly ticket: ShallowRef<TakenTicket | null>
  readonly printing: Ref<Printing>
  readonly printer: ShallowRef<PrinterStatus | null>
  readonly take: (items: readonly ItemRequest[], isElder: boolean) => Promise<TakeOutcome>
  /** One more matter on the ticket at hand, which keeps its number and its clock; the slip is printed anew. */
  readonly add: (item: ItemRequest, isElder: boolean) => Promise<TakeOutcome>
  /** A number that came another way (a booking checked in) is handed out like one just taken. */
  readonly adopt: (taken: TakenTicket, isElder: boolean) => Promise<void>
  /** Prints the ticket at hand, or another one by its number. */
  readonly print: (ticketNo: TicketNo, isElder: boolean, isReprint: boolean) => Promise<Printing>
  readonly checkPrinter: () => Promise<PrinterStatus>
  readonly forget: () => void
}

export interface IssuingPorts {
  readonly send: (command: Command, options?: SendOptions) => Promise<Answer>
  readonly report: (report: DeviceReport) => void
  readonly slips: SlipPort
  readonly nowMs: () => number
}

const ANSWER_WITHIN_MS = 10_000
/** A printer in trouble is looked at more often, so that its band goes as soon as it is mended. */
const LOOK_EVERY_MS = 5000
const LOOK_WELL_MS = 30_000

/** The issuing of one kiosk; looks after its printer while its scope lives. */
export function useIssuing(ports: IssuingPorts): Issuing {
  const isBusy = ref(false)
  const ticket: ShallowRef<TakenTicket | null> = shallowRef(null)
  const printing = ref<Printing>('byHand')
  const printer: ShallowRef<PrinterStatus | null> = shallowRef(null)
  const askServer = serverLine(ports)

  function note(status: PrinterStatus): PrinterStatus {
    printer.value = status
    ports.report(status)
    return status
  }

  async function print(ticketNo: TicketNo, isElder: boolean, isReprint: boolean): Promise<Printing> {
    printing.value = 'printing'
    const site = ticket.value?.ticketNo === ticketNo ? ticket.value.place?.site : undefined
    const outcome = await ports.slips.print({ ticketNo, isReprint, isElder, language: locale.value, ...(site === undefined ? {} : { site }) })
    note(outcome.status)
    printing.value = outcome.status.printer === 'none' ? 'byHand' : ({ printed: 'printed', unconfirmed: 'sent', failed: 'failed' } as const)[outcome.state]
    return printing.value
  }

  async function take(items: readonly ItemRequest[], isElder: boolean): Promise<TakeOutcome> {
    return oneAtATime(isElder, false, () => askServer({ type: 'IssueTicket', items, origin: 'kiosk', isElder }, null))
  }

  async function add(item: ItemRequest, isElder: boolean): Promise<TakeOutcome> {
    const held = ticket.value
    return held === null ? { kind: 'busy' } : oneAtATime(isElder, true, () => askServer({ type: 'AddItems', ticketNo: held.ticketNo, items: [item] }, held))
  }

  /** Check the printer, ask the hall, print; a press while another is under way does nothing. */
  async function oneAtATime(isElder: boolean, isReprint: boolean, ask: () => Promise<TakeOutcome>): Promise<TakeOutcome> {
    if (isBusy.value) return { kind: 'busy' }
    isBusy.value = true
    try {
      const status = note(await ports.slips.status())
      const outcome = await ask()
      if (outcome.kind !== 'taken') return outcome
      handOut(outcome.ticket, status, isElder, isReprint)
      return outcome
    } finally {
      isBusy.value = false
    }
  }

  function handOut(taken: TakenTicket, status: PrinterStatus, isElder: boolean, isReprint: boolean): void {
    ticket.value = taken
    if (status.printer === 'none') printing.value = 'byHand'
    else if (!canPrint(status)) printing.value = 'failed'
    else void print(taken.ticketNo, isElder, isReprint)
  }

  const adopt = async (taken: TakenTicket, isElder: boolean): Promise<void> => handOut(taken, note(await ports.slips.status()), isElder, false)
  const checkPrinter = async (): Promise<PrinterStatus> => note(await ports.slips.status())
  let unseenMs = 0
  const timer = setInterval(() => {
    unseenMs += LOOK_EVERY_MS
    if (isBusy.value || printing.value === 'printing' || (canPrint(printer.value) && unseenMs < LOOK_WELL_MS)) return
    unseenMs = 0
    void checkPrinter()
  }, LOOK_EVERY_MS)
  onScopeDispose(() => clearInterval(timer))
  return { isBusy, ticket, printing, printer, take, add, adopt, print, checkPrinter, forget: () => (ticket.value = null) }
}

type TicketCommand = Extract<Command, { type: 'IssueTicket' | 'AddItems' }>

/** A press that got no answer keeps its id: pressing again asks for the same ticket, never for a second one. */
function serverLine(ports: IssuingPorts): (command: TicketCommand, held: TakenTicket | null) => Promise<TakeOutcome> {
  let open: { readonly key: string; readonly commandId: string } | null = null
  return async (command, held) => {
    const key = JSON.stringify(command)
    open = open?.key === key ? open : { key, commandId: newCommandId() }
    const answer = await answerWithin(ports, command, open.commandId)
    if (answer === null) return { kind: 'noAnswer' }
    open = null
    if (!answer.ok) return { kind: 'refused', answer }
    const items = command.items.map((one) => one.item)
    if (held !== null) return { kind: 'taken', ticket: { ...held, items: [...held.items, ...items] } }
    const { ticketNo, link, ahead, span, issuedAtMs } = answer.result
    if (ticketNo === undefined) throw new Error('an issued ticket without a number')
    return { kind: 'taken', ticket: { ticketNo, link: link ?? null, ahead: ahead ?? null, span: span ?? null, issuedAtMs: issuedAtMs ?? ports.nowMs(), items } }
  }
}

/** null: the hall did not answer in time; the command is taken back. */
async function answerWithin(ports: IssuingPorts, command: Command, commandId: string): Promise<Answer | null> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), ANSWER_WITHIN_MS)
  try {
    return await ports.send(command, { commandId, signal: stop.signal })
  } catch {
    return null
  } finally {
    clearTimeout(timer)
  }
}
