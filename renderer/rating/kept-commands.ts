/** What was said on this tablet and is not answered yet: kept on it, sent again after a reload, as the same command. */
import type { Answer } from '../../domain/contract/protocol.ts'
import type { CommandOf } from '../../domain/contract/subjects.ts'
import { newCommandId } from '../app/server/http.ts'
import type { SendOptions } from '../app/server/connection.ts'
import { isUndecided } from '../app/server/send-command.ts'

export type Said = CommandOf<'RateVisit'> | CommandOf<'SkipRating'>
type Kept = readonly { readonly commandId: string; readonly command: Said }[]
type Send = (command: Said, options: SendOptions) => Promise<Answer>

const KEY = 'yichuang.rating'
const KEPT_MOST = 50
const AGAIN_MS = 30_000

/** Sends what an earlier life of this page left behind; gives the way to say something new. */
export function keepCommands(send: Send): (command: Said) => Promise<Answer> {
  const deliver = async (commandId: string, command: Said): Promise<Answer> => {
    const answer = await send(command, { commandId })
    // What the hall has looked at and refused it will not take later.
    if (isUndecided(answer)) setTimeout(() => void deliver(commandId, command), AGAIN_MS)
    else write(read().filter((one) => one.commandId !== commandId))
    return answer
  }
  for (const { commandId, command } of read()) void deliver(commandId, command)
  return (command) => {
    const commandId = newCommandId()
    write([...read(), { commandId, command }].slice(-KEPT_MOST))
    return deliver(commandId, command)
  }
}

function read(): Kept {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? (kept as Kept) : []
  } catch {
    return []
  }
}

function write(kept: Kept): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(kept))
  } catch {
    // Without a store of its own it is kept as long as the page lives.
  }
}
