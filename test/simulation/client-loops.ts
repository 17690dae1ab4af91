/**
 * Kiosks and counters that never give up: whatever happens to the server, each command is sent again under its own id
 * until it is answered.
 */
import type { Answer, Screen } from '../../domain/contract/protocol.ts'
import type { Command } from '../../domain/queue-day/commands.ts'
import { connect, type Client, type ClientOptions } from '../support/client.ts'
import type { Acknowledged } from './history.ts'
import type { Chance } from './chance.ts'

export interface Load {
  /** Servers over one store; a client that is cut off goes to the next. */
  readonly urls: readonly string[]
  /** Hears which server each client sits at, and of each command that one has decided. */
  readonly watch?: Watch
  readonly chance: Chance
  readonly history: Acknowledged[]
  /** Answers that no correct server gives. */
  readonly surprises: string[]
  /** True once every client should end after its present command. */
  readonly isOver: () => boolean
}

export interface Watch {
  moved(client: string, url: string): void
  done(client: string): void
}

const ANSWER_MS = 3000
const REFUSED_MS = 30
/** With several servers a client changes its seat of its own accord once in so many commands. */
const MOVES_ONCE_IN = 40
const FULL_MS = 100

interface Line {
  order(command: Command, commandId?: string): Promise<{ readonly commandId: string; readonly answer: Answer }>
  close(): void
}

/** A client that connects again by itself and repeats a command, under the same id, until somebody answers it. */
function persistent(load: Load, name: string, chance: Chance, screen: Screen, options: ClientOptions): Line {
  let client: Client | null = null
  let seat = chance.below(load.urls.length)
  const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

  async function online(): Promise<Client> {
    for (;;) {
      if (client?.socket.connected) return client
      const url = load.urls[seat % load.urls.length] as string
      // Wherever this attempt ends, the next one is made elsewhere.
      seat += 1
      try {
        client = await connect(url, screen, options)
        load.watch?.moved(name, url)
        return client
      } catch {
        await pause(20 + chance.below(40))
      }
    }
  }

  return {
    order: async (command, commandId = chance.id()) => {
      if (load.urls.length > 1 && chance.below(MOVES_ONCE_IN) === 0) client?.close()
      for (;;) {
        const answer = await sendOnce(await online(), command, commandId)
        if (answer === null) continue
        if (!('refused' in answer && answer.refused === 'cannotStore')) {
          load.watch?.done(name)
          return { commandId, answer }
        }
        await pause(REFUSED_MS)
      }
    },
    close: () => client?.close(),
  }
}

/** The answer, or null when the line was cut before it came. */
function sendOnce(client: Client, command: Command, commandId: string): Promise<Answer | null> {
  return new Promise((resolve) => {
    const cut = (): void => resolve(null)
    client.socket.once('disconnect', cut)
    client.send(command, commandId, ANSWER_MS).then((answer) => {
      client.socket.off('disconnect', cut)
      resolve(answer)
    }, cut)
  })
}

/**
 * A kiosk: one ticket after the other. Now and then it asks again for an answer it already has, as after a lost packet.
 */
export async function runKiosk(load: Load, deviceToken: string, items: readonly string[]): Promise<void> {
  const chance = load.chance.fork()
  const line = persistent(load, `kiosk ${deviceToken.slice(0, 6)}`, chance, { screen: 'kiosk' }, { deviceToken })
  while (!load.isOver()) {
    const command: Command = { type: 'IssueTicket', origin: 'kiosk', items: [{ item: chance.one(items) }] }
    const { commandId, answer } = await line.order(command)
    if (isFull(answer)) {
      await new Promise((resolve) => setTimeout(resolve, FULL_MS))
      continue
    }
    const ticketNo = noteNumber(load, 'issue', commandId, answer)
    if (chance.below(10) === 0) {
      const { answer: again } = await line.order(command, commandId)
      if (!again.ok || again.result.ticketNo !== ticketNo)
        load.surprises.push(`the same command was told ${ticketNo} and then ${JSON.stringify(again)}`)
    }
    await new Promise((resolve) => setTimeout(resolve, chance.below(25)))
  }
  line.close()
}

/**
 * So many wait that the hall promises no more turns today: a right answer, and the counters will soon have caught up.
 */
function isFull(answer: Answer): boolean {
  return !answer.ok && 'rejection' in answer && answer.rejection.code === 'NotOffered'
}

function noteNumber(load: Load, what: Acknowledged['what'], commandId: string, answer: Answer): string | null {
  const ticketNo = answer.ok ? (answer.result.ticketNo ?? null) : null
  if (ticketNo === null) load.surprises.push(`to ${what} was answered with ${JSON.stringify(answer)}`)
  else load.history.push({ commandId, what, ticketNo })
  return ticketNo
}

/** A counter: calls, starts and finishes, one visitor after the other. */
export async function runCounter(load: Load, cookie: string, counter: string): Promise<void> {
  const line = persistent(load, `counter ${counter}`, load.chance.fork(), { screen: 'clerk', counter }, { cookie })
  while (!load.isOver()) {
    const { commandId, answer } = await line.order({ type: 'CallNext', counter })
    if (answer.ok) {
      noteNumber(load, 'call', commandId, answer)
      await serve(load, line, counter)
    } else if ('rejection' in answer && answer.rejection.code === 'NotSignedIn')
      await line.order({ type: 'SignIn', counter })
    else if ('rejection' in answer && answer.rejection.code === 'QueueEmpty')
      await new Promise((resolve) => setTimeout(resolve, 20))
    else load.surprises.push(`counter ${counter} called and was told ${JSON.stringify(answer)}`)
  }
  line.close()
}

async function serve(load: Load, line: Line, counter: string): Promise<void> {
  for (const command of [
    { type: 'StartService', counter },
    { type: 'FinishService', counter, outcomes: [{ index: 0, outcome: 'done' }] },
  ] as const) {
    const { answer } = await line.order(command)
    if (!answer.ok)
      load.surprises.push(`counter ${counter} said ${command.type} and was told ${JSON.stringify(answer)}`)
  }
}
