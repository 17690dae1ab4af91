/** What an announcer needs of a voice, whatever makes the sound; and patience with an end. */
import type { CallToSay } from '../../../domain/announcement/phrase.ts'

export interface Voice {
  /** May sound come out now? `blocked`: the browser waits for somebody to touch the page. */
  prepare(): Promise<'ready' | 'blocked'>
  chime(): Promise<void>
  /** One reading; resolves when its last sound has ended. `reading` counts from 0. */
  say(call: CallToSay, reading: number): Promise<'whole' | 'inPart'>
  /** Stops whatever sounds now. */
  hush(): void
  /** Recordings that were looked for and not found. */
  missing(): readonly string[]
  /** Looks again for what was missing, and whether sound still flows; false when it does not. */
  probe(): Promise<boolean>
  release(): void
}

/** What `?voice=` asks for: recordings of one or several sets, the operating system's voice, or none. */
export type VoiceWish = { readonly kind: 'clips' | 'os'; readonly sets: readonly string[] } | { readonly kind: 'off' }

/**
 * `zh` (as shipped), `zh,en` (first reading Chinese, second English), `os`, `off`, or the folder of a hall's own set.
 */
export function voiceWishOf(search: string): VoiceWish {
  const asked = (new URLSearchParams(search).get('voice') ?? '')
    .split(',')
    .filter((name) => /^[a-z0-9-]{1,32}$/i.test(name))
  if (asked.includes('off')) return { kind: 'off' }
  const sets = asked.filter((name) => name !== 'os')
  return { kind: asked.includes('os') ? 'os' : 'clips', sets: sets.length > 0 ? sets : ['zh'] }
}

/** Rejects when `step` takes longer than `limitMs`: a sound that never ends must not end the voice. */
export async function within<T>(step: Promise<T>, limitMs: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('took too long')), limitMs)
  })
  try {
    return await Promise.race([step, limit])
  } finally {
    clearTimeout(timer)
  }
}
