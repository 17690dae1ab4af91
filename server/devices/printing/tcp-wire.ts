/** A printer on the network (TCP 9100): every step has a time limit, so that no printer holds up anybody. */
import { connect } from 'node:net'
import type { PrinterWire } from '../../../domain/slip/printer-dialogue.ts'
import { patience } from '../../hall/patience.ts'
import { inbox } from './wire-reader.ts'

export interface OpenWire extends PrinterWire {
  close(): void
}

export interface WireLimits {
  readonly openMs: number
  readonly writeMs: number
}

/** A slip of 100 kB takes a tenth of a second; one that has not taken it after five seconds hangs. */
export const WIRE_LIMITS: WireLimits = { openMs: 1500, writeMs: 5000 }

/** null when nobody answers there in time. */
export function openTcpWire(host: string, port: number, limits: WireLimits = WIRE_LIMITS): Promise<OpenWire | null> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, noDelay: true })
    const box = inbox()
    const giveUp = (): void => {
      socket.destroy()
      resolve(null)
    }
    const callOff = patience(limits.openMs, giveUp)
    socket.on('data', (bytes) => box.push(bytes))
    socket.on('close', () => {
      callOff()
      box.end()
      resolve(null)
    })
    // An error is always followed by 'close', which tells the reader.
    socket.on('error', () => undefined)
    socket.once('connect', () => {
      callOff()
      resolve({
        write: (bytes) => within(limits.writeMs, new Promise((taken) => socket.write(bytes, (error) => taken(!error)))),
        read: (withinMs) => box.read(withinMs),
        close: () => {
          socket.end()
          // A printer that hangs never says goodbye.
          setTimeout(() => socket.destroy(), limits.openMs).unref()
        },
      })
    })
  })
}

/** false when the answer takes too long. */
function within(limitMs: number, answer: Promise<boolean>): Promise<boolean> {
  return new Promise((resolve) => {
    const callOff = patience(limitMs, () => resolve(false))
    void answer.then((value) => {
      callOff()
      resolve(value)
    })
  })
}
