/** Numbers of linked sites, handed out at this kiosk: what can be had there now, and the number itself (article 5). */
import { ref, type Ref } from 'vue'
import type { BookableSite, BookingSitesReply } from '../../../domain/contract/http/booking.ts'
import { DEVICE_HEADER } from '../../../domain/contract/http/hall.ts'
import type { RemoteOffersReply, RemoteSiteOffers, RemoteTicketReply } from '../../../domain/contract/http/site-link.ts'
import type { SiteOffer } from '../../../domain/site-link/offer.ts'
import { newCommandId } from '../../app/server/command-id.ts'
import { answerText, shared } from '../../app/text/i18n.ts'
import { deviceToken } from '../../app/server/page-state.ts'
import { te } from './elsewhere-texts.ts'
import type { Kiosk } from '../stage/kiosk-context.ts'
import { say } from '../texts.ts'
import { askServer } from '../../app/server/servers.ts'

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
  const said = await ask<RemoteOffersReply>(`/api/remote-offers?${new URLSearchParams({ ...query }).toString()}`)
  return said?.sites ?? null
}

/** Where one can book from here; empty where nobody says so. */
export async function sitesToBook(): Promise<readonly BookableSite[]> {
  return (await ask<BookingSitesReply>('/api/bookings/sites'))?.sites ?? []
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
      const answer = await ask<RemoteTicketReply>('/api/remote-tickets', { ...wanted, commandId: open.commandId })
      taking.value = null
      if (answer === null || 'unreachable' in answer)
        said.value = te('noAnswer', { site: say(site.title, site.titleEn) })
      else if (!answer.ok) said.value = refusal(answer)
      else await handOut(kiosk, answer, offer.item)
    },
  }
}

function refusal(answer: Extract<RemoteTicketReply, { ok: false }>): string {
  open = null
  return 'unreachable' in answer ? '' : answerText(shared.t, answer)
}

async function handOut(
  kiosk: Kiosk,
  { result, place }: Extract<RemoteTicketReply, { ok: true }>,
  item: string,
): Promise<void> {
  open = null
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

async function ask<T>(path: string, body?: object): Promise<T | null> {
  const headers: Record<string, string> = {
    ...(deviceToken.value === null ? {} : { [DEVICE_HEADER]: deviceToken.value }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  }
  try {
    const response = await askServer(path, {
      method: body === undefined ? 'GET' : 'POST',
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      cache: 'no-store',
      signal: AbortSignal.timeout(WITHIN_MS),
    })
    const told = (await response.json()) as T
    return response.ok || (typeof told === 'object' && told !== null && 'ok' in told) ? told : null
  } catch {
    return null
  }
}
