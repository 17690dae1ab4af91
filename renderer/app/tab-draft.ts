/**
 * What somebody types on a phone and has not sent: kept within the tab, so that going back or loading again loses nothing.
 * A screen of the hall keeps none: the next one at it is somebody else.
 */
import { onScopeDispose, watch, type Ref } from 'vue'
import { DEVICE_KEY } from './device/device-key.ts'

/** Before the name of each draft in the tab's own store. */
export const KEPT = 'yichuang.draft.'

/** What is put into JSON and comes back as it was. */
export type Kept = string | readonly string[] | Readonly<Record<string, string | number>> | null

export interface TabDraft {
  /** Once it is sent. */
  readonly forget: () => void
}

/** Brings back what the tab has kept under this name, and goes on keeping these fields while the scope lives. */
export function keepInTab(name: string, fields: Readonly<Record<string, Ref<Kept>>>): TabDraft {
  const key = `${KEPT}${name}`
  const textOf = (): string => JSON.stringify(Object.entries(fields).map(([field, { value }]) => [field, value]))
  let untouched = textOf()
  if (isHallScreen()) return { forget: () => undefined }
  for (const [field, value] of read(key)) {
    const known = fields[field]
    if (known !== undefined && isLike(value, known.value)) known.value = value
  }
  const keep = (): void => write(key, textOf() === untouched ? null : textOf())
  onScopeDispose(watch(textOf, keep))
  return {
    forget: () => {
      untouched = textOf()
      keep()
    },
  }
}

/** Whether this browser was paired as a screen of the hall. */
function isHallScreen(): boolean {
  try {
    return Object.keys(localStorage).some((one) => one.startsWith(DEVICE_KEY))
  } catch {
    return false
  }
}

function read(key: string): readonly (readonly [string, Kept])[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]')
    return Array.isArray(kept) ? kept.filter((one) => Array.isArray(one) && one.length === 2) : []
  } catch {
    return []
  }
}

/** A draft of an earlier version of the page is no draft of this one. */
function isLike(value: Kept, now: Kept): boolean {
  if (Array.isArray(now)) return Array.isArray(value) && value.every((one) => typeof one === 'string')
  return typeof now === 'string' ? typeof value === 'string' : typeof value === 'object' && !Array.isArray(value)
}

function write(key: string, text: string | null): void {
  try {
    if (text === null) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, text)
  } catch {
    // A browser that keeps nothing: the page works as before.
  }
}
