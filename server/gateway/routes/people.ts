/** Routes for people and devices: sign-in, names, pairing, the device board. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type {
  ApproveReply,
  CountersReply,
  DevicesReply,
  SessionReply,
  StaffReply,
} from '../../../domain/contract/http/hall.ts'
import type { Clerk } from '../../../domain/plan/settings.ts'
import type { HttpParts } from '../http.ts'
import { SESSION_COOKIE } from '../identity.ts'
import { checked, refuse } from '../problem.ts'
import { needStaff, staffOf } from '../senders.ts'

const signInBody = z.strictObject({ badgeNo: z.string().min(1).max(20), pin: z.string().min(1).max(20) })
const wish = z.object({
  name: z.string().min(1).max(30).optional(),
  zone: z.string().min(1).max(30).optional(),
  counter: z.string().min(1).max(30).optional(),
})
const pairingBody = z.strictObject({
  deviceKind: z.enum(['kiosk', 'display', 'counter-display']),
  wish: wish.default({}),
})
const approveBody = z.strictObject({
  code: z.string().regex(/^\d{6}$/, 'six digits, as the screen shows them'),
  name: z.string().trim().min(1, 'give the device a name').max(30),
  zone: z.string().max(30).optional(),
  counter: z.string().max(30).optional(),
})

/** Sign-in, session, names of staff. */
export function sessionRoutes(app: FastifyInstance, parts: HttpParts): void {
  const { identity, roster, hall, servers } = parts
  const cookiePlace = { path: '/', ...(servers.cookieDomain === null ? {} : { domain: servers.cookieDomain }) }
  const shown = (clerk: Clerk): SessionReply => ({
    staff: { badgeNo: clerk.badgeNo, name: clerk.name, role: clerk.role },
  })
  app.get(
    '/api/session',
    { schema: { summary: 'Who is signed in on this browser', tags: ['staff'] } },
    async (request): Promise<SessionReply> => {
      const clerk = await staffOf(request, identity)
      return clerk ? shown(clerk) : { staff: null }
    },
  )
  app.post(
    '/api/session',
    {
      schema: { summary: 'Sign in with badge number and PIN', tags: ['staff'], body: z.toJSONSchema(signInBody) },
      config: { rateLimit: { max: Math.max(30, parts.allowance), timeWindow: 60_000 } },
    },
    async (request, reply): Promise<SessionReply> => {
      const { badgeNo, pin } = checked(signInBody, request.body)
      const answer = await roster.verify(badgeNo, pin, request.ip)
      if (answer.kind === 'locked') refuse(429, { code: 'locked', retryAfterSec: answer.retryAfterSec })
      if (answer.kind === 'wrong') refuse(401, { code: 'wrongPin', triesLeft: answer.triesLeft })
      const clerk = hall.index.clerks.get(badgeNo) ?? refuse(401, { code: 'wrongPin', triesLeft: 0 })
      void reply.setCookie(SESSION_COOKIE, await identity.open(badgeNo), {
        ...cookiePlace,
        httpOnly: true,
        sameSite: 'strict',
        secure: request.protocol === 'https',
        maxAge: 12 * 3600,
      })
      parts.log.info({ badgeNo }, 'signed in')
      return shown(clerk)
    },
  )
  app.delete(
    '/api/session',
    { schema: { summary: 'Sign out of this browser', tags: ['staff'] } },
    async (request, reply): Promise<SessionReply> => {
      const token = request.cookies[SESSION_COOKIE]
      if (token) await identity.close(token)
      void reply.clearCookie(SESSION_COOKIE, cookiePlace)
      return { staff: null }
    },
  )
  app.get(
    '/api/staff',
    { schema: { summary: 'Names of the staff, for a transfer to a clerk', tags: ['staff'] } },
    async (request): Promise<StaffReply> => {
      await needStaff(request, identity)
      return { clerks: hall.index.settings.clerks }
    },
  )
  app.get(
    '/api/counters',
    { schema: { summary: 'Who sits at which counter now', tags: ['staff'] } },
    async (request): Promise<CountersReply> => {
      await needStaff(request, identity)
      const seats = hall.day().counters
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
      }
    },
  )
}

