/** Reads the articles of the regulation and finds the tests that prove their rules. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { proofOf, type Article, type ArticleProof } from '../../domain/regulation/regulation.ts'
import { checkedYaml, readYaml } from '../site-file/yaml-file.ts'

const root = join(import.meta.dirname, '..', '..')
const text = z.string().default('')
const schema = z.strictObject({
  articles: z
    .array(
      z.strictObject({
        article: z.number().int().min(1),
        title: z.string().min(1),
        titleEn: z.string().min(1),
        feature: text,
        featureEn: text,
        rules: z.array(z.string().regex(/^[A-Z]{2,}-\d+$/, 'a rule looks like CAL-6')).default([]),
        duties: z
          .array(
            z.strictObject({
              duty: z.string().min(1),
              dutyEn: z.string().min(1),
              tests: z.array(z.string().min(1)).min(1),
            }),
          )
          .default([]),
        missing: text,
        missingEn: text,
      }),
    )
    .min(1),
})
/** The name of a test that cites rules begins with their numbers. */
const NAME = /(['"`])((?:[A-Z]{2,}-\d+ )(?:\\.|(?!\1)[^\\\n])*)\1/g
const RULE = /\b[A-Z]{2,}-\d+\b/g

/** The articles as they stand in the configuration. Throws ConfigError. */
export function readArticles(): readonly Article[] {
  return checkedYaml(readYaml(readFileSync(join(root, 'config', 'regulation.yaml'), 'utf8'), 'regulation.yaml'), schema)
    .articles
}

/** Names of the tests per rule, from the sources of the tests; empty where the product was delivered without them. */
export function testsByRule(folder = join(root, 'test')): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const file of existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort() : []) {
    if (!file.endsWith('.test.ts') && !file.endsWith('contract.ts')) continue
    for (const [, , name = ''] of readFileSync(join(folder, file), 'utf8').matchAll(NAME)) {
      for (const rule of new Set(name.match(RULE))) found.set(rule, [...(found.get(rule) ?? []), name])
    }
  }
  return found
}

/** Every article with its proof. */
export function regulationProof(): readonly ArticleProof[] {
  const tests = testsByRule()
  const all = [...new Set([...tests.values()].flat())]
  return readArticles().map((article) => proofOf(article, (rule) => tests.get(rule) ?? [], all))
}
