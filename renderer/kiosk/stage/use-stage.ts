/** Joins the hall's views, the visit and the issuing to what the kiosk's pages use. */
import { computed, watch, type ComputedRef } from 'vue'
import { indexSettings, type SettingsIndex } from '../../../domain/plan/settings-index.ts'
import type { KioskView } from '../../../domain/views/kiosk.ts'
import type { SitePlan } from '../../../domain/plan/site-plan.ts'
import type { PrinterStatus } from '../../../domain/slip/printer.ts'
import type { Connection } from '../../app/server/connection.ts'
import { answerText, locale, shared } from '../../app/text/i18n.ts'
import { deviceOrders } from '../../app/server/page-state.ts'
import { blockText } from '../choose/block-text.ts'
import { hallHours, isNight } from '../../../domain/calendar/hall-hours.ts'
import { queueNowOf, type Band, type ComingBack, type Kiosk, type NoTicket, type QueueNow } from './kiosk-context.ts'
import { canPrint, type SlipPort } from '../issue/slip-port.ts'
import { useSpeech } from './speech.ts'
import { t } from '../texts.ts'
import { useIssuing, type Issuing, type TakenTicket, type TakeOutcome } from '../issue/use-issuing.ts'
import { useLine, type Line } from './use-line.ts'
import type { Offline } from '../offline/use-offline.ts'
import { offerText } from '../parts/when-text.ts'
import { useVisit, type Visit } from './visit.ts'
import { HELP_WITHIN_MS, useHelp } from './use-help.ts'

export interface StageParts {
  readonly plan: SitePlan
  readonly connection: Connection<KioskView>
  readonly slips: SlipPort
  readonly offline: Offline
  readonly name: string
}

const MINUTE_MS = 60_000

/** Everything the pages share; released with the calling scope. */
export function useStage(props: Readonly<StageParts>): Kiosk {
  const visit = useVisit()
  const speech = useSpeech()
  const line = useLine(props)
  const { nowMs, isLost, block } = line
  const now = useHallNow(props, line)
  const band = computed(() =>
    bandOf({
      noTicket: now.noTicket.value,
      keepsNothing: now.keepsNothing.value,
      isLost: isLost.value,
      isBlocked: block.value !== null,
      visit,
      printer: issuing.printer.value,
    }),
  )
  const issuing = useIssuing({
    send: props.connection.send,
    report: props.connection.report,
    slips: props.slips,
    nowMs,
    isLost,
    isAway: () => props.connection.status.value !== 'live',
    give: (items, isElder, insteadOf) => props.offline.give(props.plan, items, isElder, insteadOf),
    draw: (ticket, isElder, isReprint) => draw(ticket, props.plan, isElder, isReprint),
  })
  const index = computed(() => indexSettings({ ...props.plan, clerks: [] }))
  const help = useHelp(props.connection, () => props.name || t('product', { name: '' }))
  // While the line only comes up, nobody can be asked for the hall's printer.
  watch(props.connection.status, (now) => now !== 'connecting' && void issuing.checkPrinter(), { immediate: true })

  function leave(): void {
    speech.stop()
    issuing.forget()
    help.state.value = 'none'
    visit.wipe()
  }

  followPaper(visit, issuing)
  return {
    plan: computed(() => props.plan),
    index,
    ...line,
    ...now,
    band,
    isNightFace: computed(() => now.isNightNow.value && visit.page.value.name === 'home'),
    visit,
    issuing,
    speech,
    ...useTaking(visit, issuing, index),
    leave,
    name: computed(() => props.name),
    printAgain: async () => {
      const ticket = issuing.ticket.value
      return ticket === null ? 'failed' : issuing.print(ticket.ticketNo, visit.isElder.value, true)
    },
    help: help.state,
    callHelp: async () => {
      if (isLost.value) help.state.value = 'failed'
      else await help.call()
    },
    comeBack: (order) => comeBack(props, order),
    checkIn: async (code) => {
      const { checkInBooking } = await import('../code/booking-check-in.ts')
      const done = await checkInBooking(code, visit.isElder.value, props.connection.serverNowMs())
      if (!done.ok) return done.why
      await issuing.adopt(done.ticket, visit.isElder.value)
      visit.replaceAll({ name: issuing.printing.value === 'failed' ? 'paperOut' : 'issued' })
      return null
    },
  }
}

