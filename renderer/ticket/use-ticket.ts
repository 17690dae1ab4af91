/** One ticket as its holder sees it: the view, its age, and the few things that may be asked of it. */
import { computed, ref } from 'vue'
import type { ComputedRef, Ref } from 'vue'
import type { Command } from '../../domain/queue-day/commands.ts'
import type { TicketView } from '../../domain/views/ticket.ts'
import { useClock } from '../app/clock.ts'
import { timeAt } from '../app/text/dates.ts'
import { useConnection } from '../app/server/connection.ts'
import type { Connection } from '../app/server/connection.ts'
import { answerText, shared } from '../app/text/i18n.ts'
import { refusal } from '../app/server/page-state.ts'
import { usePlan } from '../app/server/use-plan.ts'
import type { Plan } from '../app/server/use-plan.ts'
import { freshnessOf } from './freshness.ts'
import type { Freshness } from './freshness.ts'
import { t } from './texts.ts'

export interface Ticket {
  readonly view: ComputedRef<TicketView | null>
  readonly plan: Plan
  readonly freshness: ComputedRef<Freshness>
  /** "10:27 更新", or that it is being renewed. */
  readonly ageText: ComputedRef<string>
  /** "10:44" of now. */
  readonly hhmm: ComputedRef<string>
  /** Now, by the hall's clock. */
  readonly nowMs: Readonly<Ref<number>>
  readonly timeText: (atMs: number) => string
  /** The hall knows no ticket by this link. */
  readonly isUnknown: ComputedRef<boolean>
  readonly isBusy: Ref<boolean>
  /** Why the last wish was not granted, in words. */
  readonly trouble: Ref<string>
  /** true: it was granted. */
  readonly ask: (command: Command) => Promise<boolean>
}

/** Follows the ticket of `link`; `line` is only given by tests. */
export function useTicket(
  link: string,
  line: Connection<TicketView> = useConnection<TicketView>(() => ({ screen: 'ticket', link })),
  plan: Plan = usePlan(),
): Ticket {
  const zone = computed(() => plan.plan.value?.timeZone)
  const clock = useClock(zone, line.serverNowMs)
  const isBusy = ref(false)
  const trouble = ref('')
  // Read through the clock so that the age grows every second without any message.
  const ageMs = computed(() =>
    clock.nowMs.value > 0 && line.lastContactMs.value > 0 ? Math.max(0, Date.now() - line.lastContactMs.value) : 0,
  )
  const freshness = computed(() => freshnessOf(ageMs.value))
  const timeText = (atMs: number): string => timeAt(atMs, zone.value)

  async function ask(command: Command): Promise<boolean> {
    if (isBusy.value) return false
    isBusy.value = true
    trouble.value = ''
    const answer = await line.send(command)
    isBusy.value = false
    if (!answer.ok) trouble.value = answerText(shared.t, answer)
    return answer.ok
  }

  return {
    view: computed(() => line.view.value),
    plan,
    freshness,
    isBusy,
    trouble,
    ask,
    nowMs: clock.nowMs,
    timeText,
    hhmm: clock.hhmm,
    ageText: computed(() =>
      freshness.value === 'fresh' ? t('updatedAt', { time: timeText(clock.nowMs.value - ageMs.value) }) : t('updating'),
    ),
    isUnknown: computed(() => line.view.value === null && refusal.value === 'notAuthorised'),
  }
}
