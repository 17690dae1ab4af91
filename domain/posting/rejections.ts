/** Why nobody is sent to a window. */
import { stop, type CommonRejection } from '../words/rejected.ts'

export type PostingRejection =
  /** Somebody sits there, or is on the way. */
  | { readonly code: 'PostTaken'; readonly label: string }
  /** They are on their way to another window already. */
  | { readonly code: 'AlreadySent'; readonly name: string }
  /** That window does not serve that queue. */
  | { readonly code: 'WrongPost'; readonly label: string }
  /** They were not trained for that queue. */
  | { readonly code: 'PersonUntrained'; readonly name: string }
  | { readonly code: 'NobodySent' }

export const reject: (rejection: PostingRejection | CommonRejection) => never = stop
