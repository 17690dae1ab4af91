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

/**
 * Eighteen digits, the last perhaps an X, with blanks or dashes where people put them: place, birthday, rest. Never
 * part of a longer number.
 */
const ID_NUMBER = /(?<!\d)(\d{3})\d{3}[ -]?\d{4}[ -]?\d{2}[ -]?\d{2}[ -]?\d{3}[\dXx](?!\d)/g
/** Eleven digits from 13 to 19, with or without the country. */
const MOBILE = /(?<!\d)((?:\+?86[ -]?)?1[3-9]\d)(?:[ -]?\d){4}((?:[ -]?\d){4})(?!\d)/g

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
