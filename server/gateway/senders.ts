/**
 * Who sends an HTTP request: staff by cookie, a device by its header, a ticket's holder by its link, a linked site's
 * server or a standby by its signature.
 */
import { timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { DEVICE_HEADER } from '../../domain/contract/http/hall.ts'
import type { Actor } from '../../domain/words/actor.ts'
import type { Clerk } from '../../domain/plan/settings.ts'
import { mayAsk, type LinkRequest } from '../../domain/site-link/right.ts'
import type { Hall } from '../hall/hall.ts'
import type { SiteClient } from '../sites/client.ts'
import { SIGNATURE_HEADER, SITE_HEADER, TIME_HEADER, isSigned } from '../sites/signature.ts'
import { hashOf } from '../people/tokens.ts'
import type { DeviceRow } from '../store/port.ts'
import { actorOfClerk, actorOfDevice, SESSION_COOKIE, type Identity } from './identity.ts'
import { refuse } from './problem.ts'

export const LINK_HEADER = 'x-ticket-link'

/** What senders are known by. */
export interface SenderSources {
  readonly identity: Identity
  readonly hall: Pick<Hall, 'index'>
  readonly siteClient: Pick<SiteClient, 'senderOf'>
  /** Key of those who may follow this hall's log; null: nobody may. */
  readonly followKey: string | null
  /** Key by the name of the program that may read the log; left out: none may. */
  readonly programKeys?: ReadonlyMap<string, string>
}

/** Somebody whom a request carries proof of. */
export interface Known {
  readonly actor: Actor
  readonly clerk: Clerk | null
  readonly device: DeviceRow | null
}

/** A program that reads the log, by its name in the site file. */
export interface Program {
  readonly name: string
  readonly key: string
}

/** A standby, by the name it gives itself. */
export interface Follower {
  readonly name: string
  readonly key: string
}

/** The signed-in clerk, or null. */
export function staffOf(request: FastifyRequest, identity: Identity): Promise<Clerk | null> {
  return identity.clerkOf(request.cookies[SESSION_COOKIE])
}

/** Everybody that a request proves: a browser may be a paired screen and somebody's session at once. */
export async function knownAt(request: FastifyRequest, identity: Identity): Promise<readonly Known[]> {
  const [device, clerk] = await Promise.all([
    identity.deviceOf(headerOf(request, DEVICE_HEADER)),
    staffOf(request, identity),
  ])
  const link = headerOf(request, LINK_HEADER)
  const holder = link === undefined ? null : identity.holderOf(link)
  return [
    ...(device ? [{ actor: actorOfDevice(device), clerk: null, device }] : []),
    ...(holder ? [{ actor: holder, clerk: null, device: null }] : []),
    ...(clerk ? [{ actor: actorOfClerk(clerk), clerk, device: null }] : []),
  ]
}

/** The actor of a command that comes over HTTP, or null. */
export async function actorOf(request: FastifyRequest, identity: Identity): Promise<Actor | null> {
  const device = await identity.deviceOf(headerOf(request, DEVICE_HEADER))
  if (device) return actorOfDevice(device)
  const link = headerOf(request, LINK_HEADER)
  if (link !== undefined) return identity.holderOf(link)
  const clerk = await staffOf(request, identity)
  return clerk ? actorOfClerk(clerk) : null
}

/**
 * The linked site that has signed this request and may ask this here; 401 for a wrong or old signature, 403 for a
 * neighbour (LINK-1).
 */
export function linkedSiteOf(
  request: FastifyRequest,
  what: LinkRequest,
  { hall, siteClient }: Pick<SenderSources, 'hall' | 'siteClient'>,
): string {
  const site =
    siteClient.senderOf({
      method: request.method,
      path: request.url,
      body: typeof request.body === 'string' ? request.body : '',
      headers: request.headers,
    }) ??
    refuse(401, {
      code: 'notAuthorised',
      problem: 'This request is not signed by a linked site, or its time is more than five minutes off.',
    })
  if (!mayAsk(what, site, hall.index.settings))
    refuse(403, { code: 'notAuthorised', problem: 'This site is neither above nor below that one.' })
  return site
}

/** The follower that has signed this request (STANDBY-5). */
export function followerOf(request: FastifyRequest, { followKey }: Pick<SenderSources, 'followKey'>): Follower {
  const key =
    followKey ??
    refuse(403, {
      code: 'notAuthorised',
      problem: 'This hall cannot be followed: start it with YICHUANG_FOLLOW_KEY in its environment.',
    })
  const [name, time, signature] = [SITE_HEADER, TIME_HEADER, SIGNATURE_HEADER].map((one) => headerOf(request, one))
  if (name !== undefined && time !== undefined && signature !== undefined) {
    const signed = { method: request.method, path: request.url, site: name, timeMs: Number(time), body: '' }
    if (isSigned(signed, signature, key, Date.now())) return { name, key }
  }
  return refuse(401, {
    code: 'notAuthorised',
    problem:
      'This request is not signed with the key of this hall (YICHUANG_FOLLOW_KEY), or its time is more than five minutes off.',
  })
}

/** The program whose key this request carries as "Authorization: Bearer" (EXPORT-1). */
export function programOf(request: FastifyRequest, { programKeys }: Pick<SenderSources, 'programKeys'>): Program {
  const given = hashOf(/^Bearer (\S+)$/i.exec(headerOf(request, 'authorization') ?? '')?.[1] ?? '')
  const [name, key] =
    [...(programKeys ?? [])].find(([, one]) => timingSafeEqual(Buffer.from(hashOf(one)), Buffer.from(given))) ??
    refuse(401, {
      code: 'notAuthorised',
      problem: 'This needs a key of the site file (integration.keys) as "Authorization: Bearer <key>".',
    })
  return { name, key }
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

function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name]
  return typeof value === 'string' ? value : undefined
}
