/** Whether the file that is open is still the one at its path: a folder may be taken away under a running hall. */
import { statSync } from 'node:fs'
import { StoreUnusable } from '../unusable.ts'

/** Remembers which files these are now. The check throws StoreUnusable once one of them is gone or is another. */
export function inPlace(files: readonly string[]): () => void {
  const before = files.map(identityOf)
  return () => {
    for (const [at, file] of files.entries()) {
      const now = identityOf(file)
      if (now === before[at]) continue
      throw new StoreUnusable(
        now === null
          ? `${file} is not there any more: its folder was taken away, or its disk. What would be given now would be lost. Bring it back, and the hall goes on by itself.`
          : `${file} is another file than the one that is open. Bring the right one back, and the hall goes on; if it was exchanged on purpose, start the server anew.`,
        'disk',
      )
    }
  }
}

function identityOf(file: string): string | null {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false })
  return found === undefined ? null : `${found.dev}/${found.ino}`
}
