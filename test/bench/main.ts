/** npm run bench: every benchmark in turn, each against a floor or an earlier build measured in the same run. */
import { printHelp, readOptions, runCommand } from '../../server/operate/command-line.ts'
import { UsageError } from '../../server/operate/replay/report.ts'
import { earlierBuild } from './earlier-build.ts'
import { median, rounded } from './measure.ts'
import type { BenchOptions } from './stage.ts'

type Figures = Readonly<Record<string, number | null>>
type Target = { readonly atLeast: number } | { readonly atMost: number } | 'noTarget'

interface Benchmark {
  /** The figures it gives, each with the target that holds or does not. */
  readonly keys: Readonly<Record<string, Target>>
  /** Needs no server of a build, so an earlier one cannot be measured by it. */
  readonly isOwnOnly?: boolean
}

const BENCHMARKS: Readonly<Record<string, Benchmark>> = {
  'issue-ratio': { keys: { issueRatio50: { atLeast: 0.4 }, issueCpuUs: 'noTarget' } },
  written: { keys: { writtenKbPerTicket: { atMost: 3 } } },
  'issue-latency': { keys: { issueLatencyRatio1: { atMost: 1.2 } } },
  'call-ratio': { keys: { callRatio20: { atLeast: 0.6 } } },
  'decide-scale': { keys: { decideScale: { atMost: 2 } }, isOwnOnly: true },
  screens: {
    keys: {
      displayRatio: { atMost: 1.5 },
      displayBytesPerCall: { atMost: 1500 },
      phoneCpuMs: { atMost: 8 },
      phoneIdlePct: 'noTarget',
      stormMs: { atMost: 2000 },
    },
  },
  restart: { keys: { restartMs: { atMost: 600 }, rssMb: { atMost: 160 }, rssEmptyMb: { atMost: 110 } } },
  'page-weight': {
    keys: { kioskKb: { atMost: 110 }, displayKb: { atMost: 90 }, clerkKb: { atMost: 250 } },
    isOwnOnly: true,
  },
}
/** Asked for by name only: it needs a store of two million tickets. */
const HISTORY: Readonly<Record<string, Benchmark>> = {
  history: {
    keys: {
      startRatio2M: { atMost: 1.3 },
      issueRatio2M: { atMost: 1.15 },
      writtenRatio2M: { atMost: 1.3 },
      backupSec: { atMost: 30 },
      backupP99Ratio: { atMost: 2 },
      backupAgainCpuSec: { atMost: 1 },
      verifyAgainSec: { atMost: 1 },
    },
  },
}
/** Asked for by name only: it needs a store of two million cases. */
const CASES: Readonly<Record<string, Benchmark>> = {
  cases: {
    keys: { startRatioCases: { atMost: 1.3 }, issueRatioCases: { atMost: 1.15 }, writtenRatioCases: { atMost: 1.3 } },
  },
}
/** Asked for by name only: it needs a year of a city hall. */
const REPORTS: Readonly<Record<string, Benchmark>> = {
  reports: {
    keys: {
      yearReportMs: { atMost: 1000 },
      drillDownMs: { atMost: 200 },
      ledgerQueryMs: { atMost: 200 },
      issueP99WhileReporting: 'noTarget',
      issueP99Alone: 'noTarget',
      issueP99Ratio: { atMost: 1.3 },
    },
    isOwnOnly: true,
  },
}
/** Asked for by name only: the manager's pages over that year, and over a province. */
const PAGES: Readonly<Record<string, Benchmark>> = {
  pages: {
    keys: Object.fromEntries(
      [
        'floorMs',
        ...['promisesWeekMs', 'promisesQuarterMs', 'reportMonthMs', 'timeMachineMs', 'staffingDayMs', 'supervisionMs'],
        ...['otherWeekDayMs', 'provinceMapMs', 'provinceCountyMs'],
      ].map((key) => [key, { atMost: 1000 }]),
    ),
    isOwnOnly: true,
  },
}
/** A key whose ratio new ÷ old has a name and a target of its own. */
const RATIO_TARGETS: Readonly<Record<string, Target>> = { issueCpuRatio: { atMost: 0.45 } }

const HELP = `Measures the product against floors of the same machine in the same run: a bare socket.io server, a bare SQLite file.

  npm run bench -- [history | cases | reports | pages] [--quick] [--json] [--only <name>] [--against <commit>]

  history    what stored years cost: makes a hall of two million tickets once (6 GB below .cache/bench), then measures on it
  cases      what 50,000 open and two million closed cases cost: makes such a hall once, then measures on it (--quick: a
             tenth of them)
  reports    a year's report, a drill-down and a ticket's records beside a hall at work: makes a city hall of 625,000
             tickets once (1.5 GB below .cache/bench), then measures on it
  pages      from the press of a tab to its figures, in Chromium on that city hall, the first time after a start and
             again ("again"), and on a province of 107 counties; quick: on fifty days, once
  --quick    shorter rounds, under 90 seconds in all
  --json     prints one JSON object
  --only     one of: ${Object.keys(BENCHMARKS).join(', ')}
  --against  the same on an earlier commit, old and new in turns; prints each key's ratio new ÷ old
  --help     this text
`

