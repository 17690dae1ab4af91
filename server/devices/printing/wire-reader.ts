/** Collects what a device says and hands it to whoever waits for it, at the latest after a time. */
import { patience } from '../../hall/patience.ts'

export interface Inbox {
  push(bytes: Uint8Array): void
  /** The line is gone: every read from now on says null. */
  end(): void
  read(withinMs: number): Promise<Uint8Array | null>
}

/** One reader at a time; what comes between two reads is kept. */
export function inbox(): Inbox {
  let kept: Uint8Array[] = []
  let isEnded = false
  let wake: () => void = () => undefined
  const takeAll = (): Uint8Array | null => {
    if (kept.length === 0 && isEnded) return null
    const all = Buffer.concat(kept)
    kept = []
    return all
  }
  return {
    push(bytes) {
      kept.push(bytes)
      wake()
    },
    end() {
      isEnded = true
      wake()
    },
    read(withinMs) {
      if (kept.length > 0 || isEnded) return Promise.resolve(takeAll())
      return new Promise((resolve) => {
        const callOff = patience(withinMs, () => wake())
        wake = () => {
          callOff()
          wake = () => undefined
          resolve(takeAll())
        }
      })
    },
  }
}
