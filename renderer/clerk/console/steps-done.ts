/** Words for the step that undo would take back; a step without them does not compile. */
import type { StepType } from '../../../domain/queue-day/state.ts'
import type { ClerkKey } from '../clerk-i18n.ts'

/** "已办结" for what has just been done. */
export function didKeyOf(what: StepType): ClerkKey {
  return `did.${what}`
}

/** "撤销办结" for the button that takes it back. */
export function undoKeyOf(what: StepType): ClerkKey {
  return `undo.${what}`
}
