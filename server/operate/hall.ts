/**
 * The operator's command: npm run hall -- <what> [options]. Each command loads what it needs itself: backups come every
 * few minutes, and their process is to be short.
 */
import { join, resolve } from 'node:path'
import { ConfigError } from '../site-file/yaml-file.ts'
import { ChainBroken } from '../store/sqlite-copy.ts'
import { readSqliteStore } from '../store/sqlite.ts'
import { FileUnsound } from '../store/text-file.ts'
import { StoreUnusable, asUnusable } from '../store/unusable.ts'
import { runCommand } from './command-line.ts'
import { askedOf, checkBelonging, parsed, type Asked, type OptionName } from './asked.ts'
import { printHallHelp } from './hall-help.ts'
import { openHallLog } from './hall-log.ts'
import { UsageError, print, type Report } from './replay/report.ts'

const root = join(import.meta.dirname, '..', '..')

interface Command {
  readonly what: string
  readonly run: (asked: Asked) => Promise<Report>
  /** Its options besides --site, --data, --json and --help. */
  readonly takes: readonly OptionName[]
  /** A second word stands behind its name. */
  readonly hasVerb?: boolean
  /** Its own help; left out: the line of the list says all. */
  readonly help?: () => Promise<string>
}

const COMMANDS: Readonly<Record<string, Command>> = {
  doctor: {
    what: 'look the hall over: configuration, database, disk, pages',
    takes: ['database'],
    run: async ({ site, data, database }) =>
      (await import('./doctor.ts')).doctor(
        site,
        { data, database },
        resolve(process.env.YICHUANG_PAGES ?? join(root, 'dist', 'pages')),
      ),
  },
  regulation: {
    what: 'the 31 articles, each with what serves it and the tests that prove it',
    takes: [],
    run: async () => (await import('./regulation.ts')).regulation(),
  },
  verify: {
    what:
      'check the records since the last check against their hash chain; --pages: the pages of the file as ' +
      'well; --full: every record and page, with --from FILE or FOLDER of a backup; --package FOLDER: an ' +
      'archived day or case; works beside a running server',
    takes: ['full', 'pages', 'full-after-days', 'from', 'package', 'server', 'database'],
    run: async (asked) => {
      if (asked.package !== undefined && asked.from !== undefined)
        throw new UsageError('--package and --from are two things to check: say one.')
      if (asked.package !== undefined) return (await import('../archive/package.ts')).verifyPackage(asked.package)
      return asked.from === undefined ? verifyHall(asked) : verifyBackup(asked.from)
    },
  },
  archive: {
    what:
      'a day with its cases, or one case, as one package with its records, pages and a manifest (--date ' +
      '2026-11-24, or --case 261124-0001; --to FOLDER); check it with verify --package; works beside a ' +
      'running server',
    takes: ['date', 'case', 'to', 'database'],
    run: async ({ site, data, database, date, caseNo, to }) =>
      (await import('../archive/archive.ts')).archiveFrom(
        { data, site },
        () => openHallLog({ data, database }),
        { date, caseNo },
        to,
      ),
  },
  snapshot: {
    what:
      'fold a day beside its running server (--stream day/2026-11-25), so that the next start is quicker; ' +
      'the server does so by itself',
    takes: ['stream'],
    run: async ({ data, stream }) => {
      const { snapshot } = await import('./snapshot.ts')
      const store = readSqliteStore(join(data, 'hall.db'))
      try {
        return await snapshot(store, data, stream ?? missing('--stream with the name of a day'))
      } finally {
        await store.close()
      }
    },
  },
  export: {
    what:
      'the catalogue as a table (--what catalogue --file items.csv or items.xlsx), or the events as JSON ' +
      'lines for a data platform (--what events --to FOLDER: a file a stream, going on after its last ' +
      'line); works beside a running server',
    takes: ['what', 'file', 'to', 'database'],
    run: async ({ site, data, database, what, file, to }) =>
      what === 'events'
        ? (await import('./export-events.ts')).exportEvents(
            site,
            { data, database },
            resolve(to ?? missing('--to with a folder')),
          )
        : (await import('./catalogue-files.ts')).exportCatalogue(
            site,
            { data, database },
            tableFile(what, 'events', file),
          ),
  },
  import: {
    what:
      'a table into the catalogue as drafts (--what catalogue --file items.xlsx --as BADGE), or an earlier ' +
      'ticket log into the forecast (--what history --file log.csv); the server must be stopped',
    takes: ['what', 'file', 'as'],
    run: async ({ site, data, what, file, as }) => {
      if (what === 'history')
        return (await import('./forecast/import-history.ts')).importHistory(
          site,
          data,
          resolve(file ?? missing('--file with a name that ends in .csv or .xlsx')),
        )
      return (await import('./catalogue-files.ts')).importCatalogue(
        site,
        data,
        tableFile(what, 'history', file),
        as ?? missing('--as with the badge number of a duty manager'),
      )
    },
  },
  forecast: {
    what: 'score: how good the learned forecast is (--train FILE.csv with --test FILE.csv, or --leave-one-day-out)',
    takes: ['train', 'test', 'leave-one-day-out'],
    hasVerb: true,
    run: forecastOf,
  },
  follow: {
    what:
      'be the standby of a running hall (--from http://hall:8080 --data FOLDER, --address http://own:8080 ' +
      'where it will answer itself; YICHUANG_FOLLOW_KEY in the environment), until it is stopped',
    takes: ['from', 'address'],
    run: async ({ data, from, address }) =>
      (await import('./follow.ts')).followHall(
        from ?? missing('--from with the address of the hall'),
        data,
        process.env.YICHUANG_FOLLOW_KEY,
        address ?? null,
        (line) => void process.stderr.write(`${line}\n`),
      ),
  },
  backup: {
    what:
      'copy the database beside its running server, check the copy, keep a rotation (--to FOLDER, default ' +
      '<data>/backups)',
    takes: ['to'],
    run: async ({ data, to }) => (await import('./backup.ts')).backup(data, to ?? join(data, 'backups'), Date.now()),
  },
  restore: {
    what:
      'put a backup into an empty folder (--from FILE or FOLDER; --replace keeps the old file beside it), ' +
      'or --newest: go on after damage from the newest sound backup and what can still be read',
    takes: ['from', 'replace', 'newest'],
    run: async ({ data, from, isReplacing, isNewest }) => {
      if (isNewest && isReplacing)
        throw new UsageError('--newest keeps the damaged file by itself; leave --replace out.')
      return isNewest
        ? (await import('./restore-newest.ts')).restoreNewest(from ?? join(data, 'backups'), data, Date.now())
        : (await import('./backup.ts')).restore(from ?? join(data, 'backups'), data, isReplacing, Date.now())
    },
  },
  cases: {
    what:
      "replay: recorded permit cases with their real deadlines through the product's clocks (--file " +
      'events.csv; --help says what is counted)',
    takes: ['file'],
    hasVerb: true,
    run: async ({ verb, file }) => {
      const { replayCases } = await import('./cases-replay.ts')
      if (verb !== 'replay') missing('"cases replay"')
      return replayCases(resolve(file ?? missing('--file with recorded cases')))
    },
    help: async () => (await import('./cases-replay.ts')).CASES_HELP,
  },
  staffing: {
    what:
      'windows per half-hour over shared skills, with the waits of one fewer and one more (--site FILE; ' +
      '--date 2026-12-07; --visits 700, else measured, else usual for the level)',
    takes: ['date', 'visits'],
    run: async ({ site, data, date, visits }) =>
      (await import('./staffing.ts')).staffing({ site, data, date: date ?? null, visits }, Date.now()),
  },
  move: {
    what: 'a stopped hall into an empty PostgreSQL, compared row by row (--to postgres://user:password@host:5432/name)',
    takes: ['to'],
    run: async ({ data, to }) =>
      (await import('./move.ts')).move(data, to ?? missing('--to with the address of the database')),
  },
}

