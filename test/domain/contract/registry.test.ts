/** The registry of subjects: what the compiler refuses when a part of a subject is forgotten, and what it derives. */
import { expect, it } from 'vitest'
import { emptyState, MAY, STANDING_STREAMS, type HallCommand } from '../../../domain/contract/subjects.ts'
import type { Subject, World } from '../../../domain/plan/world.ts'
import { streamName } from '../../../domain/words/stream.ts'
import type { Deciders, Folds } from '../../../domain/words/subject.ts'
import type { Access } from '../../../domain/words/who.ts'
import type { ShapesOf } from '../../../server/gateway/shapes/atoms.ts'

type Order = { readonly type: 'OpenGate' } | { readonly type: 'CloseGate'; readonly reason: string }
type Happened = { readonly type: 'GateOpened' } | { readonly type: 'GateClosed'; readonly reason: string }
interface Gate {
  seq: number
  isOpen: boolean
}

/** Never called: it is read by the compiler, and an expected error that does not come is an error. */
export function forgotten(): readonly unknown[] {
  // @ts-expect-error CloseGate has no row of access
  const access: Access<Order> = { OpenGate: [] }
  // @ts-expect-error nobody decides CloseGate
  const deciders: Deciders<Order, World> = { OpenGate: () => [] }
  // @ts-expect-error nothing folds GateClosed
  const folds: Folds<Gate, Happened> = { GateOpened: (gate) => void (gate.isOpen = true) }
  // @ts-expect-error CloseGate has no shape
  const shapes: ShapesOf<Order> = { OpenGate: null }
  // @ts-expect-error a subject without folds
  const subject: Subject<{
    kind: 'gate'
    command: Order
    event: Happened
    state: Gate
    rejection: { readonly code: 'GateStuck' }
    answer: object
  }> = {
    kind: 'gate',
    empty: () => ({ seq: 0, isOpen: false }),
    may: { OpenGate: [], CloseGate: [] },
    decide: { OpenGate: () => [], CloseGate: () => [] },
  }
  return [access, deciders, folds, shapes, subject]
}

it('SEND-3 every command has a row of access, and no two subjects know the same word', () => {
  const types = Object.keys(MAY) as readonly HallCommand['type'][]
  expect(types.length).toBeGreaterThan(70)
  expect(MAY.CallNext).toEqual(['clerk', 'dutyManager'])
  expect(new Set(types).size).toBe(types.length)
})

it('STORE-1 each standing stream begins empty, and a stream of no kind is a broken store', () => {
  expect(STANDING_STREAMS.map((stream) => emptyState(stream).seq)).toEqual(STANDING_STREAMS.map(() => 0))
  expect(() => emptyState(streamName('gate'))).toThrow('no stream of the kind "gate"')
})
