/**
 * What the server's routes answer and its sockets send, as JSON Schema, read from the code's own types: the return type of
 * each route's handler, the contract of the sockets. Written to server/gateway/description/answers.json.
 */
import { join } from 'node:path'
import ts from 'typescript'
import { createSchemaWriter, type Schema, type SchemaWriter } from './type-schema.ts'

const root = join(import.meta.dirname, '..')
const METHODS = new Set(['get', 'post', 'delete'])

interface Split {
  /** null: nothing is said by the types. */
  readonly answer: Schema | null
  /** Bodies with `ok: false`. */
  readonly refusal: Schema | null
}

/** One JSON text, one schema a line, so that two changes meet in one line only where they change one thing. */
export function answerShapes(): string {
  const program = programOf()
  const checker = program.getTypeChecker()
  const writer = createSchemaWriter(checker)
  const routes = new Map<string, Split>()
  for (const file of program.getSourceFiles().filter(({ fileName }) => fileName.includes('/server/gateway/')))
    visit(file, (call) => {
      const found = routeOf(call, checker, writer)
      if (found) routes.set(...found)
    })
  const socket = socketShapes(program, writer)
  writer.of(exported(program, 'http/hall.ts', 'HttpProblem'))
  return `{\n"routes": ${lines(routes)},\n"socket": ${lines(socket)},\n"schemas": ${lines(writer.named)}\n}\n`
}

function programOf(): ts.Program {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile) as { config: object }
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
  return ts.createProgram([join(root, 'server', 'main.ts')], options)
}

function visit(node: ts.Node, onCall: (call: ts.CallExpression) => void): void {
  if (ts.isCallExpression(node)) onCall(node)
  ts.forEachChild(node, (child) => visit(child, onCall))
}

/** A call like `everyone.get('/api/plan', {…}, handler)` on something of the type RoutesFor. */
function routeOf(
  { expression, arguments: [url, options, handler] }: ts.CallExpression,
  checker: ts.TypeChecker,
  writer: SchemaWriter,
): readonly [string, Split] | null {
  if (!ts.isPropertyAccessExpression(expression) || !METHODS.has(expression.name.text) || !url || !handler) return null
  if (options?.getText().includes('hide: true')) return null
  const on = checker.getTypeAtLocation(expression.expression)
  if ((on.aliasSymbol ?? on.symbol)?.name !== 'RoutesFor') return null
  const path = checker.getTypeAtLocation(url)
  const [signature] = checker.getTypeAtLocation(handler).getCallSignatures()
  if (!path.isStringLiteral() || !signature) return null
  const returned = signature.getReturnType()
  return [
    `${expression.name.text.toUpperCase()} ${path.value}`,
    split(checker.getAwaitedType(returned) ?? returned, checker, writer),
  ]
}

function split(type: ts.Type, checker: ts.TypeChecker, writer: SchemaWriter): Split {
  const members = (type.isUnion() ? type.types : [type]).filter(
    (one) => one.symbol?.name !== 'FastifyReply' && !(one.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void)),
  )
  const isRefusal = (one: ts.Type): boolean => {
    const ok = one.getProperty('ok')
    return ok !== undefined && checker.typeToString(checker.getTypeOfSymbol(ok)) === 'false'
  }
  const schemaOf = (some: readonly ts.Type[]): Schema | null => {
    if (some.length === 0) return null
    if (some.length === members.length && type.isUnion() && some.length === type.types.length) return writer.of(type)
    const schemas = some.map((one) => writer.of(one))
    return schemas.length === 1 && schemas[0] ? schemas[0] : { anyOf: schemas }
  }
  return {
    answer: schemaOf(members.filter((one) => !isRefusal(one))),
    refusal: schemaOf(members.filter(isRefusal)),
  }
}

/** A type of domain/contract. */
function exported(program: ts.Program, file: string, name: string): ts.Type {
  const checker = program.getTypeChecker()
  const source = program.getSourceFile(join(root, 'domain', 'contract', file))
  const symbols = source ? checker.getExportsOfModule(checker.getSymbolAtLocation(source) as ts.Symbol) : []
  const symbol = symbols.find((one) => one.name === name)
  if (!symbol) throw new Error(`domain/contract/${file} exports no ${name}`)
  return checker.getDeclaredTypeOfSymbol(symbol)
}

/** Message by name: what each side sends (the first parameter), and what a command is answered. */
function socketShapes(program: ts.Program, writer: SchemaWriter): ReadonlyMap<string, Schema> {
  const checker = program.getTypeChecker()
  const typeOf = (name: string): ts.Type => exported(program, 'protocol.ts', name)
  const messages = ['ServerToClient', 'ClientToServer'].flatMap((side) =>
    checker.getPropertiesOfType(typeOf(side)).map((message) => {
      const [parameter] = checker.getTypeOfSymbol(message).getCallSignatures()[0]?.getParameters() ?? []
      if (!parameter) throw new Error(`${side}.${message.name} carries nothing`)
      return [message.name, checker.getTypeOfSymbol(parameter)] as const
    }),
  )
  // A command's own shape is the one that the gate checks (server/gateway/shapes).
  return new Map(
    [...messages, ['answer', typeOf('Answer')] as const, ['handshake', typeOf('Handshake')] as const]
      .filter(([name]) => name !== 'command')
      .map(([name, type]) => [name, writer.of(type)]),
  )
}

function lines(of: ReadonlyMap<string, unknown>): string {
  const sorted = [...of].sort(([a], [b]) => (a < b ? -1 : 1))
  return `{\n${sorted.map(([name, one]) => `${JSON.stringify(name)}: ${JSON.stringify(one)}`).join(',\n')}\n}`
}
