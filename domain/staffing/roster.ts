/**
 * A week's roster as a model for a solver (STAFFING-5): who sits in which half-day at which kind of counter. What is asked
 * of it stands here; a solver finds it.
 */

/** Counters that serve the same queues are of one kind. */
export interface CounterKind {
  readonly counters: readonly string[]
  readonly queues: readonly string[]
}

export interface RosterPerson {
  readonly badgeNo: string
  /** Places in `kinds`. */
  readonly kinds: readonly number[]
}

/** Half a day with what it needs of each kind. */
export interface RosterCell {
  readonly date: string
  readonly part: 'am' | 'pm'
  readonly needs: readonly number[]
}

export interface RosterProblem {
  readonly kinds: readonly CounterKind[]
  readonly people: readonly RosterPerson[]
  readonly cells: readonly RosterCell[]
  /** Leave, training: nobody is put there. */
  readonly away: readonly {
    readonly badgeNo: string
    readonly date: string
    readonly part: RosterCell['part'] | null
  }[]
  /** Two who stand in for each other: one of them is always there (AB roles, docs/sources.md N6). */
  readonly pairs: readonly (readonly [string, string])[]
  /** Half-days that one person works in the week. */
  readonly halfDaysMost: number
}

export interface RosterSeat {
  readonly badgeNo: string
  readonly cell: number
  readonly counter: string
}

export interface Roster {
  readonly seats: readonly RosterSeat[]
  /** People missing, by cell and kind. */
  readonly missing: readonly { readonly cell: number; readonly kind: number; readonly people: number }[]
}

/** Costs: a missing person outweighs everything, then even loads, whole days, nobody without need. */
const COST = { missing: 1000, spread: 2, splitDay: 0.2, seat: 0.01 }

/** The model in CPLEX LP text; its variables are read back by `rosterFrom`. */
export function rosterModel(problem: RosterProblem): string {
  const { people, cells, kinds } = problem
  const seats = people.map((person, p) =>
    cells.map((cell, c) => (isAway(problem, person.badgeNo, cell) ? [] : person.kinds.map((k) => `y${p}_${c}_${k}`))),
  )
  const days = [...new Set(cells.map(({ date }) => date))]
  const rows: string[] = []
  const costs = [`${COST.spread} most - ${COST.spread} least`]
  for (const [c, { needs }] of cells.entries())
    for (const [k] of kinds.entries()) {
      if ((needs[k] ?? 0) === 0) continue
      const own = people.flatMap((_, p) => (seats[p]?.[c] ?? []).filter((name) => name.endsWith(`_${k}`)))
      rows.push(`${[...own, `m${c}_${k}`].join(' + ')} >= ${needs[k]}`)
      costs.push(`${COST.missing} m${c}_${k}`)
    }
  for (const [p] of people.entries()) {
    const all = seats[p] ?? []
    for (const names of all) if (names.length > 1) rows.push(`${names.join(' + ')} <= 1`)
    const whole = all.flat()
    if (whole.length === 0) continue
    rows.push(`${whole.join(' + ')} <= ${problem.halfDaysMost}`)
    rows.push(`${whole.join(' + ')} - most <= 0`, `${whole.join(' + ')} - least >= 0`)
    costs.push(...whole.map((name) => `${COST.seat} ${name}`))
    for (const [d, date] of days.entries()) {
      const [am, pm] = (['am', 'pm'] as const).map((part) =>
        cells.flatMap((cell, c) => (cell.date === date && cell.part === part ? (all[c] ?? []) : [])),
      )
      if (!am?.length || !pm?.length) continue
      rows.push(`${am.join(' + ')} - ${pm.join(' - ')} - s${p}_${d} <= 0`)
      rows.push(`${pm.join(' + ')} - ${am.join(' - ')} - s${p}_${d} <= 0`)
      costs.push(`${COST.splitDay} s${p}_${d}`)
    }
  }
  rows.push(...pairRows(problem, seats))
  return [
    'Minimize',
    ` cost: ${costs.join('\n + ')}`,
    'Subject To',
    ...rows.map((row, at) => ` r${at}: ${row}`),
    'Binary',
    ...seats.flat(2).map((name) => ` ${name}`),
    'End',
  ].join('\n')
}

function pairRows(
  { people, pairs, cells }: RosterProblem,
  seats: readonly (readonly (readonly string[])[])[],
): string[] {
  const placeOf = new Map(people.map(({ badgeNo }, p) => [badgeNo, p]))
  return pairs.flatMap(([a, b]) =>
    cells.flatMap(({ needs }, c) => {
      const both = [a, b].flatMap((badgeNo) => seats[placeOf.get(badgeNo) ?? -1]?.[c] ?? [])
      return both.length === 0 || needs.every((need) => need === 0) ? [] : [`${both.join(' + ')} >= 1`]
    }),
  )
}

function isAway({ away }: RosterProblem, badgeNo: string, cell: RosterCell): boolean {
  return away.some(
    (one) => one.badgeNo === badgeNo && one.date === cell.date && (one.part === null || one.part === cell.part),
  )
}

/** The roster that a solution says; each person at the counter where they sat before, as far as it is free. */
export function rosterFrom(problem: RosterProblem, valueOf: (variable: string) => number): Roster {
  const seats: RosterSeat[] = []
  const lastAt = new Map<string, string>()
  for (const [c] of problem.cells.entries())
    for (const [k, { counters }] of problem.kinds.entries()) {
      const here = problem.people.filter((_, p) => valueOf(`y${p}_${c}_${k}`) > 0.5)
      const free = new Set(counters)
      const keeps = here.filter(({ badgeNo }) => {
        const before = lastAt.get(badgeNo)
        return before !== undefined && free.delete(before)
      })
      for (const { badgeNo } of here) {
        const [next] = free
        const counter = keeps.some((one) => one.badgeNo === badgeNo) ? lastAt.get(badgeNo) : next
        if (counter === undefined) continue
        free.delete(counter)
        lastAt.set(badgeNo, counter)
        seats.push({ badgeNo, cell: c, counter })
      }
    }
  const missing = problem.cells.flatMap(({ needs }, cell) =>
    needs.flatMap((need, kind) => {
      const people = need === 0 ? 0 : Math.round(valueOf(`m${cell}_${kind}`))
      return people > 0 ? [{ cell, kind, people }] : []
    }),
  )
  return { seats, missing }
}
