/** How a decider stops: thrown inside the domain and turned into a value at its one edge. */

/** The fact that forbids a command: a code, and what belongs to it. Each subject has a union of its own. */
export interface AnyRejection {
  readonly code: string
}

/** Reasons that any subject may give. */
export type CommonRejection =
  /** The role table says no. */
  | { readonly code: 'NotAllowed' }
  | { readonly code: 'FieldMissing'; readonly field: string }
  | { readonly code: 'ReasonMissing' }
  | { readonly code: 'DateInPast'; readonly date: string }

/** Never leaves the domain. */
class Rejected {
  readonly rejection: AnyRejection
  constructor(rejection: AnyRejection) {
    this.rejection = rejection
  }
}

/** Stops deciding. Each subject's rejections.ts narrows it to its own facts. */
export function stop<R extends AnyRejection>(rejection: R): never {
  throw new Rejected(rejection)
}

/** Text that says something, without the blanks around it. */
export function wordsIn(text: string, field: string): string {
  const words = text.trim()
  return words === '' ? stop<CommonRejection>({ code: 'FieldMissing', field }) : words
}

/** A reason that says something. */
export function reasonIn(reason: string): string {
  const words = reason.trim()
  return words === '' ? stop<CommonRejection>({ code: 'ReasonMissing' }) : words
}

export type Attempt<T, R> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly rejection: R }

/** What `act` gives, or what it was stopped with; `R` names everything that may stop it. */
export function attempt<T, R extends AnyRejection>(act: () => T): Attempt<T, R> {
  try {
    return { ok: true, value: act() }
  } catch (thrown) {
    return { ok: false, rejection: rejectionIn<R>(thrown) }
  }
}

/** What deciding was stopped with; whatever else was thrown is thrown on. */
export function rejectionIn<R extends AnyRejection>(thrown: unknown): R {
  if (thrown instanceof Rejected) return thrown.rejection as R
  throw thrown
}
