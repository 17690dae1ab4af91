/** A YAML file with its lines: what is wrong in it is said with file, line and field. */
import { LineCounter, parseDocument, type Document } from 'yaml'
import type { z } from 'zod'
import { visibleTexts } from '../../domain/words/typed-text.ts'

/** One plain sentence about a wrong configuration. */
export class ConfigError extends Error {}

export interface YamlFile {
  readonly name: string
  readonly document: Document
  readonly lines: LineCounter
}

/** Reads a text as YAML. Throws ConfigError. */
export function readYaml(text: string, name: string): YamlFile {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const [broken] = document.errors
  if (broken)
    throw new ConfigError(`${name}, line ${lines.linePos(broken.pos[0]).line}: ${broken.message.split('\n')[0]}`)
  return { name, document, lines }
}

/** What stands in the file, as `schema` wants it. Throws ConfigError for the first thing that does not fit. */
export function checkedYaml<S extends z.ZodType>(file: YamlFile, schema: S): z.output<S> {
  const checked = schema.safeParse(visibleTexts(file.document.toJS()))
  if (checked.success) return checked.data
  const [issue] = checked.error.issues
  const extra = issue?.code === 'unrecognized_keys' ? issue.keys.map((key) => `"${key}"`).join(', ') : ''
  throw faultIn(
    file,
    issue?.path ?? [],
    extra ? `unknown key ${extra}; remove it or correct its spelling` : (issue?.message ?? 'not understood'),
  )
}

/** The error for one place of a file. */
export function faultIn(file: YamlFile, path: readonly PropertyKey[], problem: string): ConfigError {
  return new ConfigError(`${file.name}, line ${lineOf(file, path)}, field ${path.join('.') || '(top)'}: ${problem}`)
}

function lineOf({ document, lines }: YamlFile, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node = document.getIn(path.slice(0, depth), true) as { range?: [number, number, number] } | undefined
    if (node?.range) return lines.linePos(node.range[0]).line
  }
  return 1
}
