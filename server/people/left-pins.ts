/** Whoever gets the badge number of somebody who has left begins without a PIN: the old one opens nothing (SETUP-10). */
import type { BadgeNo } from '../../domain/words/ids.ts'
import type { Store } from '../store/port.ts'

/** Stands where a PIN was; no hash, so that nothing fits it. */
const VOID = ''

/** The hash that somebody signs in by; null: none. */
export async function pinKept(store: Pick<Store, 'pinOf'>, badgeNo: BadgeNo): Promise<string | null> {
  return (await store.pinOf(badgeNo)) || null
}

/**
 * Before a roster comes into force: PINs that lie under badge numbers which nobody of `now` has. Going back to a version that
 * knew these people is no new roster, and leaves them theirs.
 */
export async function voidLeftPins(
  store: Pick<Store, 'pinOf' | 'savePin'>,
  now: ReadonlyMap<BadgeNo, unknown>,
  clerks: readonly { readonly badgeNo: BadgeNo }[],
): Promise<void> {
  for (const { badgeNo } of clerks)
    if (!now.has(badgeNo) && (await pinKept(store, badgeNo)) !== null) await store.savePin(badgeNo, VOID)
}
