/**
 * The verbs of a clerk, one row each: its key, when it is possible, and what it sends or which dialog it opens.
 * A new verb is a row here and its name in both languages (`verb.<name>`); one with a dialog also names it in
 * ConsoleDialogs. The compiler says what is missing.
 */
import type { ClerkView } from '../../../domain/views/clerk.ts'
import type { CounterStatus } from '../../../domain/views/counter.ts'
import type { IconName } from '../../app/icons.ts'
import type { ClerkKey } from '../clerk-i18n.ts'
import { callForHelp, markMissed, recall, takeNextStep, undo, type Console } from './acts.ts'
import { openHere } from './next-step.ts'
import type { PadKey } from './pad-keys.ts'

interface VerbRow {
  /** One hand on the numeric keypad; 6 and 7 are ours, the rest is the hall's custom. */
  readonly key: PadKey
  /** Where its button stands, and its picture; verbs of the main button and the top bar have theirs there. */
  readonly bar?: { readonly when: 'atWork' | 'atRest'; readonly icon: IconName }
  /** Only where a hall above is linked. */
  readonly needsAbove?: true
  /**
   * Whether the button is alive. A verb that the hall refuses for a reason worth reading stays alive, so that the
   * reason can be read (a miss before the third call, a second recall too soon).
   */
  readonly canDo: (view: ClerkView, nowMs: number) => boolean
  /** What to say when it is not; else the common sentence with the verb's name. */
  readonly notNow?: ClerkKey
  /** `dialog`: opens the dialog of the same name. */
  readonly does: 'dialog' | ((console: Console) => Promise<void>)
}

const always = (): boolean => true
const hasTicket = (view: ClerkView): boolean => view.current !== null
const isCalled = (view: ClerkView): boolean => view.current?.status === 'called'
const hasOpenItem = (view: ClerkView): boolean => view.current?.status === 'serving' && openHere(view).length > 0
const isFree = (view: ClerkView): boolean => view.status === 'free'

/** In the order of the buttons. */
export const VERBS = {
  next: { key: 'Enter', canDo: always, does: takeNextStep },
  recall: { key: '+', bar: { when: 'atWork', icon: 'speaker' }, canDo: isCalled, does: recall },
  miss: { key: '-', bar: { when: 'atWork', icon: 'person-x' }, canDo: isCalled, does: markMissed },
  park: { key: '*', bar: { when: 'atWork', icon: 'park' }, canDo: hasTicket, does: 'dialog' },
  transfer: { key: '/', bar: { when: 'atWork', icon: 'transfer' }, canDo: hasTicket, does: 'dialog' },
  notice: {
    key: '.',
    bar: { when: 'atWork', icon: 'document' },
    canDo: hasOpenItem,
    does: 'dialog',
  },
  outcome: { key: '3', bar: { when: 'atWork', icon: 'list' }, canDo: hasOpenItem, does: 'dialog' },
  escalate: {
    key: '6',
    bar: { when: 'atWork', icon: 'arrow-up' },
    needsAbove: true,
    canDo: hasTicket,
    does: 'dialog',
  },
  byNumber: { key: '5', bar: { when: 'atRest', icon: 'list' }, canDo: isFree, does: 'dialog' },
  undo: {
    key: '8',
    bar: { when: 'atRest', icon: 'undo' },
    canDo: (view, nowMs) => view.undo !== null && nowMs <= view.undo.untilMs,
    notNow: 'note.nothingToUndo',
    does: undo,
  },
  noTicket: { key: '9', bar: { when: 'atRest', icon: 'people' }, canDo: isFree, does: 'dialog' },
  pause: { key: '0', canDo: (view) => view.status !== 'paused' && view.status !== 'closed', does: 'dialog' },
  more: { key: '7', canDo: always, does: 'dialog' },
  help: { key: 'F12', canDo: always, does: callForHelp },
} as const satisfies Readonly<Record<string, VerbRow>>

export type Verb = keyof typeof VERBS

/** Verbs that open a dialog, which has the verb's name. */
export type DialogVerb = { [V in Verb]: (typeof VERBS)[V]['does'] extends 'dialog' ? V : never }[Verb]

/** The row of a verb, without what is known of it alone. */
export function rowOf(verb: Verb): VerbRow {
  return VERBS[verb]
}

/** All of them, in the order of the table. */
export const ALL_VERBS = Object.keys(VERBS) as readonly Verb[]

/** The verb of a key; undefined: the key means nothing at the console. */
export function verbOfKey(key: PadKey): Verb | undefined {
  return ALL_VERBS.find((verb) => VERBS[verb].key === key)
}

/** A verb's key as it is printed on it. */
export function capOf(verb: Verb): string {
  const { key } = VERBS[verb]
  return key === '-' ? '−' : key
}

/** The row of buttons above the main one. `canEscalate`: there is somebody above to hand a ticket to. */
export function barOf(status: CounterStatus, canEscalate: boolean): readonly Verb[] {
  const when = status === 'called' || status === 'serving' ? 'atWork' : 'atRest'
  return ALL_VERBS.filter((verb) => {
    const { bar, needsAbove } = rowOf(verb)
    return bar?.when === when && (canEscalate || needsAbove !== true)
  })
}
