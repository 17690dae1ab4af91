/** The regulation, article by article: what serves it, which rules say so, and whether tests prove them. */

export interface Article {
  readonly article: number
  readonly title: string
  readonly titleEn: string
  /** What the product does for it; '' where it asks nothing of software. */
  readonly feature: string
  readonly featureEn: string
  /** Rules of domain/RULES.md that carry it out. */
  readonly rules: readonly string[]
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

/** Joins an article with the tests of its rules (REG-1): nothing is called built because somebody says so. */
export function proofOf(article: Article, testsOf: (rule: string) => readonly string[]): ArticleProof {
  const tests = article.rules.map((rule) => ({ rule, names: testsOf(rule) }))
  return { ...article, tests, status: statusOf(article, tests.filter((one) => one.names.length > 0).length) }
}

function statusOf({ rules, missing }: Article, proved: number): ArticleStatus {
  if (rules.length === 0 && missing === '') return 'noDuty'
  if (proved === 0) return 'notYet'
  return proved === rules.length && missing === '' ? 'built' : 'partly'
}
