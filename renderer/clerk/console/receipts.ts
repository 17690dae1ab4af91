/** The receipt of acceptance at the counter: printed when the visitor leaves with accepted matters, printed again by will. */
import { shallowRef, type ShallowRef } from 'vue'
import { pdfPath } from '../../../domain/contract/http/case.ts'
import type { CommandResult, HallCommand } from '../../../domain/contract/subjects.ts'
import type { ClerkView } from '../../../domain/views/clerk.ts'
import { t } from '../clerk-i18n.ts'
import type { Note } from './console-store.ts'
import { printPaper, type Printed } from '../../app/server/print-paper.ts'

/** With these the visitor leaves the counter. */
const LEAVING: readonly HallCommand['type'][] = ['FinishService', 'Transfer', 'EscalateTicket']

export interface Receipts {
  /** A case of the last visitor with accepted matters; null: there was none since the page was opened. */
  readonly last: Readonly<ShallowRef<string | null>>
  /** After a verb that the hall has taken: `before` is what the counter looked like when it was pressed. */
  after(command: HallCommand, result: CommandResult, before: ClerkView | null): void
  print(isReprint: boolean): Promise<void>
}

/** `show` is given what became of a receipt, where there is something to tell. */
export function useReceipts(show: (note: Note) => void): Receipts {
  const last = shallowRef<string | null>(null)
  /** Accepted, and its visitor still sits here. */
  const waiting = shallowRef(false)

  async function print(isReprint: boolean): Promise<void> {
    const caseNo = last.value
    if (caseNo === null) return
    const printed = await printPaper({ paper: 'receipt', caseNo, isReprint })
    // A counter without a printer is silent by itself: the receipt is on the phone.
    if ((printed.isGood || printed.isIdle) && !isReprint) return
    show(noteOf(printed, () => void print(true)))
  }

  return {
    last,
    print,
    after: (command, result, before) => {
      const accepted = result.cases?.[0]
      if (accepted !== undefined) {
        last.value = accepted
        waiting.value = true
      }
      if (command.type === 'Undo') waiting.value = false
      const isLast =
        command.type === 'SettleItem' &&
        (before?.current?.items ?? []).every(
          ({ index, isHere, outcome }) => !isHere || outcome !== null || index === command.index,
        )
      if (!waiting.value || !(isLast || LEAVING.includes(command.type))) return
      waiting.value = false
      void print(false)
    },
  }
}

function noteOf({ words: text, isGood, isIdle, page }: Printed, printAgain: () => void): Note {
  const again = isGood || isIdle ? [] : [{ text: t('note.printAgain'), run: printAgain }]
  const onA4 = isGood || page === null ? [] : [{ text: t('note.printA4'), run: () => void window.open(page) }]
  const asFile = page === null ? [] : [{ text: 'PDF', run: () => void window.open(pdfPath(page)) }]
  return { text, tone: isGood ? 'said' : 'refusal', acts: [...again, ...onA4, ...asFile] }
}
