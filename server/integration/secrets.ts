/** Keys and secrets of other programs: from the site file, or from the environment, which goes before. */
import { ConfigError } from '../site-file/yaml-file.ts'

const LENGTH_LEAST = 32

/** Environment variable of a secret: YICHUANG_KEY_DATA_PLATFORM for the key "data-platform". */
function secretVariable(kind: 'KEY' | 'WEBHOOK', name: string): string {
  return `YICHUANG_${kind}_${name.toUpperCase().replaceAll('-', '_')}`
}

/** The secret of each by its name. Throws ConfigError naming what is missing and where to write it. */
export function secretsOf(
  kind: 'KEY' | 'WEBHOOK',
  named: readonly { readonly name: string; readonly secret?: string | undefined }[],
  environment: Readonly<Record<string, string | undefined>>,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const where = kind === 'KEY' ? 'integration.keys' : 'integration.webhooks'
  for (const { name, secret: inFile } of named) {
    const variable = secretVariable(kind, name)
    const secret = environment[variable] ?? inFile
    if (found.has(name)) throw new ConfigError(`${where}: "${name}" stands there twice; give each a name of its own.`)
    if (secret === undefined)
      throw new ConfigError(`${where}: there is no secret for "${name}"; set ${variable} or write it in the site file.`)
    if (secret.length < LENGTH_LEAST)
      throw new ConfigError(`${where}: the secret of "${name}" needs at least ${LENGTH_LEAST} characters.`)
    found.set(name, secret)
  }
  return found
}
