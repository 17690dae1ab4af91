/** What is made of a printer that says little: how long it is waited for, and what its slip then counts as. */
import { describe, expect, it } from 'vitest'
import { forget } from '../../../domain/slip/escpos.ts'
import { printSlip, readStatus, type PrinterWire } from '../../../domain/slip/printer-dialogue.ts'

const SLIP = Uint8Array.from([0x41])
const WELL = 0x12

/** A printer on a wire: what it answers to each question, [] for nothing; and how long it was waited for in vain, ms. */
class Printer implements PrinterWire {
  waitedMs = 0
  asked = 0
  private heard: number[] = []
  private readonly now: (about: number, nth: number) => readonly number[]
  private readonly inOrder: () => readonly number[]
  private readonly isSlow: boolean
  private questionsInOrder = 0

  /** `isSlow`: one byte after the other, and none at once. */
  constructor(
    now: (about: number, nth: number) => readonly number[],
    inOrder: () => readonly number[],
    isSlow = false,
  ) {
    this.now = now
    this.inOrder = inOrder
    this.isSlow = isSlow
  }

  write(bytes: Uint8Array): Promise<boolean> {
    const [first, second, about = 0] = bytes
    if (first === 0x10 && second === 0x04) {
      if (about === 1) this.asked += 1
      this.heard.push(...this.now(about, this.asked))
    }
    if (first === 0x1d && second === 0x72) this.questionsInOrder += 1
    return Promise.resolve(true)
  }

  read(withinMs: number): Promise<Uint8Array> {
    if (this.heard.length === 0 && this.questionsInOrder > 0 && withinMs > 0) {
      this.questionsInOrder -= 1
      this.heard.push(...this.inOrder())
    }
    if (this.heard.length === 0) this.waitedMs += withinMs
    const most = !this.isSlow ? Infinity : withinMs === 0 ? 0 : 1
    return Promise.resolve(Uint8Array.from(this.heard.splice(0, most)))
  }
}

describe('a printer', () => {
  it('SLIP-8 that says nothing is believed to be silent after half a second', async () => {
    const printer = new Printer(
      () => [],
      () => [],
    )
    expect(await readStatus(printer)).toEqual({ printer: 'ok', paper: 'unknown' })
    expect(printer.waitedMs).toBe(500)
  })

  it('SLIP-7 that was silent before and answers after the cut has printed the slip', async () => {
    const printer = new Printer(
      (_, nth) => (nth > 1 ? [WELL] : []),
      () => [0x00],
    )
    expect(await printSlip(printer, SLIP)).toEqual({ state: 'printed', status: { printer: 'ok', paper: 'ok' } })
  })

  it('SLIP-8 that was silent before is waited for once, whatever it says of itself', async () => {
    const printer = new Printer(
      (_, nth) => (nth > 1 ? [WELL] : []),
      () => [],
    )
    expect(await printSlip(printer, SLIP)).toEqual({ state: 'unconfirmed', status: { printer: 'ok', paper: 'ok' } })
    expect(printer.asked).toBe(3)
  })

  it('SLIP-17 that is silent while it prints, because the question lies behind the slip, has printed it', async () => {
    const printer = new Printer(
      (_, nth) => (nth === 1 || nth > 4 ? [WELL] : []),
      () => [0x00],
    )
    expect(await printSlip(printer, SLIP)).toEqual({ state: 'printed', status: { printer: 'ok', paper: 'ok' } })
  })

  it('SLIP-17 that falls silent for good has failed', async () => {
    const printer = new Printer(
      (_, nth) => (nth === 1 ? [WELL] : []),
      () => [],
    )
    expect(await printSlip(printer, SLIP)).toEqual({
      state: 'failed',
      status: { printer: 'offline', paper: 'unknown' },
    })
    expect(printer.waitedMs).toBeLessThan(6000)
  })

  it('SLIP-9 that stops taking a slip in the middle is told to forget it, so that new paper does not bring out its rest', async () => {
    const written: number[][] = []
    const printer = new Printer(
      () => [WELL],
      () => [],
    )
    const stuck: PrinterWire = {
      read: (withinMs) => printer.read(withinMs),
      write: (bytes) => {
        written.push([...bytes])
        return bytes[0] === SLIP[0] ? Promise.resolve(false) : printer.write(bytes)
      },
    }
    expect(await printSlip(stuck, SLIP)).toMatchObject({ state: 'failed' })
    expect(written.at(-1)).toEqual([...forget()])
  })

  it('SLIP-17 that answers late does not seem to have its cover open, which is what the same byte means elsewhere', async () => {
    const atWork = 0x16
    const printer = new Printer(
      (about, nth) => {
        if (nth === 2) return []
        if (nth === 3 && about === 1) return [atWork, atWork]
        return about === 1 ? [atWork] : [WELL]
      },
      () => [0x00],
      true,
    )
    expect(await printSlip(printer, SLIP)).toEqual({ state: 'printed', status: { printer: 'ok', paper: 'ok' } })
  })

  it('SLIP-6 whose cutter has failed prints nothing, though it says that it is well otherwise', async () => {
    const printer = new Printer(
      (about) => [about === 3 ? 0x1a : WELL],
      () => [0x00],
    )
    expect(await readStatus(printer)).toEqual({ printer: 'offline', paper: 'ok' })
    expect(await printSlip(printer, SLIP)).toMatchObject({ state: 'failed' })
  })
})
