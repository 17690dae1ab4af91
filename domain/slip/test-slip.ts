/**
 * What a printer prints before the hall opens: a sheet that shows whether it prints whole and in Chinese, and a slip
 * with a number that nobody is called by. Neither is an event, and neither is made from a ticket.
 */
import { titleIn } from '../words/site-title.ts'
import type { SitePlan } from '../plan/site-plan.ts'
import type { TicketNo } from '../words/ids.ts'
import { bar, paper, stamp, type Bitmap } from './bitmap.ts'
import { testNumber } from './test-number.ts'
import { column, fitted, stand, type SlipPorts } from './drawing.ts'
import { slipContent, type SlipContent, type SlipLanguage } from './slip.ts'
import { LEFT, PAPER_DOTS, RIGHT, type Block } from './slip-layout.ts'

/** What a duty manager lets a printer print. */
export type PrinterTest = 'sheet' | 'ticket'

/** Known when a test is printed. */
export interface TestFacts {
  /** As on a slip. */
  readonly issuedAtText: string
  /** The hall's own page for a phone; null: no address that a phone can open, and no code. */
  readonly link: string | null
  readonly language: SlipLanguage
}

/** A slip like any other of the hall's first matter, marked as a test wherever a number could be believed (SETUP-7). */
export function testSlipContent({ issuedAtText, link, language }: TestFacts, plan: SitePlan): SlipContent {
  const say = WORDS[language]
  const content = slipContent(
    {
      ticketNo: testNumber(plan),
      link,
      issuedAtText,
      items: plan.items.slice(0, 1).map(({ id }) => id),
      ahead: null,
      span: null,
      isReprint: false,
      isElder: false,
      language,
    },
    plan,
  )
  const code = link === null ? content.code : { text: link, title: say.codeTitle, notes: [say.codeNote] }
  return { ...content, reprint: say.mark, wait: { kind: 'unknown', text: say.notCalled }, code }
}

/** Characters that a printer set to another code page prints as question marks, and some that it never has itself. */
const HARD_TEXT = '龘麤靐 ①②③'
const RARE_TEXT = '𬭸㙍坬䶮'
const DOTS_PER_MM = 8

/** The sheet: number, sill, the printer's own Chinese, drawn rare characters, a ruler as wide as the paper (SETUP-5). */
export function testSheet({ issuedAtText, language }: TestFacts, plan: SitePlan, ports: SlipPorts): readonly Block[] {
  const title = titleIn(plan, language)
  const line = (text: string): Block => ({
    kind: 'line',
    heightDots: 40,
    parts: [{ text, x: LEFT, sizeDots: 28, weight: 'regular' }],
  })
  return [
    { kind: 'feed', dots: 16 },
    { kind: 'image', bitmap: heading(`${WORDS[language].sheet} · ${title}`, testNumber(plan), ports) },
    line(issuedAtText),
    line(HARD_TEXT),
    line(RARE_TEXT),
    { kind: 'image', bitmap: ruler(ports) },
    { kind: 'feed', dots: 24 },
  ]
}

function heading(title: string, number: TicketNo, ports: SlipPorts): Bitmap {
  const width = RIGHT - LEFT
  const words = column(ports, [{ text: title, sizeDots: 32, weight: 'bold' }], width)
  const drawn = fitted(ports, { text: number, sizeDots: 214, weight: 'black' }, width)
  const baseline = words.height + Math.round(drawn.height * 0.717)
  const bitmap = paper(PAPER_DOTS, baseline + 48)
  stamp(bitmap, words, LEFT, 0)
  stand(bitmap, drawn, LEFT - 6, baseline)
  bar(bitmap, LEFT, baseline + 24, width, 12)
  return bitmap
}

/** A tick for each millimetre, and one line at each edge of what the head can print. */
function ruler(ports: SlipPorts): Bitmap {
  const height = 120
  const bitmap = paper(PAPER_DOTS, height)
  for (let mm = 1; mm < PAPER_DOTS / DOTS_PER_MM; mm += 1) {
    const long = mm % 10 === 0 ? 48 : mm % 5 === 0 ? 32 : 18
    bar(bitmap, mm * DOTS_PER_MM, 60 - long, 2, long)
  }
  bar(bitmap, 0, 60, PAPER_DOTS, 2)
  bar(bitmap, 0, 0, 3, height)
  bar(bitmap, PAPER_DOTS - 3, 0, 3, height)
  const words = ports.raster(`${PAPER_DOTS / DOTS_PER_MM} mm`, 26, 'bold')
  stand(bitmap, words, Math.round((PAPER_DOTS - words.width) / 2), 104)
  return bitmap
}

interface Words {
  readonly sheet: string
  readonly mark: string
  readonly notCalled: string
  readonly codeTitle: string
  readonly codeNote: string
}

const WORDS: Readonly<Record<SlipLanguage, Words>> = {
  zh: {
    sheet: '试打',
    mark: '试号',
    notCalled: '试号：不叫号，不进报表',
    codeTitle: '扫码试一试',
    codeNote: '手机打开的是我们的页面就对了。',
  },
  en: {
    sheet: 'Test print',
    mark: 'TEST',
    notCalled: 'A test: never called, never counted',
    codeTitle: 'Scan to try it',
    codeNote: 'It should open our own page.',
  },
}
