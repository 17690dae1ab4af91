/** What every operator's command gives back: one object for programs, lines for people, an exit code. */

export interface Report {
  readonly json: Readonly<Record<string, unknown>>
  readonly lines: readonly string[]
  /** 0 good, 1 something found, 2 the command itself could not be understood. */
  readonly exit: 0 | 1 | 2
}

/**
 * Prints a report as asked and gives its exit code: with `--json` one object on standard output and nothing else there.
 */
export function print(report: Report, asJson: boolean): number {
  process.stdout.write(asJson ? `${JSON.stringify(report.json)}\n` : `${report.lines.join('\n')}\n`)
  return report.exit
}

/** One sentence that says what is wrong with what was typed. */
export class UsageError extends Error {}
