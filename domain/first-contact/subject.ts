/** First contacts, as a subject: one stream for each date. */
import type { Subject } from '../plan/world.ts'
import { eventIn } from '../words/stream.ts'
import { FIRST_CONTACT_MAY, type FirstContactCommand } from './commands.ts'
import { deciders } from './decide.ts'
import type { FirstContactEvent } from './events.ts'
import type { FirstContactRejection } from './rejections.ts'
import { emptyFirstContacts, firstContactStream, folds, type FirstContactDay } from './state.ts'

export interface FirstContactAnswer {
  /** OpenFirstContact: its number on its date. */
  readonly firstContact?: { readonly contactNo: number }
}

export const firstContacts: Subject<{
  kind: 'first-contact'
  command: FirstContactCommand
  event: FirstContactEvent
  state: FirstContactDay
  rejection: FirstContactRejection
  answer: FirstContactAnswer
}> = {
  kind: 'first-contact',
  empty: emptyFirstContacts,
  folds,
  may: FIRST_CONTACT_MAY,
  decide: deciders,
  streams: (command, today) => [
    firstContactStream(today),
    ...(command.type === 'CloseFirstContact' ? [firstContactStream(command.date)] : []),
  ],
  answer: (_command, events) => {
    const opened = eventIn<FirstContactEvent, 'FirstContactOpened'>(events, 'FirstContactOpened')
    return opened ? { firstContact: { contactNo: opened.contactNo } } : {}
  },
}
