/** The exact bytes that a printer gets. */
import { describe, expect, it } from 'vitest'
import { arch, bar, blackIn, dot, isBlack, paper } from '../../../domain/slip/bitmap.ts'
import type { SlipPorts } from '../../../domain/slip/drawing.ts'
import { wrap } from '../../../domain/slip/line-break.ts'
import {
  askInOrder,
  askNow,
  bold,
  cut,
  endLine,
  feed,
  forget,
  moveTo,
  qr,
  raster,
  size,
  start,
} from '../../../domain/slip/escpos.ts'
import { answerReader, statusOf } from '../../../domain/slip/printer-answers.ts'
import { lineBytes } from '../../../domain/slip/slip-bytes.ts'

const hex = (bytes: ArrayLike<number>): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ')

/** A face of 1-dot letters; the printer's codes are ASCII, ￥ and 取. */
const ports: SlipPorts = {
  gbk: (text) => {
    const codes: Readonly<Record<string, readonly number[]>> = { 取: [0xc8, 0xa1], '￥': [0xa3, 0xa4] }
    const bytes = [...text].map((letter) => codes[letter] ?? (letter < '\x7f' ? [letter.charCodeAt(0)] : null))
    return bytes.includes(null) ? null : Uint8Array.from(bytes.flatMap((one) => one ?? []))
  },
  raster: (text) => {
    const drawn = paper([...text].length, 1)
    bar(drawn, 0, 0, drawn.width, 1)
    return { ...drawn, baseline: 1 }
  },
  qr: () => null,
}

describe('commands', () => {
  it('SLIP-1 are those of the manual, byte by byte', () => {
    expect(hex(start())).toBe('1b 40 1d 61 00 1d 50 cb cb 1c 26')
    expect(hex(moveTo(300))).toBe('1b 24 2c 01')
    expect(hex(size(2))).toBe('1d 21 11')
    expect(hex(bold(true))).toBe('1b 45 01')
    expect(hex(endLine(44))).toBe('1b 33 2c 0a')
    expect(hex(feed(300))).toBe('1b 4a ff 1b 4a 2d')
    expect(hex(cut())).toBe('1d 56 42 00')
    expect(hex(askNow(4))).toBe('10 04 04')
    expect(hex(askInOrder())).toBe('1d 72 01')
    expect(hex(forget())).toBe('10 14 08 01 03 14 01 06 02 08')
    expect(hex(qr(Uint8Array.from([0x41, 0x42]), 6))).toBe(
      '1d 28 6b 04 00 31 41 32 00 1d 28 6b 03 00 31 43 06 1d 28 6b 03 00 31 45 31 1d 28 6b 05 00 31 50 30 41 42 1d 28 6b 03 00 31 51 30',
    )
  })

  it('SLIP-1 a picture goes out row by row, the leftmost dot in the highest bit', () => {
    const bitmap = paper(10, 2)
    dot(bitmap, 0, 0)
    dot(bitmap, 9, 1)
    expect(hex(raster(bitmap))).toBe('1d 76 30 00 02 00 02 00 80 00 00 40')
  })

  it('SLIP-1 a tall picture goes out in strips', () => {
    const bytes = raster(paper(8, 300))
    expect(hex(bytes.slice(0, 8))).toBe('1d 76 30 00 01 00 00 01')
    expect(hex(bytes.slice(264, 272))).toBe('1d 76 30 00 01 00 2c 00')
    expect(bytes).toHaveLength(316)
  })

  it('SLIP-1 dots never spell a command that printers obey at once', () => {
    const bitmap = paper(32, 1)
    bitmap.bits.set([0x10, 0x14, 0x10, 0x04])
    expect(hex(raster(bitmap).slice(8))).toBe('10 16 10 06')
  })
})

