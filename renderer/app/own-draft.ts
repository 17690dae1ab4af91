/**
 * What staff type and have not sent, kept within the tab for whoever typed it: another tab of the page, the way back, a
 * closed form or loading again loses nothing (SEND-20). Whoever signs out leaves none.
 */
import type { Ref } from 'vue'
import { keepInTab, KEPT, type Kept, type TabDraft } from './tab-draft.ts'

const OWN = 'own.'
let owner: string | null = null

/** Who is signed in on this page. */
export function draftsOf(badgeNo: string): void {
  owner = badgeNo
}

/** Whoever has signed out takes their words along. */
export function forgetOwnDrafts(): void {
  if (owner === null) return
  const mine = `${KEPT}${OWN}${owner}.`
  owner = null
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(mine)) sessionStorage.removeItem(key)
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

/** Brings back what whoever is signed in has typed under this name, and goes on keeping it while the scope lives. */
export function keepOwn(name: string, fields: Readonly<Record<string, Ref<Kept>>>): TabDraft {
  return owner === null ? { forget: () => undefined } : keepInTab(`${OWN}${owner}.${name}`, fields)
}
