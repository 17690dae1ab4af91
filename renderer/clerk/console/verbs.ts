/**
 * The verbs of a clerk, one row each: what it is called, its key or its line in 更多, when it is possible, and what it
 * sends or which dialog it opens. A new verb is a row here; one with a dialog also names it in ConsoleDialogs. The
 * compiler says what is missing.
 */
import type { AtCounter } from '../../../domain/queue-day/commands.ts'
import type { ClerkView } from '../../../domain/views/clerk.ts'
import type { CounterStatus } from '../../../domain/views/counter.ts'
import type { IconName } from '../../app/icons.ts'
import { say, t, type ClerkKey, type Words } from '../clerk-i18n.ts'
import {
  callForHelp,
  markMissed,
  otherLanguageHere,
  printReceipt,
  signOut,
  takeNextStep,
  undo,
  type Console,
} from './acts.ts'
import { openHere } from './next-step.ts'
import type { PadKey } from './pad-keys.ts'

interface VerbRow {
  /** What it is called, on its button and while it waits for its answer. */
  readonly words: Words
  /** One hand on the numeric keypad; 6 and 7 are ours, the rest is the hall's custom. */
  readonly key?: PadKey
  /** Where its button stands, and its picture; verbs of the main button and the top bar have theirs there. */
  readonly bar?: { readonly when: 'atWork' | 'atRest'; readonly icon: IconName }
  /** Its line in 更多, which is numbered in the order of the rows: hands know the numbers, so a new one comes last. */
  readonly more?: Words
  /** Only where a hall above is linked. */
  readonly needsAbove?: true
  /**
   * Whether the button is alive. A verb that the hall refuses for a reason worth reading stays alive, so that the
   * reason can be read (a miss before the third call, a second recall too soon).
   */
  readonly canDo: (view: ClerkView, nowMs: number, console: Pick<Console, 'receipts'>) => boolean
  /** What to say when it is not; else the common sentence with the verb's name. */
  readonly notNow?: ClerkKey
  /** `dialog`: opens the dialog of the same name; an order's name: sends it for this counter. */
  readonly does: 'dialog' | AtCounter['type'] | ((console: Console) => Promise<void>)
}

const always = (): boolean => true
const hasTicket = (view: ClerkView): boolean => view.current !== null
const isCalled = (view: ClerkView): boolean => view.current?.status === 'called'
const hasOpenItem = (view: ClerkView): boolean => view.current?.status === 'serving' && openHere(view).length > 0
const isFree = (view: ClerkView): boolean => view.status === 'free'

/** In the order of the buttons, then of the lines of 更多. */
export const VERBS = {
  next: { words: ['下一步', 'next step'], key: 'Enter', canDo: always, does: takeNextStep },
  recall: {
    words: ['重呼', 'Recall'],
    key: '+',
    bar: { when: 'atWork', icon: 'speaker' },
    canDo: isCalled,
    does: 'Recall',
  },
  miss: {
    words: ['过号', 'Missed'],
    key: '-',
    bar: { when: 'atWork', icon: 'person-x' },
    canDo: isCalled,
    does: markMissed,
  },
  park: { words: ['挂起', 'Park'], key: '*', bar: { when: 'atWork', icon: 'park' }, canDo: hasTicket, does: 'dialog' },
  transfer: {
    words: ['转移', 'Transfer'],
    key: '/',
    bar: { when: 'atWork', icon: 'transfer' },
    canDo: hasTicket,
    does: 'dialog',
  },
  notice: {
    words: ['一次性告知', 'Notice'],
    key: '.',
    bar: { when: 'atWork', icon: 'document' },
    canDo: hasOpenItem,
    does: 'dialog',
  },
  outcome: {
    words: ['受理登记', 'Accept'],
    key: '3',
    bar: { when: 'atWork', icon: 'list' },
    canDo: hasOpenItem,
    does: 'dialog',
  },
  escalate: {
    words: ['上送', 'Hand up'],
    key: '6',
    bar: { when: 'atWork', icon: 'arrow-up' },
    needsAbove: true,
    canDo: hasTicket,
    does: 'dialog',
  },
  byNumber: {
    words: ['指定叫号', 'Call by number'],
    key: '5',
    bar: { when: 'atRest', icon: 'list' },
    canDo: isFree,
    does: 'dialog',
  },
  undo: {
    words: ['撤销', 'Undo'],
    key: '8',
    bar: { when: 'atRest', icon: 'undo' },
    canDo: (view, nowMs) => view.undo !== null && nowMs <= view.undo.untilMs,
    notNow: 'note.nothingToUndo',
    does: undo,
  },
  noTicket: {
    words: ['无号接待', 'No ticket'],
    key: '9',
    bar: { when: 'atRest', icon: 'people' },
    canDo: isFree,
    does: 'dialog',
  },
  pause: {
    words: ['暂停', 'Pause'],
    key: '0',
    canDo: (view) => view.status !== 'paused' && view.status !== 'closed',
    does: 'dialog',
  },
  more: { words: ['更多', 'More'], key: '7', canDo: always, does: 'dialog' },
  help: { words: ['求助', 'Help'], key: 'F12', canDo: always, does: callForHelp },
  add: {
    words: ['加办', 'Add items'],
    more: ['给这张号加办一件事', 'Add an item to this ticket'],
    canDo: hasTicket,
    does: 'dialog',
  },
  merge: { words: ['合并号票', 'Merge'], more: ['合并两张号票', 'Merge two tickets'], canDo: always, does: 'dialog' },
  cancel: {
    words: ['取消号票', 'Cancel ticket'],
    more: ['取消一张号票', 'Cancel a ticket'],
    canDo: always,
    does: 'dialog',
  },
  close: {
    words: ['关窗', 'Close counter'],
    more: ['关窗（人还在岗）', 'Close counter (stay signed in)'],
    canDo: (view) => view.status === 'free' || view.status === 'paused',
    does: 'CloseCounter',
  },
  signOut: { words: ['退出登录', 'Sign out'], more: ['退出登录', 'Sign out'], canDo: always, does: signOut },
  language: { words: ['English', '中文'], more: ['English', '中文'], canDo: always, does: otherLanguageHere },
  flag: {
    words: ['标记用时不准', 'Flag the service time'],
    more: ['这次用时不准，不算进预测', 'This service time is not right: leave it out'],
    canDo: always,
    does: 'FlagServiceTime',
  },
  receipt: {
    words: ['补打回执', 'Print the receipt'],
    more: ['补打上一位的受理回执', 'Print the last receipt again'],
    canDo: (_view, _nowMs, { receipts }) => receipts.last !== null,
    does: printReceipt,
  },
  duty: { words: ['我的班表', 'My roster'], more: ['我的班表', 'My roster'], canDo: always, does: 'dialog' },
} as const satisfies Readonly<Record<string, VerbRow>>

