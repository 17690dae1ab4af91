/** What Enter does with the open case, and which other verbs it has; the button says the same. */
import type { OfficeCase } from '../../domain/views/case.ts'

export type NextStep =
  | 'take'
  | 'stage'
  | 'decide'
  | 'ready'
  | 'resume'
  | 'receive'
  | 'sendDown'
  | 'isAbove'
  | 'waits'
  | 'none'
export type OfficeDialog =
  | 'ask'
  | 'stage'
  | 'decide'
  | 'ready'
  | 'receive'
  | 'give'
  | 'pause'
  | 'note'
  | 'applicant'
  | 'mail'
  | 'locker'
  | 'takeBack'
  | 'handUp'
  | 'recall'
  | 'sendBack'
  | 'urge'

/** The natural next step of a case, for this person. */
export function nextStepOf(file: OfficeCase, badgeNo: string): NextStep {
  const isMine = file.holder === badgeNo
  switch (file.status) {
    case 'accepted':
      return 'take'
    case 'review':
      if (!isMine) return file.holder === null ? 'take' : 'none'
      return file.stage < file.stages.length - 1 ? 'stage' : 'decide'
    case 'supplement':
      return 'receive'
    case 'above':
      return 'isAbove'
    case 'stopped':
      if (file.up !== null) return 'isAbove'
      return isMine ? 'resume' : 'none'
    case 'decided':
      return file.from === null ? 'ready' : 'sendDown'
    case 'ready':
    case 'inLocker':
      return 'waits'
    default:
      return 'none'
  }
}

/** Dialogs that a case allows besides, in the order of their buttons. */
export function asideOf(file: OfficeCase, badgeNo: string, hasAbove = false): readonly OfficeDialog[] {
  const isMine = file.holder === badgeNo
  const isInWork = ['accepted', 'review', 'above', 'supplement', 'stopped', 'decided'].includes(file.status)
  const isUndecided = isInWork && file.status !== 'decided'
  const isUrged = file.urges.at(-1)?.answer === null
  return [
    ...(isUrged ? (['urge'] as const) : []),
    ...(isMine && file.status === 'review' ? (['ask'] as const) : []),
    ...(isInWork && file.materials.some((one) => one.status !== 'present') && file.status !== 'supplement'
      ? (['receive'] as const)
      : []),
    ...(isMine && isInWork ? (['give'] as const) : []),
    ...(isMine && file.status === 'review' ? (['pause'] as const) : []),
    ...(isMine && file.status === 'review' && file.from === null && hasAbove ? (['handUp'] as const) : []),
    ...(isUndecided && file.up !== null ? (['recall'] as const) : []),
    ...(isUndecided && file.from !== null && (isMine || file.holder === null) ? (['sendBack'] as const) : []),
    ...(file.status === 'ready' ? (['locker', 'mail'] as const) : []),
    ...(file.status === 'inLocker' ? (['takeBack'] as const) : []),
    ...(isInWork || file.status === 'ready' ? (['note', 'applicant'] as const) : []),
  ]
}
