/** One test ticket at a time, walking over the screens of a window: kept in memory, by no record (SETUP-8). */
import {
  TRIAL_STAGES,
  type TrialCall,
  type TrialReply,
  type TrialStage,
  type TrialStageNow,
} from '../../../domain/contract/trial.ts'
import type { Screen } from '../../../domain/contract/protocol.ts'
import { testNumber } from '../../../domain/slip/test-number.ts'
import type { CounterId } from '../../../domain/words/ids.ts'
import type { Hall } from '../../hall/hall.ts'
import { roomOf } from '../../hall/views-of-rooms.ts'

/** Long enough to walk to a window and back; then the screens are the day's again. */
const LASTS_MS = 120_000

export interface TrialParts {
  readonly hall: Pick<Hall, 'index'>
  /** How many screens a room has now. */
  readonly countIn: (room: string) => number
  /** Shows a test call to a room; null: it is over. */
  readonly show: (room: string, call: TrialCall | null) => void
  /** Milliseconds that only go forward. */
  readonly nowMs: () => number
}

export interface Trials {
  /** Begins at a counter and ends the one before; false: there is no such counter. */
  begin(counter: CounterId): boolean
  /** The duty manager calls in place of the console; false: nothing waits to be called. */
  call(): boolean
  now(): TrialReply
  /** What a screen that arrives is to show; null: nothing. */
  callFor(room: string): TrialCall | null
  /** A screen says what it has done. */
  seen(screen: Screen, trialNo: number, stage: TrialStage): void
  stop(): void
}

interface Running {
  readonly call: TrialCall
  readonly zone: string
  readonly beganMs: number
  readonly calledMs: number | null
  readonly doneMs: Readonly<Partial<Record<TrialStage, number>>>
  readonly isOver: boolean
}

/** Nothing runs at first. */
export function createTrials({ hall, countIn, show, nowMs }: TrialParts): Trials {
  let running: Running | null = null
  let trialNo = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  function showAll(call: TrialCall | null): void {
    if (running === null) return
    for (const stage of TRIAL_STAGES) for (const room of roomsOf(stage, running)) show(room, call)
  }

  function end(): void {
    clearTimeout(timer)
    if (running === null || running.isOver) return
    showAll(null)
    running = { ...running, isOver: true }
  }

  function call(): boolean {
    if (running === null || running.isOver || running.call.step === 'called') return false
    running = { ...running, call: { ...running.call, step: 'called' }, calledMs: nowMs() }
    showAll(running.call)
    return true
  }

  return {
    begin: (counter) => {
      const plan = hall.index.settings.counters.find((one) => one.id === counter)
      if (!plan) return false
      end()
      trialNo += 1
      const ticketNo = testNumber(hall.index.settings)
      const first: TrialCall = { trialNo, ticketNo, counter, counterLabel: plan.label, step: 'offered' }
      running = { call: first, zone: plan.zone, beganMs: nowMs(), calledMs: null, doneMs: {}, isOver: false }
      showAll(first)
      timer = setTimeout(end, LASTS_MS).unref()
      return true
    },
    call,
    now: () => ({ trial: running && replyOf(running, countIn) }),
    callFor: (room) =>
      running && !running.isOver && TRIAL_STAGES.some((stage) => roomsOf(stage, running as Running).includes(room))
        ? running.call
        : null,
    seen: (screen, no, stage) => {
      if (running === null || running.isOver || running.call.trialNo !== no) return
      if (!roomsOf(stage, running).includes(roomOf(screen)) || running.doneMs[stage] !== undefined) return
      if (stage === 'console') call()
      else if (running.call.step !== 'called') return
      running = { ...running, doneMs: { ...running.doneMs, [stage]: nowMs() } }
    },
    stop: end,
  }
}

/** The rooms whose screens do a stage. */
function roomsOf(stage: TrialStage, { call: { counter }, zone }: Pick<Running, 'call' | 'zone'>): readonly string[] {
  if (stage === 'console') return [roomOf({ screen: 'clerk', counter })]
  if (stage === 'counter') return [roomOf({ screen: 'counter', counter })]
  return [roomOf({ screen: 'lobby', zone }), roomOf({ screen: 'lobby', zone: null })]
}

function replyOf(running: Running, countIn: TrialParts['countIn']): TrialReply['trial'] {
  const { call, beganMs, calledMs, doneMs, isOver } = running
  const stageNow = (stage: TrialStage): TrialStageNow => {
    const atMs = doneMs[stage]
    if (atMs !== undefined)
      return { state: 'done', tookMs: Math.round(atMs - (stage === 'console' ? beganMs : (calledMs ?? beganMs))) }
    const isSeated = roomsOf(stage, running).some((room) => countIn(room) > 0)
    return { state: isSeated ? 'waiting' : 'noScreen', tookMs: null }
  }
  const stages = { console: stageNow('console'), lobby: stageNow('lobby'), counter: stageNow('counter') }
  return {
    ...{ trialNo: call.trialNo, ticketNo: call.ticketNo, counter: call.counter, isOver },
    stages: { ...stages, voice: stageNow('voice') },
  }
}
