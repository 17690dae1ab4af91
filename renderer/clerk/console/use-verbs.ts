/** What each verb does at the console: a command at once, a dialog first, or a sentence why not now. */
import type { Command } from '../../../domain/queue-day/commands.ts'
import { useConsole } from './console-store.ts'
import type { DialogName, VerbKey } from './console-store.ts'
import { t, tIn } from '../clerk-i18n.ts'
import { canDo, nextStepOf } from './verbs.ts'
import type { Verb } from './verbs.ts'
import { useEscalations } from './escalations.ts'

export interface Verbs {
  /** Runs a verb if it is possible now; otherwise says so in words. */
  readonly run: (verb: Verb) => void
  /** The second way: only note the arrival, or finish without calling. */
  readonly runSecond: () => void
  readonly settle: (index: number) => void
  readonly missAndCall: () => void
  readonly askForHelp: () => Promise<void>
}

const ASKS: Readonly<Partial<Record<Verb, DialogName>>> = {
  park: 'park',
  transfer: 'transfer',
  escalate: 'escalate',
  notice: 'notice',
  pause: 'pause',
  byNumber: 'byNumber',
  noTicket: 'noTicket',
  more: 'more',
}

/** The verbs of the signed-in counter. */
export function useVerbs(): Verbs {
  const console = useConsole()
  const escalations = useEscalations()

  function run(verb: Verb): void {
    const { view } = console
    if (view === null || console.pending !== null) return
    if (verb === 'escalate' && escalations.above.length === 0) return console.say(t('note.nobodyAbove'), 'refusal')
    if (!canDo(verb, view, console.serverNowMs())) {
      if (verb === 'undo') console.say(t('rejection.NothingToUndo'), 'refusal')
      else console.say(t('note.notNow', { verb: t(`verb.${verb}` as VerbKey) }), 'refusal')
      return
    }
    const asks = ASKS[verb]
    if (asks !== undefined) console.openDialog(asks)
    else void act(verb)
  }

  async function act(verb: Verb): Promise<void> {
    const { counter, view } = console
    const no = view?.current?.ticketNo ?? ''
    if (verb === 'next') await next()
    else if (verb === 'recall') await console.order('verb.recall', { type: 'Recall', counter })
    else if (verb === 'undo' && (await console.order('verb.undo', { type: 'Undo', counter })))
      console.say(t('note.undone'))
    else if (verb === 'miss' && (await console.order('verb.miss', { type: 'MarkMissed', counter })))
      console.say(t('note.missed', { no }))
  }

  async function next(): Promise<void> {
    const { counter, view } = console
    if (view === null) return
    const step = nextStepOf(view)
    if (step.kind === 'call') await console.order('verb.call', { type: 'CallNext', counter })
    else if (step.kind === 'start') await console.order('verb.start', { type: 'StartService', counter })
    else if (step.kind === 'open')
      await console.order(step.isClosed ? 'verb.openClosed' : 'verb.open', { type: 'OpenCounter', counter })
    else if (step.open.length > 0) console.openDialog('outcome')
    else await finish(true)
  }

  async function finish(thenCallNext: boolean): Promise<void> {
    const command: Command = { type: 'FinishService', counter: console.counter, outcomes: [], thenCallNext }
    const told = await console.order(thenCallNext ? 'verb.call' : 'verb.finish', command)
    if (told?.isQueueEmpty && console.view?.status === 'free') console.say(t('note.noMore'))
  }

  function runSecond(): void {
    const { view, counter } = console
    if (view === null || console.pending !== null) return
    const step = nextStepOf(view)
    if (step.kind === 'start' && view.current?.status === 'called')
      void console.order('verb.arrive', { type: 'Arrive', counter })
    else if (step.kind !== 'finish') return
    else if (step.open.length > 0) console.openDialog('outcomeOnly')
    else void finish(false)
  }

  return {
    run,
    runSecond,
    settle: (index) =>
      void console.order('verb.settle', { type: 'SettleItem', counter: console.counter, index, outcome: 'done' }),
    missAndCall: () =>
      void console.order('verb.miss', { type: 'MarkMissed', counter: console.counter, thenCallNext: true }),
    askForHelp: async () => {
      const { lookUp, counter } = console
      const place = tIn('zh')('window', { label: lookUp?.counter(counter)?.label ?? counter })
      if (console.status !== 'live') console.say(t('note.helpLater'), 'refusal')
      if (await console.shout({ type: 'RequestHelp', place })) console.say(t('note.help', { place }))
    },
  }
}
