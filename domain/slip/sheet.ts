/**
 * A sheet that somebody takes home – the receipt of what was accepted, a one-time notice – as one content for the slip
 * printer, for A4 and for a phone.
 */
import { wrap } from './line-break.ts'
import { bar, dashes, paper, stamp, type Bitmap } from './bitmap.ts'
import { column, type SlipPorts, type Styled, type Weight } from './drawing.ts'
import { codeBand, LEFT, PAPER_DOTS, RIGHT, type Block } from './slip-layout.ts'
import type { SlipLanguage } from './slip.ts'

/** Everything on the sheet, top to bottom; all texts are in one language, and none names a citizen (SLIP-2). */
export interface SheetContent {
  readonly language: SlipLanguage
  readonly title: string
  readonly hall: string
  /** Name and value of the number it is known by: 编号 261126 0147-1. */
  readonly number: { readonly label: string; readonly value: string }
  /** 第 2 次告知, 补打: what has to be seen at once; empty for the plain case. */
  readonly marks: readonly string[]
  readonly lead: string
  /** What matters most, each in a frame. */
  readonly framed: readonly { readonly title: string; readonly lines: readonly string[] }[]
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  readonly notes: readonly string[]
  /** `text` null: no QR. */
  readonly code: { readonly text: string | null; readonly title: string; readonly notes: readonly string[] }
  /** When it was given, written out. */
  readonly made: string
}

const INNER = RIGHT - LEFT
const TEXT = 26
const FRAME = 4
const PAD = 14

/** The blocks of a sheet on 80 mm paper: long texts wrap, and nothing is left out. */
export function sheetLayout(content: SheetContent, ports: SlipPorts): readonly Block[] {
  const { title, hall, number, marks, lead, framed, facts, notes, code, made } = content
  return [
    { kind: 'feed', dots: 16 },
    ...lines(hall, 26, 'regular', ports),
    ...lines(title, 44, 'bold', ports),
    ...lines(`${number.label} ${number.value}`, 44, 'bold', ports),
    ...marks.flatMap((mark) => lines(mark, 44, 'bold', ports)),
    image(rule(false)),
    ...lines(lead, TEXT, 'regular', ports),
    ...framed.map((one) => image(frame(one, ports))),
    { kind: 'feed', dots: 8 },
    ...facts.flatMap(({ label, value }) => factLines(label, value, ports)),
    image(rule(true)),
    ...notes.flatMap((note) => lines(note, TEXT, 'regular', ports)),
    ...codeBand(code, { heading: 28, text: TEXT }, ports),
    ...lines(made, 24, 'regular', ports),
    { kind: 'feed', dots: 24 },
  ]
}

const image = (bitmap: Bitmap): Block => ({ kind: 'image', bitmap })

function lines(text: string, sizeDots: number, weight: Weight, ports: SlipPorts): readonly Block[] {
  if (text === '') return []
  return wrap(text, INNER, widthOf(sizeDots, weight, ports)).map((part): Block => ({
    kind: 'line',
    heightDots: Math.round(sizeDots * 1.5),
    parts: [{ text: part, x: LEFT, sizeDots, weight }],
  }))
}

/** Labels up to six Han characters stand beside their value, longer ones above it. */
function factLines(label: string, value: string, ports: SlipPorts): readonly Block[] {
  if (value === '') return []
  const width = widthOf(TEXT, 'bold', ports)(label)
  const indent = width > 6.5 * TEXT ? 0 : Math.max(4.5 * TEXT, width + TEXT / 2)
  const values = wrap(value, INNER - indent, widthOf(TEXT, 'regular', ports))
  const heightDots = Math.round(TEXT * 1.5)
  const above: readonly Block[] = indent === 0 ? lines(label, TEXT, 'bold', ports) : []
  return [
    ...above,
    ...values.map((text, at): Block => ({
      kind: 'line',
      heightDots,
      parts: [
        ...(at === 0 && indent > 0 ? [{ text: label, x: LEFT, sizeDots: TEXT, weight: 'bold' as const }] : []),
        { text, x: LEFT + Math.round(indent), sizeDots: TEXT, weight: 'regular' },
      ],
    })),
  ]
}

function frame({ title, lines: texts }: SheetContent['framed'][number], ports: SlipPorts): Bitmap {
  const heading: Styled = { text: title, sizeDots: 30, weight: 'bold' }
  const words = texts.filter((text) => text !== '').map((text): Styled => ({ text, sizeDots: TEXT, weight: 'regular' }))
  const inside = column(ports, [heading, ...words], INNER - 2 * PAD)
  const height = inside.height + 2 * PAD
  const bitmap = paper(PAPER_DOTS, height + 16)
  for (const [x, y, width, tall] of [
    [LEFT, 8, INNER, FRAME],
    [LEFT, 8 + height - FRAME, INNER, FRAME],
    [LEFT, 8, FRAME, height],
    [RIGHT - FRAME, 8, FRAME, height],
  ] as const)
    bar(bitmap, x, y, width, tall)
  stamp(bitmap, inside, LEFT + PAD, 8 + PAD)
  return bitmap
}

function rule(isDashed: boolean): Bitmap {
  const bitmap = paper(PAPER_DOTS, 19)
  if (isDashed) dashes(bitmap, LEFT, 8, INNER)
  else bar(bitmap, LEFT, 8, INNER, 3)
  return bitmap
}

/** Each character is measured once: a long sheet is wrapped while the hall goes on. */
function widthOf(sizeDots: number, weight: Weight, ports: SlipPorts): (text: string) => number {
  const widths = new Map<string, number>()
  const one = (character: string): number => {
    const known = widths.get(character) ?? ports.raster(character, sizeDots, weight).width
    widths.set(character, known)
    return known
  }
  return (text) => [...text].reduce((sum, character) => sum + one(character), 0)
}
