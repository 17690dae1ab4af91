/**
 * The console's state: the newest view, the one verb that is under way, the open dialog, the sentence in the note row.
 */
import { defineStore } from 'pinia'
import { computed, reactive, ref, shallowRef, watch, type Ref } from 'vue'
import type { Connection } from '../../app/server/connection.ts'
import type { Plan } from '../../app/server/use-plan.ts'
import { answerText, shared } from '../../app/text/i18n.ts'
import type { Answer } from '../../../domain/contract/protocol.ts'
import type { CommandResult } from '../../../domain/contract/subjects.ts'
import type { HallCommand } from '../../../domain/contract/subjects.ts'
import type { AtCounter } from '../../../domain/queue-day/commands.ts'
import type { TicketNo } from '../../../domain/words/ids.ts'
import type { ClerkView } from '../../../domain/views/clerk.ts'
import { t } from '../clerk-i18n.ts'
import type { Console } from './acts.ts'
import { useEscalations } from './escalations.ts'
import { useReceipts } from './receipts.ts'
import { hindranceOf, isDialogVerb, nameOf, rowOf, type DialogVerb, type Step, type Verb } from './verbs.ts'

/** A verb's own dialog, or one that a dialog, a note or the rail leads to. */
export type DialogName = DialogVerb | 'outcomeOnly' | 'aside' | 'sheet'
/** What was pressed: a verb, or the step that a verb or a card comes to. */
export type Sent = Verb | Step

export interface Note {
  readonly text: string
  readonly tone: 'refusal' | 'said'
  /** What can be done about it at once. */
  readonly acts?: readonly { readonly text: string; readonly run: () => void }[]
}

/** A verb that was pressed and has no answer yet. */
interface Pending {
  readonly what: Sent
  readonly withdraw: AbortController
}

/** A clerk at a counter, as the page hands them over. */
export interface SeatedClerk {
  readonly line: Connection<ClerkView>
  readonly plan: Plan
  readonly counter: string
  /** Signs out of the counter and of the page. */
  readonly leave: () => Promise<void>
}

const SLOW_AFTER_MS = 400
/** After its answer a verb waits for the view that shows it, so that the next press means what is seen. */
const SHOWN_WITHIN_MS = 1500
/** Two presses closer than this are one hand trembling. */
const TREMBLE_MS = 350

