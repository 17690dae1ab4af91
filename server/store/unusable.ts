/** A store that cannot be used: a sentence for whoever starts the server, what is wrong and what to do. */

/**
 * 'damaged': its file is not what was written; 'disk': the disk cannot keep anything now; 'elsewhere': another machine is
 * the hall; 'other': a mistake of whoever starts.
 */
export type WhyUnusable = 'damaged' | 'disk' | 'elsewhere' | 'other'

export class StoreUnusable extends Error {
  readonly why: WhyUnusable
  constructor(sentence: string, why: WhyUnusable = 'other') {
    super(sentence)
    this.why = why
  }
}

const DAMAGED = /^SQLITE_(CORRUPT|NOTADB|IOERR_SHORT_READ|FORMAT)/
const DISK = /^SQLITE_(FULL|READONLY|IOERR|CANTOPEN)/
const SYSTEM = /^(ENOSPC|EROFS|EIO|EDQUOT)$/

/** A database that cannot be asked now: it is gone, hangs, or takes nothing. The same may be asked again later. */
class StoreAway extends Error {}

/** SQLSTATE of a database that is going, full or held up by somebody else, and what the system says of a line to it. */
const GONE = /^(08|53|55|57|58)[0-9A-Z]{3}$|^25P03$|^E[A-Z]+$/
/** What pg says without a code. */
const GONE_WORDS = /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client )/

/** An error of PostgreSQL as StoreAway where it says that the database cannot be asked now; else the error as it is. */
export function asAway(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof StoreAway) return error
  const code = 'code' in error ? String(error.code) : ''
  return GONE.test(code) || GONE_WORDS.test(error.message)
    ? new StoreAway(`the database does not answer now (${inOneLine(error.message || code)})`, { cause: error })
    : error
}

/** Whether an error says that nothing can be read or kept now, whatever was asked. */
export function isStoreAway(error: unknown): boolean {
  return error instanceof StoreAway || whyUnusable(error) !== null
}

/** What an error of SQLite or of the system says of the store; null when it says nothing of it. */
export function whyUnusable(error: unknown): 'damaged' | 'disk' | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (error instanceof StoreUnusable) return error.why === 'damaged' || error.why === 'disk' ? error.why : null
  if (DAMAGED.test(code)) return 'damaged'
  return DISK.test(code) || SYSTEM.test(code) ? 'disk' : null
}

/** An error of a store as one plain sentence, where it says something of the store; else the error as it is. */
export function asUnusable(error: unknown, file: string): unknown {
  const why = whyUnusable(error)
  if (why === null || error instanceof StoreUnusable) return error
  const words = error instanceof Error ? error.message : String(error)
  return new StoreUnusable(why === 'disk' ? diskSentence(file, words) : damagedSentence(file, words), why)
}

/** The sentence for a file that is not what was written. */
export function damagedSentence(file: string, detail: string): string {
  return `${file} is damaged (${inOneLine(detail)}). Nothing was changed. Run "npm run hall -- restore --newest --data ${folderOf(file)}": it keeps this file under another name and goes on from the newest backup that is sound.`
}

/** The sentence for a disk that keeps nothing. */
export function diskSentence(file: string, detail: string): string {
  return `The disk of ${file} cannot keep anything now (${inOneLine(detail)}): it is full, read-only or failing. Make room or mend the disk; what was kept before is still there.`
}

function inOneLine(detail: string): string {
  return detail.replace(/\s+/g, ' ')
}

function folderOf(file: string): string {
  return file.replace(/[/\\][^/\\]*$/, '')
}
