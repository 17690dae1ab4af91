/**
 * The form of every subject: its commands with who may give them, its streams and what they fold into, how each command
 * is decided, what its sender is told. contract/subjects.ts names the subjects, one a line; all else follows from it.
 */
import type { Recorded } from './recorded.ts'
import type { Actor } from './actor.ts'
import type { AnyRejection } from './rejected.ts'
import type { StreamName, Written } from './stream.ts'
import type { Access } from './who.ts'

/** A command or an event: something that says of which type it is. */
export interface Typed {
  readonly type: string
}
export type OfType<U extends Typed, T extends U['type']> = Extract<U, { readonly type: T }>

/** The words that a subject brings along. */
export interface Parts {
  /** First word of its streams' names. */
  readonly kind: string
  readonly command: Typed
  /** Events of its own streams. */
  readonly event: Typed
  /** What one of its streams folds into; `seq` is the number of the last event folded in. */
  readonly state: { seq: number }
  /** The ways in which its commands are refused. */
  readonly rejection: AnyRejection
  /** What the sender of a command is told beyond "done". */
  readonly answer: object
}

/** One function for every event: how a state changes in place. A forgotten event does not compile. */
export type Folds<S, E extends Typed> = {
  readonly [T in E['type']]: (state: S, event: OfType<E, T>, record: Recorded<E>) => void
}

/** One decider for every command: what it writes now. It changes nothing, and throws Rejected to refuse. */
export type Deciders<C extends Typed, W> = {
  readonly [T in C['type']]: (command: OfType<C, T>, world: W) => readonly Written[]
}

/** Where commands about one stream are decided: its state, and the world as it stands there. */
export interface Place<S, W> {
  readonly stream: StreamName<S>
  readonly state: Readonly<S>
  readonly world: W
}

/** A decider that writes to one stream alone: it is handed what that holds, and gives its events. */
export interface Here<S, C extends Typed, E extends Typed, W> {
  /** Throws Rejected where the stream takes nothing more. */
  readonly at: (world: W) => Place<S, W>
  readonly decide: (state: Readonly<S>, command: C, world: W) => readonly E[]
}

/**
 * `W`: the world that deciders are handed, `Q`: what a command can ask of the store's tables before it is decided.
 * A command's first `Written` is the one whose number the answer carries; all of them go into one transaction.
 */
export interface Subject<P extends Parts, W, Q> {
  readonly kind: P['kind']
  /** Its one stream, held all the time; left out by a subject that has a stream for each date. */
  readonly standing?: StreamName<P['state'], P['event']>
  readonly empty: () => P['state']
  readonly folds: Folds<P['state'], P['event']>
  readonly may: Access<P['command']>
  readonly decide: {
    readonly [T in P['command']['type']]:
      | Deciders<P['command'], W>[T]
      | Here<P['state'], OfType<P['command'], T>, P['event'], W>
  }
  /** Streams of dates that a command needs besides the hall's day of `today`, 'YYYY-MM-DD'. */
  readonly streams?: (command: P['command'], today: string) => readonly StreamName[]
  /** What it wants to know from tables before it is decided; `world` does not know it yet. */
  readonly asks?: (command: P['command'], world: W) => Q
  /**
   * What the sender is told, found again from the events of the command, on whatever streams they stand: a retry after a
   * lost answer is told the same.
   */
  readonly answer?: (command: P['command'], events: readonly Typed[], world: W) => P['answer']
  /**
   * By kind of sender: looks at each of their commands before it is decided, whichever subject it is of; throws Rejected to
   * stop it.
   */
  readonly stops?: { readonly [K in Actor['kind']]?: (command: Typed, world: W) => void }
  /** Answers a command of another subject, by its type, where nothing is left to decide; else null. */
  readonly instead?: { readonly [type: string]: (world: W) => P['answer'] | null }
  /** By commands of other subjects: what follows for this one from what they write, in the same transaction. */
  readonly along?: { readonly [type: string]: (written: readonly Written[], world: W) => readonly Written[] }
  /** By commands of other subjects: the streams of its own that `along` will write to. */
  readonly needs?: { readonly [type: string]: (command: Typed, world: W) => readonly StreamName[] }
  /** Never set: it carries the type. */
  readonly rejects?: P['rejection']
}