export type Verb = keyof typeof VERBS

/** What a verb or a card sends under a name of its own. */
export type Step = Extract<ClerkKey, `step.${string}`> extends `step.${infer S}` ? S : never

/** Verbs that open a dialog, which has the verb's name. */
export type DialogVerb = { [V in Verb]: (typeof VERBS)[V]['does'] extends 'dialog' ? V : never }[Verb]

/** The row of a verb, without what is known of it alone. */
export function rowOf(verb: Verb): VerbRow {
  return VERBS[verb]
}

/** What a verb is called, or the step that a verb or a card comes to. */
export function nameOf(what: Verb | Step): string {
  return isVerb(what) ? say(...rowOf(what).words) : t(`step.${what}`)
}

function isVerb(what: Verb | Step): what is Verb {
  return Object.hasOwn(VERBS, what)
}

/** All of them, in the order of the table. */
export const ALL_VERBS = Object.keys(VERBS) as readonly Verb[]

/** The verb of a key; undefined: the key means nothing at the console. */
export function verbOfKey(key: PadKey): Verb | undefined {
  return ALL_VERBS.find((verb) => rowOf(verb).key === key)
}

/** A verb's key as it is printed on it. */
export function capOf(verb: Verb): string {
  const { key = '' } = rowOf(verb)
  return key === '-' ? '−' : key
}

/** The verbs of 更多, in the order of their numbers. */
export const MORE: readonly Verb[] = ALL_VERBS.filter((verb) => rowOf(verb).more !== undefined)

/** Why a verb cannot be run now, in words; null: it can. */
export function hindranceOf(verb: Verb, console: Console, hasAbove: boolean): string | null {
  const { needsAbove, canDo, notNow } = rowOf(verb)
  if (console.view === null) return ''
  if (needsAbove && !hasAbove) return t('note.nobodyAbove')
  if (canDo(console.view, console.serverNowMs(), console)) return null
  return notNow ? t(notNow) : t('note.notNow', { verb: nameOf(verb) })
}

export function isDialogVerb(verb: Verb): verb is DialogVerb {
  return VERBS[verb].does === 'dialog'
}

/** The row of buttons above the main one. `canEscalate`: there is somebody above to hand a ticket to. */
export function barOf(status: CounterStatus, canEscalate: boolean): readonly Verb[] {
  const when = status === 'called' || status === 'serving' ? 'atWork' : 'atRest'
  return ALL_VERBS.filter((verb) => {
    const { bar, needsAbove } = rowOf(verb)
    return bar?.when === when && (canEscalate || needsAbove !== true)
  })
}
