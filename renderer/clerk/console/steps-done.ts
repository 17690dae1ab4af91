/** Words for the step that undo would take back. */
import type { ClerkKey } from '../clerk-i18n.ts'
import { clerkZh } from '../messages.zh.ts'

/** "已办结" for what has just been done. */
export function didKeyOf(what: string): ClerkKey {
  const key = `did.${what}`
  return key in clerkZh ? (key as ClerkKey) : 'did.other'
}

/** "撤销办结" for the button that takes it back. */
export function undoKeyOf(what: string): ClerkKey {
  const key = `undo.${what}`
  return key in clerkZh ? (key as ClerkKey) : 'undo.other'
}
