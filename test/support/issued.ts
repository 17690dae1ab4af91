/** What a log itself says was given, whether or not the rows that follow from it are written yet. */
import type { StoreReader } from '../../server/store/port.ts'

/** Numbers of the tickets of a date, in the order in which they were given. */
export async function numbersIn(store: Pick<StoreReader, 'read'>, date: string): Promise<readonly string[]> {
  return [...(await store.read(`day/${date}`, 0))].flatMap(({ event }) =>
    event.type === 'TicketIssued' ? [event.ticketNo] : [],
  )
}