async function verifyHall({ data, database, isFull, withPages, fullAfterDays, server }: Asked): Promise<Report> {
  const { verify } = await import('./verify.ts')
  const onStream = (): void => {
    if (server !== null && process.ppid !== server) process.exit(1)
  }
  const store = await openHallLog({ data, database })
  try {
    return await verify(store, {
      data,
      isElsewhere: database !== null,
      isFull,
      withPages,
      fullAfterDays,
      nowMs: Date.now(),
      onStream,
    })
  } finally {
    await store.close()
  }
}

async function forecastOf({ verb, train, test, isLeavingOut }: Asked): Promise<Report> {
  if (verb !== 'score') missing('"forecast score" with --train FILE.csv')
  const { scoreByItself, scoreFiles } = await import('./forecast/score.ts')
  const past = resolve(train ?? missing('--train with a table of past waits'))
  if (isLeavingOut) return scoreByItself(past, (line) => void process.stderr.write(`${line}\n`))
  return scoreFiles(
    past,
    resolve(test ?? missing('--test with a table of the waits to forecast, or --leave-one-day-out')),
  )
}

async function verifyBackup(from: string): Promise<Report> {
  const { checkedBackup, newestIn } = await import('./backup.ts')
  const file = newestIn(from)
  const events = await checkedBackup(file)
  return {
    json: { ok: true, file, events },
    lines: [`${file}: every one of ${events} records is as it was written.`],
    exit: 0,
  }
}

