/** Reads the options of a command and ends it: by one sentence and a code, with --json by one object as well. */
import type { ParseArgsOptionsConfig } from 'node:util'
import { NotArchived } from '../archive/package.ts'
import { TableUnreadable } from '../catalogue/table-row.ts'
import { ConfigError } from '../site-file/config.ts'
import { WordsUnclear, wordsOf } from '../start/command-words.ts'
import { ChainBroken } from '../store/sqlite-copy.ts'
import { FileUnsound } from '../store/text-file.ts'
import { StoreUnusable } from '../store/unusable.ts'
import { UsageError } from './replay/report.ts'
import { fileSentence } from '../start/file-sentence.ts'

/** The values of `options` in `argv`. Throws WordsUnclear, UsageError. */
export function readOptions<const O extends ParseArgsOptionsConfig>(argv: readonly string[], options: O) {
  const { values, positionals } = wordsOf(argv, options)
  if (positionals.length > 0)
    throw new UsageError(`"${positionals.join(' ')}" belongs to no option; --help lists what is understood.`)
  return values
}

/**
 * Prints how a command is used; with --json one object that names its options as well, and `more` (COMMAND-2). Gives the
 * code with which it ends.
 */
export function printHelp(
  text: string,
  options: ParseArgsOptionsConfig,
  asJson = false,
  more: Readonly<Record<string, unknown>> = {},
): number {
  const named = Object.entries(options).map(([name, { type }]) => ({
    name: `--${name}`,
    takesValue: type === 'string',
  }))
  process.stdout.write(asJson ? `${JSON.stringify({ ok: true, help: text, ...more, options: named })}\n` : text)
  return 0
}

/** A whole number of at least `least`. Throws UsageError. */
export function wholeNumber(name: string, value: string, least: number): number {
  const number = Number(value)
  if (!/^-?\d+$/.test(value) || number < least)
    throw new UsageError(`--${name} takes a whole number of at least ${least}, not "${value}".`)
  return number
}

/**
 * Runs a command's main function and ends the process with the code it gives: what the user can mend ends with its
 * sentence and code 2 (1 where `isFound` knows it as something found), anything else with its stack and code 1. With
 * --json the sentence also stands on standard output, as {ok: false, error}.
 */
export async function runCommand(
  main: () => Promise<number>,
  isFound: (error: unknown) => boolean = () => false,
): Promise<never> {
  const code = await main().catch((error: unknown) => {
    const sentence = sentenceFor(error)
    const words = error instanceof Error ? error.message : String(error)
    if (process.argv.includes('--json'))
      process.stdout.write(`${JSON.stringify({ ok: false, error: sentence ?? words })}\n`)
    process.stderr.write(`${sentence ?? (error instanceof Error ? error.stack : words)}\n`)
    return sentence === null || isFound(error) ? 1 : 2
  })
  await Promise.all([written(process.stdout), written(process.stderr)])
  // Never by process.exitCode: a library's exit hook may forget it, and whatever is still open would keep a failed
  // command waiting for ever.
  process.exit(code)
}

/** Resolves once everything written to `stream` has left this process. */
function written(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => stream.write('', () => resolve()))
}

function sentenceFor(error: unknown): string | null {
  const isPlain =
    error instanceof UsageError ||
    error instanceof WordsUnclear ||
    error instanceof ConfigError ||
    error instanceof StoreUnusable ||
    error instanceof TableUnreadable ||
    error instanceof FileUnsound ||
    error instanceof ChainBroken ||
    error instanceof NotArchived
  if (isPlain) return error.message
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    return 'Something else already listens on this port; choose another with --port.'
  return fileSentence(error)
}
