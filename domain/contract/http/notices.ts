/** The contract of the routes about messages to a citizen's phone. */

/** GET /api/notices; POST and DELETE of a wish answer the same. */
export interface NoticesReply {
  /** Ways that this hall has; empty: it sends none, and no page offers any. */
  readonly channels: readonly ('sms' | 'email')[]
}
