/** Calls a floor guide to this kiosk, and knows how far the call is. */
import { ref, type Ref } from 'vue'
import type { KioskView } from '../../../domain/views/kiosk.ts'
import type { Connection } from '../../app/server/connection.ts'

export type HelpState = 'none' | 'sending' | 'sent' | 'failed'

/** An answer that comes later than this is none for somebody who waits for it. */
export const HELP_WITHIN_MS = 6000

export interface Help {
  readonly state: Ref<HelpState>
  /** One call at a time; never rejects. */
  readonly call: () => Promise<void>
}

/** @param place what the floor guide reads: which kiosk it is */
export function useHelp(connection: Pick<Connection<KioskView>, 'send'>, place: () => string): Help {
  const state = ref<HelpState>('none')

  async function call(): Promise<void> {
    if (state.value === 'sending') return
    state.value = 'sending'
    try {
      const answer = await connection.send(
        { type: 'RequestHelp', place: place() },
        { signal: AbortSignal.timeout(HELP_WITHIN_MS) },
      )
      state.value = answer.ok ? 'sent' : 'failed'
    } catch {
      state.value = 'failed'
    }
  }

  return { state, call }
}
