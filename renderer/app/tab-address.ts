/** The open tab in a page's address, so that a reload, a bookmark and the browser's way back lead to it (SHOW-13). */
import { onScopeDispose, ref, type Ref } from 'vue'

export interface OpenTab<T extends string> {
  readonly tab: Ref<T>
  /** Opens a tab, and says so in the address. */
  show(next: T): void
  /** Opens the tab that the address names now; `home` where it names none that is known. */
  followAddress(): void
}

/** The open tab, at first `home`, whose address has no #; `onTurn` runs whenever a tab is opened. */
export function openTab<T extends string>(home: T, known: () => readonly T[], onTurn: () => void): OpenTab<T> {
  const tab = ref(home) as Ref<T>
  function turnTo(next: T): void {
    tab.value = next
    onTurn()
  }
  return {
    tab,
    show: (next) => {
      turnTo(next)
      const hash = next === home ? '' : `#${next}`
      // Whoever goes back comes to the tab before.
      if (location.hash !== hash) history.pushState(null, '', hash === '' ? plainAddress() : hash)
    },
    followAddress: () => turnTo(known().find((one) => `#${one}` === location.hash) ?? home),
  }
}

/** The open tab of a page whose tabs are always the same; follows its address as long as the page stands. */
export function useTab<T extends string>(tabs: readonly [T, ...(readonly T[])], onTurn = (): void => {}): OpenTab<T> {
  const opened = openTab(tabs[0], () => tabs, onTurn)
  opened.followAddress()
  hearAddress(opened.followAddress)
  return opened
}

/** Hears of every step back and forth, and of an address that somebody has typed, while the page stands. */
export function hearAddress(follow: () => void): void {
  addEventListener('popstate', follow)
  onScopeDispose(() => removeEventListener('popstate', follow))
}

/** Whoever signs in next begins at the first tab. */
export function forgetTab(): void {
  history.replaceState(null, '', plainAddress())
}

function plainAddress(): string {
  return location.pathname + location.search
}
