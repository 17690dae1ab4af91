/** The open tab in the page's address, so that a reload, a bookmark and the browser's way back lead to it (SHOW-13). */
import { onScopeDispose } from 'vue'
import type { Tab } from './floor-store.ts'

/** What stands behind the # now, if it is one of these; else the floor. */
export function tabInAddress(known: readonly Tab[]): Tab {
  const asked = location.hash.slice(1)
  return known.find((tab) => tab === asked) ?? 'floor'
}

/** Whoever goes back comes to the tab before. */
export function tellAddress(tab: Tab): void {
  const hash = tab === 'floor' ? '' : `#${tab}`
  if (location.hash !== hash) history.pushState(null, '', hash === '' ? plainAddress() : hash)
}

/** Whoever signs in next begins at the floor. */
export function forgetTab(): void {
  history.replaceState(null, '', plainAddress())
}

/** Hears of every step back and forth, and of an address that somebody has typed, while the page stands. */
export function hearAddress(follow: () => void): void {
  addEventListener('popstate', follow)
  onScopeDispose(() => removeEventListener('popstate', follow))
}

function plainAddress(): string {
  return location.pathname + location.search
}