describe('a line of text', () => {
  it('SLIP-1 goes out in the printer’s own characters, the right part ending at the margin', () => {
    const bytes = lineBytes(
      [
        { text: 'A取', x: 30, sizeDots: 28, weight: 'bold' },
        { text: '取', x: 'right', sizeDots: 28, weight: 'regular' },
      ],
      44,
      ports,
    )
    expect(hex(bytes)).toBe('1b 24 1e 00 1b 45 01 1d 21 00 41 c8 a1 1b 24 0a 02 1b 45 00 1d 21 00 c8 a1 1b 33 2c 0a')
  })

  it('SLIP-11 writes ¥ as ￥', () => {
    expect(hex(lineBytes([{ text: '¥5', x: 0, sizeDots: 24, weight: 'regular' }], 34, ports))).toContain('a3 a4 35')
  })

  it('SLIP-11 becomes a picture as a whole when one character is missing in GBK', () => {
    for (const rare of ['㐀', '\u{20BB7}']) {
      const bytes = Array.from(
        lineBytes(
          [
            { text: 'A', x: 0, sizeDots: 24, weight: 'regular' },
            { text: `取${rare}`, x: 40, sizeDots: 24, weight: 'regular' },
          ],
          34,
          ports,
        ),
      )
      expect(hex(bytes.slice(0, 8))).toBe('1d 76 30 00 48 00 22 00')
      expect(bytes).toHaveLength(8 + 72 * 34)
      expect(bytes).not.toContain(0x3f)
    }
  })

  it('SLIP-1 that is wider than the paper in the printer’s own characters is drawn, on whichever side it stands', () => {
    const bytesOf = (text: string, x: number | 'right') =>
      hex(Array.from(lineBytes([{ text, x, sizeDots: 24, weight: 'regular' }], 34, ports)).slice(0, 3))
    const [fits, wide] = ['A'.repeat(45), 'A'.repeat(46)]
    expect([bytesOf(fits, 'right'), bytesOf(fits, 30)]).toEqual(['1b 24 06', '1b 24 1e'])
    expect([bytesOf(wide, 'right'), bytesOf(wide, 30)]).toEqual(['1d 76 30', '1d 76 30'])
  })

  it('SLIP-5 is drawn where the printer’s own characters are too small for elders', () => {
    expect(
      hex(Array.from(lineBytes([{ text: 'A', x: 0, sizeDots: 34, weight: 'regular' }], 48, ports)).slice(0, 3)),
    ).toBe('1d 76 30')
    expect(hex(lineBytes([{ text: 'A', x: 0, sizeDots: 48, weight: 'regular' }], 68, ports))).toContain('1d 21 11 41')
  })

  it('SLIP-1 breaks between words and Han characters, never before a closing mark', () => {
    const widthOf = (text: string): number => [...text].length
    expect(wrap('叫三次没到算过号，', 8, widthOf)).toEqual(['叫三次没到算过', '号，'])
    expect(wrap('Zone C, second floor', 12, widthOf)).toEqual(['Zone C,', 'second floor'])
    // A zone and its letter, a window and its number, a number and its unit are one word.
    expect(wrap('Take a seat in Zone C', 19, widthOf)).toEqual(['Take a seat in', 'Zone C'])
    expect(wrap('then window 21 opens', 13, widthOf)).toEqual(['then', 'window 21', 'opens'])
    expect(wrap('rejoin within 30 min.', 17, widthOf)).toEqual(['rejoin within', '30 min.'])
  })
})

describe('the arch', () => {
  it('SLIP-1 is round at the top and stands on a straight foot', () => {
    const bitmap = paper(200, 150)
    arch(bitmap, 0, 0, 192, 148)
    expect(isBlack(bitmap, 2, 2)).toBe(false)
    expect(isBlack(bitmap, 96, 2)).toBe(true)
    expect(blackIn(bitmap, 0, 130, 192, 1)).toBe(192)
    expect(blackIn(bitmap, 192, 0, 8, 150)).toBe(0)
  })
})

describe('answers', () => {
  it('SLIP-10 to a question are told from automatic status, wherever the stream is cut', () => {
    const read = answerReader()
    expect(read(Uint8Array.from([0x14, 0x00, 0x00]))).toEqual([])
    expect(read(Uint8Array.from([0x0f, 0x12, 0x00]))).toEqual([
      { kind: 'now', byte: 0x12 },
      { kind: 'inOrder', byte: 0x00 },
    ])
    expect(read(Uint8Array.from([0x11, 0x13]))).toEqual([])
  })

  it('SLIP-7 make one plain state', () => {
    const bytes = { printer: 0x12, offline: 0x12, error: 0x12, paper: 0x12 }
    expect(statusOf(bytes)).toEqual({ printer: 'ok', paper: 'ok' })
    expect(statusOf({ ...bytes, paper: 0x1e })).toEqual({ printer: 'ok', paper: 'low' })
    expect(statusOf({ ...bytes, printer: 0x1a, offline: 0x32, paper: 0x7e })).toEqual({ printer: 'ok', paper: 'out' })
    expect(statusOf({ ...bytes, printer: 0x1a, offline: 0x16 })).toEqual({ printer: 'coverOpen', paper: 'ok' })
    expect(statusOf({ ...bytes, printer: 0x1a, error: 0x1a })).toEqual({ printer: 'offline', paper: 'ok' })
    expect(statusOf({ printer: 0x12, offline: null, error: null, paper: null })).toEqual({
      printer: 'ok',
      paper: 'unknown',
    })
  })
})
