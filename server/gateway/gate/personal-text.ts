/**
 * Numbers of people in free text: what a visitor or a clerk types of an ID card or a mobile phone is masked before
 * anything keeps it (docs/sources.md D1).
 */
import type { HallCommand } from '../../../domain/contract/subjects.ts'

/**
 * Fields in which people write of people. What the hall itself tells the public (answers, notices, messages) stays as
 * it is written.
 */
const FIELDS = ['text', 'reason', 'note', 'place'] as const
const PUBLIC: readonly HallCommand['type'][] = ['MessageDevice', 'ChangeSettings', 'RollBackSettings']

/** A figure as a keyboard or an input method for Chinese writes it, and what people put between groups of them. */
const FIGURE = '[0-9０-９]'
const GAP = '[ 　\\-－–—]?'
const times = (count: number): string => `${FIGURE}{${count}}`
/**
 * Eighteen digits, the last perhaps an X, with blanks or dashes where people put them: place, birthday, rest. Never
 * part of a longer number.
 */
const ID_NUMBER = new RegExp(
  `(?<!${FIGURE})(${times(3)})${times(3)}${GAP}${times(4)}${GAP}${times(2)}${GAP}${times(2)}${GAP}${times(3)}` +
    `[0-9０-９XxＸｘ](?!${FIGURE})`,
  'g',
)
/** Eleven digits from 13 to 19, with or without the country. */
const MOBILE = new RegExp(
  `(?<!${FIGURE})((?:[+＋]?(?:86|８６)${GAP})?[1１][3-9３-９]${FIGURE})(?:${GAP}${FIGURE}){4}` +
    `((?:${GAP}${FIGURE}){4})(?!${FIGURE})`,
  'g',
)

/** "110***************" and "138****1234"; everything else stays. */
export function withoutNumbers(text: string): string {
  return text.replace(ID_NUMBER, '$1***************').replace(MOBILE, '$1****$2')
}

/** The command with its free texts masked; the same object when there is nothing to mask. */
export function masked<C extends HallCommand>(command: C): C {
  if (PUBLIC.includes(command.type) || !FIELDS.some((field) => field in command)) return command
  const found = FIELDS.flatMap((field) => {
    const value: unknown = Reflect.get(command, field)
    const next = typeof value === 'string' ? withoutNumbers(value) : value
    return next === value ? [] : [[field, next] as const]
  })
  return found.length === 0 ? command : { ...command, ...Object.fromEntries(found) }
}
