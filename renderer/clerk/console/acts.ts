/** What the verbs without a dialog send, and what is said when it is done. */
import type { HallCommand } from '../../../domain/contract/subjects.ts'
import type { CommandResult } from '../../../domain/contract/subjects.ts'
import type { ClerkView } from '../../../domain/views/clerk.ts'
import type { ConnectionStatus } from '../../app/server/keep-alive.ts'
import type { PlanLookUp } from '../../app/server/plan-look-up.ts'
import type { DialogName, Note, Sent } from './console-store.ts'
import type { TicketNo } from '../../../domain/words/ids.ts'
import type { ItemOutcome } from '../../../domain/queue-day/commands.ts'
import { opensCase } from '../../../domain/plan/case-rules.ts'
import { otherLanguage } from '../../app/text/language.ts'
import { nextStepOf, openHere } from './next-step.ts'
import { t, tIn } from '../clerk-i18n.ts'

/** What a verb may see and do of the console. */
export interface Console {
  readonly view: ClerkView | null
  readonly counter: string
  readonly status: ConnectionStatus
  /** A verb is under way. */
  readonly isBusy: boolean
  readonly lookUp: Pick<PlanLookUp, 'counter' | 'item'> | null
  /** null: not now, refused or withdrawn; the note row says why. */
  readonly send: (what: Sent, command: HallCommand) => Promise<CommandResult | null>
  /** Does not wait for the verb under way; true when the hall has taken it. */
  readonly sendAtOnce: (command: HallCommand) => Promise<boolean>
  readonly dialog: DialogName | null
  readonly serverNowMs: () => number
  /** `no`: the ticket that it is about. */
  readonly openDialog: (name: DialogName, no?: TicketNo | null) => void
  readonly closeDialog: () => void
  readonly say: (text: string, tone?: Note['tone']) => void
  /** A case of the last visitor with accepted matters, null: none; and its receipt printed, once more. */
  readonly receipts: { readonly last: string | null; readonly print: (isReprint: boolean) => Promise<void> }
  /** Signs out of the counter and of the page. */
  readonly leave: () => Promise<void>
}

/** Calls, starts, opens or finishes, whichever is next. */
export async function takeNextStep(console: Console): Promise<void> {
  const { counter, view } = console
  if (view === null) return
  const step = nextStepOf(view)
  switch (step.kind) {
    case 'call':
      return void (await console.send('call', { type: 'CallNext', counter }))
    case 'start':
      return void (await console.send('start', { type: 'StartService', counter }))
    case 'open':
      return void (await console.send(step.isClosed ? 'openClosed' : 'open', {
        type: 'OpenCounter',
        counter,
      }))
    case 'finish':
      return mustAsk(console, view) ? console.openDialog('outcome') : finish(console, step.open, true)
  }
}

/** The second way: only note the arrival, or finish without calling. */
export async function takeSecondStep(console: Console): Promise<void> {
  const { view, counter } = console
  if (view === null || console.isBusy) return
  const step = nextStepOf(view)
  if (step.kind === 'start' && view.current?.status === 'called')
    await console.send('arrive', { type: 'Arrive', counter })
  else if (step.kind === 'finish') {
    if (mustAsk(console, view)) console.openDialog('outcomeOnly')
    else await finish(console, step.open, false)
  }
}

/** What an item comes to when nobody says otherwise: a promised one is accepted, and its case is opened. */
export function usualOutcome(lookUp: Pick<PlanLookUp, 'item'> | null, item: string): ItemOutcome {
  const known = lookUp?.item(item)
  return known && opensCase(known) ? 'accepted' : 'done'
}

/** How many of these items are accepted, and how many done, when nobody says otherwise. */
export function usualCounts(
  { lookUp }: Pick<Console, 'lookUp'>,
  view: ClerkView,
  open: readonly number[],
): { readonly accepted: number; readonly done: number } {
  const outcomes = open.map((index) => usualOutcome(lookUp, view.current?.items[index]?.item ?? ''))
  const accepted = outcomes.filter((one) => one === 'accepted').length
  return { accepted, done: open.length - accepted }
}

/**
 * Only where a paper is missing, or the matter goes on behind the counter, is "done" not the plain answer (DESK-4);
 * key 3 asks by will.
 */
function mustAsk({ lookUp }: Console, view: ClerkView): boolean {
  const open = openHere(view)
  return (view.current?.items ?? []).some(
    ({ index, item, missing }) => open.includes(index) && ((missing ?? 0) > 0 || usualOutcome(lookUp, item) !== 'done'),
  )
}

/** One press settles what the button says. */
async function finish(console: Console, open: readonly number[], thenCallNext: boolean): Promise<void> {
  const result = await console.send(thenCallNext ? 'call' : 'finish', {
    type: 'FinishService',
    counter: console.counter,
    outcomes: open.map((index) => ({ index, outcome: 'done' as const })),
    thenCallNext,
  })
  if (result?.isQueueEmpty && console.view?.status === 'free') console.say(t('note.noMore'))
}

/** Nobody came. */
export async function markMissed(console: Console): Promise<void> {
  const no = console.view?.current?.ticketNo ?? ''
  if (await console.send('miss', { type: 'MarkMissed', counter: console.counter }))
    console.say(t('note.missed', { no }))
}

/** Takes the last step back. */
export async function undo(console: Console): Promise<void> {
  if (await console.send('undo', { type: 'Undo', counter: console.counter })) console.say(t('note.undone'))
}

/** Goes through at any time, also while another verb waits for its answer. */
export async function callForHelp(console: Console): Promise<void> {
  const { lookUp, counter } = console
  const place = tIn('zh')('window', { label: lookUp?.counter(counter)?.label ?? counter })
  if (console.status !== 'live') console.say(t('note.helpLater'), 'refusal')
  if (await console.sendAtOnce({ type: 'RequestHelp', place })) console.say(t('note.help', { place }))
}

/** One item has come to what such an item comes to. */
export async function settle(console: Console, index: number): Promise<void> {
  await console.send('settle', {
    type: 'SettleItem',
    counter: console.counter,
    index,
    outcome: usualOutcome(console.lookUp, console.view?.current?.items[index]?.item ?? ''),
  })
}

/** Nobody came, and the next one is called at once. */
export async function missAndCall(console: Console): Promise<void> {
  await console.send('miss', { type: 'MarkMissed', counter: console.counter, thenCallNext: true })
}

/** Prints the receipt of the last visitor again. */
export function printReceipt(console: Console): Promise<void> {
  console.closeDialog()
  return console.receipts.print(true)
}

/** Speaks the other language from now on. */
export function otherLanguageHere(console: Console): Promise<void> {
  otherLanguage()
  console.closeDialog()
  return Promise.resolve()
}

/** The clerk goes. */
export function signOut(console: Console): Promise<void> {
  console.closeDialog()
  return console.leave()
}
