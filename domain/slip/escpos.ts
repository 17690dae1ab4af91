/**
 * The ESC/POS commands that a slip needs, each as its exact bytes (docs/sources.md P2). All positions are dots of 203
 * dpi.
 */
import type { Bitmap } from './bitmap.ts'

const ESC = 0x1b
const GS = 0x1d
const FS = 0x1c
const DLE = 0x10
const LF = 0x0a

/** Rows of one raster command: small printers hold no more at once. */
const RASTER_ROWS = 256

const low = (value: number): number => value & 0xff
const high = (value: number): number => (value >> 8) & 0xff

/** ESC @, no automatic status, motion units of one dot, Chinese characters on. */
export function start(): readonly number[] {
  return [ESC, 0x40, GS, 0x61, 0, GS, 0x50, 203, 203, FS, 0x26]
}

/** Moves to a dot of the line. */
export function moveTo(xDots: number): readonly number[] {
  return [ESC, 0x24, low(xDots), high(xDots)]
}

/** Size as a multiple of the printer's own 24-dot characters, 1 to 8. */
export function size(times: number): readonly number[] {
  const step = Math.max(1, Math.min(8, times)) - 1
  return [GS, 0x21, (step << 4) | step]
}

export function bold(isOn: boolean): readonly number[] {
  return [ESC, 0x45, isOn ? 1 : 0]
}

/** Ends the line and moves the paper by its height. */
export function endLine(heightDots: number): readonly number[] {
  return [ESC, 0x33, low(heightDots), LF]
}

/** Moves the paper without printing. */
export function feed(dots: number): readonly number[] {
  const steps: number[] = []
  for (let left = dots; left > 0; left -= 255) steps.push(ESC, 0x4a, Math.min(255, left))
  return steps
}

/** DLE followed by one of these is obeyed at once wherever it stands, in the middle of a picture too. */
const OBEYED_AFTER_DLE = new Set([0x04, 0x05, 0x14])

/**
 * GS v 0: a picture, in strips that a small buffer can hold. Where dots happen to spell a command that is obeyed at
 * once
 * (one of them switches printers off), one more dot is blackened.
 */
export function raster(bitmap: Bitmap): Uint8Array {
  const strips = Math.ceil(bitmap.height / RASTER_ROWS)
  const bytes = new Uint8Array(strips * 8 + bitmap.rowBytes * bitmap.height)
  let at = 0
  for (let top = 0; top < bitmap.height; top += RASTER_ROWS) {
    const rows = Math.min(RASTER_ROWS, bitmap.height - top)
    bytes.set([GS, 0x76, 0x30, 0, low(bitmap.rowBytes), high(bitmap.rowBytes), low(rows), high(rows)], at)
    bytes.set(bitmap.bits.subarray(top * bitmap.rowBytes, (top + rows) * bitmap.rowBytes), at + 8)
    const end = at + 8 + rows * bitmap.rowBytes
    for (let place = at + 8; place < end; place += 1) {
      const byte = bytes[place] ?? 0
      if (bytes[place - 1] === DLE && OBEYED_AFTER_DLE.has(byte)) bytes[place] = byte | 0x02
    }
    at = end
  }
  return bytes
}

/** GS ( k: the printer draws the QR itself; model 2, error correction M. */
export function qr(text: Uint8Array, moduleDots: number): readonly number[] {
  const call = (fn: number, ...data: readonly number[]): readonly number[] => {
    const length = data.length + 2
    return [GS, 0x28, 0x6b, low(length), high(length), 49, fn, ...data]
  }
  return [...call(65, 50, 0), ...call(67, moduleDots), ...call(69, 49), ...call(80, 48, ...text), ...call(81, 48)]
}

/** Moves the slip out and cuts it, leaving a point to hang by. */
export function cut(): readonly number[] {
  return [GS, 0x56, 66, 0]
}

/** DLE EOT n: a question that is answered at once, even while printing or out of paper. */
export function askNow(about: 1 | 2 | 3 | 4): readonly number[] {
  return [DLE, 0x04, about]
}

/** GS r 1: a question that is answered only after everything before it has been printed. */
export function askInOrder(): readonly number[] {
  return [GS, 0x72, 1]
}

/** DLE DC4 8: throws away what has not been printed, so that new paper does not bring out half a slip. */
export function forget(): readonly number[] {
  return [DLE, 0x14, 8, 1, 3, 20, 1, 6, 2, 8]
}
