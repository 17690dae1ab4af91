/** Single sign-on of staff: to the provider and back; who is not on the roster is told so and stays outside (SIGNON-1, 2). */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import type { Hall } from '../../hall/hall.ts'
import type { SignOn } from '../../integration/sign-on.ts'
import type { Routes } from '../guard.ts'
import { SESSION_COOKIE, type Identity } from '../identity.ts'
import { refuse } from '../problem.ts'
import type { ServerList } from '../server-list.ts'
import { cookiePlace } from '../routes/sessions.ts'

interface SignOnParts {
  readonly hall: Pick<Hall, 'index'>
  readonly identity: Pick<Identity, 'open'>
  /** null: not set up in the site file. */
  readonly signOn: SignOn | null
  readonly servers: Pick<ServerList, 'cookieDomain'>
  readonly log: Logger
}

const KEPT_COOKIE = 'yc_sign_on'
const BACK = '/api/sign-on/back'
/** Pages that staff may be sent on to. */
const PAGES = ['clerk', 'manager', 'village', 'office', 'desk', 'agent']

/** Adds the ways there and back. */
export function signOnRoutes({ everyone }: Routes, parts: SignOnParts): void {
  everyone.get(
    '/api/sign-on/state',
    { schema: { summary: 'Whether staff may sign in at the authority’s own provider', tags: ['staff'] } },
    async (): Promise<{ readonly isOffered: boolean }> => ({ isOffered: parts.signOn !== null }),
  )
  everyone.get<{ Querystring: { page?: string } }>(
    '/api/sign-on',
    {
      schema: {
        summary: 'To the provider; ?page=clerk, manager, village, office, desk or agent to come back to',
        hide: true,
      },
    },
    async (request, reply) => {
      const page = PAGES.find((one) => one === request.query.page) ?? 'clerk'
      const { url, kept } = await signOnOf(parts)
        .begin(callbackOf(request))
        .catch((error: unknown) => providerDown(error, parts.log))
      void reply.setCookie(KEPT_COOKIE, `${page}.${kept}`, {
        path: BACK,
        httpOnly: true,
        sameSite: 'lax',
        secure: request.protocol === 'https',
        maxAge: 600,
      })
      return reply.redirect(url)
    },
  )
  everyone.get(BACK, { schema: { summary: 'Back from the provider', hide: true } }, (request, reply) =>
    comeBack(request, reply, parts),
  )
}

async function comeBack(request: FastifyRequest, reply: FastifyReply, parts: SignOnParts): Promise<FastifyReply> {
  const [page = '', ...kept] = (request.cookies[KEPT_COOKIE] ?? '').split('.')
  void reply.clearCookie(KEPT_COOKIE, { path: BACK })
  const at = new URL(request.url, `${request.protocol}://${request.host}`)
  const badgeNo = await signOnOf(parts)
    .finish(at, kept.join('.'))
    .catch((error: unknown) => {
      parts.log.warn({ err: error }, 'a single sign-on was refused')
      return refuse(401, {
        code: 'notAuthorised',
        problem: 'The provider’s answer does not fit; sign in anew, or by PIN.',
      })
    })
  const clerk = parts.hall.index.clerks.get(badgeNo ?? '')
  if (!clerk) {
    parts.log.warn({ badgeNo }, 'single sign-on of somebody who is not on the roster')
    refuse(401, {
      code: 'notAuthorised',
      problem: 'Nobody on this hall’s roster has the badge number of this account.',
    })
  }
  void reply.setCookie(SESSION_COOKIE, await parts.identity.open(clerk.badgeNo), {
    ...cookiePlace(parts),
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https',
    maxAge: 12 * 3600,
  })
  parts.log.info({ badgeNo: clerk.badgeNo }, 'signed in by single sign-on')
  return reply.redirect(`/${PAGES.includes(page) ? page : 'clerk'}/`)
}

function signOnOf({ signOn }: SignOnParts): SignOn {
  return (
    signOn ?? refuse(404, { code: 'notFound', problem: 'No provider is set up (integration.signOn); use the PIN.' })
  )
}

function callbackOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}${BACK}`
}

function providerDown(error: unknown, log: Logger): never {
  log.warn({ err: error }, 'the provider of single sign-on does not answer')
  return refuse(503, { code: 'internal', problem: 'The provider does not answer now; sign in by PIN.' })
}
