/** Reads the options of a command: what is not known is named, together with what is. */
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import { NotArchived } from '../archive/package.ts'
import { TableUnreadable } from '../catalogue/table-row.ts'
import { ConfigError } from '../site-file/config.ts'
import { StoreUnusable } from '../store/unusable.ts'
import { UsageError } from './replay/report.ts'

/** The values of `options` in `argv`. Throws UsageError naming the valid options. */
export function readOptions<const O extends ParseArgsOptionsConfig>(argv: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...argv], options, strict: true, allowPositionals: false }).values
  } catch (error) {
    const known = Object.keys(options)
      .map((name) => `--${name}`)
      .join(', ')
    throw new UsageError(`${sentenceOf(error)} The options are: ${known}.`)
  }
}

function sentenceOf(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error)
  return /^Unknown option '([^']+)'/.test(words)
    ? words.replace(/^Unknown option '([^']+)'.*$/s, 'Unknown option $1.')
    : `${words.split('. ')[0]?.replace(/\.$/, '')}.`
}

/** A whole number of at least `least`. Throws UsageError. */
export function wholeNumber(name: string, value: string, least: number): number {
  const number = Number(value)
  if (!Number.isInteger(number) || number < least)
    throw new UsageError(`--${name} takes a whole number of at least ${least}, not "${value}".`)
  return number
}

/**
 * Runs a command's main function and ends the process with the code it gives: what the user can mend ends with its
 * sentence and code 2, anything else with its stack and code 1.
 */
export async function runCommand(main: () => Promise<number>): Promise<never> {
  const code = await main().catch((error: unknown) => {
    const sentence = sentenceFor(error)
    process.stderr.write(`${sentence ?? (error instanceof Error ? error.stack : String(error))}\n`)
    return sentence === null ? 1 : 2
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
    error instanceof ConfigError ||
    error instanceof StoreUnusable ||
    error instanceof TableUnreadable ||
    error instanceof NotArchived
  if (isPlain) return error.message
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    return 'Something else already listens on this port; choose another with --port.'
  return null
}
