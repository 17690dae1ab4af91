/** Real bytes over a real line to an emulated printer: what comes out, and what is said when nothing does. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sitePlan } from '../../../domain/plan/site-plan.ts'
import { blackIn } from '../../../domain/slip/bitmap.ts'
import { drawnSlip } from '../../../domain/slip/slip-bytes.ts'
import { slipContent, type SlipContent, type SlipFacts } from '../../../domain/slip/slip.ts'
import { gbkBytes } from '../../../server/devices/printing/gbk.ts'
import { glyphRaster } from '../../../server/devices/printing/glyphs.ts'
import { createPrinters, type Printers } from '../../../server/devices/printing/printers.ts'
import { slipPorts } from '../../../server/devices/printing/slip-ports.ts'
import { slipTimeText } from '../../../domain/slip/slip-time.ts'
import { PrinterEmulator } from '../../support/printer-emulator.ts'
import { drawJob } from '../../support/printer-paper.ts'
import { loadSite } from '../../support/site.ts'
import { SLIP_FACTS } from '../../support/slip-facts.ts'

const plan = sitePlan(loadSite('county').settings)
const slip = (change: Partial<SlipFacts> = {}, hall = plan): SlipContent =>
  slipContent({ ...SLIP_FACTS, ...change }, hall)

const KIOSK = '1 号机'
let printer: PrinterEmulator
let printers: Printers

beforeEach(async () => {
  printer = await PrinterEmulator.start()
  printers = createPrinters(new Map([[KIOSK, { kind: 'tcp', host: '127.0.0.1', port: printer.port }]]))
})
afterEach(() => printer.stop())

describe('a healthy printer', () => {
  it('SLIP-1 SLIP-7 prints the number large, the rest below, and confirms after the cut', async () => {
    expect(await printers.print(KIOSK, slip())).toEqual({ state: 'printed', status: { printer: 'ok', paper: 'ok' } })
    const [printed] = printer.jobs.map((job) => job.printed)
    if (!printed) throw new Error('nothing was cut')
    expect(printer.jobs).toHaveLength(1)
    expect(printed.strange).toEqual([])
    expect(printed.isCut).toBe(true)
    expect(printed.texts).toEqual([
      '2026-11-23 周一 10:18 取号',
      '一张号，办 3 件事人社 · 医保',
      '1社保卡补换',
      '2异地就医备案',
      '3登记信息查询 → 二楼 E 区',
    ])
    // The number's four characters, the sill, white margins.
    const { bitmap } = printed
    expect(blackIn(bitmap, 30, 120, 516, 170)).toBeGreaterThan(20_000)
    expect(blackIn(bitmap, 30, 330, 516, 6)).toBe(516 * 6)
    expect(blackIn(bitmap, 556, 0, 20, bitmap.height)).toBe(0)
  })

  it('SLIP-4 marks a reprint beside the time', async () => {
    await printers.print(KIOSK, slip({ isReprint: true }))
    expect(printer.jobs[0]?.printed.texts[0]).toBe('2026-11-23 周一 10:18 取号补打')
  })

  it('SLIP-5 prints more black for elders', async () => {
    const number = (content: SlipContent): number => {
      const { bitmap } = drawJob(printers.drawn(content).bytes)
      return blackIn(bitmap, 0, 0, 576, 400)
    }
    expect(number(slip({ isElder: true }))).toBeGreaterThan(number(slip()))
  })

  it('SLIP-12 prints two slips at once whole and in order', async () => {
    const outcomes = await Promise.all([
      printers.print(KIOSK, slip({ isReprint: true })),
      printers.print(KIOSK, slip()),
      printers.status(KIOSK),
    ])
    expect(outcomes.map((one) => ('state' in one ? one.state : one.printer))).toEqual(['printed', 'printed', 'ok'])
    expect(printer.jobs.map((job) => job.printed.texts[0]?.endsWith('补打'))).toEqual([true, false])
    expect(printer.jobs.map((job) => job.printed.strange)).toEqual([[], []])
  })

  it('SLIP-10 is understood although it sends status unasked', async () => {
    printer.state.isChatty = true
    expect(await printers.print(KIOSK, slip())).toEqual({ state: 'printed', status: { printer: 'ok', paper: 'ok' } })
  })

  it('SLIP-7 a roll near its end is a state of its own: the slip is printed, and that paper runs low is said', async () => {
    printer.state.paper = 'low'
    expect(await printers.status(KIOSK)).toEqual({ printer: 'ok', paper: 'low' })
    expect(await printers.print(KIOSK, slip())).toMatchObject({ state: 'printed', status: { paper: 'low' } })
  })
})

describe('bad luck (PEERS-42)', () => {
  it('SLIP-6 PEERS-42 no paper before: nothing is sent', async () => {
    printer.state.paper = 'out'
    expect(await printers.print(KIOSK, slip())).toEqual({ state: 'failed', status: { printer: 'ok', paper: 'out' } })
    expect(printer.taken).toBe(0)
  })

  it('SLIP-6 PEERS-42 an open cover: nothing is sent', async () => {
    printer.state.isCoverOpen = true
    expect(await printers.print(KIOSK, slip())).toEqual({
      state: 'failed',
      status: { printer: 'coverOpen', paper: 'ok' },
    })
    expect(printer.taken).toBe(0)
  })

  it('SLIP-7 SLIP-9 PEERS-42 paper that runs out in the middle: failed, and new paper brings out a whole slip only', async () => {
    printer.state.rowsLeft = 500
    expect(await printers.print(KIOSK, slip())).toEqual({ state: 'failed', status: { printer: 'ok', paper: 'out' } })
    expect(printer.jobs).toHaveLength(0)
    printer.state.rowsLeft = null
    printer.state.paper = 'ok'
    expect(await printers.print(KIOSK, slip({ isReprint: true }))).toMatchObject({ state: 'printed' })
    expect(printer.jobs.map((job) => job.printed.texts[0])).toEqual(['2026-11-23 周一 10:18 取号补打'])
    expect(printer.jobs[0]?.printed.strange).toEqual([])
  })

  it('SLIP-7 PEERS-42 a plug pulled in the middle: failed', async () => {
    printer.state.diesAfterBytes = 20_000
    expect(await printers.print(KIOSK, slip())).toMatchObject({ state: 'failed', status: { printer: 'offline' } })
    expect(printer.jobs).toHaveLength(0)
  })

  it('SLIP-6 PEERS-42 an unplugged printer is offline', async () => {
    await printer.stop()
    expect(await printers.status(KIOSK)).toEqual({ printer: 'offline', paper: 'unknown' })
    expect(await printers.print(KIOSK, slip())).toEqual({
      state: 'failed',
      status: { printer: 'offline', paper: 'unknown' },
    })
    printer = await PrinterEmulator.start()
  })

  it('SLIP-6 PEERS-42 a kiosk without a printer says so', async () => {
    expect(await printers.status('9 号机')).toEqual({ printer: 'none', paper: 'unknown' })
    expect(await printers.print('9 号机', slip())).toEqual({
      state: 'failed',
      status: { printer: 'none', paper: 'unknown' },
    })
  })

  it('SLIP-8 a network printer that never answers leaves the slip unconfirmed', async () => {
    printer.state.isSilent = true
    expect(await printers.print(KIOSK, slip())).toEqual({
      state: 'unconfirmed',
      status: { printer: 'ok', paper: 'unknown' },
    })
    expect(printer.jobs).toHaveLength(1)
  })

  it('SLIP-12 a printer that hangs delays no other printer', async () => {
    const hanging = createServer(() => undefined)
    await new Promise<void>((resolve) => hanging.listen(0, '127.0.0.1', resolve))
    const address = hanging.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const two = createPrinters(
      new Map([
        [KIOSK, { kind: 'tcp', host: '127.0.0.1', port: printer.port }],
        ['2 号机', { kind: 'tcp', host: '127.0.0.1', port }],
      ]),
    )
    const ended: string[] = []
    await Promise.all([
      two.print('2 号机', slip()).then(() => ended.push('hanging')),
      two.print(KIOSK, slip()).then(() => ended.push('healthy')),
    ])
    expect(ended).toEqual(['healthy', 'hanging'])
    hanging.close()
  })
})

describe('a device file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'slip-'))
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('SLIP-8 takes the slip and cannot confirm it', async () => {
    const path = join(folder, 'lp0')
    writeFileSync(path, '')
    const file = createPrinters(new Map([[KIOSK, { kind: 'file', path }]]))
    expect(await file.print(KIOSK, slip())).toEqual({
      state: 'unconfirmed',
      status: { printer: 'ok', paper: 'unknown' },
    })
    expect(readFileSync(path).includes(Buffer.from(file.drawn(slip()).bytes))).toBe(true)
  })

  it('SLIP-6 PEERS-42 that is not there is an unplugged printer, and is not created', async () => {
    const path = join(folder, 'missing')
    const file = createPrinters(new Map([[KIOSK, { kind: 'file', path }]]))
    expect(await file.print(KIOSK, slip())).toEqual({
      state: 'failed',
      status: { printer: 'offline', paper: 'unknown' },
    })
    expect(() => readFileSync(path)).toThrow('ENOENT')
  })
})

it('SLIP-1 leaves the QR to the printer where nobody else draws it', () => {
  const content = slip()
  const printed = drawJob(drawnSlip(content, { ...slipPorts(), qr: () => null }).bytes)
  expect(printed.codes).toEqual([content.code.text])
  expect(printed.texts.slice(-4)).toEqual([
    '扫码看排到哪了',
    '不扫也照样叫号。',
    '叫三次没到算过号，',
    '30 分钟内可返队。',
  ])
  expect(printed.strange).toEqual([])
})

describe('rare characters', () => {
  it('SLIP-11 have no two-byte code', () => {
    expect(gbkBytes('渭A')).toEqual(Uint8Array.from([0xce, 0xbc, 0x41]))
    for (const rare of ['㐀', '\u{20BB7}', '€', '\u{1F600}', '\n']) expect(gbkBytes(rare)).toBeNull()
    expect(gbkBytes('?')).toEqual(Uint8Array.from([0x3f]))
  })

  it('SLIP-11 come out as a picture, never as "?"', () => {
    const rarely = {
      ...plan,
      items: plan.items.map((item) => (item.id === 'c01' ? { ...item, name: '\u{20BB7}㐀登记' } : item)),
    }
    const printed = drawJob(printers.drawn(slip({ items: ['c01'] }, rarely)).bytes)
    expect(printed.texts.join('')).not.toMatch(/[?？]|登记/)
    expect(printed.pictures).toBe(drawJob(printers.drawn(slip({ items: ['c01'] })).bytes).pictures + 1)
  })

  it('SLIP-11 that no font holds become an empty square as wide as a character', () => {
    const drawn = glyphRaster()('\u{20BB7}', 28, 'regular')
    expect(drawn.width).toBe(28)
    expect(blackIn(drawn, 10, 12, 8, 8)).toBe(0)
    expect(blackIn(drawn, 0, 0, drawn.width, drawn.height)).toBeGreaterThan(0)
  })

  it('SLIP-11 TEXT-1 characters that nobody can see neither print nor make a line a picture', () => {
    const withUnseen = {
      ...plan,
      title: `${plan.title}\u200B`,
      items: plan.items.map((item) => ({ ...item, name: `\uFEFF${item.name}` })),
    }
    expect(printers.drawn(slip({ items: ['c01'] }, withUnseen)).bytes).toEqual(
      printers.drawn(slip({ items: ['c01'] })).bytes,
    )
  })

  it('SLIP-15 a slip without an address is whole, with no code on it', () => {
    const printed = drawJob(printers.drawn(slip({ link: null })).bytes)
    expect(printed.strange).toEqual([])
    expect(printers.drawn(slip({ link: null })).bytes.length).toBeLessThan(printers.drawn(slip()).bytes.length)
  })

  it('SLIP-11 every character of the sample hall can be drawn', () => {
    const raster = glyphRaster()
    const square = raster('\u{20BB7}', 24, 'regular')
    const texts = [
      plan.title,
      ...plan.items.map((item) => item.name),
      ...plan.zones.flatMap((zone) => [zone.name, zone.way, zone.stepFreeWay]),
    ]
    const missing = [...new Set(texts.join('').replaceAll(' ', ''))].filter(
      (character) => Buffer.compare(raster(character, 24, 'regular').bits, square.bits) === 0,
    )
    expect(missing).toEqual([])
  })
})

it('NUM-3 a slip tells the time of issue in the hall’s own zone', () => {
  const atMs = Date.UTC(2026, 10, 23, 2, 18)
  expect(slipTimeText(atMs, 'Asia/Shanghai', 'zh')).toBe('2026-11-23 周一 10:18')
  expect(slipTimeText(atMs, 'Asia/Urumqi', 'en')).toBe('Mon 2026-11-23 08:18')
})
