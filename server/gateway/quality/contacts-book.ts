/** First contacts over the days: those of one date, and every open one however old it is (FIRST-7). */
import type { FirstContactsReply } from '../../../domain/contract/http/first-contact.ts'
import { contactFigures, firstContactStream } from '../../../domain/first-contact/state.ts'
import type { Clerk } from '../../../domain/plan/settings.ts'
import type { Hall } from '../../hall/hall.ts'
import { folded } from './visits-by-link.ts'

type Lines = FirstContactsReply['contacts']

export interface ContactsBook {
  /** What `clerk` may see of `date`; of today with the open ones of all days before. */
  page(clerk: Pick<Clerk, 'badgeNo' | 'role'>, date: string, today: string): Promise<FirstContactsReply>
}

/** Opens it; a day that is over and has nothing open any more is not read again. */
export function createContactsBook(hall: Pick<Hall, 'store'>): ContactsBook {
  const settled = new Set<string>()

  async function of(date: string): Promise<Lines> {
    const { contacts } = await folded(hall, firstContactStream(date))
    return [...contacts.values()].map((one) => ({ ...one, date }))
  }

  async function openBefore(today: string): Promise<Lines> {
    const open: Lines[number][] = []
    for (const stream of await hall.store.streams('first-contact')) {
      const date = stream.slice(stream.indexOf('/') + 1)
      if (date >= today || settled.has(date)) continue
      const left = (await of(date)).filter(({ outcome }) => outcome === null)
      if (left.length === 0) settled.add(date)
      open.push(...left)
    }
    return open
  }

  return {
    page: async ({ badgeNo, role }, date, today) => {
      const isSeen = ({ holder }: Lines[number]): boolean => role !== 'clerk' || holder === badgeNo
      const own = (await of(date)).filter(isSeen)
      const before = date === today ? (await openBefore(today)).filter(isSeen) : []
      return {
        today,
        contacts: [...own, ...before].sort((a, b) => b.openedAtMs - a.openedAtMs),
        figures: contactFigures(own),
      }
    },
  }
}