/** Pairing of devices and the board on which they report. */
export function deviceRoutes(app: FastifyInstance, parts: HttpParts): void {
  const { identity, pairing, board, hall } = parts
  app.post(
    '/api/pairing',
    {
      schema: {
        summary: 'A screen asks to be paired and gets a code to show',
        tags: ['devices'],
        body: z.toJSONSchema(pairingBody, { io: 'input' }),
      },
    },
    async (request) => {
      const { deviceKind, wish: wanted } = checked(pairingBody, request.body)
      if (wanted.counter !== undefined && !hall.index.counters.has(wanted.counter))
        refuse(400, { code: 'malformed', field: 'wish.counter', problem: `There is no counter ${wanted.counter}.` })
      if (wanted.zone !== undefined && !hall.index.zones.has(wanted.zone))
        refuse(400, { code: 'malformed', field: 'wish.zone', problem: `There is no zone ${wanted.zone}.` })
      if (!parts.server.trustLoopback || !isThisMachine(request)) return pairing.request(deviceKind, request.ip)
      const paired = await pairing.pairNow(deviceKind, wanted)
      await parts.onDevicesChanged()
      return { token: paired.token, deviceName: paired.device.name }
    },
  )
  app.get<{ Params: { secret: string } }>(
    '/api/pairing/:secret',
    { schema: { summary: 'What became of a request to be paired', tags: ['devices'] } },
    async (request) => {
      const outcome =
        pairing.outcome(request.params.secret) ??
        refuse(404, { code: 'notFound', problem: 'This code has run out; ask for a new one.' })
      if (outcome.state === 'waiting') return outcome
      const { device, token } = outcome
      return { state: 'paired', token, deviceName: device.name, zone: device.zone, counter: device.counter }
    },
  )
  app.post(
    '/api/pairing/approve',
    {
      schema: {
        summary: 'A duty manager types the code that a screen shows',
        tags: ['devices'],
        body: z.toJSONSchema(approveBody),
      },
      config: { rateLimit: { max: 30, timeWindow: 60_000 } },
    },
    async (request): Promise<ApproveReply> => {
      const manager = await needStaff(request, identity, 'dutyManager')
      const { code, ...wanted } = checked(approveBody, request.body)
      if (wanted.counter !== undefined && !hall.index.counters.has(wanted.counter))
        refuse(400, { code: 'malformed', field: 'counter', problem: `There is no counter ${wanted.counter}.` })
      if (wanted.zone !== undefined && !hall.index.zones.has(wanted.zone))
        refuse(400, { code: 'malformed', field: 'zone', problem: `There is no zone ${wanted.zone}.` })
      const device =
        (await pairing.approve(code, wanted)) ??
        refuse(404, {
          code: 'notFound',
          field: 'code',
          problem: 'No screen shows this code now; read it again from the screen.',
        })
      await parts.onDevicesChanged()
      parts.log.info({ badgeNo: manager.badgeNo, deviceId: device.deviceId, name: device.name }, 'device paired')
      return { deviceId: device.deviceId, name: device.name }
    },
  )
  app.get(
    '/api/devices',
    { schema: { summary: 'The device board', tags: ['devices'] } },
    async (request): Promise<DevicesReply> => {
      await needStaff(request, identity, 'dutyManager', 'floorGuide')
      return { devices: board.lines(hall.nowMs()) }
    },
  )
  app.delete<{ Params: { deviceId: string } }>(
    '/api/devices/:deviceId',
    { schema: { summary: "Take a device's token back", tags: ['devices'] } },
    async (request): Promise<DevicesReply> => {
      const manager = await needStaff(request, identity, 'dutyManager')
      await hall.store.deleteDevice(request.params.deviceId)
      await parts.onDevicesChanged()
      parts.onRevoked(request.params.deviceId)
      parts.log.info({ badgeNo: manager.badgeNo, deviceId: request.params.deviceId }, 'device token taken back')
      return { devices: board.lines(hall.nowMs()) }
    },
  )
}

/** A browser on this very machine: not one behind a proxy here, nor a page that has renamed this machine. */
export function isThisMachine(request: FastifyRequest): boolean {
  const isLoopback = request.ip === '127.0.0.1' || request.ip === '::1' || request.ip === '::ffff:127.0.0.1'
  return (
    isLoopback &&
    request.headers['x-forwarded-for'] === undefined &&
    request.headers.forwarded === undefined &&
    ['127.0.0.1', 'localhost', '[::1]'].includes(request.hostname)
  )
}
