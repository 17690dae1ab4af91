/** From the press on 取号 to the slip in the hand: check the printer, issue, print, confirm; one press, one ticket. */
import { countTaken } from '../choose/most-taken.ts'
import { onScopeDispose, ref, shallowRef } from 'vue'
import type { Ref, ShallowRef } from 'vue'
import type { RemotePlace } from '../../../domain/plan/remote-place.ts'
import type { Answer } from '../../../domain/contract/protocol.ts'
import type { DeviceReport } from '../../../domain/device/report.ts'
import type { Command, ItemRequest } from '../../../domain/queue-day/commands.ts'
import type { TicketNo } from '../../../domain/words/ids.ts'
import type { WaitSpan } from '../../../domain/forecast/wait-span.ts'
import type { PrinterStatus } from '../../../domain/slip/printer.ts'
import { locale } from '../../app/text/i18n.ts'
import type { IssuingBlock, Given } from '../offline/issuing.ts'
import { isUnkept, serverLine, type LinePorts } from './server-line.ts'
import { canPrint, type SlipPort } from './slip-port.ts'
import { isBlock } from '../offline/use-offline.ts'

export interface TakenTicket {
  readonly ticketNo: TicketNo
  readonly link: string | null
  readonly ahead: number | null
  readonly span: WaitSpan
  readonly issuedAtMs: number
  readonly items: readonly string[]
  /** Labels of the windows that may call it; left out, the plan says it. */
  readonly counters?: readonly string[] | undefined
  /** A number of another site: where it is called. */
  readonly place?: RemotePlace | null
  /** Given by this kiosk itself, without the hall: nobody knows how many wait. */
  readonly isOffline?: boolean
}

/**
 * `byHand`: no slip printer here, the browser prints a page when asked. `sent`: the printer took it but says nothing.
 */
export type Printing = 'printing' | 'printed' | 'sent' | 'byHand' | 'failed'

export type TakeOutcome =
  | { readonly kind: 'taken'; readonly ticket: TakenTicket }
  | { readonly kind: 'refused'; readonly answer: Extract<Answer, { ok: false }> }
  | { readonly kind: 'noAnswer' }
  /** No hall, and this kiosk may not give a number by itself. */
  | { readonly kind: 'blocked'; readonly block: IssuingBlock }
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
  readonly checkPrinter: () => Promise<PrinterStatus | null>
  readonly forget: () => void
}

export interface IssuingPorts extends LinePorts {
  readonly report: (report: DeviceReport) => void
  readonly slips: SlipPort
  /** A number without the hall; `insteadOf`: the press that got no answer. */
  readonly give: (items: readonly ItemRequest[], isElder: boolean, insteadOf: string | undefined) => Promise<Given>
  /** Bytes of a slip that no server can make. */
  readonly draw: (ticket: TakenTicket, isElder: boolean, isReprint: boolean) => Promise<Uint8Array>
}

/** A printer in trouble is looked at more often, so that its band goes as soon as it is mended. */
const LOOK_EVERY_MS = 5000
const LOOK_WELL_MS = 30_000

