/** A wait in words, one form on every page, slip and voice: minutes only, never hours (WAIT-3). */
import type { WaitSpan } from './wait-span.ts'

/** What stands before the figures, the figures, and the unit behind them: "", "15–25", "分钟"; "over", "120", "min". */
export interface SpanWords {
  readonly before: string
  readonly value: string
  readonly after: string
}

type Language = 'zh' | 'en'

/** To a citizen, at a desk of staff, or under a heading that says the unit already. */
export type SpanPlace = 'citizen' | 'desk' | 'column'

const COARSE_ABOVE_MIN = 60
/** No figure above it is worth saying. */
export const LONG_ABOVE_MIN = 120

const UNITS = {
  zh: { citizen: '分钟', desk: '分', column: '' },
  en: { citizen: 'min', desk: 'min', column: '' },
} as const

/** Rounded outward once more, to ten minutes, as soon as the upper end passes an hour; above two hours only that. */
export function spanWords(
  [fromMin, toMin]: NonNullable<WaitSpan>,
  language: Language,
  place: SpanPlace = 'citizen',
): SpanWords {
  const unit = UNITS[language][place]
  if (toMin > LONG_ABOVE_MIN)
    return language === 'zh'
      ? { before: '', value: String(LONG_ABOVE_MIN), after: `${unit}以上` }
      : { before: 'over', value: String(LONG_ABOVE_MIN), after: unit }
  const step = toMin > COARSE_ABOVE_MIN ? 10 : 1
  const [from, to] = [Math.floor(fromMin / step) * step, Math.ceil(toMin / step) * step]
  return { before: '', value: `${from}–${to}`, after: unit }
}

/** In one text: "15–25 分钟", "120 分钟以上", "over 120 min". */
export function spanText(span: NonNullable<WaitSpan>, language: Language, place: SpanPlace = 'citizen'): string {
  const { before, value, after } = spanWords(span, language, place)
  return [before, value, after].filter((part) => part !== '').join(' ')
}
