/** Routes of devices: pairing and the board on which they report. */
import { DEVICE_KINDS } from '../../../domain/words/actor.ts'
import type { FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { ApproveReply, DevicesReply, PairingOutcome, PairingReply } from '../../../domain/contract/http/hall.ts'
import type { Clerk } from '../../../domain/plan/settings.ts'
import type { DeviceBoard } from '../../devices/board.ts'
import type { Hall } from '../../hall/hall.ts'
import type { ServerSettings } from '../../site-file/config.ts'
import type { Routes } from '../guard.ts'
import type { Pairing } from '../pairing.ts'
import { visibleText } from '../../../domain/words/typed-text.ts'
import { withoutNumbers } from '../gate/personal-text.ts'
import { networkOf } from '../network-of.ts'
import { checked, refuse } from '../problem.ts'
import { isThisMachine } from '../senders.ts'

interface DeviceParts {
  readonly hall: Pick<Hall, 'index' | 'nowMs' | 'store'>
  readonly server: Pick<ServerSettings, 'trustLoopback'>
  readonly pairing: Pairing
  readonly board: Pick<DeviceBoard, 'lines'>
  readonly onDevicesChanged: () => Promise<void>
  readonly onRevoked: (deviceId: string) => void
  readonly log: Logger
}

const place = {
  zone: z.string().min(1).max(30).optional(),
  counter: z.string().min(1).max(30).optional(),
}
const typedName = (name: z.ZodString) => name.transform((text) => withoutNumbers(visibleText(text)).trim())
const pairingBody = z.strictObject({
  deviceKind: z.enum(DEVICE_KINDS),
  wish: z.object({ name: typedName(z.string().min(1).max(30)).optional(), ...place }).default({}),
})
const approveBody = z.strictObject({
  code: z.string().regex(/^\d{6}$/, 'six digits, as the screen shows them'),
  name: typedName(z.string().trim().min(1, 'give the device a name').max(30)),
  zone: z.string().max(30).optional(),
  counter: z.string().max(30).optional(),
})

/** Adds pairing and the device board. */
export function deviceRoutes(routes: Routes, parts: DeviceParts): void {
  const { floor, managers } = routes
  const { board, hall } = parts
  pairingRoutes(routes, parts)
  floor.get(
    '/api/devices',
    { schema: { summary: 'The device board', tags: ['devices'] } },
    async (): Promise<DevicesReply> => ({ devices: board.lines(hall.nowMs()) }),
  )
  managers.delete<{ Params: { deviceId: string } }>(
    '/api/devices/:deviceId',
    { schema: { summary: "Take a device's token back", tags: ['devices'] } },
    async (request, _reply, { badgeNo }): Promise<DevicesReply> => {
      const { deviceId } = request.params
      await hall.store.deleteDevice(deviceId)
      await parts.onDevicesChanged()
      parts.onRevoked(deviceId)
      parts.log.info({ badgeNo, deviceId }, 'device token taken back')
      return { devices: board.lines(hall.nowMs()) }
    },
  )
}

function pairingRoutes({ everyone, managers }: Routes, parts: DeviceParts): void {
  everyone.post(
    '/api/pairing',
    {
      schema: {
        summary: 'A screen asks to be paired and gets a code to show',
        tags: ['devices'],
        body: pairingBody,
      },
    },
    (request) => requestPairing(request, parts),
  )
  everyone.get<{ Params: { secret: string } }>(
    '/api/pairing/:secret',
    { schema: { summary: 'What became of a request to be paired', tags: ['devices'] } },
    async (request): Promise<PairingOutcome> => {
      const outcome =
        (await parts.pairing.outcome(request.params.secret)) ??
        refuse(404, { code: 'notFound', problem: 'This code has run out; ask for a new one.' })
      if (outcome.state === 'waiting') return outcome
      const { device, token } = outcome
      return { state: 'paired', token, deviceName: device.name, zone: device.zone, counter: device.counter }
    },
  )
  managers.post(
    '/api/pairing/approve',
    {
      schema: {
        summary: 'A duty manager types the code that a screen shows',
        tags: ['devices'],
        body: approveBody,
      },
      config: { rateLimit: { max: 30, timeWindow: 60_000 } },
    },
    (request, _reply, manager) => approve(request, manager, parts),
  )
}

async function requestPairing(request: FastifyRequest, parts: DeviceParts): Promise<PairingReply> {
  const { deviceKind, wish } = checked(pairingBody, request.body)
  needPlace(wish, 'wish.', parts.hall)
  if (!parts.server.trustLoopback || !isThisMachine(request))
    return (
      (await parts.pairing.request(deviceKind, networkOf(request.ip))) ??
      refuse(429, {
        code: 'rateLimited',
        retryAfterSec: 60,
        problem: 'Too many screens ask to be paired from this network; wait until their codes have run out.',
      })
    )
  const paired = await parts.pairing.pairNow(deviceKind, wish)
  await parts.onDevicesChanged()
  return { token: paired.token, deviceName: paired.device.name }
}

async function approve(request: FastifyRequest, { badgeNo }: Clerk, parts: DeviceParts): Promise<ApproveReply> {
  const { code, ...wanted } = checked(approveBody, request.body)
  needPlace(wanted, '', parts.hall)
  const device =
    (await parts.pairing.approve(code, wanted)) ??
    refuse(404, {
      code: 'notFound',
      field: 'code',
      problem: 'No screen shows this code now; read it again from the screen.',
    })
  await parts.onDevicesChanged()
  parts.log.info({ badgeNo, deviceId: device.deviceId, name: device.name }, 'device paired')
  return { deviceId: device.deviceId, name: device.name }
}

/** A counter and a zone that this hall has, or 400. */
function needPlace(
  { counter, zone }: { readonly counter?: string | undefined; readonly zone?: string | undefined },
  under: string,
  { index }: Pick<Hall, 'index'>,
): void {
  if (counter !== undefined && !index.counters.has(counter))
    refuse(400, { code: 'malformed', field: `${under}counter`, problem: `There is no counter ${counter}.` })
  if (zone !== undefined && !index.zones.has(zone))
    refuse(400, { code: 'malformed', field: `${under}zone`, problem: `There is no zone ${zone}.` })
}
