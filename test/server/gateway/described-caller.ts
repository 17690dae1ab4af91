/** Whoever asks the described routes in tests: each answer is compared with the description. */

export type Body = Record<string, never>

export interface Caller {
  /** Asks, compares the answer with the description, and gives it. */
  readonly ask: (route: string, path: string, by: Record<string, string>, sent?: unknown) => Promise<Body>
  readonly senders: Readonly<Record<string, Record<string, string>>>
  /** Headers of a member of the back office, whose sample PIN is 2468. */
  readonly signedIn: (badgeNo: string) => Promise<Record<string, string>>
}
