/** What does not fit in a configuration, in words that say what to write; a field's own words go first. */
import type { z } from 'zod'

type Issue = z.core.$ZodIssue

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text, in quotation marks where it looks like a number',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'keys with their values',
  record: 'keys with their values',
}
/** How zod begins when a field has no words of its own. */
const ITS_OWN = /^(Invalid|Too small|Too big)\b/
const SHOWN_MOST = 40

/** `read`: all that stands in the file. */
export function issueSentence(issue: Issue, read: unknown): string {
  if (!ITS_OWN.test(issue.message)) return issue.message
  const value = valueAt(issue, read)
  if (value === undefined) return 'is missing; write it here, or look whether its key is spelt otherwise'
  if (value === null && issue.path.length === 0) return 'the file is empty; begin with one of config/sites'
  const wanted = wantedBy(issue)
  return wanted === null
    ? `${shown(value)} does not fit (${issue.message}); compare it with the same field in config/sites`
    : `${shown(value)} does not fit; ${wanted}`
}

/** The same of what a program has sent: what stood there is not repeated, for it may be a PIN. */
export function issueOfRequest(issue: Issue, read: unknown): string {
  if (issue.code === 'unrecognized_keys')
    return `unknown: ${issue.keys.map((key) => `"${key}"`).join(', ')}; leave it out or correct its spelling`
  if (!ITS_OWN.test(issue.message)) return issue.message
  return valueAt(issue, read) === undefined ? 'is missing' : (wantedBy(issue) ?? issue.message)
}

/** What is to stand there; null: this file has no words for it. */
function wantedBy(issue: Issue): string | null {
  switch (issue.code) {
    case 'invalid_type':
      return `write ${KINDS[issue.expected] ?? issue.expected}`
    case 'invalid_value':
      return oneOf(issue.values)
    case 'too_small':
      return `give ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}${unitOf(issue.origin)}`
    case 'too_big':
      return `give ${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}${unitOf(issue.origin)}`
    case 'invalid_union':
      return keyWords(issue)
    default:
      return null
  }
}

function oneOf(words: readonly unknown[]): string {
  return `write ${words.map(String).join(', ')}`.replace(/, ([^,]*)$/, ' or $1')
}

/** Of a key whose word decides which other keys there are; null: another kind of choice. */
function keyWords(issue: Issue): string | null {
  const words = 'options' in issue && Array.isArray(issue.options) ? (issue.options as readonly unknown[]) : []
  return words.length === 0 ? null : oneOf(words)
}

function valueAt({ path }: Issue, read: unknown): unknown {
  return path.reduce<unknown>((at, key) => (at as Readonly<Record<PropertyKey, unknown>> | null)?.[key], read)
}

function unitOf(origin: string): string {
  if (origin === 'string') return ' characters'
  return origin === 'array' ? ' of them' : ''
}

function shown(value: unknown): string {
  const text = JSON.stringify(value)
  return text.length > SHOWN_MOST ? `${text.slice(0, SHOWN_MOST)}…` : text
}
