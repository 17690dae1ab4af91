/**
 * The words behind a command, read by one hand for all commands: what is unknown, said twice or without its value is
 * one sentence with its remedy, and nothing is passed over.
 */
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'

type Read<O extends ParseArgsOptionsConfig> = ReturnType<typeof parseArgs<{ options: O; allowPositionals: true }>>

interface Said {
  readonly name: string
  /** As it was typed: --help or -h. */
  readonly rawName: string
  readonly value?: string | undefined
  readonly inlineValue?: boolean | undefined
}

/** What was typed cannot be understood; the message is one sentence. */
export class WordsUnclear extends Error {}

/** A value may begin with a dash where it is a number; anything else there is the next option. */
const NEXT_OPTION = /^-(?![\d.])./

/**
 * The values of `options` in `words`, and the words between them; of one that is said twice the later where `isLaterRight`:
 * a service's own words, and behind them the operator's. Throws WordsUnclear.
 */
export function wordsOf<const O extends ParseArgsOptionsConfig>(
  words: readonly string[],
  options: O,
  isLaterRight = false,
): Read<O> {
  const { tokens } = parseArgs({
    args: [...words],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const values = new Map<string, string | boolean | string[]>()
  const positionals: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value)
    if (token.kind !== 'option') continue
    const { name, value } = token
    const asked = askedAs(options, token)
    const before = values.get(name)
    if (asked.multiple) values.set(name, [...(Array.isArray(before) ? before : []), value as string])
    else if (before === undefined || isLaterRight) values.set(name, value ?? true)
    else throw new WordsUnclear(`--${name} is said twice${twoOf(before, value)}; say it once.`)
  }
  return { values: Object.fromEntries(values), positionals } as unknown as Read<O>
}

/** A switch says the same both times. */
function twoOf(before: string | boolean | string[], value: string | undefined): string {
  return value === undefined ? '' : ` ("${String(before)}" and "${value}")`
}

/** Throws WordsUnclear for an option that is unknown, lacks its value (an empty one is none) or takes none. */
function askedAs(options: ParseArgsOptionsConfig, { name, rawName, value, inlineValue }: Said) {
  const asked = Object.hasOwn(options, name) ? options[name] : undefined
  if (asked === undefined) throw new WordsUnclear(`Unknown option ${rawName}. The options are: ${namesOf(options)}.`)
  if (asked.type === 'boolean' && value !== undefined)
    throw new WordsUnclear(`${rawName} takes no value; leave "=${value}" out.`)
  if (asked.type === 'string' && (!value || (!inlineValue && NEXT_OPTION.test(value))))
    throw new WordsUnclear(
      `${rawName} needs a value behind it; one that begins with a dash is written ${rawName}=-VALUE.`,
    )
  return asked
}

function namesOf(options: ParseArgsOptionsConfig): string {
  return Object.keys(options)
    .map((name) => `--${name}`)
    .join(', ')
}
