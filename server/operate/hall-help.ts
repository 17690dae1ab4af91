/** How npm run hall is used: the list of its commands, or one of them with the options that it takes. */
import { OF_ALL, OPTIONS, type OptionName } from './asked.ts'
import { printHelp } from './command-line.ts'

interface Described {
  readonly what: string
  readonly takes: readonly OptionName[]
  /** Its own help; left out: `what` says all. */
  readonly help?: () => Promise<string>
}

/** Prints the help of the command `name`, or of all where none is named; gives the code with which it ends. */
export async function printHallHelp(
  commands: Readonly<Record<string, Described>>,
  name: string | undefined,
  asJson: boolean | undefined,
): Promise<number> {
  const command = commands[name ?? '']
  if (command === undefined || name === undefined) {
    const whats = Object.fromEntries(Object.entries(commands).map(([one, { what }]) => [one, what]))
    return printHelp(listOf(whats), OPTIONS, asJson, { commands: whats })
  }
  const taken = [...command.takes, ...OF_ALL]
  const options = Object.fromEntries(taken.map((one) => [one, OPTIONS[one]]))
  const words = taken.map((one) => (OPTIONS[one].type === 'string' ? `[--${one} …]` : `[--${one}]`)).join(' ')
  const text = (await command.help?.()) ?? `npm run hall -- ${name} ${words}\n\n  ${command.what}\n`
  return printHelp(text, options, asJson)
}

function listOf(whats: Readonly<Record<string, string>>): string {
  return `npm run hall -- <command> [--site county] [--data data/<site>] [--json]

A hall on PostgreSQL: doctor, verify, archive and export take --database postgres://… (or YICHUANG_DATABASE).

${Object.entries(whats)
  .map(([name, what]) => `  ${name.padEnd(10)} ${what}`)
  .join('\n')}
`
}
