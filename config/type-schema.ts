/** A TypeScript type as JSON Schema (2020-12): what a value of it looks like after JSON.stringify. */
import { sep } from 'node:path'
import ts from 'typescript'

export type Schema = Readonly<Record<string, unknown>>

/** Schemas of named types that were met on the way, by name. */
export interface SchemaWriter {
  /** The schema of a type; a named type of the product becomes a reference to `named`. */
  of(type: ts.Type): Schema
  readonly named: ReadonlyMap<string, Schema>
}

const OWN = new RegExp(`\\${sep}(domain|server)\\${sep}`)

/** Makes a writer over one program. */
export function createSchemaWriter(checker: ts.TypeChecker): SchemaWriter {
  const named = new Map<string, Schema>()
  const nameOf = namer()
  const of = (type: ts.Type): Schema => {
    const name = nameOf(type)
    if (name === null) return plain(type)
    if (!named.has(name)) {
      named.set(name, {})
      named.set(name, { ...described(type.aliasSymbol ?? type.symbol, checker), ...plain(type) })
    }
    return { $ref: `#/components/schemas/${name}` }
  }
  const plain = (type: ts.Type): Schema =>
    simple(type) ?? (type.isUnion() ? union(type.types, of) : listed(type, checker, of)) ?? object(type, checker, of)
  return { of, named }
}

/** A name for each type that the product has named itself; two types of one name are told apart by their folder. */
function namer(): (type: ts.Type) => string | null {
  const taken = new Map<string, ts.Symbol>()
  return (type) => {
    const symbol = type.aliasSymbol ?? (type.flags & ts.TypeFlags.Object ? type.symbol : undefined)
    const declared = symbol?.declarations?.[0]
    if (symbol === undefined || declared === undefined || (type.aliasTypeArguments?.length ?? 0) > 0) return null
    if (!ts.isInterfaceDeclaration(declared) && !ts.isTypeAliasDeclaration(declared)) return null
    const isGeneric = (declared.typeParameters?.length ?? 0) > 0
    const { fileName } = declared.getSourceFile()
    if (isGeneric || !OWN.test(fileName) || !(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.UnionOrIntersection)))
      return null
    const folder = fileName.split('/').at(-2) ?? ''
    const name = [symbol.name, symbol.name + capital(folder)].find((one) => (taken.get(one) ?? symbol) === symbol)
    if (name === undefined) throw new Error(`two types are called ${symbol.name}; rename the one in ${fileName}`)
    taken.set(name, symbol)
    return name
  }
}

function capital(folder: string): string {
  return folder
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
}

function simple(type: ts.Type): Schema | null {
  const { flags } = type
  if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value }
  if (flags & ts.TypeFlags.BooleanLiteral)
    return { const: (type as { intrinsicName?: string }).intrinsicName === 'true' }
  if (flags & ts.TypeFlags.StringLike) return { type: 'string' }
  if (flags & ts.TypeFlags.NumberLike) return { type: 'number' }
  if (flags & ts.TypeFlags.BooleanLike) return { type: 'boolean' }
  if (flags & ts.TypeFlags.Null) return { type: 'null' }
  if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.NonPrimitive)) return {}
  if (flags & ts.TypeFlags.Never) return { not: {} }
  return null
}

function union(types: readonly ts.Type[], of: (type: ts.Type) => Schema): Schema {
  const kept = types.filter(({ flags }) => !(flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void)))
  const schemas = kept.map(of)
  const constants = schemas.flatMap((one) => ('const' in one ? [one.const] : []))
  const others = schemas.filter((one) => !('const' in one)).filter(isFirst)
  const isBoth = constants.includes(true) && constants.includes(false)
  const listed = constants.filter((one) => !(isBoth && typeof one === 'boolean'))
  const all = [
    ...(isBoth ? [{ type: 'boolean' }] : []),
    ...(listed.length > 1 ? [{ enum: listed }] : listed.map((one) => ({ const: one }))),
    ...others,
  ]
  const [only] = all
  return all.length === 1 && only !== undefined ? only : { anyOf: all }
}

/** Of schemas that say the same, the first. */
function isFirst(schema: Schema, at: number, all: readonly Schema[]): boolean {
  return all.findIndex((one) => JSON.stringify(one) === JSON.stringify(schema)) === at
}

function listed(type: ts.Type, checker: ts.TypeChecker, of: (type: ts.Type) => Schema): Schema | null {
  if (checker.isTupleType(type)) {
    const places = checker.getTypeArguments(type as ts.TypeReference)
    const length = places.length
    return { type: 'array', prefixItems: places.map(of), items: false, minItems: length, maxItems: length }
  }
  if (!checker.isArrayType(type)) return null
  const [item] = checker.getTypeArguments(type as ts.TypeReference)
  return { type: 'array', ...(item ? { items: of(item) } : {}) }
}

function object(type: ts.Type, checker: ts.TypeChecker, of: (type: ts.Type) => Schema): Schema {
  if (['Uint8Array', 'Buffer'].includes(type.symbol?.name ?? '')) return { type: 'string', format: 'binary' }
  if (isForeign(type)) return { type: 'object' }
  const properties: Record<string, Schema> = {}
  const required: string[] = []
  for (const one of checker.getPropertiesOfType(type)) {
    const inner = checker.getTypeOfSymbol(one)
    if (one.name.startsWith('__@') || checker.getSignaturesOfType(inner, ts.SignatureKind.Call).length > 0) continue
    const isOptional = (one.flags & ts.SymbolFlags.Optional) !== 0 || takesUndefined(inner)
    if (inner.flags & ts.TypeFlags.Undefined) continue
    properties[one.name] = { ...described(one, checker), ...of(inner) }
    if (!isOptional) required.push(one.name)
  }
  const indexed = checker.getIndexInfoOfType(type, ts.IndexKind.String)
  return {
    type: 'object',
    ...(Object.keys(properties).length > 0 ? { properties } : {}),
    ...(required.length > 0 ? { required } : {}),
    ...(indexed ? { additionalProperties: of(indexed.type) } : {}),
  }
}

/** Of a package: what it looks like is said there. */
function isForeign({ symbol }: ts.Type): boolean {
  const from = symbol?.declarations?.[0]?.getSourceFile().fileName ?? ''
  const isOfLanguage = from.includes('/typescript/lib/')
  return from.includes('/node_modules/') && !(isOfLanguage && symbol.flags & ts.SymbolFlags.TypeLiteral)
}

function takesUndefined(type: ts.Type): boolean {
  return type.isUnion() && type.types.some(({ flags }) => flags & ts.TypeFlags.Undefined)
}

function described(symbol: ts.Symbol | undefined, checker: ts.TypeChecker): Schema {
  const text = ts.displayPartsToString(symbol?.getDocumentationComment(checker)).replace(/\s+/g, ' ')
  return text === '' ? {} : { description: text }
}
