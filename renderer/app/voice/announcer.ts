/**
 * The announcer: speaks each call of the view that the screen shows, in order, one at a time, and tells staff when it
 * cannot.
 */
import { wallTime } from '../../../domain/words/wall-time.ts'
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { ComputedRef, Ref, ShallowRef } from 'vue'
import type { CallToSay } from '../../../domain/announcement/phrase.ts'
import { hear, isUnspoken, passOver, setSilent, startQueue } from '../../../domain/announcement/voice-queue.ts'
import type { VoiceQueue } from '../../../domain/announcement/voice-queue.ts'
import type { DeviceReport } from '../../../domain/device/report.ts'
import type { LobbyView } from '../../../domain/views/lobby.ts'
import type { SitePlan } from '../../../domain/plan/site-plan.ts'
import { clipVoice } from './clips.ts'
import { announcerMemory } from './memory.ts'
import { osVoice } from './os-voice.ts'
import { createTurn } from './turn.ts'
import type { Turn, VoiceState } from './turn.ts'
import type { Voice, VoiceChoice } from './voice.ts'
import { inPlan } from '../../app/server/plan-look-up.ts'

export interface AnnouncerInput {
  /** The very object that the screen shows: what is not in it is not said. */
  readonly view: ShallowRef<LobbyView | null>
  readonly plan: ShallowRef<SitePlan | null>
  readonly zone: string | null
  /** This device's own name, to know whether the view names it as the one that speaks. */
  readonly ownName?: () => string | null
  /** `off`: this screen has no voice, and that is no trouble. */
  readonly choice: VoiceChoice
  readonly report: (report: DeviceReport) => void
  /** Only tests pass their own. */
  readonly openVoice?: (choice: LoudChoice) => Voice
}

export interface Announcer {
  /** Number of the call being spoken. */
  readonly speaking: ComputedRef<number | null>
  readonly isUnspoken: (callNo: number) => boolean
  readonly state: Ref<VoiceState>
  /** Silent calling: nothing is said, and the screen says so with its own means. */
  readonly isSilent: ComputedRef<boolean>
  readonly toggleMute: () => void
  /**
   * Says a test call once, between the others; false: another display speaks here, no sound may come out, or it was not
   * said to its end.
   */
  readonly sayTest: (call: CallToSay) => Promise<boolean>
}

type LoudChoice = Exclude<VoiceChoice, { readonly kind: 'off' }>

const TICK_MS = 1000
const TICKS_PER_PROBE = 60

/** Speaks while the calling scope lives. */
export function useAnnouncer(input: AnnouncerInput): Announcer {
  const queue = shallowRef(startQueue(0, input.choice.kind === 'off'))
  const state = ref<VoiceState>('ok')
  const voice = input.choice.kind === 'off' ? null : (input.openVoice ?? openVoice)(input.choice)
  const labelOf = (counter: string): string => inPlan(input.plan.value).counter(counter)?.label ?? counter
  const calls = voice && createTurn(queue, state, voice, labelOf, () => performance.now())
  const test = voice && calls && testSayer(voice, calls, queue)
  const turn = calls && test && { ...calls, go: () => (test.isSaying() ? Promise.resolve() : calls.go()) }
  listen(input, queue, () => void turn?.go())
  if (turn && voice) {
    tellStaff(input.report, queue, state, voice)
    keepGoing(turn, state)
  }
  onScopeDispose(() => {
    turn?.stop()
    voice?.release()
  })
  return {
    speaking: computed(() => queue.value.speaking?.callNo ?? null),
    isUnspoken: (callNo) => isUnspoken(queue.value, callNo),
    state,
    isSilent: computed(() => queue.value.isSilent),
    sayTest: async (call) => {
      const speaker = input.view.value?.speaker
      if (test === null || (speaker && speaker.name !== input.ownName?.())) return false
      return test.say(call)
    },
    toggleMute: () => {
      if (!turn || !voice) return
      queue.value = setSilent(queue.value, !queue.value.isSilent)
      state.value = queue.value.isSilent ? 'muted' : 'ok'
      voice.hush()
      void turn.check()
    },
  }
}

