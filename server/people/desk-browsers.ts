/**
 * A browser that has signed a badge in before is told from a stranger by a cookie that only this hall can make: guessing
 * from elsewhere never slows it down, at any server and after any restart.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Store } from '../store/port.ts'
import { newToken } from './tokens.ts'

export const DESK_COOKIE = 'yc_desk'
/** A counter's machine is shared by the people of a week. */
const BADGES_MOST = 8

export interface DeskBrowsers {
  /** Whether this cookie says that the badge was signed in here before. */
  knows(cookie: string | undefined, badgeNo: string): boolean
  /** The cookie that says so from now on. */
  with(cookie: string | undefined, badgeNo: string): string
}

/** Makes it; its secret is the same at every server of the hall. */
export async function openDeskBrowsers(store: Pick<Store, 'keepSecret'>): Promise<DeskBrowsers> {
  const secret = await store.keepSecret('desk', newToken())
  const markOf = (badgeNo: string): string =>
    createHmac('sha256', secret).update(badgeNo).digest('base64url').slice(0, 22)
  const marksIn = (cookie: string | undefined): readonly string[] => (cookie ?? '').slice(0, 400).split('.')
  return {
    knows: (cookie, badgeNo) => {
      const wanted = Buffer.from(markOf(badgeNo))
      return marksIn(cookie).some((one) => {
        const given = Buffer.from(one)
        return given.length === wanted.length && timingSafeEqual(given, wanted)
      })
    },
    with: (cookie, badgeNo) => {
      const mark = markOf(badgeNo)
      const others = marksIn(cookie).filter((one) => one !== mark && /^[\w-]{22}$/.test(one))
      return [...others.slice(1 - BADGES_MOST), mark].join('.')
    },
  }
}