/** The issuing of one kiosk; looks after its printer while its scope lives. */
export function useIssuing(ports: IssuingPorts): Issuing {
  const isBusy = ref(false)
  const ticket: ShallowRef<TakenTicket | null> = shallowRef(null)
  const printing = ref<Printing>('byHand')
  const printer: ShallowRef<PrinterStatus | null> = shallowRef(null)
  const server = serverLine(ports)

  function note(status: PrinterStatus | null): PrinterStatus | null {
    if (status !== null) ports.report((printer.value = status))
    return status
  }

  async function print(ticketNo: TicketNo, isElder: boolean, isReprint: boolean): Promise<Printing> {
    printing.value = 'printing'
    const held = ticket.value?.ticketNo === ticketNo ? ticket.value : null
    const drawn = held?.isOffline ? ports.draw(held, isElder, isReprint) : undefined
    const outcome = await ports.slips.print(
      { ...ofHeld(held, isReprint), ticketNo, isReprint, isElder, language: locale.value },
      drawn,
    )
    note(outcome.status)
    printing.value =
      outcome.status.printer === 'none'
        ? 'byHand'
        : ({ printed: 'printed', unconfirmed: 'sent', failed: 'failed' } as const)[outcome.state]
    return printing.value
  }

  async function take(items: readonly ItemRequest[], isElder: boolean): Promise<TakeOutcome> {
    return oneAtATime(isElder, false, async () => {
      if (ports.isLost.value) return alone(items, isElder)
      const outcome = await server.ask({ type: 'IssueTicket', items, origin: 'kiosk', isElder }, null)
      return outcome.kind === 'noAnswer' || (outcome.kind === 'refused' && isUnkept(outcome.answer))
        ? alone(items, isElder, outcome)
        : outcome
    })
  }

  /**
   * The hall is gone, or cannot keep a number (KIOSK-19). A press that it may have heard is named, so that it counts
   * once (OFF-10).
   */
  async function alone(items: readonly ItemRequest[], isElder: boolean, failed?: TakeOutcome): Promise<TakeOutcome> {
    const given = await ports.give(items, isElder, server.unanswered(items, isElder))
    if (!given.ok)
      return (
        failed ??
        (isBlock(given.refusal)
          ? { kind: 'blocked', block: given.refusal }
          : { kind: 'refused', answer: { ok: false, rejection: given.refusal } })
      )
    server.forget()
    const { ticketNo, link, issuedAtMs } = given.ticket
    const asked = items.map((one) => one.item)
    return {
      kind: 'taken',
      ticket: { ticketNo, link: `/t/${link}`, ahead: null, span: null, issuedAtMs, items: asked, isOffline: true },
    }
  }

  async function add(item: ItemRequest, isElder: boolean): Promise<TakeOutcome> {
    const held = ticket.value
    return held === null ? { kind: 'busy' } : oneAtATime(isElder, true, () => server.ask(addingTo(held, item), held))
  }

  /** Check the printer, ask the hall, print; a press while another is under way does nothing. */
  async function oneAtATime(
    isElder: boolean,
    isReprint: boolean,
    ask: () => Promise<TakeOutcome>,
  ): Promise<TakeOutcome> {
    if (isBusy.value) return { kind: 'busy' }
    isBusy.value = true
    try {
      const status = note(await ports.slips.status(ports.isAway()))
      const outcome = await ask()
      if (outcome.kind !== 'taken') return outcome
      if (!isReprint) countTaken(outcome.ticket.items, Date.now())
      handOut(
        outcome.ticket,
        outcome.ticket.isOffline ? note(await ports.slips.status(true)) : status,
        isElder,
        isReprint,
      )
      return outcome
    } finally {
      isBusy.value = false
    }
  }

  function handOut(taken: TakenTicket, status: PrinterStatus | null, isElder: boolean, isReprint: boolean): void {
    ticket.value = taken
    if (status?.printer === 'none') printing.value = 'byHand'
    else if (!canPrint(status)) printing.value = 'failed'
    else void print(taken.ticketNo, isElder, isReprint)
  }

  const adopt = async (taken: TakenTicket, isElder: boolean): Promise<void> =>
    handOut(taken, note(await ports.slips.status(ports.isAway())), isElder, false)
  const checkPrinter = async (): Promise<PrinterStatus | null> => note(await ports.slips.status(ports.isAway()))
  lookAfter({
    isFree: () => !isBusy.value && printing.value !== 'printing',
    isWell: () => canPrint(printer.value),
    look: () => void checkPrinter(),
  })
  return {
    isBusy,
    ticket,
    printing,
    printer,
    take,
    add,
    adopt,
    print,
    checkPrinter,
    forget: () => (ticket.value = null),
  }
}

/** Looks at a printer while it is free, at one in trouble more often; ends with the calling scope. */
function lookAfter(printer: {
  readonly isFree: () => boolean
  readonly isWell: () => boolean
  readonly look: () => void
}): void {
  let unseenMs = 0
  const timer = setInterval(() => {
    unseenMs += LOOK_EVERY_MS
    if (!printer.isFree() || (printer.isWell() && unseenMs < LOOK_WELL_MS)) return
    unseenMs = 0
    printer.look()
  }, LOOK_EVERY_MS)
  onScopeDispose(() => clearInterval(timer))
}

/** More matters on the ticket just taken: its link shows that this machine handed it out (ISSUE-8). */
function addingTo(held: TakenTicket, item: ItemRequest): Extract<Command, { type: 'AddItems' }> {
  return { type: 'AddItems', ticketNo: held.ticketNo, items: [item], ...handed(held) }
}

function handed({ link }: TakenTicket): { readonly link?: string } {
  return link === null ? {} : { link: link.split('/').at(-1) ?? '' }
}

/** What a slip of the ticket in hand needs besides its number: its other site, and for a second print its link. */
function ofHeld(held: TakenTicket | null, isReprint: boolean): { readonly link?: string; readonly site?: string } {
  if (held === null) return {}
  return { ...(isReprint ? handed(held) : {}), ...(held.place ? { site: held.place.site } : {}) }
}
