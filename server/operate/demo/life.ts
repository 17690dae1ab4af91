/** What the people of a demonstration share: the hall, its pace, chance, and the way to give it an order. */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Answer } from '../../../domain/contract/protocol.ts'
import type { Command } from '../../../domain/queue-day/commands.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import type { HallSettings } from '../../../domain/plan/settings.ts'
import type { Hall } from '../../hall/hall.ts'

export interface Life {
  readonly hall: Hall
  readonly settings: HallSettings
  /** So many minutes of the people's doings pass in one minute. */
  readonly speed: number
  readonly signal: AbortSignal
}

/** Gives an order as anybody would; a refusal is an answer like any other. */
export function order(life: Life, command: Command, actor: Actor): Promise<Answer> {
  return life.hall.execute({ commandId: randomUUID(), command }, actor)
}

/** Waits so many minutes of the demonstration. Ends with an AbortError when the demonstration does. */
export async function waitMin(life: Life, minutes: number): Promise<void> {
  await sleep((minutes * 60_000) / life.speed, undefined, { signal: life.signal })
}

/** Waits real seconds, for what the hall's rules count in real seconds. */
export async function waitSec(life: Life, seconds: number): Promise<void> {
  await sleep(seconds * 1000, undefined, { signal: life.signal })
}

export function chance(share: number): boolean {
  return Math.random() < share
}

export function oneOf<T>(all: readonly T[]): T {
  return all[Math.floor(Math.random() * all.length)] as T
}

export function between(from: number, to: number): number {
  return from + Math.random() * (to - from)
}

/** Minutes that scatter around `mean` as service times do: many short ones, a few long (lognormal, CV 0.7). */
export function serviceMinutes(mean: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random())
  const deviation = Math.sqrt(Math.log(1 + 0.7 ** 2))
  return mean * Math.exp(deviation * normal - deviation ** 2 / 2)
}
