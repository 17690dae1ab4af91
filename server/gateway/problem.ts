/**
 * A refusal over HTTP: a status and a body that names what to mend; thrown in a route, turned into an answer at its one
 * edge.
 */
import type { z } from 'zod'
import type { HttpProblem } from '../../domain/contract/http/hall.ts'
import { visibleTexts } from '../../domain/words/typed-text.ts'
import { issueOfRequest } from '../site-file/issue-sentence.ts'
import type { Answer } from '../../domain/contract/protocol.ts'

export class Problem extends Error {
  readonly status: number
  readonly body: HttpProblem
  constructor(status: number, body: HttpProblem) {
    super(body.problem ?? body.code)
    this.status = status
    this.body = body
  }
}

/** Ends a route with a refusal. */
export function refuse(status: number, body: HttpProblem): never {
  throw new Problem(status, body)
}

/** A body as `schema` wants it, without characters that nobody sees, or 400 with the field named. */
export function checked<T>(schema: z.ZodType<T>, value: unknown): T {
  return asWanted(schema, value, 'body')
}

/** What stands behind the question mark, checked in the same way; a route names `schema` as its querystring. */
export function queryOf<T>(schema: z.ZodType<T>, { query }: { readonly query: unknown }): T {
  return asWanted(schema, query, 'query')
}

function asWanted<T>(schema: z.ZodType<T>, value: unknown, whole: 'body' | 'query'): T {
  const result = schema.safeParse(value)
  if (result.success) return visibleTexts(result.data)
  const [issue] = result.error.issues
  return refuse(400, {
    code: 'malformed',
    field: issue?.path.join('.') || whole,
    problem: issue === undefined ? 'not understood' : issueOfRequest(issue, value),
  })
}

/** Ends a route whose command was malformed with 400, naming the field as the route's own body calls it. */
export function refuseMalformed(answer: Answer): void {
  if (!answer.ok && 'malformed' in answer)
    refuse(400, {
      code: 'malformed',
      field: answer.malformed.field.replace(/^command\./, ''),
      problem: answer.malformed.problem,
    })
}
