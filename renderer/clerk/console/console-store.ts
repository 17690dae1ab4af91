/**
 * The console's state: the newest view, the one verb that is under way, the open dialog, the sentence in the note row.
 */
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import type { Connection } from '../../app/server/connection.ts'
import type { Plan } from '../../app/server/use-plan.ts'
import { answerText, shared } from '../../app/text/i18n.ts'
import type { Answer } from '../../../domain/contract/protocol.ts'
import type { CommandResult } from '../../../domain/contract/subjects.ts'
import type { HallCommand } from '../../../domain/contract/subjects.ts'
import type { TicketNo } from '../../../domain/words/ids.ts'
import type { ClerkView } from '../../../domain/views/clerk.ts'
import { t } from '../clerk-i18n.ts'
import type { ClerkKey } from '../clerk-i18n.ts'

export type DialogName =
  | 'pause'
  | 'outcome'
  | 'outcomeOnly'
  | 'transfer'
  | 'park'
  | 'escalate'
  | 'byNumber'
  | 'noTicket'
  | 'add'
  | 'notice'
  | 'more'
  | 'merge'
  | 'cancel'
  | 'aside'
  | 'sheet'
export type VerbKey = Extract<ClerkKey, `verb.${string}`>

export interface Note {
  readonly text: string
  readonly tone: 'refusal' | 'said'
}

/** A verb that was pressed and has no answer yet. */
interface Pending {
  readonly verb: VerbKey
  readonly withdraw: AbortController
}

export interface Desk {
  readonly line: Connection<ClerkView>
  readonly plan: Plan
  readonly counter: string
}

const SLOW_AFTER_MS = 400
/** After its answer a verb waits for the view that shows it, so that the next press means what is seen. */
const SHOWN_WITHIN_MS = 1500
/** Two presses closer than this are one hand trembling. */
const TREMBLE_MS = 350

export const useConsole = defineStore('console', () => {
  const desk = shallowRef<Desk | null>(null)
  const dialog = ref<DialogName | null>(null)
  const chosenNo = ref<TicketNo | null>(null)
  const note = shallowRef<Note | null>(null)
  const pending = shallowRef<Pending | null>(null)
  const isSlow = ref(false)
  const nowMs = ref(0)
  /** Counts up when the hall no longer knows who asks: the session may be over. */
  const refusals = ref(0)
  let lastPress = { what: '', atMs: 0 }
  const view = computed(() => desk.value?.line.view.value ?? null)
  const status = computed(() => desk.value?.line.status.value ?? 'connecting')
  const plan = computed(() => desk.value?.plan.plan.value ?? null)
  const counter = computed(() => desk.value?.counter ?? '')

  function attach(next: Desk | null): void {
    desk.value = next
    dialog.value = null
    note.value = null
    pending.value = null
    isSlow.value = false
  }

  function say(text: string, tone: Note['tone'] = 'said'): void {
    note.value = { text, tone }
  }

  function openDialog(name: DialogName, no: TicketNo | null = null): void {
    note.value = null
    chosenNo.value = no
    dialog.value = name
  }

  /** False for the second of two like presses that follow at once, whatever the first one did meanwhile. */
  function isSteady(what: string, atMs: number): boolean {
    const isFresh = what !== lastPress.what || atMs - lastPress.atMs >= TREMBLE_MS
    if (isFresh) lastPress = { what, atMs }
    return isFresh
  }

  /**
   * Sends one command for one press; null when another is under way, or it was refused or withdrawn. The refusal is in
   * the note row.
   */
  async function order(verb: VerbKey, command: HallCommand): Promise<CommandResult | null> {
    const { line } = desk.value ?? {}
    if (line === undefined || pending.value !== null) return null
    const mine: Pending = { verb, withdraw: new AbortController() }
    pending.value = mine
    note.value = null
    const slow = setTimeout(() => (isSlow.value = true), SLOW_AFTER_MS)
    try {
      const answer = await line.send(command, { signal: mine.withdraw.signal })
      return await told(answer)
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
  async function shout(command: HallCommand): Promise<boolean> {
    const answer = await desk.value?.line.send(command)
    if (answer === undefined) return false
    return (await told(answer)) !== null
  }

  async function told(answer: Answer): Promise<CommandResult | null> {
    if (!answer.ok) {
      if ('refused' in answer && answer.refused === 'notAuthorised') refusals.value += 1
      say(answerText(shared.t, answer), 'refusal')
      return null
    }
    await shown(answer.seq)
    return answer.result
  }

  function shown(seq: number): Promise<void> {
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

  return {
    view,
    status,
    plan,
    counter,
    dialog,
    chosenNo,
    note,
    pending,
    isSlow,
    nowMs,
    refusals,
    lookUp: computed(() => desk.value?.plan ?? null),
    serverNowMs: () => desk.value?.line.serverNowMs() ?? Date.now(),
    attach,
    say,
    openDialog,
    isSteady,
    order,
    shout,
    closeDialog: () => {
      dialog.value = null
    },
    withdraw: () => pending.value?.withdraw.abort(),
  }
})
