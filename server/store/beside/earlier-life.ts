/** Whether a folder without a hall's file has held one: then a new hall would give today's numbers a second time. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { noteOf } from './acknowledged.ts'

const BACKUP = /^hall-\d{4}-\d{2}-\d{2}T.*\.(jsonl\.zst|db)$/
const OPENED = '"the hall is open"'

/**
 * What tells of an earlier hall where `file` is missing or empty: its journals, notes, set-aside files, backups in the
 * folder or in `backups`, its log. Names, none for a folder in which no hall was.
 */
export function tracesOf(file: string, backups: readonly string[] = []): readonly string[] {
  const folder = dirname(file)
  const stem = basename(file).replace(/\.db$/, '')
  const names = existsSync(folder) ? readdirSync(folder) : []
  const aside = new RegExp(`^${stem}\\.(replaced|damaged|before-schema|restoring)\\b.*`)
  const own = names.filter(
    (name) =>
      (name === `${basename(file)}-wal` && statSync(join(folder, name)).size > 0) ||
      name === basename(noteOf(file)) ||
      [`${stem}.checked.json`, `${stem}.day.snapshot`, 'standby.json'].includes(name) ||
      aside.test(name),
  )
  const kept = [...new Set([join(folder, 'backups'), ...backups])].filter(
    (place) => existsSync(place) && readdirSync(place).some((name) => BACKUP.test(name)),
  )
  return [...own, ...kept, ...(hasBeenOpen(join(folder, 'log')) ? ['log'] : [])]
}

/** The set-up page of a new site writes a log too; only a hall says that it is open. */
function hasBeenOpen(log: string): boolean {
  if (!existsSync(log) || !statSync(log).isDirectory()) return false
  return readdirSync(log, { withFileTypes: true })
    .filter((one) => one.isFile())
    .some(({ name }) => readFileSync(join(log, name)).includes(OPENED))
}

/** The sentence for such a folder. */
export function earlierLifeSentence(file: string, traces: readonly string[]): string {
  const [first, ...more] = traces
  return `${file} is missing or empty, but this folder has held a hall (${first}${more.length > 0 ? ` and ${more.length} more` : ''}): a new one would give today's numbers a second time. Nothing was changed. Bring the disk or the file back, or run "npm run hall -- restore --newest --data ${dirname(file)}"; for a new hall name an empty folder with --data, and with --backups one without the backups of another.`
}
