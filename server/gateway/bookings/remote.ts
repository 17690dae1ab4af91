/** Bookings that a linked site serves: the same questions, asked of its server (LINK-8, LINK-9). */
import type { BookableSite } from '../../../domain/contract/http/booking.ts'
import type { BookingSite } from '../../../domain/views/booking.ts'
import { mayAsk } from '../../../domain/site-link/right.ts'
import type { Hall } from '../../hall/hall.ts'
import type { HttpAnswer } from '../status.ts'
import type { BookingAsk } from './ask.ts'
import type { SiteClient } from '../../sites/client.ts'

export const BOOKINGS_PATH = '/api/links/bookings'

export interface RemoteBookings {
  /** The linked sites above and below: those that may be asked. */
  sites(): readonly string[]
  /** What the site says; 503 with Unreachable when it says nothing. */
  answer(site: string, ask: BookingAsk): Promise<HttpAnswer>
  /** Which linked site serves this code; those that did not answer when none says so. */
  find(code: string): Promise<{ readonly site: string | null; readonly silent: readonly string[] }>
  /** Every linked site with whether it takes bookings; what it said is remembered for ten seconds. */
  list(): Promise<readonly BookableSite[]>
}

const REMEMBERED_MS = 10_000

/** Makes the asking of linked sites. */
export function createRemoteBookings(hall: Pick<Hall, 'index'>, siteClient: SiteClient): RemoteBookings {
  const known = new Map<string, { readonly atMs: number; readonly answer: Promise<BookableSite> }>()
  const sites = (): readonly string[] =>
    [...siteClient.links.keys()].filter((site) => mayAsk('bookings', site, hall.index.settings))
  const answer: RemoteBookings['answer'] = async (site, ask) => {
    const heard = await siteClient.ask(site, 'POST', BOOKINGS_PATH, ask)
    return heard === null || heard.status === 401 || heard.status === 403 || !isOurs(heard.body)
      ? { status: 503, body: { ok: false, unreachable: site } }
      : { status: heard.status, body: heard.body }
  }
  const look = async (site: string): Promise<BookableSite> => {
    const { status, body } = await answer(site, { ask: 'items' })
    const named = { ...nameOf(site, hall), address: '', addressEn: '', phone: '' }
    return {
      site: status === 200 && 'site' in body ? (body.site as BookingSite) : named,
      isOwn: false,
      state: status === 200 ? 'takes' : status === 404 ? 'takesNone' : 'unreachable',
    }
  }
  const remembered = (site: string): Promise<BookableSite> => {
    const before = known.get(site)
    if (before && performance.now() - before.atMs < REMEMBERED_MS) return before.answer
    const looked = look(site)
    known.set(site, { atMs: performance.now(), answer: looked })
    return looked
  }
  return {
    sites,
    answer,
    find: async (code) => {
      const asked = await Promise.all(
        sites().map(async (site) => ({ site, reply: await answer(site, { ask: 'knows', code }) })),
      )
      const found = asked.find(({ reply }) => 'isKnown' in reply.body && reply.body.isKnown === true)
      return {
        site: found?.site ?? null,
        silent: asked.filter(({ reply }) => reply.status === 503).map(({ site }) => site),
      }
    },
    list: () => Promise.all(sites().map(remembered)),
  }
}

function nameOf(
  site: string,
  { index: { settings } }: Pick<Hall, 'index'>,
): Pick<BookingSite, 'id' | 'title' | 'titleEn'> {
  const found = [settings.site?.parent, ...(settings.site?.below ?? [])].find((one) => one?.id === site)
  return { id: site, title: found?.title ?? site, titleEn: found?.titleEn ?? site }
}

/** An answer or a problem of ours, and not the page of some other program on that port. */
function isOurs(body: unknown): body is object {
  return typeof body === 'object' && body !== null && ['ok', 'items', 'days', 'code'].some((key) => key in body)
}
