/** Which named schemas a document refers to, those that they refer to included. */
import type { Schema } from './answers.ts'

const REFERENCE = /"#\/components\/schemas\/(\w+)"/g

/** The schemas that are reached from `document`, by name in order of the alphabet. */
export function onlyUsed(
  document: unknown,
  schemas: Readonly<Record<string, Schema>>,
): Readonly<Record<string, Schema>> {
  const used = new Set<string>()
  const follow = (one: unknown): void => {
    for (const [, name = ''] of JSON.stringify(one).matchAll(REFERENCE)) {
      if (used.has(name)) continue
      used.add(name)
      if (!Object.hasOwn(schemas, name)) throw new Error(`there is no schema called ${name}`)
      follow(schemas[name])
    }
  }
  follow(document)
  return Object.fromEntries([...used].sort().map((name) => [name, schemas[name] ?? {}]))
}
