/** The floor as it stands, what the manager looks at, and the one way to give an order. */
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, type Ref } from 'vue'
import type { Answer } from '../../domain/contract/protocol.ts'
import type { CommandResult } from '../../domain/contract/subjects.ts'
import type { AlertCommand } from '../../domain/alert/commands.ts'
import type { DutyCommand } from '../../domain/duty/commands.ts'
import type { PostingCommand } from '../../domain/posting/commands.ts'
import type { Command } from '../../domain/queue-day/commands.ts'
import type { TicketNo, CounterId, QueueId } from '../../domain/words/ids.ts'
import type { ManagerView } from '../../domain/views/floor.ts'
import type { Connection } from '../app/server/connection.ts'
import { answerText, shared } from '../app/text/i18n.ts'
import type { Plan } from '../app/server/use-plan.ts'
import { useSession } from './session-store.ts'
import { openTab } from '../app/tab-address.ts'
import { tabGroups } from './tab-groups.ts'
import { t } from './texts.ts'

export type Tab =
  | 'floor'
  /** The floor for the wall of the duty room: no tabs, nothing to press but the way back. */
  | 'wall'
  | 'tickets'
  | 'queues'
  | 'issue'
  | 'bookings'
  | 'feedback'
  | 'service'
  | 'reports'
  | 'promises'
  | 'staffing'
  | 'devices'
  | 'facility'
  | 'sites'
  | 'office'
  | 'replay'
  | 'lamps'
export interface Notice {
  readonly text: string
  readonly isTrouble: boolean
}

export const useFloor = defineStore('floor', () => {
  const line = shallowRef<Connection<ManagerView> | null>(null)
  const names = shallowRef<Plan | null>(null)
  const nowMs = ref(0)
  const chosen = chosenThings()
  const notice = ref<Notice | null>(null)
  const isBusy = ref(false)
  /** Windows that the outlook proposes to open, drawn dashed. */
  const proposed = ref<readonly CounterId[]>([])

  const opened = openTab<Tab>(
    'floor',
    () => tabsOf(names.value),
    () => (notice.value = null),
  )

  /** A new session begins with nothing chosen, at the tab that the address names. */
  function attach(connection: Connection<ManagerView>, plan: Plan): void {
    chosen.forget()
    line.value = connection
    names.value = plan
    opened.followAddress()
  }

  /** Sends one order; its refusal stands on the screen in words. null: it was refused or another one is under way. */
  async function ask(
    command: Command | AlertCommand | DutyCommand | PostingCommand,
    done: string,
  ): Promise<CommandResult | null> {
    if (isBusy.value || line.value === null) return null
    isBusy.value = true
    notice.value = null
    const slow = setTimeout(() => say(t('sending')), 400)
    const answer: Answer = await line.value.send(command)
    clearTimeout(slow)
    isBusy.value = false
    say(answer.ok ? done : answerText(shared.t, answer), !answer.ok)
    return answer.ok ? answer.result : null
  }

  function say(text: string, isTrouble = false): void {
    notice.value = { text, isTrouble }
  }

  function showTicket(no: TicketNo): void {
    chosen.ticketNo.value = no
    opened.show('tickets')
  }

  function showReplay(date: string, seq: number): void {
    chosen.replay.value = { date, seq }
    opened.show('replay')
  }

  function showCounter(id: CounterId | null): void {
    chosen.counter.value = id
    if (opened.tab.value !== 'wall') opened.show('floor')
  }

  function showQueue(id: QueueId | ''): void {
    chosen.queue.value = id
    showCounter(null)
  }

  return {
    view: computed(() => line.value?.view.value ?? null),
    status: computed(() => line.value?.status.value ?? 'connecting'),
    plan: computed(() => names.value?.plan.value ?? null),
    nowMs,
    ...opened,
    tabGroups: computed(() => groupsOf(names.value)),
    showReplay,
    ...chosen,
    notice,
    isBusy,
    proposed,
    isWall: computed(() => opened.tab.value === 'wall'),
    attach,
    ask,
    say,
    showTicket,
    showCounter,
    showQueue,
  }
})

/** What somebody looks at. */
function chosenThings(): {
  readonly counter: Ref<CounterId | null>
  /** The queue that the outlook is about, its windows marked; '': the worst one. */
  readonly queue: Ref<QueueId | ''>
  readonly ticketNo: Ref<TicketNo | null>
  /** Where the time machine opens: a record of a day; null: the beginning of today. */
  readonly replay: Ref<{ readonly date: string; readonly seq: number } | null>
  forget(): void
} {
  const counter = ref<CounterId | null>(null)
  const queue = ref<QueueId | ''>('')
  const ticketNo = ref<TicketNo | null>(null)
  const replay = ref<{ readonly date: string; readonly seq: number } | null>(null)
  return {
    counter,
    queue,
    ticketNo,
    replay,
    forget: () => {
      counter.value = null
      queue.value = ''
      ticketNo.value = null
      replay.value = null
    },
  }
}

/** All tabs that may be opened; before the plan is here, those that only some halls have too. */
function tabsOf(names: Plan | null): readonly Tab[] {
  const isKnown = (names?.plan.value ?? null) !== null
  const groups = isKnown
    ? groupsOf(names)
    : tabGroups({ mayQueues: useSession().can('CloseQueue'), hasBookings: true, hasSitesBelow: true })
  return ['wall', ...groups.flatMap(({ first, lower }) => [first, ...lower])]
}

/** The tabs of this hall for whoever is signed in. */
function groupsOf(names: Plan | null): ReturnType<typeof tabGroups> {
  const plan = names?.plan.value
  return tabGroups({
    mayQueues: useSession().can('CloseQueue'),
    hasBookings: plan?.booking !== undefined && plan.booking !== null,
    hasSitesBelow: (plan?.site?.below.length ?? 0) > 0,
  })
}
