/**
 * A store across a network: every promise takes its time, ticks and midnight come in between, and the hall stays right.
 */
import { describe, expect, it } from 'vitest'
import type { Command } from '../../../domain/queue-day/commands.ts'
import { folds } from '../../../domain/queue-day/evolve/evolve.ts'
import { fold } from '../../../domain/words/stream.ts'
import type { DayEvent, Recorded } from '../../../domain/queue-day/events.ts'
import { emptyDay } from '../../../domain/queue-day/state.ts'
import { openMemoryStore } from '../../../server/store/memory.ts'
import type { Store } from '../../../server/store/port.ts'
import { clerkAt, counterAt, openFloor, settings, wordOf, type Floor } from './floor.ts'

const MIDNIGHT = Date.UTC(2026, 10, 25, 16)
const places = [10, 11, 12, 13]

/** Repeatable chance (mulberry32). */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** The same store, each answer a few turns of the event loop later; while it is shaky, one in fifty fails. */
function slowStore(random: () => number): Store & { isShaky: boolean } {
  const store = openMemoryStore()
  const later = async (): Promise<void> => {
    for (let turns = Math.floor(random() * 4); turns > 0; turns -= 1)
      await new Promise((resolve) => setImmediate(resolve))
  }
  const slow: Store & { isShaky: boolean } = {
    ...store,
    isShaky: false,
    append: async (batch) => {
      await later()
      if (slow.isShaky && random() < 0.02) throw new Error('the line to the database was cut')
      const outcome = await store.append(batch)
      await later()
      return outcome
    },
    read: async (stream, afterSeq) => {
      await later()
      if (slow.isShaky && random() < 0.02) throw new Error('the line to the database was cut')
      return store.read(stream, afterSeq)
    },
    saveTickets: async (rows) => {
      await later()
      return store.saveTickets(rows)
    },
  }
  return slow
}

function anyCommand(random: () => number): readonly [Command, number | null] {
  const place = places[Math.floor(random() * places.length)] as number
  const at = { counter: counterAt(place) }
  const dice = random()
  if (dice < 0.35)
    return [{ type: 'IssueTicket', items: [{ item: random() < 0.5 ? 'c05' : 'd01' }], origin: 'kiosk' }, null]
  if (dice < 0.55) return [{ type: 'CallNext', ...at }, place]
  if (dice < 0.65) return [{ type: 'StartService', ...at }, place]
  if (dice < 0.8)
    return [
      { type: 'FinishService', ...at, outcomes: [{ index: 0, outcome: 'done' }], thenCallNext: random() < 0.5 },
      place,
    ]
  if (dice < 0.9) return [{ type: 'Park', ...at, keepFor: 'anyone', reason: '补材料' }, place]
  return [{ type: 'SignIn', ...at }, place]
}

async function livelyNight(floor: Floor, random: () => number): Promise<readonly string[]> {
  const answers: Promise<string>[] = []
  for (let step = 0; step < 400; step += 1) {
    const [command, place] = anyCommand(random)
    answers.push(floor.give(command, place === null ? undefined : clerkAt(place)).then(wordOf))
    if (random() < 0.3) await new Promise((resolve) => setImmediate(resolve))
    if (random() < 0.1) void floor.hall.tick().catch(() => undefined)
    floor.nowMs += Math.floor(random() * 2_000)
  }
  return Promise.all(answers)
}

/** What the log itself says, folded anew. */
async function replayed(store: Store, stream: string): Promise<ReturnType<typeof emptyDay>> {
  const day = emptyDay()
  for (const record of await store.read(stream, 0)) fold(folds, day, record as Recorded<DayEvent>)
  return day
}

describe('a hall on a slow store', () => {
  it.each([1, 2, 3, 34, 38])(
    'STORE-2 LIFE-3 NUM-2 NUM-3 SEND-4 over midnight, with a line that is cut now and then (seed %i)',
    async (seed) => {
      const random = chance(seed)
      const store = slowStore(random)
      const floor = await openFloor(store, settings, MIDNIGHT - 200_000)
      await floor.staff(...places)
      store.isShaky = true
      const words = await livelyNight(floor, random)
      expect(words.filter((word) => word === 'ok').length).toBeGreaterThan(100)
      store.isShaky = false
      await floor.hall.tick()
      const streams = (await store.streams()).filter((stream) => stream.startsWith('day/'))
      expect(streams).toEqual(['day/2026-11-25', 'day/2026-11-26'])
      for (const stream of streams) {
        expect(await store.verify(stream)).toMatchObject({ ok: true })
        const day = await replayed(store, stream)
        for (const [prefix, last] of day.lastNumber)
          expect([...day.tickets.keys(), ...day.closed.keys()].filter((no) => no.startsWith(prefix)).length).toBe(last)
      }
      const [logged, held] = [await replayed(store, 'day/2026-11-26'), floor.hall.day()]
      for (const part of ['seq', 'lastNumber', 'tickets', 'closed', 'counters', 'callNo', 'waiting'] as const)
        expect([part, held[part]]).toEqual([part, logged[part]])
      const kept = (
        await Promise.all(
          streams.map(async (stream) => [...(await store.read(stream, 0))].map((record) => record.event)),
        )
      ).flat()
      expect(floor.committed.length, 'what was told is what is kept').toBe(kept.length)
    },
  )
})
