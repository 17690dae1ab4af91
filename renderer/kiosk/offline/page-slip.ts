/**
 * A slip drawn on the page, for the shell's own printer while no server can draw it. Every line is a picture: the page
 * knows no GBK.
 */
import { encode } from 'uqr'
import { phoneAddress } from '../../../domain/plan/public-address.ts'
import { dot, paper, type DrawnText } from '../../../domain/slip/bitmap.ts'
import type { SlipPorts, Weight } from '../../../domain/slip/drawing.ts'
import { drawnSlip } from '../../../domain/slip/slip-bytes.ts'
import { slipTimeText } from '../../../domain/slip/slip-time.ts'
import { slipContent, type SlipLanguage } from '../../../domain/slip/slip.ts'
import type { SitePlan } from '../../../domain/plan/site-plan.ts'
import type { TakenTicket } from '../issue/use-issuing.ts'

const FONTS: Readonly<Record<Weight, (sizeDots: number) => string>> = {
  regular: (sizeDots) => `400 ${sizeDots}px "Noto Sans SC", sans-serif`,
  bold: (sizeDots) => `700 ${sizeDots}px "Noto Sans SC", sans-serif`,
  black: (sizeDots) => `900 ${sizeDots}px "Lato", "Noto Sans SC", sans-serif`,
}
/** Half covered is black, as on the server (server/devices/printing/outline-fill.ts). */
const BLACK_FROM = 128

/** How one ticket's slip is to look. */
export interface SlipLook {
  readonly isElder: boolean
  readonly isReprint: boolean
  readonly language: SlipLanguage
  /** What the QR's address begins with. */
  readonly origin: string
}

/** ESC/POS bytes of an offline ticket: no waits, as nobody knows them. */
export function slipOnPage(
  ticket: TakenTicket,
  plan: SitePlan,
  look: SlipLook,
  canvas: HTMLCanvasElement = document.createElement('canvas'),
): Uint8Array {
  const { isElder, isReprint, language } = look
  const issuedAtText = slipTimeText(ticket.issuedAtMs, plan.timeZone, language)
  const link = phoneAddress(ticket.link ?? '/', plan.publicAddress, look.origin)
  return drawnSlip(
    slipContent(
      {
        ticketNo: ticket.ticketNo,
        link,
        issuedAtText,
        items: ticket.items,
        ahead: null,
        span: null,
        isReprint,
        isElder,
        language,
      },
      plan,
    ),
    portsOn(canvas),
  ).bytes
}

function portsOn(canvas: HTMLCanvasElement): SlipPorts {
  const kept = new Map<string, DrawnText>()
  return {
    gbk: () => null,
    qr: (text) => encode(text, { ecc: 'M', border: 0 }).data,
    raster: (text, sizeDots, weight) => {
      const key = `${weight}${sizeDots}${text}`
      const drawn = kept.get(key) ?? draw(canvas, text, sizeDots, weight)
      kept.set(key, drawn)
      return drawn
    },
  }
}

function draw(canvas: HTMLCanvasElement, text: string, sizeDots: number, weight: Weight): DrawnText {
  const height = Math.ceil(sizeDots * 1.2)
  const baseline = Math.round(sizeDots * 0.92)
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (pen === null) throw new Error('this page cannot draw')
  pen.font = FONTS[weight](sizeDots)
  const width = Math.max(1, Math.ceil(pen.measureText(text).width))
  // A new size empties the sheet and forgets the font.
  canvas.width = width
  canvas.height = height
  pen.font = FONTS[weight](sizeDots)
  pen.fillText(text, 0, baseline)
  const { data } = pen.getImageData(0, 0, width, height)
  const line = paper(width, height)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) if ((data[(y * width + x) * 4 + 3] ?? 0) >= BLACK_FROM) dot(line, x, y)
  return { ...line, baseline }
}
