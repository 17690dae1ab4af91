/** A wait in words that people use: minutes below an hour, hours above it (WAIT-3). */
import type { WaitSpan } from './wait-span.ts'

/** A figure and its unit, in the order in which they are said: 1 小时, 10–20 分钟. */
export interface SpanPart {
  readonly value: string
  readonly unit: string
}

type Language = 'zh' | 'en'

const HOUR = 60
const UNITS = { zh: { min: '分钟', hour: '小时' }, en: { min: 'min', hour: 'h' } } as const

/**
 * Rounded outward once more: to ten minutes from an hour on, to half hours from two hours on, for nobody plans by five
 * minutes then.
 */
export function spanParts([fromMin, toMin]: NonNullable<WaitSpan>, language: Language): readonly SpanPart[] {
  const { min, hour } = UNITS[language]
  if (toMin < HOUR) return [{ value: `${fromMin}–${toMin}`, unit: min }]
  const step = toMin < 2 * HOUR ? 10 : 30
  const from = Math.floor(fromMin / step) * step
  const to = Math.ceil(toMin / step) * step
  if (step === 30 && (from === 0 || from >= HOUR)) return [{ value: `${from / HOUR}–${to / HOUR}`, unit: hour }]
  const hours = Math.floor(from / HOUR)
  if (hours > 0 && hours === Math.floor(to / HOUR) && from % HOUR > 0)
    return [
      { value: String(hours), unit: hour },
      { value: `${from % HOUR}–${to % HOUR}`, unit: min },
    ]
  const [first = { value: '', unit: '' }, ...rest] = clockParts(to, language)
  return [...clockParts(from, language), { ...first, value: `–${first.value}` }, ...rest]
}

/** The parts in one text: "15–25 分钟", "1 小时 10–20 分钟", "2–3.5 h". */
export function spanText(span: NonNullable<WaitSpan>, language: Language): string {
  return spanParts(span, language)
    .map(({ value, unit }) => `${value} ${unit}`)
    .join(' ')
    .replaceAll(' –', '–')
}

function clockParts(minutes: number, language: Language): readonly SpanPart[] {
  const { min, hour } = UNITS[language]
  const hours = Math.floor(minutes / HOUR)
  const rest = minutes % HOUR
  return [
    ...(hours > 0 ? [{ value: String(hours), unit: hour }] : []),
    ...(rest > 0 || hours === 0 ? [{ value: String(rest), unit: min }] : []),
  ]
}