/** What is true of the hall now: its hours, its queues and whether numbers are given at all. */
function useHallNow(
  props: Readonly<StageParts>,
  { clock, isLost, block }: Line,
): Pick<Kiosk, 'hours' | 'noTicket' | 'keepsNothing' | 'queueNow' | 'closedText' | 'calls'> & {
  readonly isNightNow: ComputedRef<boolean>
} {
  const minuteMs = computed(() => Math.floor(clock.nowMs.value / MINUTE_MS) * MINUTE_MS)
  const { view } = props.connection
  const lines = computed(() => new Map((view.value?.queues ?? []).map((line) => [line[0], queueNowOf(line)])))
  const queueNow = (queue: string): QueueNow | null => (isLost.value ? null : (lines.value.get(queue) ?? null))
  const hours = computed(() => hallHours(props.plan, minuteMs.value, (queue) => queueNow(queue)?.span?.[1] ?? null))
  const isNightNow = computed(() => isNight(hours.value.phase))
  return {
    hours,
    isNightNow,
    queueNow,
    noTicket: computed<NoTicket>(() => (isNightNow.value ? 'night' : block.value === null ? null : 'lost')),
    keepsNothing: computed(() => view.value?.keepsNothing === true),
    calls: computed(() => (isLost.value ? [] : (view.value?.calls ?? []))),
    closedText: (queue) => {
      const offer = hours.value.offers.get(queue)
      if (offer?.kind === 'none') return offerText(offer, minuteMs.value, props.plan.timeZone)
      return queueNow(queue)?.isOpen === false ? t('queueClosed') : null
    },
  }
}

/** What the band under the bar has to say. */
function bandOf(now: {
  readonly noTicket: NoTicket
  readonly keepsNothing: boolean
  readonly isLost: boolean
  readonly isBlocked: boolean
  readonly visit: Visit
  readonly printer: PrinterStatus | null
}): Band {
  const { visit, printer } = now
  const { name } = visit.page.value
  if (now.noTicket === 'night' || name === 'issued' || name === 'paperOut') return null
  if (now.isLost) return now.isBlocked ? 'lost' : 'alone'
  const isTight = name !== 'home' && (visit.isElder.value || visit.isTight.value)
  if (now.keepsNothing && name === 'home') return 'keepsNothing'
  if (now.noTicket !== null || isTight) return null
  if (canPrint(printer)) return deviceOrders.value?.message?.style === 'band' ? 'message' : null
  return printer?.paper === 'out' ? 'noPaper' : 'noPrinter'
}

/** Takes a ticket, or adds to the one at hand, and shows where it leads. */
function useTaking(visit: Visit, issuing: Issuing, index: ComputedRef<SettingsIndex>): Pick<Kiosk, 'take' | 'addTo'> {
  function show(outcome: TakeOutcome): void {
    if (outcome.kind === 'busy') return
    if (outcome.kind === 'blocked') return visit.go({ name: 'sorry', text: blockText(outcome.block), canRetry: false })
    if (outcome.kind === 'taken') {
      visit.addingTo.value = null
      return visit.replaceAll({ name: issuing.printing.value === 'failed' ? 'paperOut' : 'issued' })
    }
    const text = outcome.kind === 'refused' ? answerText(shared.t, outcome.answer) : t('sorryNoAnswer')
    visit.go({ name: 'sorry', text, canRetry: outcome.kind === 'noAnswer' })
  }

  return {
    take: async (items) => {
      const wanted = items.flatMap((id) => index.value.items.get(id) ?? []).map(visit.requestOf)
      show(await issuing.take(wanted, visit.isElder.value))
    },
    addTo: async (id) => {
      const item = index.value.items.get(id)
      if (item !== undefined) show(await issuing.add(visit.requestOf(item), visit.isElder.value))
    },
  }
}

/** A slip that did not come out has a page of its own, until it does. */
function followPaper(visit: Visit, issuing: Issuing): void {
  watch(issuing.printing, (now) => {
    if (issuing.ticket.value === null) return
    if (now === 'failed') visit.replaceAll({ name: 'paperOut' })
    else if (visit.page.value.name === 'paperOut' && now !== 'printing') visit.replaceAll({ name: 'issued' })
  })
}

async function draw(ticket: TakenTicket, plan: SitePlan, isElder: boolean, isReprint: boolean): Promise<Uint8Array> {
  const { slipOnPage } = await import('../offline/open-issuing.ts')
  return slipOnPage(ticket, plan, { isElder, isReprint, language: locale.value, origin: location.origin })
}

/** null: done; else the sentence that says why not. */
async function comeBack(props: Readonly<StageParts>, order: ComingBack): Promise<string | null> {
  try {
    const answer = await props.connection.send(order, { signal: AbortSignal.timeout(HELP_WITHIN_MS) })
    return answer.ok ? null : answerText(shared.t, answer)
  } catch {
    return t('codeFailed')
  }
}
