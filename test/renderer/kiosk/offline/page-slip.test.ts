/** A slip drawn on the page: how tall its lines are drawn, and where its code leads. */
import { expect, it } from 'vitest'
import { sitePlan } from '../../../../domain/plan/site-plan.ts'
import { slipOnPage } from '../../../../renderer/kiosk/offline/page-slip.ts'
import { loadSite } from '../../../support/site.ts'

interface Drawn {
  readonly text: string
  readonly sizeDots: number
  readonly height: number
  readonly width: number
}

/** A sheet whose letters are half as wide as high; black from the first dot to the last. */
function sheet(): { readonly canvas: HTMLCanvasElement; readonly drawn: Drawn[] } {
  const drawn: Drawn[] = []
  const canvas = { width: 0, height: 0, getContext: () => pen }
  const pen = {
    font: '',
    measureText: (text: string) => ({ width: ([...text].length * sizeOf(pen.font)) / 2 }),
    fillText: (text: string) =>
      void drawn.push({ text, sizeDots: sizeOf(pen.font), height: canvas.height, width: canvas.width }),
    getImageData: (x: number, y: number, width: number, height: number) => {
      if (x !== 0 || y !== 0) throw new Error('the sheet is read from its corner')
      return { data: new Uint8ClampedArray(width * height * 4).fill(255) }
    },
  }
  return { canvas: canvas as unknown as HTMLCanvasElement, drawn }
}

const sizeOf = (font: string): number => Number(/(\d+)px/.exec(font)?.[1] ?? Number.NaN)
const { settings } = loadSite('county')
const ticket = {
  ticketNo: 'CS001',
  link: '/t/abc',
  ahead: null,
  span: null as never,
  issuedAtMs: Date.parse('2026-11-25T10:00:00+08:00'),
  items: [settings.items[0]!.id],
}
const look = { isElder: false, isReprint: false, language: 'zh' as const, origin: 'http://10.0.0.5:8080' }

it('SLIP-1 each line is drawn on a sheet a fifth higher than its letters, so that nothing is cut off', () => {
  const { canvas, drawn } = sheet()
  const bytes = slipOnPage(ticket, sitePlan(settings), look, canvas)
  expect(bytes.length).toBeGreaterThan(1000)
  expect(drawn.map(({ text }) => text)).toContain('CS001')
  for (const one of drawn)
    expect([one.text, one.height, one.width]).toEqual([
      one.text,
      Math.ceil(one.sizeDots * 1.2),
      Math.max(1, Math.ceil(([...one.text].length * one.sizeDots) / 2)),
    ])
})

it('SLIP-1 a ticket without a page of its own leads to the hall’s', () => {
  const bytesOf = (link: string | null) =>
    Array.from(slipOnPage({ ...ticket, link }, sitePlan(settings), look, sheet().canvas))
  expect(bytesOf(null)).toEqual(bytesOf('/'))
  expect(bytesOf(null)).not.toEqual(bytesOf('/t/abc'))
})
