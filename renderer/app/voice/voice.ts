/** What an announcer needs of a voice, whatever makes the sound. */
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
export type VoiceChoice = { readonly kind: 'clips' | 'os'; readonly sets: readonly string[] } | { readonly kind: 'off' }

/**
 * `zh` (as shipped), `zh,en` (first reading Chinese, second English), `os`, `off`, or the folder of a hall's own set.
 */
export function voiceChoiceOf(search: string): VoiceChoice {
  const asked = (new URLSearchParams(search).get('voice') ?? '')
    .split(',')
    .filter((name) => /^[a-z0-9-]{1,32}$/i.test(name))
  if (asked.includes('off')) return { kind: 'off' }
  const sets = asked.filter((name) => name !== 'os')
  return { kind: asked.includes('os') ? 'os' : 'clips', sets: sets.length > 0 ? sets : ['zh'] }
}
