/** Routes of first contacts, and of the matters that somebody was given. */
import type { FirstContactsReply, OwnMattersReply } from '../../../domain/contract/http/first-contact.ts'
import { FEEDBACK_STREAM, daysLeft } from '../../../domain/feedback/state.ts'
import { contactFigures, firstContactStream } from '../../../domain/first-contact/state.ts'
import { addDays } from '../../../domain/words/wall-time.ts'
import type { Clerk } from '../../../domain/plan/settings.ts'
import type { Hall } from '../../hall/hall.ts'
import { serviceDates } from '../../hall/holding.ts'
import type { Routes } from '../guard.ts'
import { folded } from './visits-by-link.ts'

const DAYS_BACK = 14

/** Adds them; staff only. */
export function firstContactRoutes({ staff }: Routes, { hall }: { readonly hall: Hall }): void {
  const dateOf = serviceDates(hall.base.timeZone)
  staff.get(
    '/api/first-contacts',
    { schema: { summary: 'First contacts of today and open ones (articles 10, 22)', tags: ['first contact'] } },
    (_request, _reply, clerk): Promise<FirstContactsReply> => contactsFor(hall, clerk, dateOf(hall.nowMs())),
  )
  staff.get(
    '/api/matters/mine',
    { schema: { summary: 'Complaints and unresolved matters in one’s own hands', tags: ['feedback'] } },
    async (_request, _reply, { badgeNo }): Promise<OwnMattersReply> => {
      const today = dateOf(hall.nowMs())
      const { calendar } = hall.index.settings
      return {
        matters: [...hall.streams.state(FEEDBACK_STREAM).suggestions.values()]
          .filter((one) => one.holder === badgeNo && one.closed === null)
          .map(({ hasPhone: _hasPhone, ...one }) => ({
            ...one,
            daysLeft: daysLeft({ ...one, hasPhone: false }, calendar, today),
          })),
      }
    },
  )
}

async function contactsFor(hall: Hall, { badgeNo, role }: Clerk, today: string): Promise<FirstContactsReply> {
  const all: FirstContactsReply['contacts'][number][] = []
  for (let back = 0; back <= DAYS_BACK; back += 1) {
    const date = addDays(today, -back)
    const { contacts } = await folded(hall, firstContactStream(date))
    const mine = [...contacts.values()].filter((one) => role !== 'clerk' || one.holder === badgeNo)
    all.push(...mine.filter((one) => back === 0 || one.outcome === null).map((one) => ({ ...one, date })))
  }
  return {
    today,
    contacts: all.sort((a, b) => b.openedAtMs - a.openedAtMs),
    figures: contactFigures(all.filter(({ date }) => date === today)),
  }
}