export const useConsole = defineStore('console', () => {
  const seated = shallowRef<SeatedClerk | null>(null)
  const dialog = ref<DialogName | null>(null)
  const chosenNo = ref<TicketNo | null>(null)
  const note = shallowRef<Note | null>(null)
  const pending = shallowRef<Pending | null>(null)
  const isSlow = ref(false)
  const nowMs = ref(0)
  /** Counts up when the hall no longer knows who asks: the session may be over. */
  const refusals = ref(0)
  /** The session is over, and whoever sat here signs in again. */
  const isAway = ref(false)
  const isSteady = steadyHand()
  const view = computed(() => seated.value?.line.view.value ?? null)
  const status = computed(() => seated.value?.line.status.value ?? 'connecting')
  const plan = computed(() => seated.value?.plan.plan.value ?? null)
  const counter = computed(() => seated.value?.counter ?? '')

  function attach(next: SeatedClerk | null): void {
    seated.value = next
    isAway.value = false
    dialog.value = null
    note.value = null
    pending.value = null
    isSlow.value = false
  }

  function say(text: string, tone: Note['tone'] = 'said'): void {
    note.value = { text, tone }
  }

  const receipts = useReceipts((next) => (note.value = next))
  function openDialog(name: DialogName, no: TicketNo | null = null): void {
    note.value = null
    chosenNo.value = no
    dialog.value = name
  }

  /**
   * Sends one command for one press; null when another is under way, or it was refused or withdrawn. The refusal is in
   * the note row.
   */
  async function send(what: Sent, command: HallCommand): Promise<CommandResult | null> {
    const { line } = seated.value ?? {}
    if (line === undefined || pending.value !== null) return null
    const mine: Pending = { what, withdraw: new AbortController() }
    pending.value = mine
    note.value = null
    const slow = setTimeout(() => (isSlow.value = true), SLOW_AFTER_MS)
    const before = view.value
    try {
      const answer = await line.send(command, { signal: mine.withdraw.signal })
      const result = await resultOf(answer)
      if (result) receipts.after(command, result, before)
      return result
    } catch {
      if (mine.withdraw.signal.aborted) say(t('note.withdrawn'))
      else say(t('noAnswer'), 'refusal')
      return null
    } finally {
      clearTimeout(slow)
      if (pending.value === mine) {
        pending.value = null
        isSlow.value = false
      }
    }
  }

  /** For what must get through at any time: does not wait for the verb under way. True when the hall has taken it. */
  async function sendAtOnce(command: HallCommand): Promise<boolean> {
    const answer = await seated.value?.line.send(command)
    if (answer === undefined) return false
    return (await resultOf(answer)) !== null
  }

  async function resultOf(answer: Answer): Promise<CommandResult | null> {
    if (!answer.ok) {
      if ('refused' in answer && answer.refused === 'notAuthorised') refusals.value += 1
      say(answerText(shared.t, answer), 'refusal')
      return null
    }
    await shown(view, answer.seq)
    return answer.result
  }

  const lookUp = computed(() => seated.value?.plan ?? null)
  const isBusy = computed(() => pending.value !== null)
  const serverNowMs = (): number => seated.value?.line.serverNowMs() ?? Date.now()
  const closeDialog = (): void => void (dialog.value = null)
  const leave = async (): Promise<void> => seated.value?.leave()
  const known = { view, status, counter, dialog, lookUp, isBusy, serverNowMs, receipts }
  const acts = { send, sendAtOnce, say, openDialog, closeDialog, leave }
  const desk: Console = reactive({ ...known, ...acts })
  return {
    ...known,
    ...acts,
    ...{ plan, chosenNo, note, pending, isSlow, nowMs, refusals, isAway },
    attach,
    run: (verb: Verb) => run(verb, desk),
    isSteady,
    withdraw: () => pending.value?.withdraw.abort(),
  }
})

/** Runs a verb if it is possible now; otherwise says so in words. */
function run(verb: Verb, console: Console): void {
  if (console.view === null || console.isBusy) return
  const { does } = rowOf(verb)
  const hindrance = hindranceOf(verb, console, useEscalations().above.length > 0)
  if (hindrance !== null) console.say(hindrance, 'refusal')
  else if (isDialogVerb(verb)) console.openDialog(verb, console.view.current?.ticketNo ?? null)
  else if (typeof does === 'function') void does(console)
  else if (does !== 'dialog') void order(verb, does, console)
}

/**
 * An order that says nothing but at which counter; if it was given in 更多, that has done its work. What has left counter
 * and visitor as they were is said in words (SEND-11).
 */
async function order(verb: Verb, type: AtCounter['type'], console: Console): Promise<void> {
  const before = standing(console)
  const result = await console.send(verb, { type, counter: console.counter })
  if (result === null) return
  if (console.dialog === 'more') console.closeDialog()
  if (standing(console) === before) console.say(t('note.noted', { verb: nameOf(verb) }))
}

/** How counter and visitor stand on the page. */
function standing({ view }: Console): string {
  return JSON.stringify([view?.status, view?.current])
}

/** Makes a check that is false for the second of two like presses at once, whatever the first one did meanwhile. */
function steadyHand(): (what: string, atMs: number) => boolean {
  let last = { what: '', atMs: 0 }
  return (what, atMs) => {
    const isFresh = what !== last.what || atMs - last.atMs >= TREMBLE_MS
    if (isFresh) last = { what, atMs }
    return isFresh
  }
}

/** Resolves when the view that shows it is there, or has been waited for long enough. */
function shown(view: Readonly<Ref<ClerkView | null>>, seq: number): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      stop()
      clearTimeout(timer)
      resolve()
    }
    const timer = setTimeout(done, SHOWN_WITHIN_MS)
    const stop = watch(
      () => (view.value?.seq ?? 0) >= seq,
      (isThere) => {
        if (isThere) queueMicrotask(done)
      },
      { immediate: true, flush: 'sync' },
    )
  })
}
