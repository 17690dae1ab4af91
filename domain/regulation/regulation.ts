/** The regulation, article by article: what serves it, which rules say so, and whether tests prove them. */

/** One thing that an article asks of software, with the tests that assert it. */
export interface Duty {
  readonly duty: string
  readonly dutyEn: string
  /** Beginnings of the names of those tests; in a proof the whole names. */
  readonly tests: readonly string[]
}

export interface Article {
  readonly article: number
  readonly title: string
  readonly titleEn: string
  /** What the product does for it; '' where it asks nothing of software. */
  readonly feature: string
  readonly featureEn: string
  /** Rules of domain/RULES.md that carry it out. */
  readonly rules: readonly string[]
  readonly duties: readonly Duty[]
  /** What it asks and the product does not do yet; '' when nothing. */
  readonly missing: string
  readonly missingEn: string
}

export type ArticleStatus = 'built' | 'partly' | 'notYet' | 'noDuty'

export interface ArticleProof extends Article {
  readonly status: ArticleStatus
  /** Names of tests per rule, as they stand in the sources. */
  readonly tests: readonly { readonly rule: string; readonly names: readonly string[] }[]
}

/**
 * Joins an article with the tests of its rules and of each of its duties (REG-1, REG-2): nothing is called built because
 * somebody says so. `all`: the names of all tests.
 */
export function proofOf(
  article: Article,
  testsOf: (rule: string) => readonly string[],
  all: readonly string[],
): ArticleProof {
  const tests = article.rules.map((rule) => ({ rule, names: testsOf(rule) }))
  const found = article.duties.map((duty) => duty.tests.map((begins) => all.filter((name) => name.startsWith(begins))))
  const areAsserted = found.every((ofDuty) => ofDuty.length > 0 && ofDuty.every((names) => names.length > 0))
  const proved = tests.filter((one) => one.names.length > 0).length
  return {
    ...article,
    tests,
    duties: article.duties.map((duty, at) => ({ ...duty, tests: [...new Set(found[at]?.flat() ?? [])] })),
    status: statusOf(article, proved, areAsserted),
  }
}

function statusOf({ rules, missing }: Article, proved: number, areAsserted: boolean): ArticleStatus {
  if (rules.length === 0 && missing === '') return 'noDuty'
  if (proved === 0) return 'notYet'
  return proved === rules.length && areAsserted && missing === '' ? 'built' : 'partly'
}
