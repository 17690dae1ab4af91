/** A question about bookings, answered by this site or by the linked site that serves the booking. */
import type { CheckInReply } from '../../../domain/contract/http/booking.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import type { SlipPrinting } from '../../devices/printing/slip-printing.ts'
import type { Hall } from '../../hall/hall.ts'
import type { SiteClient } from '../../sites/client.ts'
import { needLink } from '../linked-site.ts'
import type { HttpAnswer } from '../status.ts'
import type { BookingAnswers } from './answers.ts'
import type { BookingAsk } from './ask.ts'
import type { RemoteBookings } from './remote.ts'

export interface AnywhereParts {
  readonly hall: Pick<Hall, 'index' | 'store'>
  readonly bookings: BookingAnswers
  readonly remoteBookings: RemoteBookings
  readonly siteClient: Pick<SiteClient, 'links'>
  readonly slips: Pick<SlipPrinting, 'remember'>
}

/** This site's own answer, or that of the site that is named. */
export async function answerAt(
  parts: AnywhereParts,
  at: string | undefined,
  ask: BookingAsk,
  actor: Actor,
): Promise<HttpAnswer> {
  if (at === undefined || at === parts.hall.index.settings.siteId) return parts.bookings.answer(ask, actor)
  needLink(at, parts)
  const answer = withWholeLink(await parts.remoteBookings.answer(at, ask), parts.siteClient.links.get(at)?.publicUrl)
  const { result, place } = answer.body as Partial<CheckInReply>
  if (result?.ticketNo !== undefined && place) parts.slips.remember({ result, place })
  return answer
}

/**
 * A code that is unknown here is looked for at the linked sites; while a site is silent nobody can say that there is
 * none.
 */
export async function answerWherever(
  parts: AnywhereParts,
  at: string | undefined,
  code: string | undefined,
  ask: BookingAsk,
  actor: Actor,
): Promise<HttpAnswer> {
  if (
    at !== undefined ||
    code === undefined ||
    parts.remoteBookings.sites().length === 0 ||
    (await parts.hall.store.bookingOf(code))
  )
    return answerAt(parts, at, ask, actor)
  const { site: found, silent } = await parts.remoteBookings.find(code)
  if (found !== null) return answerAt(parts, found, ask, actor)
  return silent[0] === undefined
    ? answerAt(parts, undefined, ask, actor)
    : { status: 503, body: { ok: false, unreachable: silent[0] } }
}

/** A ticket's link means nothing without the server that gave it. */
function withWholeLink({ status, body }: HttpAnswer, url: string | undefined): HttpAnswer {
  const { result } = body as { readonly result?: { readonly link?: string } }
  return result?.link === undefined
    ? { status, body }
    : { status, body: { ...body, result: { ...result, link: `${url}/t/${result.link}` } } }
}
