/** The open tab in the page's address, so that a reload, a bookmark and the browser's way back lead to it (SHOW-13). */
import { onScopeDispose, ref, type Ref } from 'vue'
import type { Tab } from './floor-store.ts'

export interface OpenTab {
  readonly tab: Ref<Tab>
  /** Opens a tab, and says so in the address. */
  show(next: Tab): void
  /** Opens the tab that the address names now. */
  followAddress(): void
}

/** The open tab, one of `known`; `onTurn` runs whenever another is to be seen. */
export function openTab(known: () => readonly Tab[], onTurn: () => void): OpenTab {
  const tab = ref<Tab>('floor')
  function turnTo(next: Tab): void {
    tab.value = next
    onTurn()
  }
  return {
    tab,
    show: (next) => {
      turnTo(next)
      tellAddress(next)
    },
    followAddress: () => turnTo(tabInAddress(known())),
  }
}

/** What stands behind the # now, if it is one of these; else the floor. */
function tabInAddress(known: readonly Tab[]): Tab {
  const asked = location.hash.slice(1)
  return known.find((tab) => tab === asked) ?? 'floor'
}

/** Whoever goes back comes to the tab before. */
function tellAddress(tab: Tab): void {
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
