/** Routes of staff: signing in and out, names, who sits where. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { CountersReply, SessionReply, StaffReply } from '../../../domain/contract/http/hall.ts'
import type { Clerk } from '../../../domain/plan/settings.ts'
import { POSTINGS_STREAM } from '../../../domain/posting/state.ts'
import type { Hall } from '../../hall/hall.ts'
import { DESK_COOKIE, type DeskBrowsers } from '../../people/desk-browsers.ts'
import type { Roster } from '../../people/roster.ts'
import { networkOf } from '../network-of.ts'
import type { Routes } from '../guard.ts'
import { SESSION_COOKIE, type Identity } from '../identity.ts'
import { checked, refuse } from '../problem.ts'
import type { ServerList } from '../server-list.ts'

interface SessionParts {
  readonly hall: Pick<Hall, 'index' | 'day' | 'streams'>
  readonly identity: Pick<Identity, 'open' | 'close'>
  readonly roster: Roster
  readonly desks: DeskBrowsers
  readonly servers: Pick<ServerList, 'cookieDomain'>
  readonly allowance: number
  readonly log: Logger
}

const DESK_SEC = 180 * 86_400
/** As it is meant: an input method writes figures wide, a hurried hand adds a blank. */
const typed = z.string().normalize('NFKC').trim().min(1).max(20)
const signInBody = z.strictObject({ badgeNo: typed, pin: typed })

/** Adds sign-in, session, names of staff. */
export function sessionRoutes(routes: Routes, parts: SessionParts): void {
  const { everyone, staff } = routes
  const { hall, allowance } = parts
  everyone.get(
    '/api/session',
    { schema: { summary: 'Who is signed in on this browser', tags: ['staff'] } },
    async (_request, _reply, sender): Promise<SessionReply> => {
      const clerk = await sender.staff()
      return clerk ? shown(clerk) : { staff: null }
    },
  )
  everyone.post(
    '/api/session',
    {
      schema: { summary: 'Sign in with badge number and PIN', tags: ['staff'], body: signInBody },
      // Counted by badge and network, and only what could be a sign-in: nonsense shuts nobody out behind the same address.
      config: {
        rateLimit: {
          max: Math.max(30, allowance),
          timeWindow: 60_000,
          hook: 'preHandler' as const,
          keyGenerator: (request: FastifyRequest) => {
            const body = signInBody.safeParse(request.body)
            return `sign-in ${networkOf(request.ip)} ${body.success ? body.data.badgeNo : '?'}`
          },
        },
      },
    },
    (request, reply) => signIn(request, reply, parts),
  )
  everyone.delete(
    '/api/session',
    { schema: { summary: 'Sign out of this browser', tags: ['staff'] } },
    async (request, reply): Promise<SessionReply> => {
      const token = request.cookies[SESSION_COOKIE]
      if (token) await parts.identity.close(token)
      void reply.clearCookie(SESSION_COOKIE, cookiePlace(parts))
      return { staff: null }
    },
  )
  staff.get(
    '/api/staff',
    { schema: { summary: 'Names of the staff, for a transfer to a clerk', tags: ['staff'] } },
    async (): Promise<StaffReply> => ({ clerks: hall.index.settings.clerks }),
  )
  staff.get(
    '/api/counters',
    { schema: { summary: 'Who sits at which counter now', tags: ['staff'] } },
    async (_request, _reply, { badgeNo }): Promise<CountersReply> => whoSitsWhere(hall, badgeNo),
  )
}

async function signIn(request: FastifyRequest, reply: FastifyReply, parts: SessionParts): Promise<SessionReply> {
  const { badgeNo, pin } = checked(signInBody, request.body)
  const desk = request.cookies[DESK_COOKIE]
  const answer = await parts.roster.verify(badgeNo, pin, networkOf(request.ip), parts.desks.knows(desk, badgeNo))
  if (answer.kind === 'locked') refuse(429, { code: 'locked', retryAfterSec: answer.retryAfterSec })
  if (answer.kind === 'wrong') refuse(401, { code: 'wrongPin', triesLeft: answer.triesLeft })
  const clerk = parts.hall.index.clerks.get(badgeNo) ?? refuse(401, { code: 'wrongPin', triesLeft: 0 })
  const before = request.cookies[SESSION_COOKIE]
  // Whoever was signed in on this browser before is signed out: the cookie that named them is gone.
  if (before !== undefined) await parts.identity.close(before)
  const cookie = {
    ...cookiePlace(parts),
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https',
  } as const
  void reply
    .setCookie(SESSION_COOKIE, await parts.identity.open(badgeNo), { ...cookie, maxAge: 12 * 3600 })
    .setCookie(DESK_COOKIE, parts.desks.with(desk, badgeNo), { ...cookie, maxAge: DESK_SEC })
  parts.log.info({ badgeNo }, 'signed in')
  return shown(clerk)
}

/** Where a session cookie counts. */
export function cookiePlace({ servers }: { readonly servers: Pick<ServerList, 'cookieDomain'> }): {
  readonly path: string
  readonly domain?: string
} {
  return { path: '/', ...(servers.cookieDomain === null ? {} : { domain: servers.cookieDomain }) }
}

function shown({ badgeNo, name, role }: Clerk): SessionReply {
  return { staff: { badgeNo, name, role } }
}

function whoSitsWhere(hall: Pick<Hall, 'index' | 'day' | 'streams'>, badgeNo: string): CountersReply {
  const seats = hall.day().counters
  const { postings } = hall.streams.state(POSTINGS_STREAM)
  const sent = [...postings.values()].find((one) => one.badgeNo === badgeNo && one.status === 'sent')
  return {
    counters: hall.index.settings.counters.map(({ id }) => {
      const now = seats.get(id)
      const clerk = hall.index.clerks.get(now?.badgeNo ?? '')
      return {
        counter: id,
        status: now?.status ?? 'closed',
        clerk: clerk ? { badgeNo: clerk.badgeNo, name: clerk.name } : null,
      }
    }),
    sentTo: sent ? { counter: sent.counter, untilMs: sent.untilMs } : null,
  }
}
