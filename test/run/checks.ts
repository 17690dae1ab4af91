/** The checks of npm test beside its tests. */
import { nothingFound, type Step } from './step.ts'

const SIMULATION = 'test/simulation/main.ts'

/** What the simulation of a faulty product must turn red. */
export const SIMULATED_DAYS: Step = {
  name: 'simulation: twenty days of a hall in which everything goes wrong',
  args: [SIMULATION, '--seeds', '20', '--json'],
  limitSec: 600,
  judge: nothingFound(['violations']),
}

export const CHECKS: readonly Step[] = [
  { name: 'types', args: ['config/types.mjs'], limitSec: 700 },
  {
    name: 'format',
    args: ['node_modules/oxfmt/bin/oxfmt', '--check', '.'],
    limitSec: 100,
  },
  {
    // The types for --type-aware come from oxlint-tsgolint.
    name: 'lint',
    args: ['node_modules/oxlint/bin/oxlint', '--type-aware', '--config', 'config/oxlint.json', '.'],
    limitSec: 400,
  },
  { name: 'lint of the components by their types', args: ['config/lint-components.mjs'], limitSec: 300 },
  {
    name: 'lint of the pages, and whether every function can be followed',
    args: [
      ...['node_modules/eslint/bin/eslint.js', '--config', 'config/eslint.config.js'],
      ...['renderer', 'server', 'domain', 'electron'],
    ],
    limitSec: 500,
  },
  {
    name: 'simulation: a server killed five times',
    args: [SIMULATION, '--crash', '5', '--json'],
    limitSec: 500,
    judge: nothingFound(['lost', 'duplicates', 'doubleCalls']),
  },
  SIMULATED_DAYS,
]
