/** Finds a week's roster: the only file that knows HiGHS. */
import loadHighs from 'highs'
import { rosterFrom, rosterModel, type Roster, type RosterProblem } from '../../../domain/staffing/roster.ts'

// Its types are read as CommonJS, where the function is a member; what is imported is the function itself.
const load = loadHighs as unknown as typeof loadHighs.default

/** A roster that is nearly the best soon is worth more than the best one later. */
const LIMITS = { time_limit: 20, mip_rel_gap: 0.02, output_flag: false }

/** The roster, with who is missing; null where the solver found none in its time. */
export async function solveRoster(problem: RosterProblem): Promise<Roster | null> {
  const highs = await load()
  const solution = highs.solve(rosterModel(problem), LIMITS)
  if (solution.Status !== 'Optimal' && solution.Status !== 'Time limit reached') return null
  const columns = solution.Columns as Readonly<Record<string, { readonly Primal?: number }>>
  if (Object.values(columns).every(({ Primal }) => Primal === undefined || Number.isNaN(Primal))) return null
  return rosterFrom(problem, (variable) => columns[variable]?.Primal ?? 0)
}
