/** What the operator's command is asked: its words, checked and named. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { isDateLike, isRealDate } from '../../domain/words/wall-time.ts'
import { NEW_SITE, OWN_FILE } from '../site-file/config.ts'
import { WordsUnclear, wordsOf } from '../start/command-words.ts'
import { UsageError } from './replay/report.ts'

const root = join(import.meta.dirname, '..', '..')

export interface Asked {
  readonly site: string
  readonly data: string
  /** Address of a PostgreSQL; null: the hall is in the folder's file. */
  readonly database: string | null
  readonly from: string | undefined
  readonly to: string | undefined
  readonly isReplacing: boolean
  readonly isNewest: boolean
  readonly isFull: boolean
  readonly withPages: boolean
  readonly fullAfterDays: number | null
  readonly stream: string | undefined
  /** The server for which this is done; without it there is nobody to hear the result. */
  readonly server: number | null
  readonly what: string | undefined
  readonly file: string | undefined
  readonly as: string | undefined
  readonly address: string | undefined
  /** What stands behind the command: "replay" of "cases replay". */
  readonly verb: string | undefined
  readonly train: string | undefined
  readonly test: string | undefined
  readonly isLeavingOut: boolean
  readonly date: string | undefined
  /** null: not said. */
  readonly visits: number | null
  /** Number of a case. */
  readonly caseNo: string | undefined
  /** Folder of an archived day or case. */
  readonly package: string | undefined
}

/** Every option that a command of the operator knows. */
export const OPTIONS = {
  site: { type: 'string' },
  data: { type: 'string' },
  database: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  replace: { type: 'boolean' },
  newest: { type: 'boolean' },
  full: { type: 'boolean' },
  pages: { type: 'boolean' },
  'full-after-days': { type: 'string' },
  stream: { type: 'string' },
  server: { type: 'string' },
  what: { type: 'string' },
  file: { type: 'string' },
  as: { type: 'string' },
  address: { type: 'string' },
  train: { type: 'string' },
  test: { type: 'string' },
  'leave-one-day-out': { type: 'boolean' },
  date: { type: 'string' },
  visits: { type: 'string' },
  case: { type: 'string' },
  package: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

export type OptionName = keyof typeof OPTIONS
/** What every command takes. */
export const OF_ALL: readonly OptionName[] = ['site', 'data', 'json', 'help']

/** The words after the command's name. Throws WordsUnclear for one that no command knows. */
export function parsed(words: readonly string[]) {
  return wordsOf(words, OPTIONS)
}

/** Throws WordsUnclear for an option of another command, and for more words than `most`: none is passed over. */
export function checkBelonging(
  name: string,
  { values, positionals }: ReturnType<typeof parsed>,
  takes: readonly OptionName[],
  most: number,
): void {
  const surplus = positionals.slice(most)
  if (surplus.length > 0)
    throw new WordsUnclear(`"${surplus.join(' ')}" is nothing that ${name} understands; leave it out.`)
  const stray = Object.keys(values).find((one) => ![...OF_ALL, ...takes].includes(one as OptionName))
  if (stray !== undefined)
    throw new WordsUnclear(
      `${name} takes no --${stray}: it takes ${[...takes, ...OF_ALL].map((one) => `--${one}`).join(', ')}.`,
    )
}

/** The options by name, with the folder of the site where none is given; `verb`: the second word. */
export function askedOf(values: ReturnType<typeof parsed>['values'], verb: string | undefined): Asked {
  const data = resolve(values.data ?? join(root, 'data', values.site ?? 'county'))
  const own = join(data, OWN_FILE)
  const isOwn = values.site === NEW_SITE || (values.site === undefined && existsSync(own))
  return {
    site: isOwn ? own : (values.site ?? 'county'),
    data,
    database: values.database ?? process.env.YICHUANG_DATABASE ?? null,
    from: values.from,
    to: values.to,
    isReplacing: values.replace === true,
    isNewest: values.newest === true,
    isFull: values.full === true,
    withPages: values.pages === true,
    fullAfterDays: whole('full-after-days', values['full-after-days']),
    stream: values.stream,
    server: whole('server', values.server),
    what: values.what,
    file: values.file,
    as: values.as,
    address: values.address,
    verb,
    train: values.train,
    test: values.test,
    isLeavingOut: values['leave-one-day-out'] === true,
    date: values.date === undefined ? undefined : dateOf(values.date),
    visits: values.visits === undefined ? null : visitsOf(values.visits),
    caseNo: values.case,
    package: values.package,
  }
}

function visitsOf(words: string): number {
  const visits = Number(words)
  if (!(visits > 0 && visits <= 100_000))
    throw new UsageError(`--visits ${words}: give the visits of a day, such as 700.`)
  return visits
}

function dateOf(words: string): string {
  if (isDateLike(words) && !isRealDate(words))
    throw new UsageError(`--date ${words}: no calendar has this day; give one that there is, such as 2026-11-24.`)
  if (!isRealDate(words)) throw new UsageError(`--date ${words}: give a day of the calendar, such as 2026-11-24.`)
  return words
}

function whole(name: string, words: string | undefined): number | null {
  if (words === undefined) return null
  if (!/^\d{1,9}$/.test(words)) throw new UsageError(`--${name} ${words}: give a whole number, such as 7.`)
  return Number(words)
}
