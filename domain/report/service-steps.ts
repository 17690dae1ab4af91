/** Steps of errands, of what citizens say and of projects as plain rows, each from one record (REPORT-16). */
import type { ErrandEvent } from '../errand/events.ts'
import type { FeedbackEvent } from '../feedback/events.ts'
import type { ProjectEvent } from '../project/events.ts'

export const SERVICE_STREAMS = ['errands', 'feedback', 'projects'] as const
export type ServiceStream = (typeof SERVICE_STREAMS)[number]
export type ServiceEvent = ErrandEvent | FeedbackEvent | ProjectEvent

/** What a row says of an errand, a complaint or suggestion, a project. */
export type ServiceWhat =
  | 'accepted'
  | 'announced'
  | 'handedOver'
  | 'taken'
  | 'receipted'
  | 'returned'
  | 'finished'
  | 'told'
  | 'received'
  | 'routed'
  | 'closed'
  | 'opened'
  | 'visited'

export interface ServiceStep {
  readonly date: string
  /** Reference, or number of the project. */
  readonly name: string
  readonly what: ServiceWhat
  /** Of an errand its matter, of what citizens say its kind. */
  readonly of: string | null
  /** Last day of the clock that begins with it. */
  readonly due: string | null
  readonly isRefused: boolean
}

/** The row of a record; null: reports do not count it. */
export function serviceStep(event: ServiceEvent): ServiceStep | null {
  switch (event.type) {
    case 'ErrandAnnounced': {
      const { reference, item, date } = event.post
      return step(reference, 'announced', date < event.date ? date : event.date, { of: item })
    }
    case 'ErrandFinished':
      return step(event.reference, 'finished', event.result.date, { isRefused: event.result.outcome === 'refused' })
    case 'ErrandAccepted':
      return step(event.reference, 'accepted', event.date, { of: event.item })
    case 'SuggestionSubmitted':
      return step(event.reference, 'received', event.date, { of: event.kind, due: event.dueDate })
    case 'MatterRouted':
      return step(event.reference, 'routed', event.date, { due: event.dueDate })
    case 'SuggestionAnswered':
    case 'MatterClosed':
      return step(event.reference, 'closed', event.date)
    default:
      return plainStep(event)
  }
}

const PLAIN: Readonly<Partial<Record<ServiceEvent['type'], ServiceWhat>>> = {
  ErrandHandedOver: 'handedOver',
  ErrandTaken: 'taken',
  ErrandReceipted: 'receipted',
  ErrandReturned: 'returned',
  ErrandTold: 'told',
  ProjectOpened: 'opened',
  ProjectVisited: 'visited',
  ProjectClosed: 'closed',
}

function plainStep(event: ServiceEvent): ServiceStep | null {
  const what = PLAIN[event.type]
  if (what === undefined || !('date' in event)) return null
  if ('projectNo' in event) return step(event.projectNo, what, event.date)
  return 'reference' in event ? step(event.reference, what, event.date) : null
}

function step(
  name: string,
  what: ServiceWhat,
  date: string,
  more: Partial<Pick<ServiceStep, 'of' | 'due' | 'isRefused'>> = {},
): ServiceStep {
  return { date, name, what, of: null, due: null, isRefused: false, ...more }
}
