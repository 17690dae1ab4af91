/** Every mutant of a file: those of Stryker's instrumenter and those of the operators it lacks. */
import { Instrumenter } from '@stryker-mutator/instrumenter'
import type { Mutant } from './mutant.ts'
import { ownMutants } from './operators.ts'

const silent = (): void => undefined
const quiet = {
  isTraceEnabled: () => false,
  isDebugEnabled: () => false,
  isInfoEnabled: () => false,
  isWarnEnabled: () => false,
  isErrorEnabled: () => false,
  isFatalEnabled: () => false,
  trace: silent,
  debug: silent,
  info: silent,
  warn: silent,
  error: silent,
  fatal: silent,
}
/** What fills a place with nonsense that any test sees says little about the tests. */
const EXCLUDED = ['BlockStatement', 'ObjectLiteral', 'ArrowFunction']

/** All mutants of a file, in the order of their places. */
export async function candidatesOf(file: string, source: string): Promise<readonly Mutant[]> {
  const { mutants } = await new Instrumenter(quiet).instrument([{ name: file, content: source, mutate: true }], {
    plugins: null,
    excludedMutations: EXCLUDED,
    ignorers: [],
    noHeader: true,
  })
  const starts = lineStarts(source)
  const offset = (at: { readonly line: number; readonly column: number }): number => (starts[at.line] ?? 0) + at.column
  const theirs = mutants
    .filter((one) => one.replacement !== undefined && one.status !== 'Ignored')
    .filter((one) => !isForProgrammers(source, offset(one.location.start)))
    .map((one) => ({
      file,
      from: offset(one.location.start),
      to: offset(one.location.end),
      text: one.replacement as string,
      operator: one.mutatorName,
    }))
  const all = [...theirs, ...ownMutants(file, source)]
  const known = new Map(all.map((one) => [`${one.from}-${one.to} ${one.text.replaceAll(/\s+/g, '')}`, one]))
  return [...known.values()].sort((a, b) => a.from - b.from || a.to - b.to)
}

/** Words of an error that only a broken invariant brings up: no promise names them. */
function isForProgrammers(source: string, at: number): boolean {
  return /throw new Error\([^)]*$/.test(source.slice(source.lastIndexOf('\n', at) + 1, at))
}

function lineStarts(source: string): readonly number[] {
  const starts = [0]
  for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}
