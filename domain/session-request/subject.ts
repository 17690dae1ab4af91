/** Sessions on demand, as a subject. */
import type { Subject } from '../plan/world.ts'
import { eventIn } from '../words/stream.ts'
import { REQUEST_MAY, type RequestCommand } from './commands.ts'
import { deciders } from './decide.ts'
import type { RequestEvent } from './events.ts'
import type { RequestRejection } from './rejections.ts'
import { REQUESTS_STREAM, emptyRequests, folds, type RequestState } from './state.ts'

export interface RequestAnswer {
  /** RequestSession: the number under which the request is kept. */
  readonly requestNo?: number
}

export const sessionRequests: Subject<{
  kind: 'requests'
  command: RequestCommand
  event: RequestEvent
  state: RequestState
  rejection: RequestRejection
  answer: RequestAnswer
}> = {
  kind: 'requests',
  standing: REQUESTS_STREAM,
  empty: emptyRequests,
  folds,
  may: REQUEST_MAY,
  decide: deciders,
  answer: (_command, events) => {
    const made = eventIn<RequestEvent, 'SessionRequested'>(events, 'SessionRequested')
    return made ? { requestNo: made.requestNo } : {}
  },
}