const OPTIONS = {
  quick: { type: 'boolean' },
  json: { type: 'boolean' },
  only: { type: 'string' },
  against: { type: 'string' },
  help: { type: 'boolean' },
} as const

async function main(): Promise<number> {
  const [first, ...rest] = process.argv.slice(2)
  const byName = { history: HISTORY, cases: CASES, reports: REPORTS, pages: PAGES }[first ?? '']
  const options = readOptions(byName ? rest : process.argv.slice(2), OPTIONS)
  if (options.help) return printHelp(HELP, OPTIONS, options.json)
  const all = byName ?? BENCHMARKS
  const names = Object.keys(all).filter((name) => options.only === undefined || name === options.only)
  if (names.length === 0)
    throw new UsageError(`There is no benchmark "${options.only}". Choose one of: ${Object.keys(all).join(', ')}.`)
  const old = options.against === undefined ? null : earlierBuild(options.against)
  const quick = options.quick === true
  const figures: Record<string, number | null> = {}
  const before: Record<string, number | null> = {}
  for (const name of names) {
    process.stderr.write(`${name}\n`)
    if (old === null || all[name]?.isOwnOnly) Object.assign(figures, await once(name, { quick }))
    else {
      const turns = await inTurns(name, quick, old.root)
      Object.assign(figures, turns.now)
      Object.assign(before, turns.old)
    }
  }
  const ratios = ratiosOf(figures, before)
  const named = 'issueCpuUs' in ratios ? { issueCpuRatio: ratios.issueCpuUs } : {}
  if (options.json)
    process.stdout.write(
      `${JSON.stringify(old === null ? figures : { ...figures, ...named, against: old.commit, old: before, ratio: ratios })}\n`,
    )
  else process.stdout.write(table({ ...figures, ...named }, all, old === null ? null : ratios))
  return 0
}

async function once(name: string, options: BenchOptions): Promise<Figures> {
  const { run } = (await import(`./${name}.ts`)) as { run: (options: BenchOptions) => Promise<Figures> }
  const fromMs = performance.now()
  const figures = await run(options)
  process.stderr.write(`  took ${rounded((performance.now() - fromMs) / 1000, 1)} s\n`)
  return figures
}

/** Old, new, old, new …: medians of each. */
async function inTurns(
  name: string,
  quick: boolean,
  root: string,
): Promise<{ readonly now: Figures; readonly old: Figures }> {
  const now: Figures[] = []
  const old: Figures[] = []
  for (let turn = 0; turn < (quick ? 2 : 3); turn += 1) {
    old.push(await once(name, { quick, root }))
    now.push(await once(name, { quick }))
  }
  return { now: medians(now), old: medians(old) }
}

function medians(runs: readonly Figures[]): Figures {
  const keys = Object.keys(runs[0] ?? {})
  return Object.fromEntries(
    keys.map((key) => {
      const values = runs.flatMap((one) => one[key] ?? [])
      return [key, values.length === 0 ? null : median(values)]
    }),
  )
}

function ratiosOf(now: Figures, old: Figures): Figures {
  return Object.fromEntries(
    Object.entries(now).flatMap(([key, value]) => {
      const was = old[key] ?? null
      return value === null || was === null || was === 0 ? [] : [[key, rounded(value / was)]]
    }),
  )
}

function table(figures: Figures, all: Readonly<Record<string, Benchmark>>, ratios: Figures | null): string {
  const targets = Object.assign({}, ...Object.values(all).map(({ keys }) => keys), RATIO_TARGETS) as Record<
    string,
    Target
  >
  return Object.entries(figures)
    .map(([key, value]) => {
      const target = targets[key] ?? 'noTarget'
      const ratio = ratios === null ? '' : `   ${ratios[key] === undefined ? '' : `× ${ratios[key]}`}`
      return `${key.padEnd(24)} ${String(value ?? 'not measured').padStart(12)}   ${verdictOf(value, target)}${ratio}\n`
    })
    .join('')
}

function verdictOf(value: number | null, target: Target): string {
  if (target === 'noTarget') return ''.padEnd(28)
  const words = 'atLeast' in target ? `at least ${target.atLeast}` : `at most ${target.atMost}`
  const holds = value !== null && ('atLeast' in target ? value >= target.atLeast : value <= target.atMost)
  return `${words.padEnd(14)} ${holds ? 'holds' : 'DOES NOT HOLD'}`.padEnd(28)
}

await runCommand(main)
