/** Words for the step that undo would take back; a step without them does not compile. */
import type { StepType } from '../../../domain/queue-day/state.ts'
import { say, type Words } from '../clerk-i18n.ts'

const STEPS: Readonly<Record<StepType, { readonly did: Words; readonly undo: Words }>> = {
  TicketCalled: { did: ['已呼叫', 'called'], undo: ['撤销呼叫', 'Undo call'] },
  TicketArrived: { did: ['已到窗', 'arrived'], undo: ['撤销到窗', 'Undo arrival'] },
  ServiceStarted: { did: ['已开始办理', 'started'], undo: ['撤销开始', 'Undo start'] },
  ServiceFinished: { did: ['已办结', 'finished'], undo: ['撤销办结', 'Undo finish'] },
  TicketMissed: { did: ['已记过号', 'marked missed'], undo: ['撤销过号', 'Undo missed'] },
  TicketParked: { did: ['已挂起', 'parked'], undo: ['撤销挂起', 'Undo park'] },
  TicketTransferred: { did: ['已转移', 'transferred'], undo: ['撤销转移', 'Undo transfer'] },
}

/** "已办结" for what has just been done. */
export function didOf(what: StepType): string {
  return say(...STEPS[what].did)
}

/** "撤销办结" for the button that takes it back. */
export function undoOf(what: StepType): string {
  return say(...STEPS[what].undo)
}
