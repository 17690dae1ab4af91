/**
 * By what a request is counted: the device, session or ticket that it proves; the network it comes from only where it
 * proves nothing, so that one neighbour behind a shared address takes nothing from the others.
 */
import type { FastifyRequest } from 'fastify'
import { DEVICE_HEADER } from '../../domain/contract/http/hall.ts'
import { hashOf } from '../people/tokens.ts'
import { SESSION_COOKIE, type Identity } from './identity.ts'
import { networkOf } from './network-of.ts'
import { LINK_HEADER } from './senders.ts'

const KEPT_MS = 10_000
const KEPT_MOST = 5000

/** Makes the counting key of requests; a proof is looked up once in ten seconds. */
export function senderKeys(
  identity: Pick<Identity, 'deviceOf' | 'clerkOf' | 'holderOf'>,
): (request: FastifyRequest) => Promise<string> {
  const known = new Map<string, { readonly isGood: Promise<boolean>; readonly atMs: number }>()
  const isGood = (proof: string, look: () => Promise<boolean>): Promise<boolean> => {
    const before = known.get(proof)
    if (before && performance.now() - before.atMs < KEPT_MS) return before.isGood
    // A store that cannot be asked knows nobody now; the route says so itself.
    const found = look().catch(() => false)
    if (known.size >= KEPT_MOST) known.clear()
    known.set(proof, { isGood: found, atMs: performance.now() })
    return found
  }
  return async (request) => {
    const device = textOf(request.headers[DEVICE_HEADER])
    if (device !== null) {
      const key = `device ${hashOf(device)}`
      if (await isGood(key, async () => (await identity.deviceOf(device)) !== null)) return key
    }
    const session = request.cookies[SESSION_COOKIE]
    if (session !== undefined) {
      const key = `session ${hashOf(session)}`
      if (await isGood(key, async () => (await identity.clerkOf(session)) !== null)) return key
    }
    const link = textOf(request.headers[LINK_HEADER])
    if (link !== null && identity.holderOf(link) !== null) return `link ${hashOf(link)}`
    return `network ${networkOf(request.ip)}`
  }
}

function textOf(header: string | readonly string[] | undefined): string | null {
  return typeof header === 'string' && header !== '' ? header.slice(0, 200) : null
}