/** Says a test call while no visitor's is said, and lets the visitors' go on after it. */
function testSayer(
  voice: Voice,
  turn: Turn,
  queue: ShallowRef<VoiceQueue>,
): { readonly isSaying: () => boolean; readonly say: (call: CallToSay) => Promise<boolean> } {
  let isSaying = false
  async function aloud(call: CallToSay): Promise<boolean> {
    if ((await voice.prepare()) === 'blocked') return false
    await voice.chime()
    await voice.say(call, 0)
    return true
  }
  return {
    isSaying: () => isSaying,
    say: async (call) => {
      if (isSaying || queue.value.isSilent || queue.value.speaking !== null) return false
      isSaying = true
      const isSaid = await aloud(call).catch(() => false)
      isSaying = false
      void turn.go()
      return isSaid
    },
  }
}

function openVoice(choice: LoudChoice): Voice {
  try {
    const recordings = clipVoice(choice.sets)
    return choice.kind === 'os' ? osVoice(recordings, choice.sets) : recordings
  } catch {
    return noVoice
  }
}

/** Where nothing can sound at all: calls are shown, and staff are told. */
const noVoice: Voice = {
  prepare: () => Promise.reject(new Error('no sound here')),
  chime: () => Promise.resolve(),
  say: () => Promise.reject(new Error('no sound here')),
  hush: () => undefined,
  missing: () => [],
  probe: () => Promise.resolve(false),
  release: () => undefined,
}

/** Hears every view; begins afresh with another service date, or another log of the same date. */
function listen(input: AnnouncerInput, queue: ShallowRef<VoiceQueue>, go: () => void): void {
  const memory = announcerMemory(input.zone)
  let day = { date: '', seq: 0 }
  let isMine = true
  watch(
    [input.view, input.plan],
    ([view, plan]) => {
      if (!view || !plan) return
      const date = wallTime(view.atMs, plan.timeZone).date
      if (date !== day.date || view.seq < day.seq)
        queue.value = startQueue(memory.recall(date, view.seq), queue.value.isSilent)
      day = { date, seq: view.seq }
      const calls = view.calls.map(([callNo, ticketNo, counter, , , open]) => ({
        callNo,
        ticketNo,
        counter,
        isOpen: open === 1,
      }))
      const wasMine = isMine
      isMine = !view.speaker || view.speaker.name === input.ownName?.()
      // Taking over goes on where the other display stopped, not where this one stopped listening.
      if (isMine && !wasMine)
        queue.value = startQueue(view.speaker?.after ?? queue.value.doneCallNo, queue.value.isSilent)
      const heard = hear(queue.value, calls, performance.now())
      queue.value = isMine ? heard : passOver(heard)
      if (isMine) go()
    },
    { immediate: true },
  )
  watch(
    () => queue.value.doneCallNo,
    (callNo) => {
      if (callNo > 0) memory.keep(day.date, day.seq, callNo)
    },
    { flush: 'sync' },
  )
}

function tellStaff(
  report: AnnouncerInput['report'],
  queue: ShallowRef<VoiceQueue>,
  state: Ref<VoiceState>,
  voice: Voice,
): void {
  watch(
    [state, () => queue.value.spokenCallNo],
    ([now, spokenCallNo]) => {
      const detail = now === 'missingClip' ? voice.missing().join(', ').slice(0, 100) : ''
      report({ voice: now, detail, ...(spokenCallNo > 0 ? { lastSpokenCallNo: spokenCallNo } : {}) })
    },
    { immediate: true },
  )
}

function keepGoing(turn: Turn, state: Ref<VoiceState>): void {
  let ticks = 0
  const timer = setInterval(() => {
    ticks = (ticks + 1) % TICKS_PER_PROBE
    if (ticks === 0) void turn.probe()
    if (state.value === 'blocked') void turn.check()
    void turn.go()
  }, TICK_MS)
  const onTouch = (): void => void turn.check().then(turn.go)
  window.addEventListener('pointerdown', onTouch)
  window.addEventListener('keydown', onTouch)
  void turn.check()
  onScopeDispose(() => {
    clearInterval(timer)
    window.removeEventListener('pointerdown', onTouch)
    window.removeEventListener('keydown', onTouch)
  })
}
