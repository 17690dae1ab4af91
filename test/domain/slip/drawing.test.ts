/** Texts that do not fit, dots at the rim: what a slip draws when something is too large for its paper. */
import { describe, expect, it } from 'vitest'
import { dot, isBlack, paper } from '../../../domain/slip/bitmap.ts'
import { fitted, type SlipPorts } from '../../../domain/slip/drawing.ts'
import { raster, size } from '../../../domain/slip/escpos.ts'

/** Letters as wide as they are high; each size that was drawn is noted. */
function portsNoting(sizes: number[]): SlipPorts {
  return {
    gbk: () => null,
    qr: () => null,
    raster: (text, sizeDots) => {
      sizes.push(sizeDots)
      return { ...paper([...text].length * sizeDots, sizeDots), baseline: sizeDots }
    },
  }
}

describe('a text', () => {
  it('SLIP-1 is drawn smaller until it fits, but never so small that nobody could see it', () => {
    const sizes: number[] = []
    expect(fitted(portsNoting(sizes), { text: 'ABCDEFGH', sizeDots: 40, weight: 'bold' }, 160).width).toBe(160)
    expect(sizes).toEqual([40, 20])
    const least: number[] = []
    expect(fitted(portsNoting(least), { text: 'A'.repeat(40), sizeDots: 40, weight: 'bold' }, 100).height).toBe(8)
    expect(least).toEqual([40, 8])
  })
})

describe('letters of the printer’s own', () => {
  it('SLIP-1 are one to eight times as large, whatever is asked', () => {
    expect([0, 1, 8, 9, 20].map((times) => [...size(times)].at(-1))).toEqual([0x00, 0x00, 0x77, 0x77, 0x77])
  })
})

describe('a dot', () => {
  it('SLIP-1 outside of the paper is white, on each side', () => {
    const bitmap = paper(16, 3)
    for (let y = 0; y < 3; y += 1) for (let x = 0; x < 16; x += 1) dot(bitmap, x, y)
    expect([isBlack(bitmap, -1, 1), isBlack(bitmap, 16, 1), isBlack(bitmap, 3, -1), isBlack(bitmap, 3, 3)]).toEqual([
      false,
      false,
      false,
      false,
    ])
    expect(isBlack(bitmap, 15, 2)).toBe(true)
  })

  it.each([0x04, 0x05, 0x14])('SLIP-1 after 10 never spells %i, which printers obey at once', (byte) => {
    const bitmap = paper(16, 1)
    bitmap.bits.set([0x10, byte])
    expect([...raster(bitmap).slice(8)]).toEqual([0x10, byte | 0x02])
  })
})
