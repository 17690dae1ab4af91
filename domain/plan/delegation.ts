/** What a site lets the duty manager above it see and do (article 6, SITE-9). */

/** What is read downward; none of it holds a citizen's name or number. */
export const READS_FROM_ABOVE = [
  'floor',
  'plan',
  'ledger',
  'requests',
  'suggestions',
  'lamps',
  'report',
  'sites',
] as const

export type ReadFromAbove = (typeof READS_FROM_ABOVE)[number]

/**
 * What a site may delegate up to its duty manager's counterpart above; nothing that stands at a counter, and no
 * delegating itself.
 */
export const DELEGABLE = [
  'CloseQueue',
  'OpenQueue',
  'VoidTicket',
  'ChangePriority',
  'AnswerSuggestion',
  'AcceptRequests',
  'DeclineRequests',
] as const

export type Delegable = (typeof DELEGABLE)[number]
