/** Checks a booking in at this kiosk: its code becomes a number of today. */
import { bookingTrouble, checkIn } from '../../app/server/booking-api.ts'
import { newCommandId } from '../../app/server/http.ts'
import { deviceToken } from '../../app/server/page-state.ts'
import { lookUp } from './ticket-look-up.ts'
import type { TakenTicket } from '../issue/use-issuing.ts'

export type CheckedIn =
  | { readonly ok: true; readonly ticket: TakenTicket }
  | { readonly ok: false; readonly why: string }

/** A press that nobody decided keeps its id: the same code again is the same check-in. */
const open = new Map<string, string>()

/** The number, or the sentence that says why not. */
export async function checkInBooking(code: string, isElder: boolean, nowMs: number): Promise<CheckedIn> {
  const commandId = open.get(code) ?? newCommandId()
  open.clear()
  open.set(code, commandId)
  const answer = await checkIn({ commandId, code, isElder }, deviceToken.value)
  if (!answer.ok) {
    if (answer.why === 'refused' && !('refused' in answer.answer)) open.clear()
    return { ok: false, why: bookingTrouble(answer) }
  }
  open.clear()
  const {
    result: { ticketNo = '', link, ahead, span, issuedAtMs, counters },
    place,
  } = answer.value
  // A link of another site is a whole address, and only its own server knows the ticket.
  if (place)
    return {
      ok: true,
      ticket: {
        ticketNo,
        link: link ?? null,
        ahead: ahead ?? null,
        span: span ?? null,
        issuedAtMs: issuedAtMs ?? nowMs,
        items: [],
        place,
      },
    }
  const found = link === undefined ? null : await lookUp(link.replace(/^\/t\//, ''))
  return {
    ok: true,
    ticket: {
      ticketNo,
      link: link === undefined ? null : link.startsWith('/') ? link : `/t/${link}`,
      ahead: ahead ?? null,
      span: span ?? null,
      issuedAtMs: issuedAtMs ?? nowMs,
      items: found?.ok ? found.value.items.map((one) => one.item) : [],
      counters,
    },
  }
}
