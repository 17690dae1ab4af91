/** What happens between this site and others, as a subject. */
import type { Subject } from '../plan/world.ts'
import { dayAnswer, type DayAnswer } from '../queue-day/subject.ts'
import { LINK_MAY, type LinkCommand } from './commands.ts'
import { deciders } from './decide.ts'
import type { LinkEvent } from './events.ts'
import { folds } from './evolve.ts'
import type { LinkRejection } from './rejections.ts'
import { OUTBOX_STREAM, emptyOutbox, type OutboxState } from './state.ts'

export const siteLink: Subject<{
  kind: 'outbox'
  command: LinkCommand
  event: LinkEvent
  state: OutboxState
  rejection: LinkRejection
  answer: DayAnswer
}> = {
  kind: 'outbox',
  standing: OUTBOX_STREAM,
  empty: emptyOutbox,
  folds,
  may: LINK_MAY,
  decide: deciders,
  answer: (command, events, world) => (command.type === 'ReceiveEscalation' ? dayAnswer(command, events, world) : {}),
}
