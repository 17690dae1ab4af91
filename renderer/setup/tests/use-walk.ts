/** Sends the test ticket over a window's screens and asks how far it has come (SETUP-8). */
import { onScopeDispose, ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { TRIAL_STAGES, type TrialReply } from '../../../domain/contract/trial.ts'
import type { CounterId } from '../../../domain/words/ids.ts'
import { ask } from '../../app/server/http.ts'
import { tried } from './tried.ts'

const LOOK_EVERY_MS = 700

export interface Walk {
  readonly trial: ShallowRef<TrialReply['trial']>
  /** The server did not answer. */
  readonly isSilent: Ref<boolean>
  begin(counter: CounterId): Promise<void>
  /** Calls in place of the console. */
  call(counter: CounterId): Promise<void>
}

/** Looks again while a test ticket walks and this page is open. */
export function useWalk(): Walk {
  const trial = shallowRef<TrialReply['trial']>(null)
  const isSilent = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  onScopeDispose(() => clearTimeout(timer))

  async function tell(reply: Promise<{ readonly ok: boolean; readonly value?: TrialReply }>): Promise<void> {
    clearTimeout(timer)
    const came = await reply
    isSilent.value = !came.ok
    if (came.ok && came.value) trial.value = came.value.trial
    const now = trial.value
    const isWhole = now !== null && TRIAL_STAGES.every((stage) => now.stages[stage].state === 'done')
    if (isWhole) tried.walk = 'allRight'
    if (now !== null && !now.isOver && !isWhole)
      timer = setTimeout(() => void tell(ask<TrialReply>('GET', '/api/trial')), LOOK_EVERY_MS)
  }

  return {
    trial,
    isSilent,
    begin: async (counter) => {
      tried.walk = null
      await tell(ask<TrialReply>('POST', '/api/trial', { body: { counter } }))
    },
    call: async (counter) => tell(ask<TrialReply>('POST', '/api/trial/call', { body: { counter } })),
  }
}
