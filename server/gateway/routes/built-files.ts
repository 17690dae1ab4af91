/**
 * The scripts, styles and fonts that the build has written. Their names carry their content, so what was read once
 * stays true: a hall that comes back from a power cut, a hundred files for each of a hundred screens, is served from
 * memory.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { codingFor, type Coding } from '../compress.ts'
import type { Anybody, RoutesFor } from '../guard.ts'
import { refuse } from '../problem.ts'

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  woff: 'font/woff',
  woff2: 'font/woff2',
}
const NAME = /^[\w-][\w.-]*\.(?<ending>[a-z0-9]+)$/
/** As config/compressed-files.ts names what it has compressed. */
const WRITTEN: Readonly<Record<Coding, string>> = { br: '.br', gzip: '.gz' }
/** A year, as long as anything is kept; the next build has other names. */
const FOR_EVER = 'public, max-age=31536000, immutable'

interface BuiltFile {
  readonly bytes: Buffer
  /** null: as it is. */
  readonly coding: Coding | null
}

/**
 * Adds `/assets/:name`: each file in the coding that the build has written and whoever asks can read (HTTP-2), from
 * memory once somebody has asked for it, some 7 MB when everything was. 404 for what the build does not have, which is
 * looked for again the next time: the next build may bring it.
 * @param folder of the built files, which lie in it side by side
 */
export function builtFiles(everyone: RoutesFor<Anybody>, folder: string): void {
  const kept = new Map<string, BuiltFile>()

  async function built(name: string, coding: Coding | null): Promise<BuiltFile | null> {
    const key = `${name} ${coding}`
    const known = kept.get(key)
    if (known !== undefined) return known
    const file = await fileIn(folder, name, coding)
    if (file !== null) kept.set(key, file)
    return file
  }

  everyone.get<{ Params: { name: string } }>('/assets/:name', { schema: { hide: true } }, async (request, reply) => {
    const { name } = request.params
    const type = TYPES[NAME.exec(name)?.groups?.ending ?? '']
    const file = type === undefined ? null : await built(name, codingFor(request))
    if (type === undefined || file === null)
      return refuse(404, { code: 'notFound', problem: 'This build has no such file.' })
    if (file.coding !== null) void reply.header('content-encoding', file.coding)
    return reply.type(type).header('vary', 'accept-encoding').header('cache-control', FOR_EVER).send(file.bytes)
  })
}

/** What is too small to be worth it stands there uncompressed only, as does what is no text. null: not there. */
async function fileIn(folder: string, name: string, coding: Coding | null): Promise<BuiltFile | null> {
  const bytesOf = (file: string): Promise<Buffer | null> => readFile(join(folder, file)).catch(() => null)
  const compressed = coding === null ? null : await bytesOf(name + WRITTEN[coding])
  if (compressed !== null) return { bytes: compressed, coding }
  const bytes = await bytesOf(name)
  return bytes === null ? null : { bytes, coding: null }
}
