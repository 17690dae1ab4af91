/** A YAML file with its lines: what is wrong in it is said with file, line and field. */
import { readFileSync } from 'node:fs'
import { LineCounter, isMap, isScalar, parseDocument, type Document, type Node } from 'yaml'
import type { z } from 'zod'
import { visibleTexts } from '../../domain/words/typed-text.ts'
import { issueSentence } from './issue-sentence.ts'

/** One plain sentence about a wrong configuration. */
export class ConfigError extends Error {}

export interface YamlFile {
  readonly name: string
  readonly document: Document
  readonly lines: LineCounter
}

/** The text of a file; `name`: how it is called. Throws ConfigError where it cannot be read, or is in another encoding. */
export function yamlTextIn(file: string, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file))
  } catch (error) {
    throw new ConfigError(
      error instanceof TypeError && !('syscall' in error)
        ? `${name} is not in UTF-8, and its characters would be read as others; save it as UTF-8.`
        : `${name} cannot be read (${error instanceof Error ? error.message : String(error)}). Name a file that this account may read.`,
    )
  }
}

/** Reads a text as YAML. Throws ConfigError. */
export function readYaml(text: string, name: string): YamlFile {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const [broken] = document.errors
  if (broken)
    throw new ConfigError(
      `${name}, line ${lines.linePos(broken.pos[0]).line}: ${(broken.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:$/, '')}; mend this line or the one before it.`,
    )
  return { name, document, lines }
}

/** What stands in the file, as `schema` wants it. Throws ConfigError for the first thing that does not fit. */
export function checkedYaml<S extends z.ZodType>(file: YamlFile, schema: S): z.output<S> {
  const read = visibleTexts(file.document.toJS()) as unknown
  const checked = schema.safeParse(read)
  if (checked.success) return checked.data
  const { issues } = checked.error
  // A key that nobody knows is named before the one that it was to be.
  const extra = issues.find((one) => one.code === 'unrecognized_keys')
  if (extra?.code === 'unrecognized_keys') {
    const keys = extra.keys.map((key) => `"${key}"`).join(', ')
    const at = extra.keys.length === 1 ? [...extra.path, extra.keys[0] as string] : extra.path
    throw faultIn(file, extra.path, `unknown key ${keys}; remove it or correct its spelling`, at)
  }
  const [issue] = issues
  throw faultIn(file, issue?.path ?? [], issue === undefined ? 'not understood' : issueSentence(issue, read))
}

/** The error for one place of a file. */
export function faultIn(
  file: YamlFile,
  path: readonly PropertyKey[],
  problem: string,
  lineAt: readonly PropertyKey[] = path,
): ConfigError {
  return new ConfigError(`${file.name}, line ${lineOf(file, lineAt)}, field ${path.join('.') || '(top)'}: ${problem}`)
}

function lineOf({ document, lines }: YamlFile, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const at = path.slice(0, depth)
    const node = (keyNode(document, at) ?? document.getIn(at, true)) as Partial<Pick<Node, 'range'>> | undefined
    if (node?.range) return lines.linePos(node.range[0]).line
  }
  return 1
}

/** What stands before the colon: a list or a block begins on a later line than its name. */
function keyNode(document: Document, path: readonly PropertyKey[]): unknown {
  const above = path.length === 0 ? undefined : document.getIn(path.slice(0, -1), true)
  return isMap(above) ? above.items.find(({ key }) => isScalar(key) && key.value === path.at(-1))?.key : undefined
}