function tableFile(what: string | undefined, other: string, file: string | undefined): string {
  if (what !== 'catalogue') missing(`--what catalogue or --what ${other}`)
  return resolve(file ?? missing('--file with a name that ends in .csv or .xlsx'))
}

function missing(option: string): never {
  throw new UsageError(`Say ${option}.`)
}

/** These read and write the folder's file; a hall on PostgreSQL has its own ways (docs/operations.md). */
const OF_THE_FILE = ['backup', 'restore', 'follow', 'import']

function refuseOnPostgres(name: string, said: string | undefined): void {
  if (OF_THE_FILE.includes(name) && (said ?? process.env.YICHUANG_DATABASE) !== undefined)
    throw new UsageError(
      `${name} is for a hall in a file, and this one is on PostgreSQL: pg_dump and pg_restore copy it and ` +
        'bring it back (docs/operations.md). Leave the database out for a hall in a folder.',
    )
}

async function run(words: readonly string[]): Promise<number> {
  const said = parsed(words)
  const { values, positionals } = said
  const [name, verb] = positionals
  const command = COMMANDS[name ?? '']
  if (name !== undefined && !command)
    throw new UsageError(`There is no command "${name}". Choose one of: ${Object.keys(COMMANDS).join(', ')}.`)
  if (values.help || !command || name === undefined) {
    if (!values.help && values.json) throw new UsageError('Say which command; "npm run hall -- --help" lists them.')
    return printHallHelp(COMMANDS, name, values.json)
  }
  refuseOnPostgres(name, values.database)
  checkBelonging(name, said, command.takes, command.hasVerb ? 2 : 1)
  const asked = askedOf(values, verb)
  process.umask(0o077)
  try {
    return print(await command.run(asked), values.json === true)
  } catch (error) {
    throw ofDatabase(error) ? asUnusable(error, join(asked.data, 'hall.db')) : error
  }
}

function ofDatabase(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_')
}

/** A hall whose files cannot be used is something found (code 1), not a command that was typed wrong (code 2). */
function isFound(error: unknown): boolean {
  return [ConfigError, StoreUnusable, FileUnsound, ChainBroken].some((kind) => error instanceof kind)
}

await runCommand(() => run(process.argv.slice(2)), isFound)
