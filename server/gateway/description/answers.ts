/** What routes answer and sockets send, as the code's own types say it (config/answer-shapes.ts); read when first asked for. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Schema = Readonly<Record<string, unknown>>

export interface AnswerShapes {
  /** By "GET /api/plan". */
  readonly routes: Readonly<Record<string, { readonly answer: Schema | null; readonly refusal: Schema | null }>>
  /** By the name of the message; `answer` is what a command is answered. */
  readonly socket: Readonly<Record<string, Schema>>
  /** What all of them refer to by name, as #/components/schemas/<name>. */
  readonly schemas: Readonly<Record<string, Schema>>
}

/** Printed by test/server/gateway/description.test.ts, as docs/access.md is. */
export const SHAPES_FILE = join(import.meta.dirname, 'answers.json')

let read: AnswerShapes | null = null

/** The shapes; the same object each time. */
export function answerShapes(): AnswerShapes {
  return (read ??= JSON.parse(readFileSync(SHAPES_FILE, 'utf8')) as AnswerShapes)
}
