/**
 * Preloaded into a server that is walked: at every SIGUSR2 it writes which files of the tree have run a function since
 * the last one, as a line of JSON, to the file that WALK names.
 */
import { appendFileSync } from 'node:fs'
import { Session, type Profiler } from 'node:inspector/promises'

const session = new Session()
session.connect()
await session.post('Profiler.enable')
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false })

process.on('SIGUSR2', () => void record())

async function record(): Promise<void> {
  const { result } = await session.post('Profiler.takePreciseCoverage')
  const files = result.filter((script) => script.functions.some(hasRun)).map((script) => script.url)
  appendFileSync(process.env.WALK as string, `${JSON.stringify(files)}\n`)
}

/** The first function of a script is the script itself, which runs when it is loaded. */
function hasRun({ ranges: [range] }: Profiler.FunctionCoverage): boolean {
  return range !== undefined && range.startOffset > 0 && range.count > 0
}
