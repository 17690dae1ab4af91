/**
 * What a command's texts may hold: words as they are read, nothing that breaks a database or names an hour beyond all
 * calendars. What merely cannot be seen, or turns a line round, is taken out instead (domain/words/typed-text.ts).
 */

export interface Fault {
  readonly field: string
  readonly problem: string
}

/** Control characters (a database refuses NUL, and with it the whole batch) and halves of characters. */
// oxlint-disable-next-line no-control-regex
const UNFIT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|\p{Cs}/u
const COMMAND_ID = /^[\x21-\x7e]+$/
/** 1 January 2100: later instants are slips or tricks, and beyond year 275 760 no page can write them. */
const LATEST_MS = Date.UTC(2100, 0, 1)

/** The first text or time of a well-formed envelope that no screen could show, or null. */
export function unfitIn(envelope: { readonly commandId: string; readonly command: object }): Fault | null {
  if (!COMMAND_ID.test(envelope.commandId))
    return { field: 'commandId', problem: 'letters, digits and plain signs only' }
  return unfitValue(envelope.command, 'command')
}

function unfitValue(value: unknown, field: string): Fault | null {
  if (typeof value === 'string')
    return UNFIT.test(value) ? { field, problem: 'holds characters that cannot be shown' } : null
  if (typeof value === 'number')
    return field.endsWith('Ms') && value > LATEST_MS ? { field, problem: 'a time beyond the year 2100' } : null
  if (typeof value !== 'object' || value === null) return null
  for (const [key, inner] of Object.entries(value)) {
    const fault = unfitValue(key, field) ?? unfitValue(inner, `${field}.${key}`)
    if (fault) return fault
  }
  return null
}
