/** Numbers of linked sites, handed out at this kiosk: what can be had there now, and the number itself (article 5). */
import { ref, type Ref } from 'vue'
import type { BookableSite, BookingSitesReply } from '../../../domain/contract/http/booking.ts'
import type { RemoteOffersReply, RemoteSiteOffers, RemoteTicketReply } from '../../../domain/contract/http/site-link.ts'
import type { SiteOffer } from '../../../domain/site-link/offer.ts'
import { shared } from '../../app/text/i18n.ts'
import { deviceToken } from '../../app/server/page-state.ts'
import { te } from './elsewhere-texts.ts'
import type { Kiosk } from '../stage/kiosk-context.ts'
import { say } from '../texts.ts'
import { ask, sentenceOf, type AskOptions, newCommandId } from '../../app/server/http.ts'

/** Longer than the server's own patience with the other site. */
const WITHIN_MS = 8000

export interface SiteName {
  readonly id: string
  readonly title: string
  readonly titleEn: string
}

/** One matter at every linked site, or every matter of one; null: this hall's own server did not answer. */
export async function remoteOffers(
  query: { readonly item: string } | { readonly site: string },
): Promise<readonly RemoteSiteOffers[] | null> {
  const path = `/api/remote-offers?${new URLSearchParams({ ...query }).toString()}`
  const reply = await ask<RemoteOffersReply>('GET', path, asKiosk())
  return reply.ok ? reply.value.sites : null
}

/** Where one can book from here; empty where nobody says so. */
export async function sitesToBook(): Promise<readonly BookableSite[]> {
  const reply = await ask<BookingSitesReply>('GET', '/api/bookings/sites', asKiosk())
  return reply.ok ? reply.value.sites : []
}

/** A press that got no answer keeps its id: the same press again is the same number. */
let open: { readonly key: string; readonly commandId: string } | null = null

/**
 * Takes a number of another site and hands it out like one of this hall. `said` is the sentence why not; '' after a
 * success.
 */
export function useRemoteTaking(kiosk: Kiosk): {
  readonly taking: Ref<string | null>
  readonly said: Ref<string>
  readonly take: (site: SiteName, offer: SiteOffer) => Promise<void>
} {
  const taking = ref<string | null>(null)
  const said = ref('')
  return {
    taking,
    said,
    take: async (site, offer) => {
      if (taking.value !== null) return
      taking.value = site.id
      const isElder = kiosk.visit.isElder.value
      const item = kiosk.index.value.items.get(offer.item)
      const wanted = { site: site.id, items: [item ? kiosk.visit.requestOf(item) : { item: offer.item }], isElder }
      const key = JSON.stringify(wanted)
      open = open?.key === key ? open : { key, commandId: newCommandId() }
      const body = { ...wanted, commandId: open.commandId }
      const reply = await ask<Extract<RemoteTicketReply, { ok: true }>>('POST', '/api/remote-tickets', asKiosk(body))
      taking.value = null
      if (reply.ok || (reply.why === 'refused' && !('refused' in reply.answer))) open = null
      if (reply.ok) await handOut(kiosk, reply.value, offer.item)
      else
        said.value =
          reply.why === 'refused'
            ? sentenceOf(reply, shared.t)
            : te('noAnswer', { site: say(site.title, site.titleEn) })
    },
  }
}

async function handOut(
  kiosk: Kiosk,
  { result, place }: Extract<RemoteTicketReply, { ok: true }>,
  item: string,
): Promise<void> {
  const { ticketNo = '', link, ahead, span, issuedAtMs } = result
  await kiosk.issuing.adopt(
    {
      ticketNo,
      link: link ?? null,
      ahead: ahead ?? null,
      span: span ?? null,
      issuedAtMs: issuedAtMs ?? kiosk.clock.nowMs.value,
      items: [item],
      place,
    },
    kiosk.visit.isElder.value,
  )
  kiosk.visit.replaceAll({ name: kiosk.issuing.printing.value === 'failed' ? 'paperOut' : 'issued' })
}

function asKiosk(body?: object): AskOptions {
  return { ...(body === undefined ? {} : { body }), device: deviceToken.value, withinMs: WITHIN_MS }
}
