/** Keys as the clerk means them: numeric keypad and main row alike, with NumLock on or off. */

export type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9'
export type PadKey =
  | Digit
  | '+'
  | '-'
  | '*'
  | '/'
  | '.'
  | 'Enter'
  | 'Escape'
  | 'F12'
  | 'ArrowUp'
  | 'ArrowDown'
  | 'ArrowLeft'
  | 'ArrowRight'

export type KeyLike = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'metaKey'>

const BY_CODE: Readonly<Record<string, PadKey>> = {
  NumpadAdd: '+',
  NumpadSubtract: '-',
  NumpadMultiply: '*',
  NumpadDivide: '/',
  NumpadDecimal: '.',
  NumpadEnter: 'Enter',
}
const BY_KEY: Readonly<Record<string, PadKey>> = {
  '+': '+',
  '=': '+',
  '-': '-',
  '*': '*',
  '/': '/',
  '.': '.',
  '。': '.',
  Enter: 'Enter',
  Escape: 'Escape',
  F12: 'F12',
  ArrowUp: 'ArrowUp',
  ArrowDown: 'ArrowDown',
  ArrowLeft: 'ArrowLeft',
  ArrowRight: 'ArrowRight',
}

/** The key a clerk pressed, or null when it means nothing here or belongs to the browser. */
export function padKeyOf(event: KeyLike): PadKey | null {
  if (event.ctrlKey || event.altKey || event.metaKey) return null
  const onPad = /^Numpad(\d)$/.exec(event.code)?.[1]
  if (onPad !== undefined) return onPad as Digit
  const byCode = BY_CODE[event.code]
  if (byCode !== undefined) return byCode
  if (/^\d$/.test(event.key)) return event.key as Digit
  return BY_KEY[event.key] ?? null
}

/** 1 for '1' …, null for everything else: the nth choice of a list. */
export function choiceOf(key: PadKey | null): number | null {
  return key !== null && /^[1-9]$/.test(key) ? Number(key) : null
}

/** Whether this element takes what is typed, so that digits are text and not verbs. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement ? target.type !== 'checkbox' : target instanceof HTMLTextAreaElement
}
