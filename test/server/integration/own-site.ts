/** The county's site file with some more lines, in a folder of its own. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { siteFile } from '../../../server/site-file/config.ts'

export interface OwnSite {
  readonly file: string
  remove(): void
}

/** Writes it; `more` is YAML. */
export function countyWith(more: string): OwnSite {
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-site-'))
  const file = join(folder, 'county.yaml')
  writeFileSync(file, `${readFileSync(siteFile('county'), 'utf8')}\n${more}`)
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
