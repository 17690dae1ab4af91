/** The slip printer that hangs on this machine: a TCP line or a device file under the dialogue of domain/slip. */
import { constants } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { ShellBridge } from '../domain/contract/bridge.ts'
import { printSlip, readStatus, type PrinterWire } from '../domain/slip/printer-dialogue.ts'
import type { PrinterStatus } from '../domain/slip/printer.ts'
import type { PrinterTarget } from './options.ts'

const CONNECT_WITHIN_MS = 1500
const WRITE_WITHIN_MS = 8000
const POLL_MS = 20

const NONE: PrinterStatus = { printer: 'none', paper: 'unknown' }
const OFFLINE: PrinterStatus = { printer: 'offline', paper: 'unknown' }

interface OpenWire extends PrinterWire {
  close(): Promise<void>
}

/** What the bridge offers of the printer; one conversation at a time, each on a fresh line. */
export function localPrinter(target: PrinterTarget | null): Pick<ShellBridge, 'printerStatus' | 'print'> {
  let last: Promise<unknown> = Promise.resolve()

  function inTurn<T>(otherwise: (status: PrinterStatus) => T, talk: (wire: PrinterWire) => Promise<T>): Promise<T> {
    const turn = last.then(async () => {
      if (target === null) return otherwise(NONE)
      const wire = await openWire(target).catch(() => null)
      if (wire === null) return otherwise(OFFLINE)
      try {
        return await talk(wire)
      } finally {
        await wire.close()
      }
    })
    last = turn.catch(() => undefined)
    return turn
  }

  return {
    printerStatus: () => inTurn((status) => status, readStatus),
    print: (bytes) =>
      inTurn(
        (status) => ({ state: 'failed', status }),
        (wire) => printSlip(wire, bytes),
      ),
  }
}

function openWire(target: PrinterTarget): Promise<OpenWire> {
  return target.kind === 'tcp' ? tcpWire(target.host, target.port) : fileWire(target.path)
}

async function tcpWire(host: string, port: number): Promise<OpenWire> {
  const socket = connect({ host, port, noDelay: true })
  await opened(socket)
  const inbox = inboxOf(socket)
  return {
    ...inbox,
    write: (bytes) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => resolve(false), WRITE_WITHIN_MS)
        socket.write(bytes, (error) => {
          clearTimeout(timer)
          resolve(!error)
        })
      }),
    // Bytes already handed over still go out; a printer that never closes its side is not waited for.
    close: async () => void socket.end(() => socket.destroySoon()),
  }
}

function opened(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.setTimeout(CONNECT_WITHIN_MS, () => socket.destroy(new Error('no answer')))
    socket.once('error', reject)
    socket.once('connect', () => {
      socket.setTimeout(0)
      resolve()
    })
  })
}

function inboxOf(socket: Socket): Pick<PrinterWire, 'read'> {
  let waiting: Uint8Array[] = []
  let isGone = false
  let wake = (): void => undefined
  socket.on('data', (bytes) => {
    waiting.push(bytes)
    wake()
  })
  socket.on('error', () => socket.destroy())
  socket.on('close', () => {
    isGone = true
    wake()
  })
  return {
    async read(withinMs) {
      if (waiting.length === 0 && !isGone) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, withinMs)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      const bytes = Buffer.concat(waiting)
      waiting = []
      return bytes.length === 0 && isGone ? null : bytes
    },
  }
}

async function fileWire(path: string): Promise<OpenWire> {
  // Not blocking: a printer without paper would otherwise hold one of the process's few file threads for ever.
  const nonBlocking = constants.O_NONBLOCK ?? 0
  const isTwoWay = process.platform !== 'win32'
  const file = await open(path, (isTwoWay ? constants.O_RDWR : constants.O_WRONLY) | nonBlocking).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EACCES' && error.code !== 'EPERM') throw error
      return open(path, constants.O_WRONLY | nonBlocking)
    },
  )
  return {
    write: (bytes) => writeAll(file, bytes),
    read: (withinMs) => readSome(file, withinMs),
    close: () => file.close(),
  }
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<boolean> {
  const untilMs = performance.now() + WRITE_WITHIN_MS
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten, isGone } = await file.write(bytes, done).then(
      ({ bytesWritten }) => ({ bytesWritten, isGone: false }),
      (error: NodeJS.ErrnoException) => ({ bytesWritten: 0, isGone: error.code !== 'EAGAIN' }),
    )
    if (isGone || performance.now() > untilMs) return false
    done += bytesWritten
    if (bytesWritten === 0) await pause(POLL_MS)
  }
  return true
}

async function readSome(file: FileHandle, withinMs: number): Promise<Uint8Array | null> {
  const room = new Uint8Array(256)
  for (const untilMs = performance.now() + withinMs; ; await pause(POLL_MS)) {
    // A device that can only be written (EBADF) says nothing; it is not gone.
    const bytesRead = await file.read(room).then(
      (result) => result.bytesRead,
      (error: NodeJS.ErrnoException) => (error.code === 'EAGAIN' || error.code === 'EBADF' ? 0 : -1),
    )
    if (bytesRead < 0) return null
    if (bytesRead > 0) return room.slice(0, bytesRead)
    if (performance.now() >= untilMs) return new Uint8Array()
  }
}
