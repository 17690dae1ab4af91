/**
 * Messages on their way to a gateway: each sent once, by whichever server counts it first; one that is not taken is sent
 * again at growing distances, and none waits for another's answer (NOTIFY-2).
 */
import type { Notice, NoticeKind } from '../../domain/views/notices.ts'
import { networkWords } from '../disk/network-words.ts'
import type { Shared } from '../store/passing/passing.ts'
import type { Channel, ChannelName } from './channels.ts'

export interface Letter {
  /** The same for every try. */
  readonly id: string
  readonly kind: NoticeKind
  readonly channel: ChannelName
  readonly to: string
  readonly notice: Notice
}

/** 'told': the gateway has it; 'elsewhere': another server has it in hand, or told it before; 'waits': not yet. */
export type Told = 'told' | 'elsewhere' | 'waits'

export interface TellingParts {
  readonly store: Pick<Shared, 'tally' | 'uncount' | 'forgetTally'>
  readonly channels: ReadonlyMap<ChannelName, Channel>
  readonly nowMs: () => number
  readonly onTrouble: (facts: {
    readonly kind: NoticeKind
    readonly channel: ChannelName
    readonly why: string
  }) => void
}

export interface Telling {
  /** Begins to send it when it is due; never waits for the gateway. */
  tell(letter: Letter): Promise<Told>
  /** Of messages that nobody wants any more nothing is kept; one that was not told and is wanted anew begins anew. */
  letGo(isGone: (id: string) => boolean): Promise<void>
}

const DAY_MS = 86_400_000
/** How many messages one gateway is given at a time. */
const AT_ONCE = 8
const [FIRST_MS, MOST_MS, ELSEWHERE_MS] = [2000, 3_600_000, 60_000] as const

interface State {
  readonly tries: number
  readonly notBeforeMs: number
  readonly is: 'sending' | 'told' | 'elsewhere' | 'refused'
  readonly channel: ChannelName
}

/** Makes it. */
export function createTelling({ store, channels, nowMs, onTrouble }: TellingParts): Telling {
  const states = new Map<string, State>()
  const isFull = (channel: ChannelName): boolean =>
    [...states.values()].filter((state) => state.is === 'sending' && state.channel === channel).length >= AT_ONCE

  async function send({ id, kind, channel, to, notice }: Letter, tries: number): Promise<void> {
    const isWanted = (): boolean => states.get(id)?.is === 'sending'
    try {
      await channels.get(channel)?.send({ id, to, ...notice })
      if (isWanted()) states.set(id, { is: 'told', tries, notBeforeMs: 0, channel })
    } catch (error) {
      onTrouble({ kind, channel, why: networkWords(error) })
      const distanceMs = Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(tries, 20))
      if (isWanted())
        states.set(id, { is: 'refused', tries: tries + 1, notBeforeMs: performance.now() + distanceMs, channel })
      // Not told: whichever server comes first may try again.
      await store.uncount(`sent/${id}`).catch(() => undefined)
    }
  }

  return {
    tell: async (letter) => {
      const { id, channel } = letter
      const state = states.get(id)
      if (state?.is === 'told') return 'told'
      if (state?.is === 'sending') return 'waits'
      if (state !== undefined && performance.now() < state.notBeforeMs)
        return state.is === 'elsewhere' ? 'elsewhere' : 'waits'
      if (isFull(channel)) return 'waits'
      const tries = state?.tries ?? 0
      const { count } = await store.tally(`sent/${id}`, nowMs(), { ms: DAY_MS, since: 'first' })
      if (count > 1) {
        await store.uncount(`sent/${id}`)
        states.set(id, { is: 'elsewhere', tries, notBeforeMs: performance.now() + ELSEWHERE_MS, channel })
        return 'elsewhere'
      }
      states.set(id, { is: 'sending', tries, notBeforeMs: 0, channel })
      void send(letter, tries)
      return 'waits'
    },
    letGo: async (isGone) => {
      for (const [id, { is }] of [...states].filter(([one]) => isGone(one))) {
        states.delete(id)
        if (is === 'refused') await store.forgetTally(`sent/${id}`)
      }
    },
  }
}
