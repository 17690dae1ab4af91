/** What the console asks over HTTP beside its socket, and the counter this machine was used at last. */
import type { EscalationsReply } from '../../domain/contract/http/site-link.ts'
import type { CountersReply, StaffReply } from '../../domain/contract/http/hall.ts'
import { ask } from '../app/server/http.ts'

const KEY = 'yichuang.clerk.counter'

/** Names for a transfer; null when they cannot be had now. */
export async function readStaff(): Promise<StaffReply['clerks'] | null> {
  const reply = await ask<StaffReply>('GET', '/api/staff')
  return reply.ok ? reply.value.clerks : null
}

/** Who sits where now; null when that cannot be had. */
export async function readCounters(): Promise<CountersReply | null> {
  const reply = await ask<CountersReply>('GET', '/api/counters')
  return reply.ok ? reply.value : null
}

/** What was handed up and taken in, and to whom one may hand up; null when that cannot be had now. */
export async function readEscalations(): Promise<EscalationsReply | null> {
  const reply = await ask<EscalationsReply>('GET', '/api/escalations')
  return reply.ok ? reply.value : null
}

export function lastCounter(): string | null {
  return localStorage.getItem(KEY)
}

export function rememberCounter(counter: string): void {
  localStorage.setItem(KEY, counter)
}
