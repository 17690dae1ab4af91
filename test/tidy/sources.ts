/** The source files of the tree, read once and parsed by TypeScript's own parser, for the tests of order. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, normalize, sep } from 'node:path'
import ts from 'typescript'

export const root = join(import.meta.dirname, '..', '..')
const SKIPPED = new Set(['node_modules', 'dist', 'data', 'coverage', '.git', '.cache', '.ci'])
const CODE = /\.(ts|mjs|js|cjs|vue)$/

export interface Source {
  /** From the root, with forward slashes. */
  readonly path: string
  readonly text: string
  /** The script of a component, or the text itself, with line numbers kept. */
  readonly tree: ts.SourceFile
}

export interface Import {
  readonly specifier: string
  readonly line: number
  readonly isTypeOnly: boolean
  /** Path of a file of this tree, or null for a package. */
  readonly target: string | null
}

/** All files below a folder of the tree, from the root, with forward slashes. */
export function filesBelow(folder: string): readonly string[] {
  const at = join(root, folder)
  if (!existsSync(at)) return []
  return readdirSync(at, { withFileTypes: true }).flatMap((entry) => {
    if (SKIPPED.has(entry.name) || entry.name.startsWith('.')) return []
    const path = join(folder, entry.name).split(sep).join('/')
    return entry.isDirectory() ? filesBelow(path) : [path]
  })
}

/** Text of a file of the tree. */
export function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

/** Every source file of product, tests and configuration. */
export const sources: readonly Source[] = ['domain', 'server', 'renderer', 'electron', 'config', 'test']
  .flatMap(filesBelow)
  .filter((path) => CODE.test(path))
  .map(read)

/** The same without tests. */
export const productSources: readonly Source[] = sources.filter((source) => !source.path.startsWith('test/'))

function read(path: string): Source {
  const text = textOf(path)
  return {
    path,
    text,
    tree: ts.createSourceFile(
      path,
      path.endsWith('.vue') ? scriptOf(text) : text,
      ts.ScriptTarget.Latest,
      true,
      path.endsWith('.ts') || path.endsWith('.vue') ? ts.ScriptKind.TS : ts.ScriptKind.JS,
    ),
  }
}

/** The scripts of a component; every other line is emptied, so that line numbers stay true. */
function scriptOf(text: string): string {
  let isScript = false
  return text
    .split('\n')
    .map((line) => {
      if (/^<script\b/.test(line)) isScript = true
      else if (/^<\/script>/.test(line)) isScript = false
      else if (isScript) return line
      return ''
    })
    .join('\n')
}

/** Calls `visit` for every node below and including `node`. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node)
  ts.forEachChild(node, (child) => walk(child, visit))
}

/** Line of a node, counted from 1. */
export function lineOf(source: Source, node: ts.Node): number {
  return source.tree.getLineAndCharacterOfPosition(node.getStart(source.tree)).line + 1
}

/** Static, dynamic and re-exported imports, and files named by `new URL('./x.ts', import.meta.url)`. */
export function importsOf(source: Source): readonly Import[] {
  const known = foundImports.get(source) ?? readImports(source)
  foundImports.set(source, known)
  return known
}

const foundImports = new WeakMap<Source, readonly Import[]>()

function readImports(source: Source): readonly Import[] {
  const found: Import[] = []
  walk(source.tree, (node) => {
    const specifier = specifierOf(node)
    if (!specifier) return
    found.push({
      specifier: specifier.text,
      line: lineOf(source, node),
      isTypeOnly: isTypeOnly(node),
      target: targetOf(source.path, specifier.text),
    })
  })
  return found
}

function specifierOf(node: ts.Node): ts.StringLiteralLike | null {
  if (
    (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) &&
    node.moduleSpecifier &&
    ts.isStringLiteralLike(node.moduleSpecifier)
  )
    return node.moduleSpecifier
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteralLike(node.argument.literal))
    return node.argument.literal
  const [first] = (ts.isCallExpression(node) || ts.isNewExpression(node)) && node.arguments ? node.arguments : []
  if (!first || !ts.isStringLiteralLike(first)) return null
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return first
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'require') return first
  return ts.isNewExpression(node) &&
    ts.isIdentifier(node.expression) &&
    node.expression.text === 'URL' &&
    first.text.startsWith('.')
    ? first
    : null
}

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isImportTypeNode(node)) return true
  if (ts.isExportDeclaration(node)) return node.isTypeOnly
  return ts.isImportDeclaration(node) && node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
}

function targetOf(from: string, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null
  return normalize(join(dirname(from), specifier.replace(/\?.*$/, '')))
    .split(sep)
    .join('/')
}

/** Makes a failing list readable: one offender a line, each with its remedy. */
export function report(offenders: readonly string[]): string {
  return offenders.join('\n')
}
