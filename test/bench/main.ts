/** npm run bench: every benchmark in turn, each against a floor measured in the same run. */
import { readOptions, runCommand } from '../../server/operate/command-line.ts'
import { UsageError } from '../../server/operate/replay/report.ts'

type Figures = Readonly<Record<string, number | null>>

/** File → the figures it gives, each with the target that holds or does not. */
const BENCHMARKS: Readonly<
  Record<string, Readonly<Record<string, { readonly atLeast: number } | { readonly atMost: number }>>>
> = {
  'issue-ratio': { issueRatio50: { atLeast: 0.4 } },
  'issue-latency': { issueLatencyRatio1: { atMost: 1.5 } },
  'call-ratio': { callRatio20: { atLeast: 0.35 } },
  'decide-scale': { decideScale: { atMost: 2 } },
  'display-ratio': { displayRatio: { atMost: 1.5 }, displayBytesPerCall: { atMost: 1500 } },
  restart: { restartMs: { atMost: 1000 }, rssMb: { atMost: 200 } },
  'page-weight': { kioskKb: { atMost: 110 }, displayKb: { atMost: 90 }, clerkKb: { atMost: 250 } },
}

const HELP = `Measures the product against floors of the same machine in the same run: a bare socket.io server, a bare SQLite file.

  npm run bench -- [--quick] [--json] [--only <name>]

  --quick   shorter rounds, under a minute in all
  --json    prints one JSON object
  --only    one of: ${Object.keys(BENCHMARKS).join(', ')}
  --help    this text
`

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2), {
    quick: { type: 'boolean' },
    json: { type: 'boolean' },
    only: { type: 'string' },
    help: { type: 'boolean' },
  })
  if (options.help) {
    process.stdout.write(HELP)
    return 0
  }
  const names = Object.keys(BENCHMARKS).filter((name) => options.only === undefined || name === options.only)
  if (names.length === 0)
    throw new UsageError(
      `There is no benchmark "${options.only}". Choose one of: ${Object.keys(BENCHMARKS).join(', ')}.`,
    )
  const figures: Record<string, number | null> = {}
  for (const name of names) {
    process.stderr.write(`${name}\n`)
    const { run } = (await import(`./${name}.ts`)) as { run: (options: { quick: boolean }) => Promise<Figures> }
    Object.assign(figures, await run({ quick: options.quick === true }))
  }
  process.stdout.write(options.json ? `${JSON.stringify(figures)}\n` : table(figures))
  return 0
}

function table(figures: Figures): string {
  return Object.values(BENCHMARKS)
    .flatMap((group) => Object.entries(group))
    .filter(([key]) => key in figures)
    .map(([key, target]) => {
      const value = figures[key] ?? null
      const words = 'atLeast' in target ? `at least ${target.atLeast}` : `at most ${target.atMost}`
      const holds = value !== null && ('atLeast' in target ? value >= target.atLeast : value <= target.atMost)
      return `${key.padEnd(20)} ${String(value ?? 'not measured').padStart(12)}   ${words.padEnd(14)} ${holds ? 'holds' : 'DOES NOT HOLD'}\n`
    })
    .join('')
}

await runCommand(main)
