/** Signing in and out over HTTP, and the counter this machine was used at last. */
import type { EscalationsReply } from '../../domain/contract/http/site-link.ts'
import type { CountersReply, HttpProblem, SessionReply, Staff, StaffReply } from '../../domain/contract/http/hall.ts'
import { askServer } from '../app/server/servers.ts'

const KEY = 'yichuang.clerk.counter'

export type SignInAnswer =
  { readonly ok: true; readonly staff: Staff } | { readonly ok: false; readonly problem: HttpProblem | null }

/** Who is signed in on this machine; 'unreachable' when nobody answers. */
export async function readSession(): Promise<Staff | null | 'unreachable'> {
  const reply = await ask<SessionReply>('GET', '/api/session')
  return reply.ok ? reply.body.staff : 'unreachable'
}

export async function signIn(badgeNo: string, pin: string): Promise<SignInAnswer> {
  const reply = await ask<SessionReply>('POST', '/api/session', { badgeNo, pin })
  if (!reply.ok) return { ok: false, problem: reply.problem }
  return reply.body.staff === null ? { ok: false, problem: null } : { ok: true, staff: reply.body.staff }
}

export async function signOut(): Promise<void> {
  await ask('DELETE', '/api/session')
}

/** Names for a transfer; null when they cannot be had now. */
export async function readStaff(): Promise<StaffReply['clerks'] | null> {
  const reply = await ask<StaffReply>('GET', '/api/staff')
  return reply.ok ? reply.body.clerks : null
}

/** Who sits where now; null when that cannot be had. */
export async function readCounters(): Promise<CountersReply['counters'] | null> {
  const reply = await ask<CountersReply>('GET', '/api/counters')
  return reply.ok ? reply.body.counters : null
}

/** What was handed up and taken in, and to whom one may hand up; null when that cannot be had now. */
export async function readEscalations(): Promise<EscalationsReply | null> {
  const reply = await ask<EscalationsReply>('GET', '/api/escalations')
  return reply.ok ? reply.body : null
}

export function lastCounter(): string | null {
  return localStorage.getItem(KEY)
}

export function rememberCounter(counter: string): void {
  localStorage.setItem(KEY, counter)
}

type Reply<T> = { readonly ok: true; readonly body: T } | { readonly ok: false; readonly problem: HttpProblem | null }

async function ask<T>(method: string, path: string, body?: unknown): Promise<Reply<T>> {
  try {
    const response = await askServer(path, {
      method,
      cache: 'no-store',
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const said: unknown = text === '' ? null : JSON.parse(text)
    return response.ok ? { ok: true, body: said as T } : { ok: false, problem: said as HttpProblem }
  } catch {
    return { ok: false, problem: null }
  }
}
