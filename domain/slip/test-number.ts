/** The number of a test ticket, for paper and voice. */
import type { TicketNo } from '../words/ids.ts'

const LETTERS = ['T', 'X', 'Z', 'Y', 'W', 'V', 'U', 'S', 'R', 'Q']

/** T001, or the first of another letter where a queue of the hall gives numbers by T (SETUP-7). */
export function testNumber({ queues }: { readonly queues: readonly { readonly prefix: string }[] }): TicketNo {
  const letter = LETTERS.find((one) => !queues.some(({ prefix }) => prefix.startsWith(one)))
  return `${letter ?? 'TEST'}001`
}
