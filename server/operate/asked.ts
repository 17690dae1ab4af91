/** What the operator's command is asked: its words, checked and named. */
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { UsageError } from './replay/report.ts'

const root = join(import.meta.dirname, '..', '..')

export interface Asked {
  readonly site: string
  readonly data: string
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

/** The words after the command's name; throws UsageError for one that nobody knows. */
export function parsed(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        site: { type: 'string' },
        data: { type: 'string' },
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
      },
    })
  } catch (error) {
    throw new UsageError(
      `${error instanceof Error ? error.message : String(error)}. "npm run hall -- --help" lists what is understood.`,
    )
  }
}

/** The options by name, with the folder of the site where none is given; `verb`: the second word. */
export function askedOf(values: ReturnType<typeof parsed>['values'], verb: string | undefined): Asked {
  const site = values.site ?? 'county'
  return {
    site,
    data: resolve(values.data ?? join(root, 'data', site)),
    from: values.from,
    to: values.to,
    isReplacing: values.replace === true,
    isNewest: values.newest === true,
    isFull: values.full === true,
    withPages: values.pages === true,
    fullAfterDays: values['full-after-days'] === undefined ? null : Number(values['full-after-days']),
    stream: values.stream,
    server: values.server === undefined ? null : Number(values.server),
    what: values.what,
    file: values.file,
    as: values.as,
    address: values.address,
    verb,
    train: values.train,
    test: values.test,
    isLeavingOut: values['leave-one-day-out'] === true,
    date: values.date,
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
