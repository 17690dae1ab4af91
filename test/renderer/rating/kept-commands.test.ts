/** What was said on a tablet stays on it until the hall has it or refuses it for good. */
import { afterEach, expect, it } from 'vitest'
import type { Answer } from '../../../domain/contract/protocol.ts'
import { keepCommands, type Said } from '../../../renderer/rating/kept-commands.ts'

afterEach(() => localStorage.clear())

const said: Said = { type: 'SkipRating', date: '2026-12-01', ticketNo: 'C001', how: 'declined' }

it.each(['cannotStore', 'rateLimited', 'notAuthorised'] as const)(
  'RATE-7 what the hall could not take (%s) is sent again after a reload, as the same; what it has is not',
  async (refused) => {
    const ids: string[] = []
    const hall = (answer: Answer) => async (_command: Said, options: { commandId?: string }) => {
      ids.push(options.commandId ?? '')
      return answer
    }
    await keepCommands(hall({ ok: false, refused }))(said)
    keepCommands(hall({ ok: true, seq: 1, result: {} }))
    await new Promise((resolve) => setTimeout(resolve))
    keepCommands(hall({ ok: true, seq: 1, result: {} }))
    expect(ids).toHaveLength(2)
    expect(ids[1]).toBe(ids[0])
  },
)
