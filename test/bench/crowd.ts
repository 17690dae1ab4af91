/** Many phones, displays and kiosks in a process of their own, so that they cost the driver's clock nothing. */
import { fork, type ChildProcess } from 'node:child_process'
import { io } from 'socket.io-client'
import { knockAt, knockOptions } from '../../renderer/app/server/knocking.ts'
import { PROTOCOL_VERSION, type Screen } from '../../domain/contract/protocol.ts'

export interface Member {
  readonly screen: Screen
  readonly deviceToken?: string
}

export interface Crowd {
  /** Resolves once every member has had a view since it was last connected. */
  allHaveView(): Promise<void>
  /** Forgets every view that was had: allHaveView then waits for fresh ones. */
  forget(): Promise<void>
  stop(): Promise<void>
}

type Order = { readonly kind: 'come'; readonly url: string; readonly members: readonly Member[] } | { kind: 'forget' }
type Word = { readonly kind: 'allHaveView' } | { readonly kind: 'forgotten' }

/** Connects the members; they come again by themselves when their server has died, as pages do. */
export async function gather(url: string, members: readonly Member[]): Promise<Crowd> {
  const child = fork(import.meta.filename, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  let everybody = heard(child, 'allHaveView')
  child.send({ kind: 'come', url, members } satisfies Order)
  await everybody
  return {
    allHaveView: () => everybody,
    forget: async () => {
      everybody = heard(child, 'allHaveView')
      const forgotten = heard(child, 'forgotten')
      child.send({ kind: 'forget' } satisfies Order)
      await forgotten
    },
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await gone
    },
  }
}

function heard(child: ChildProcess, kind: Word['kind']): Promise<void> {
  return new Promise((resolve, reject) => {
    const listen = (word: Word): void => {
      if (word.kind !== kind) return
      child.off('message', listen)
      child.off('exit', fail)
      resolve()
    }
    const fail = (): void => reject(new Error('the crowd has ended'))
    child.on('message', listen).once('exit', fail)
  })
}

/** At the other end: one socket per member, with the pages' own patience. */
function attend(): void {
  const have = new Set<number>()
  let count = Infinity
  const tell = (word: Word): void => void process.send?.(word)
  const come = (url: string, members: readonly Member[]): void => {
    count = members.length
    members.forEach(({ screen, deviceToken }, at) => {
      const socket = io(url, {
        transports: ['websocket'],
        forceNew: true,
        ...knockOptions(),
        auth: { ...screen, protocol: PROTOCOL_VERSION, ...(deviceToken === undefined ? {} : { deviceToken }) },
      })
      knockAt(socket.io)
      socket.on('view', () => {
        if (have.has(at) || have.add(at).size < count) return
        tell({ kind: 'allHaveView' })
      })
    })
  }
  process.on('message', (order: Order) => {
    if (order.kind === 'come') return come(order.url, order.members)
    have.clear()
    tell({ kind: 'forgotten' })
  })
}

if (process.argv[1] === import.meta.filename) attend()
