/** PINs under their badge numbers: each opens nothing for whoever has the number later (SETUP-10). */
import { begunIn, type SettingsState } from '../../domain/settings/state.ts'
import type { BadgeNo } from '../../domain/words/ids.ts'
import type { Store } from '../store/port.ts'

type Pins = Pick<Store, 'pinOf' | 'savePin'>
type Settings = Readonly<SettingsState>

/** Behind the version with which its holder began; without one, since the hall began. Nothing behind it: no PIN. */
const KEPT = /^(?:(\d+):)?(.*)$/s

/** The hash that whoever has this badge number now signs in by; null: none. */
export async function pinKept(
  store: Pick<Store, 'pinOf'>,
  settings: Settings,
  badgeNo: BadgeNo,
): Promise<string | null> {
  const { begun, hash } = read(await store.pinOf(badgeNo))
  return begun === begunIn(settings, badgeNo) ? hash || null : null
}

/** Keeps the PIN of whoever has this badge number now, and ends every session under it. */
export function keepPin(
  store: Pick<Store, 'savePin'>,
  settings: Settings,
  badgeNo: BadgeNo,
  hash: string,
): Promise<void> {
  const begun = begunIn(settings, badgeNo)
  return store.savePin(badgeNo, begun === 0 ? hash : `${begun}:${hash}`)
}

/** Ends the sessions of those whose badge number is another person's now, and forgets their PINs; twice is once. */
export async function voidLeftPins(
  store: Pins,
  settings: Settings,
  clerks: readonly { readonly badgeNo: BadgeNo }[],
): Promise<void> {
  for (const { badgeNo } of clerks)
    if (read(await store.pinOf(badgeNo)).begun !== begunIn(settings, badgeNo))
      await keepPin(store, settings, badgeNo, '')
}

function read(kept: string | null): { readonly begun: number; readonly hash: string } {
  const [, begun = '0', hash = ''] = KEPT.exec(kept ?? '') ?? []
  return { begun: Number(begun), hash }
}
