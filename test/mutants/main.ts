/** npm run mutants: puts small faults into the code, one at a time, and counts which ones no test notices. */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { wordsOf as readWords } from '../../server/start/command-words.ts'
import { printHelp, runCommand, wholeNumber } from '../../server/operate/command-line.ts'
import { UsageError } from '../../server/operate/replay/report.ts'
import { sourceOf } from './compiles.ts'
import { drawMutants } from './draw.ts'
import { lineOf, wordsOf, type Mutant } from './mutant.ts'
import { readNear } from './near.ts'
import { tryMutants, type Tried } from './try.ts'

const HELP = `Puts small faults (mutants) into the code, one at a time, and runs the tests that should notice.

  npm run -s mutants -- domain/queue-day server/hall [--most 300] [--seed 1] [--json]

  <folders>   folders or files of domain/, server/, renderer/ or electron/; Vue templates are left alone
  --most N    so many mutants, spread over the files by their size (default 300)
  --seed N    draws the same ones again while a file stays the same (default 1)
  --only P    of these, tries only those in this folder, file or line, domain/slip/slip.ts:83; may be given again
  --again F   of these, tries only those that survived in an earlier run, whose JSON stands in file F
  --wider N   seconds of wider tests that a survivor of its own tests meets (default 20)
  --sessions N  tries so many at once (default 2, or 1 on one core)
  --patience N  a mutant may take so many times what its tests usually take (default 4); one that only ran out of time
              counts as noticed if the sound code does not, right afterwards
  --json      prints one JSON object
  --help      this text

Each mutant compiles, meets the tests of its own folder first and then the nearest others by import. The operators are
those of Stryker's instrumenter and those it lacks: a guard, a statement, an event or a field that is missing, arguments
and values that change places (operators.ts). test/mutants/equivalents.json lists mutants that nobody can notice, each
with its reason; they are not counted in the score. Ends with code 0 if every mutant that counts was noticed.
`

/** How a list names a mutant, whatever lines move. */
interface Named {
  readonly file: string
  /** The line as it stands, and what the mutant makes of it (mutant.ts, wordsOf). */
  readonly code: string
  readonly becomes: string
}

interface Equivalent extends Named {
  readonly reason: string
}

const root = join(import.meta.dirname, '..', '..')

async function main(): Promise<number> {
  const { values, positionals } = readWords(process.argv.slice(2), OPTIONS)
  if (values.help) return printHelp(HELP, OPTIONS, values.json)
  const files = filesOf(positionals)
  const seed = wholeNumber('seed', values.seed ?? '1', 0)
  const only = values.only ?? []
  const before = values.again === undefined ? null : survivorsIn(values.again)
  const isOfFile = (file: string) =>
    (only.length === 0 || only.some((one) => isIn(file, one) || isIn(one, file))) &&
    (before?.some((one) => one.file === file) ?? true)
  const most = wholeNumber('most', values.most ?? '300', 1)
  const isWhole = only.length === 0 && before === null
  const all = await drawMutants(files, most, seed, isWhole ? null : isOfFile)
  const drawn = all.filter(
    (mutant) =>
      (only.length === 0 || only.some((one) => isIn(placeOf(mutant), one))) &&
      (before?.some((one) => isSame(mutant, one)) ?? true),
  )
  const equivalents = readEquivalents()
  const equivalent = drawn.filter((mutant) => reasonFor(mutant, equivalents) !== null)
  const real = drawn.filter((mutant) => !equivalent.includes(mutant))
  process.stderr.write(`${drawn.length} mutants drawn, ${equivalent.length} of them equivalent\n`)
  const tried = await tryMutants(real, {
    near: readNear(),
    sessions: wholeNumber('sessions', values.sessions ?? String(Math.min(2, availableParallelism())), 1),
    patience: wholeNumber('patience', values.patience ?? '4', 1),
    widerSec: wholeNumber('wider', values.wider ?? '20', 0),
    onUnusable: (test, failed) =>
      void process.stderr.write(`left out, for it fails without any fault: ${test}: ${failed.join('; ')}\n`),
    onTried: (one, done) => {
      if (one.where === 'nobody') process.stderr.write(`survived: ${told(one)}\n`)
      if (done % 20 === 0) process.stderr.write(`${done} of ${real.length}\n`)
    },
  })
  const survivors = tried.filter((one) => one.where === 'nobody').sort((a, b) => told(a).localeCompare(told(b)))
  const killed = tried.length - survivors.length
  const score = tried.length === 0 ? 1 : Math.floor((killed / tried.length) * 1000) / 1000
  const facts = { mutants: drawn.length, killed, equivalent: equivalent.length, score }
  process.stdout.write(
    values.json
      ? `${JSON.stringify({ ...facts, survivors: survivors.map(surviving) })}\n`
      : `${facts.mutants} mutants: ${killed} noticed, ${survivors.length} not, ${facts.equivalent} equivalent; score ${score}\n${survivors.map((one) => `  ${told(one)}\n`).join('')}`,
  )
  return survivors.length === 0 ? 0 : 1
}

const OPTIONS = {
  most: { type: 'string' },
  seed: { type: 'string' },
  wider: { type: 'string' },
  sessions: { type: 'string' },
  patience: { type: 'string' },
  only: { type: 'string', multiple: true },
  again: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const

function filesOf(asked: readonly string[]): readonly string[] {
  if (asked.length === 0) throw new UsageError('Say which folders, e.g. domain/queue-day; --help tells more.')
  return asked
    .flatMap((name) => {
      const path = join(root, name)
      const found = statSync(path, { throwIfNoEntry: false })
      if (!found) throw new UsageError(`There is no ${name}.`)
      return found.isFile() ? [name] : globSync(`${name.replace(/\/$/, '')}/**/*.ts`, { cwd: root })
    })
    .sort()
}

/** 'domain/slip/slip.ts:83' */
function placeOf(mutant: Mutant): string {
  return `${mutant.file}:${lineOf(sourceOf(mutant.file), mutant)}`
}

/** Whether a place, a file or a line of one, is `whole` or stands in it: a folder, a file or a line. */
function isIn(place: string, whole: string): boolean {
  return place === whole || (place.startsWith(whole) && '/:'.includes(place.charAt(whole.length)))
}

/** Those that survived in an earlier run, by their words. */
function survivorsIn(path: string): readonly Named[] {
  if (!existsSync(path)) throw new UsageError(`There is no ${path}.`)
  const { survivors } = JSON.parse(readFileSync(path, 'utf8')) as { readonly survivors: readonly Named[] }
  return survivors
}

function isSame(mutant: Mutant, named: Named): boolean {
  const { code, becomes } = wordsOf(sourceOf(mutant.file), mutant)
  return named.file === mutant.file && named.code === code && named.becomes === becomes
}

function readEquivalents(): readonly Equivalent[] {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'equivalents.json'), 'utf8')) as readonly Equivalent[]
}

function reasonFor(mutant: Mutant, known: readonly Equivalent[]): string | null {
  return known.find((one) => isSame(mutant, one))?.reason ?? null
}

function surviving({ mutant }: Tried) {
  const source = sourceOf(mutant.file)
  return { file: mutant.file, line: lineOf(source, mutant), operator: mutant.operator, ...wordsOf(source, mutant) }
}

function told(one: Tried): string {
  const { file, line, operator, code, becomes } = surviving(one)
  return `${file}:${line} ${operator}\n    ${code}\n    ${becomes}`
}

await runCommand(main)
