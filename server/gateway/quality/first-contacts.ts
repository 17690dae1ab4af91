/** Routes of first contacts, and of the matters that somebody was given. */
import { z } from 'zod'
import type { FirstContactsReply, OwnMattersReply } from '../../../domain/contract/http/first-contact.ts'
import { FEEDBACK_STREAM, daysLeft } from '../../../domain/feedback/state.ts'
import type { Hall } from '../../hall/hall.ts'
import { serviceDates } from '../../hall/holding.ts'
import type { Routes } from '../guard.ts'
import { queryOf } from '../problem.ts'
import { date } from '../shapes/atoms.ts'
import { createContactsBook } from './contacts-book.ts'

const query = z.strictObject({ date: date.optional() })

/** Adds them; staff only. */
export function firstContactRoutes({ staff }: Routes, { hall }: { readonly hall: Hall }): void {
  const dateOf = serviceDates(hall.base.timeZone)
  const book = createContactsBook(hall)
  staff.get(
    '/api/first-contacts',
    {
      schema: {
        summary: 'First contacts of a day, today’s with every open one (articles 10, 22)',
        tags: ['first contact'],
        querystring: query,
      },
    },
    (request, _reply, clerk): Promise<FirstContactsReply> => {
      const today = dateOf(hall.nowMs())
      return book.page(clerk, queryOf(query, request).date ?? today, today)
    },
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
