/** Runs verbs at the console: what is possible now is done, what is not is said in words. */
import { callForHelp, takeSecondStep, usualOutcome } from './acts.ts'
import { useConsole } from './console-store.ts'
import { t } from '../clerk-i18n.ts'
import { useEscalations } from './escalations.ts'
import { rowOf, VERBS, type DialogVerb, type Verb } from './verbs.ts'

export interface Verbs {
  /** Runs a verb if it is possible now; otherwise says so in words. */
  readonly run: (verb: Verb) => void
  /** The second way: only note the arrival, or finish without calling. */
  readonly runSecond: () => void
  readonly settle: (index: number) => void
  readonly missAndCall: () => void
  readonly askForHelp: () => Promise<void>
}

/** The verbs of the signed-in counter. */
export function useVerbs(): Verbs {
  const console = useConsole()
  const escalations = useEscalations()

  function run(verb: Verb): void {
    const { view } = console
    if (view === null || console.pending !== null) return
    const { needsAbove, canDo, notNow, does } = rowOf(verb)
    if (needsAbove && escalations.above.length === 0) console.say(t('note.nobodyAbove'), 'refusal')
    else if (!canDo(view, console.serverNowMs()))
      console.say(notNow ? t(notNow) : t('note.notNow', { verb: t(`verb.${verb}`) }), 'refusal')
    else if (isDialogVerb(verb)) console.openDialog(verb)
    else if (does !== 'dialog') void does(console)
  }

  return {
    run,
    runSecond: () => {
      if (console.pending === null) void takeSecondStep(console)
    },
    settle: (index) =>
      void console.send('verb.settle', {
        type: 'SettleItem',
        counter: console.counter,
        index,
        outcome: usualOutcome(console.lookUp, console.view?.current?.items[index]?.item ?? ''),
      }),
    missAndCall: () =>
      void console.send('verb.miss', { type: 'MarkMissed', counter: console.counter, thenCallNext: true }),
    askForHelp: () => callForHelp(console),
  }
}

function isDialogVerb(verb: Verb): verb is DialogVerb {
  return VERBS[verb].does === 'dialog'
}
