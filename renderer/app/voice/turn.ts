/** Speaks what waits, one call at a time; each step has a time limit, and whatever fails, the next call goes on. */
import type { Ref, ShallowRef } from 'vue'
import { endReading, letGo, takeNext } from '../../../domain/announcement/voice-queue.ts'
import type { VoiceQueue } from '../../../domain/announcement/voice-queue.ts'
import type { DeviceReport } from '../../../domain/device/report.ts'
import { within } from './voice.ts'
import type { Voice } from './voice.ts'

export type VoiceState = NonNullable<DeviceReport['voice']>

export interface Turn {
  /** Speaks until nothing waits; does nothing while it already speaks. */
  readonly go: () => Promise<void>
  /** Asks the browser whether sound may come out, and says so in the state. */
  readonly check: () => Promise<void>
  /** Once a minute: does sound still flow, and have missing recordings come back? */
  readonly probe: () => Promise<void>
  readonly stop: () => void
}

const LIMIT_MS = { prepare: 3000, chime: 4000, reading: 20_000, probe: 3000 }
const USUAL_READING_MS = 6000

/** @param nowMs this machine's clock: only differences count */
export function createTurn(
  queue: ShallowRef<VoiceQueue>,
  state: Ref<VoiceState>,
  voice: Voice,
  labelOf: (counter: string) => string,
  nowMs: () => number,
): Turn {
  let isRunning = false
  let isStopped = false
  let readingMs = USUAL_READING_MS

  function note(next: VoiceState): void {
    if (!isStopped) state.value = queue.value.isSilent ? 'muted' : next
  }

  function wellOr(outcome: 'whole' | 'inPart'): VoiceState {
    return outcome === 'inPart' || voice.missing().length > 0 ? 'missingClip' : 'ok'
  }

  async function attempt<T>(step: () => Promise<T>, limitMs: number): Promise<T | 'failed'> {
    try {
      return await within(step(), limitMs)
    } catch {
      voice.hush()
      return 'failed'
    }
  }

  async function check(): Promise<void> {
    const outcome = await attempt(() => voice.prepare(), LIMIT_MS.prepare)
    if (outcome !== 'ready') note(outcome)
    else if (state.value === 'blocked') note(wellOr('whole'))
  }

  async function speak(): Promise<void> {
    await attempt(() => voice.chime(), LIMIT_MS.chime)
    for (let reading = 0; queue.value.speaking !== null && !isStopped; reading += 1) {
      const { ticketNo, counter } = queue.value.speaking
      const startedMs = nowMs()
      const outcome = await attempt(
        () => voice.say({ ticketNo, counterLabel: labelOf(counter) }, reading),
        LIMIT_MS.reading,
      )
      note(outcome === 'failed' ? 'failed' : wellOr(outcome))
      if (outcome !== 'failed') readingMs = nowMs() - startedMs
      queue.value = endReading(queue.value, nowMs(), readingMs, outcome === 'failed' || queue.value.isSilent)
    }
  }

  async function step(): Promise<boolean> {
    queue.value = letGo(queue.value, nowMs())
    if (isStopped || queue.value.waiting.length === 0) return false
    await check()
    // Blocked calls wait for a touch, for a minute at most; a voice that is broken lets them pass.
    if (isStopped || state.value === 'blocked') return false
    queue.value = takeNext(queue.value, nowMs())
    await speak()
    return true
  }

  return {
    check,
    go: async () => {
      if (isRunning) return
      isRunning = true
      try {
        while (await step());
      } finally {
        isRunning = false
      }
    },
    probe: async () => {
      if (isRunning) return
      const isFlowing = await attempt(() => voice.probe(), LIMIT_MS.probe)
      if (isFlowing === false) note('failed')
      else if (state.value !== 'blocked') note(wellOr('whole'))
    },
    stop: () => {
      isStopped = true
      voice.hush()
    },
  }
}
