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
  return countyBut((text) => `${text}\n${more}`)
}

/** Writes it as `change` makes it. */
export function countyBut(change: (text: string) => string): OwnSite {
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-site-'))
  const file = join(folder, 'county.yaml')
  writeFileSync(file, change(readFileSync(siteFile('county'), 'utf8')))
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
