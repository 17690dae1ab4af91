/**
 * Numbers of people in free text: what a visitor or a clerk types of an ID card or a mobile phone is masked before
 * anything keeps it, in whatever way it is written (docs/sources.md D1).
 */
import type { HallCommand } from '../../../domain/contract/subjects.ts'
import { MASKED_FIELDS } from '../../../domain/words/typed-fields.ts'
import { visibleText } from '../../../domain/words/typed-text.ts'

/** Fields in which people write of people, at any depth. */
const FIELDS: ReadonlySet<string> = new Set(MASKED_FIELDS)
/** Names that a sender draws for something; a number of a person there would stand in the log for ever. */
const DRAWN = new Set(['commandId', 'person', 'journalId', 'messageId', 'escalationId', 'name'])
/** What the hall itself tells the public stays as it is written; only the note beside it is of people. */
export const PUBLIC_ORDERS: readonly HallCommand['type'][] = [
  'MessageDevice',
  'ChangeSettings',
  'RollBackSettings',
  'DraftItem',
  'DraftItems',
  'DraftTheme',
]

/** Digits that stand together, and where. `isX`: an X stands behind them. */
interface Group {
  readonly digits: string
  readonly from: number
  readonly to: number
}

/** Dashes, dots, brackets, blanks, underscores and the like, as people part a number for reading. */
const PARTS = /^[\s\u3000\p{Pd}\p{Ps}\p{Pe}\p{Pc}.,·・。．•‧∙\u2212/／|~～'’]{1,3}$/u
/** At most so many groups make one number: each digit may stand alone. */
const GROUPS_MOST = 18
const DIGITS_LEAST = 11
const DATE = '(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])'
const ID_18 = /^\d{17}[\dX]$/
const ID_18_DATED = new RegExp(`^[1-9]\\d{5}(?:18|19|20)\\d{2}${DATE}\\d{3}[\\dX]$`)
const ID_15 = new RegExp(`^[1-8]\\d{5}\\d{2}${DATE}\\d{3}$`)
const MOBILE = /^((?:00)?86)?(1[3-9]\d)\d{4}(\d{4})$/

/** "110***************" and "138****1234"; everything else stays. */
export function withoutNumbers(text: string): string {
  // Nearly every text: it holds too few digits for a number of a person.
  if ((text.match(/[\p{Nd}\p{No}]/gu)?.length ?? 0) < DIGITS_LEAST) return text
  const groups = groupsIn(text)
  let result = ''
  let done = 0
  for (let at = 0; at < groups.length; at += 1) {
    const found = numberAt(text, groups, at)
    if (found === null) continue
    const { from } = groups[at] as Group
    const { to } = groups[found.last] as Group
    result += text.slice(done, from) + found.masked
    done = to
    at = found.last
  }
  return result + text.slice(done)
}

/** Whether a whole text is nothing but a number of a person: no id of anything looks so. */
export function isPersonNumber(text: string): boolean {
  // Drawn ids are asked with every order, and nearly all have letters that no such number has.
  if (/[a-wyz]/i.test(text)) return false
  return withoutNumbers(text) !== text && !/\p{L}/u.test(text.replace(/[xXｘＸ]$/u, ''))
}

/** The longest number of a person that begins with this group. */
function numberAt(
  text: string,
  groups: readonly Group[],
  first: number,
): { readonly last: number; readonly masked: string } | null {
  let digits = ''
  let found: { readonly last: number; readonly masked: string } | null = null
  for (let last = first; last < Math.min(groups.length, first + GROUPS_MOST); last += 1) {
    const group = groups[last] as Group
    const gap = last === first ? '' : text.slice((groups[last - 1] as Group).to, group.from)
    if (last > first && gap !== '' && !PARTS.test(visibleText(gap)) && visibleText(gap) !== '') break
    digits += group.digits
    if (digits.length > 18) break
    const masked = maskOf(digits, last > first)
    if (masked !== null) found = { last, masked }
  }
  return found
}

/** Eighteen digits in one piece are an ID; parted ones only where they hold a date of birth. */
function maskOf(digits: string, isParted: boolean): string | null {
  if ((isParted ? ID_18_DATED : ID_18).test(digits)) return `${digits.slice(0, 3)}${'*'.repeat(15)}`
  if (ID_15.test(digits)) return `${digits.slice(0, 3)}${'*'.repeat(12)}`
  const [, country = '', start, end] = MOBILE.exec(digits) ?? []
  return start === undefined ? null : `${country}${start}****${end ?? ''}`
}

/** Full-width, raised and circled digits count as what they say. */
function groupsIn(text: string): readonly Group[] {
  const groups: { digits: string; from: number; to: number }[] = []
  let at = 0
  for (const char of text) {
    const plain = char.normalize('NFKC').toUpperCase()
    const last = groups.at(-1)
    const isNext = last?.to === at
    if (/^\d$/.test(plain)) {
      if (isNext && !last.digits.endsWith('X')) {
        last.digits += plain
        last.to = at + char.length
      } else groups.push({ digits: plain, from: at, to: at + char.length })
    } else if (plain === 'X' && last !== undefined && endsAnId(text, groups, at)) {
      last.digits += 'X'
      last.to = at + char.length
    }
    at += char.length
  }
  return groups
}

/** An X counts behind seventeen digits, at once or after a blank or dash. */
function endsAnId(text: string, groups: readonly Group[], at: number): boolean {
  const last = groups.at(-1) as Group
  const gap = visibleText(text.slice(last.to, at))
  if (gap !== '' && !PARTS.test(gap)) return false
  let count = 0
  for (let back = groups.length - 1; back >= 0 && count < 17; back -= 1) count += (groups[back] as Group).digits.length
  return count >= 17
}

/** The command with its free texts masked; the same object when there is nothing to mask. */
export function masked<C extends HallCommand>(command: C): C {
  if (!PUBLIC_ORDERS.includes(command.type)) return maskedIn(command, '') as C
  if (!('note' in command) || typeof command.note !== 'string') return command
  const note = withoutNumbers(command.note)
  return note === command.note ? command : { ...command, note }
}

function maskedIn(value: unknown, key: string): unknown {
  if (typeof value === 'string') return FIELDS.has(key) ? withoutNumbers(value) : value
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    const next = value.map((one) => maskedIn(one, key))
    return next.some((one, at) => one !== value[at]) ? next : value
  }
  const changed = Object.entries(value).flatMap(([name, one]) => {
    const next = maskedIn(one, name)
    return next === one ? [] : [[name, next] as const]
  })
  return changed.length === 0 ? value : { ...value, ...Object.fromEntries(changed) }
}

/** The first id of a message that is nothing but a number of a person, by its field; null: none. */
export function personNumberIn(value: object, field: string): string | null {
  for (const [key, inner] of Object.entries(value) as readonly (readonly [string, unknown])[]) {
    const name = field === '' ? key : `${field}.${key}`
    if (typeof inner === 'string' && DRAWN.has(key) && isPersonNumber(inner)) return name
    const found = typeof inner === 'object' && inner !== null ? personNumberIn(inner, name) : null
    if (found !== null) return found
  }
  return null
}
