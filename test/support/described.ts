/** Compares what a server really answers with what its own description says. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { Description } from '../../server/gateway/description/openapi.ts'

export interface Described {
  /** What does not fit, one sentence each; a field that the description does not know is one. */
  problemsOf(route: string, status: number, type: string, text: string): readonly string[]
}

/** Makes a validator that knows every named schema of a document, closed: an object has no other fields. */
export function schemaChecker(
  schemas: Readonly<Record<string, object>>,
): (name: string, schema: object, value: unknown) => readonly string[] {
  const ajv = new Ajv2020({ strict: false, allErrors: false, logger: false })
  addFormats.default(ajv)
  ajv.addSchema({ $id: 'hall', components: { schemas: closed(schemas) } })
  const known = new Map<string, ValidateFunction>()
  return (name, schema, value) => {
    const validate = known.get(name) ?? ajv.compile(pointed(closed(schema)) as object)
    known.set(name, validate)
    return validate(value)
      ? []
      : (validate.errors ?? []).map(
          ({ instancePath, message, params }) => `${name}${instancePath} ${message} ${JSON.stringify(params)}`,
        )
  }
}

/** The answers of a server against its OpenAPI document. */
export function describedBy(document: Description): Described {
  const check = schemaChecker((document.components?.schemas ?? {}) as Record<string, object>)
  return {
    problemsOf: (route, status, type, text) => {
      const [method = '', path = ''] = route.split(' ')
      const operation = document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]
      if (!operation) return [`${route} is not described`]
      const response = operation.responses?.[String(status)]
      if (!response) return [`${route} answers ${status}, which is not described`]
      const content = response.content?.[type.split(';')[0] ?? '']
      if (!content) return [`${route} ${status} answers ${type}, which is not described`]
      if (!type.includes('application/json')) return []
      return check(`${route} ${status}`, content.schema ?? {}, JSON.parse(text))
    },
  }
}

function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed)
  if (typeof schema !== 'object' || schema === null) return schema
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]))
  return inner.type === 'object' && typeof inner.properties === 'object' && !('additionalProperties' in inner)
    ? { ...inner, additionalProperties: false }
    : inner
}

function pointed(schema: unknown): unknown {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"hall#/components/')) as unknown
}
