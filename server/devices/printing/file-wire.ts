/** A printer behind a device file (/dev/usb/lp0): written without blocking, and read where the device can answer. */
import { close, constants, fstat, open, read, write } from 'node:fs'
import { promisify } from 'node:util'
import { WIRE_LIMITS, type OpenWire, type WireLimits } from './tcp-wire.ts'

const PAUSE_MS = 20
const CHUNK = 4096

const openFile = promisify(open)
const statFile = promisify(fstat)
const closeFile = promisify(close)
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, PAUSE_MS))

/**
 * null when the file is not there or may not be written: an unplugged printer. An ordinary file is appended to and
 * never answers.
 */
export async function openFileWire(path: string, limits: WireLimits = WIRE_LIMITS): Promise<OpenWire | null> {
  // Never created: a missing device must not turn into an ordinary file full of slips.
  const flags = constants.O_NONBLOCK | constants.O_APPEND
  const fd = await openFile(path, constants.O_RDWR | flags)
    .catch(() => openFile(path, constants.O_WRONLY | flags))
    .catch(() => null)
  if (fd === null) return null
  const isDevice = (await statFile(fd)).isCharacterDevice()
  return {
    write: (bytes) => writeAll(fd, bytes, limits.writeMs),
    read: (withinMs) => (isDevice ? readSome(fd, withinMs) : Promise.resolve(new Uint8Array())),
    close: () => void closeFile(fd).catch(() => undefined),
  }
}

async function writeAll(fd: number, bytes: Uint8Array, limitMs: number): Promise<boolean> {
  const untilMs = performance.now() + limitMs
  let at = 0
  while (at < bytes.length) {
    const taken = await writeSome(fd, bytes.subarray(at, at + CHUNK))
    if (taken === 'gone' || performance.now() > untilMs) return false
    if (taken === 0) await pause()
    at += taken
  }
  return true
}

/** 0 when the device is busy just now. */
function writeSome(fd: number, bytes: Uint8Array): Promise<number | 'gone'> {
  return new Promise((resolve) =>
    write(fd, bytes, 0, bytes.length, null, (error, count) =>
      resolve(error ? (error.code === 'EAGAIN' ? 0 : 'gone') : count),
    ),
  )
}

async function readSome(fd: number, withinMs: number): Promise<Uint8Array | null> {
  const untilMs = performance.now() + withinMs
  const buffer = new Uint8Array(64)
  for (;;) {
    const count = await new Promise<number | 'gone'>((resolve) => {
      read(fd, buffer, 0, buffer.length, null, (error, got) =>
        resolve(error ? (error.code === 'EAGAIN' ? 0 : 'gone') : got),
      )
    })
    // A one-way device cannot be read at all, which is not the same as being unplugged.
    if (count === 'gone') return new Uint8Array()
    if (count > 0 || performance.now() > untilMs) return buffer.slice(0, count)
    await pause()
  }
}
