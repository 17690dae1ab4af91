/** The verbs of a clerk: which key means which, when each is possible, and what Enter does next. */
import type { ClerkView } from '../../../domain/views/clerk.ts'
import type { CounterStatus } from '../../../domain/views/counter.ts'
import type { IconName } from '../../app/icons.ts'
import type { PadKey } from './pad-keys.ts'

export type Verb =
  | 'next'
  | 'recall'
  | 'miss'
  | 'park'
  | 'transfer'
  | 'escalate'
  | 'notice'
  | 'pause'
  | 'byNumber'
  | 'undo'
  | 'noTicket'
  | 'more'
  | 'help'
  | 'back'

/** One hand on the numeric keypad; 7 is ours, the rest is the hall's custom. */
export const KEY_MAP: Readonly<Partial<Record<PadKey, Verb>>> = {
  Enter: 'next',
  '+': 'recall',
  '-': 'miss',
  '*': 'park',
  '/': 'transfer',
  '.': 'notice',
  '0': 'pause',
  '5': 'byNumber',
  '6': 'escalate',
  '7': 'more',
  '8': 'undo',
  '9': 'noTicket',
  F12: 'help',
  Escape: 'back',
}

export interface BarVerb {
  readonly verb: Verb
  readonly icon: IconName
  /** As printed on the key. */
  readonly cap: string
}

const AT_WORK: readonly BarVerb[] = [
  { verb: 'recall', icon: 'speaker', cap: '+' },
  { verb: 'miss', icon: 'person-x', cap: '−' },
  { verb: 'park', icon: 'park', cap: '*' },
  { verb: 'transfer', icon: 'transfer', cap: '/' },
  { verb: 'notice', icon: 'document', cap: '.' },
]
/** Only where a hall above is linked. */
const UPWARDS: BarVerb = { verb: 'escalate', icon: 'arrow-up', cap: '6' }
const AT_REST: readonly BarVerb[] = [
  { verb: 'byNumber', icon: 'list', cap: '5' },
  { verb: 'undo', icon: 'undo', cap: '8' },
  { verb: 'noTicket', icon: 'people', cap: '9' },
]

/** The row of buttons above the main one. `canEscalate`: there is somebody above to hand a ticket to. */
export function barOf(status: CounterStatus, canEscalate: boolean): readonly BarVerb[] {
  if (status !== 'called' && status !== 'serving') return AT_REST
  return canEscalate ? [...AT_WORK, UPWARDS] : AT_WORK
}

/**
 * Whether the button is alive. A verb that the hall refuses for a reason worth reading stays alive,
 * so that the reason can be read (a miss before the third call, a second recall too soon).
 */
export function canDo(verb: Verb, view: ClerkView, nowMs: number): boolean {
  const ticket = view.current
  switch (verb) {
    case 'recall':
    case 'miss':
      return ticket?.status === 'called'
    case 'park':
    case 'escalate':
    case 'transfer':
      return ticket !== null
    case 'notice':
      return ticket?.status === 'serving' && openHere(view).length > 0
    case 'byNumber':
    case 'noTicket':
      return view.status === 'free'
    case 'undo':
      return view.undo !== null && nowMs <= view.undo.untilMs
    case 'pause':
      return view.status !== 'paused' && view.status !== 'closed'
    case 'next':
    case 'more':
    case 'help':
    case 'back':
      return true
  }
}

export type NextStep =
  | { readonly kind: 'call' }
  | { readonly kind: 'start' }
  | { readonly kind: 'open'; readonly isClosed: boolean }
  /** `open` are the indexes of items settled at this window that still want an outcome. */
  | { readonly kind: 'finish'; readonly open: readonly number[] }

/** What Enter does now. */
export function nextStepOf(view: ClerkView): NextStep {
  if (view.current !== null)
    return view.current.status === 'serving' ? { kind: 'finish', open: openHere(view) } : { kind: 'start' }
  return view.status === 'free' ? { kind: 'call' } : { kind: 'open', isClosed: view.status === 'closed' }
}

/** Indexes of the items at this window without an outcome. */
export function openHere(view: ClerkView): readonly number[] {
  return (view.current?.items ?? []).filter((item) => item.isHere && item.outcome === null).map((item) => item.index)
}
