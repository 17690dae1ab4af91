/** How a case begins: accepted at the counter, or without a ticket; and how an acceptance is taken back. */
import { caseRules } from '../../plan/case-rules.ts'
import type { ServiceItem } from '../../plan/settings.ts'
import type { World } from '../../plan/world.ts'
import type { DayEvent, SettledItem } from '../../queue-day/events.ts'
import { dayStream, type DayState, type Ticket } from '../../queue-day/state.ts'
import { caseNoOf, type CaseNo } from '../../words/case-no.ts'
import type { CounterId, ItemId } from '../../words/ids.ts'
import { reasonIn } from '../../words/rejected.ts'
import { beginning, onto, type Written } from '../../words/stream.ts'
import type { OfType, Typed } from '../../words/subject.ts'
import { clockOf } from '../clock.ts'
import type { CaseCommand } from '../commands.ts'
import type { Acceptance, CaseEvent, CaseMaterial } from '../events.ts'
import { reject } from '../rejections.ts'
import { caseStream } from '../state.ts'
import { postCase } from '../../site-link/outbox.ts'
import { reviewPost, upward } from '../joint/posts.ts'
import { caseFor, clerkOf, daysOf, notReady, ready } from './officer.ts'

/** What a new case is made of besides the catalogue. */
interface Terms {
  readonly caseNo: CaseNo
  readonly group: string
  readonly receipt: string
  readonly accepted: Acceptance
  readonly deferred: readonly number[]
}

/** What follows for cases from what a counter has written: accepted items open theirs, undone ones are taken back (CASE-1, CASE-2). */
export function alongDay(written: readonly Written[], world: World): readonly Written[] {
  const today = dayStream(world.today)
  return written.flatMap(({ stream, events }) =>
    stream === today ? events.flatMap((event) => alongEvent(event as DayEvent, world)) : [],
  )
}

function alongEvent(event: DayEvent, world: World): readonly Written[] {
  const day = world.state(dayStream(world.today))
  switch (event.type) {
    case 'ItemSettled':
      return acceptedAt(event.counter, day.tickets.get(event.ticketNo), [event], world)
    case 'ServiceFinished':
      return acceptedAt(event.counter, day.tickets.get(event.ticketNo), event.outcomes, world)
    case 'TransitionUndone':
      return undoneCases(event, day).flatMap((caseNo) => voided(caseNo, world))
    default:
      return []
  }
}

/** Taken back by whoever accepted it; one that somebody has taken, here or above, holds the undo up (CASE-2). */
function voided(caseNo: CaseNo, world: World): readonly Written[] {
  const file = ready(caseFor(caseNo, world), 'voided')
  if (file.up?.above?.holder) notReady(file)
  const event = { type: 'CaseVoided' } as const
  const posts = upward(file, event, world)
  const written = onto(caseStream(caseNo), event)
  return file.up === null ? [written] : [written, postCase(file.up.site, posts, world)]
}

/** Cases whose acceptance an undo at this counter would take back: their streams are needed. */
export function casesOfUndo(command: Typed, world: World): readonly CaseNo[] {
  const { type, counter } = command as Typed & { readonly counter?: CounterId }
  if (type !== 'Undo' || counter === undefined) return []
  return undoneCases({ counter }, world.state(dayStream(world.today)))
}

function undoneCases({ counter }: { readonly counter: CounterId }, day: Readonly<DayState>): readonly CaseNo[] {
  const step = day.counters.get(counter)?.steps.at(-1)
  if (!step) return []
  const now = day.tickets.get(step.ticketNo) ?? day.closed.get(step.ticketNo)?.ticket
  const kept = new Set(step.before.items.map((item) => item.caseNo))
  return (now?.items ?? []).flatMap(({ caseNo }) => (caseNo === undefined || kept.has(caseNo) ? [] : [caseNo]))
}

function acceptedAt(
  counter: CounterId,
  ticket: Ticket | undefined,
  settled: readonly SettledItem[],
  world: World,
): readonly Written[] {
  if (!ticket) return []
  return settled.flatMap(({ index, caseNo, deferred }) => {
    const found = world.plan.items.get(ticket.items[index]?.item ?? '')
    if (caseNo === undefined) return []
    return [
      ...opened(found ?? gone(ticket.items[index]?.item ?? ''), world, {
        caseNo,
        group: `${world.today} ${ticket.no}`,
        receipt: ticket.link,
        accepted: { date: world.today, ticketNo: ticket.no, counter, badgeNo: clerkOf(world).badgeNo, reason: '' },
        deferred: deferred ?? [],
      }),
    ]
  })
}

function gone(item: string): never {
  return reject({ code: 'UnknownItem', item })
}

/** Without a ticket: its holder's number was voided, lost or given elsewhere; the reason is kept (CASE-10). */
export function openCase(
  { item, deferred, reason }: OfType<CaseCommand, 'OpenCase'>,
  world: World,
): readonly Written[] {
  const { badgeNo } = clerkOf(world)
  return withoutTicket(item, deferred, { badgeNo, reason: reasonIn(reason) }, world)
}

/** What was filed with another platform begins as every other case, with its number there (FILED-1). */
export function fileCase(
  { item, platform, filingNo }: OfType<CaseCommand, 'FileCase'>,
  world: World,
): readonly Written[] {
  return withoutTicket(item, [], { badgeNo: platform, reason: '', online: { platform, filingNo } }, world)
}

function withoutTicket(
  id: ItemId,
  deferred: readonly number[],
  accepted: Pick<Acceptance, 'badgeNo' | 'reason' | 'online'>,
  world: World,
): readonly Written[] {
  const item = world.plan.items.get(id) ?? gone(id)
  const stranger = deferred.find((place) => place >= item.materials.length)
  if (stranger !== undefined) reject({ code: 'UnknownMaterial', place: stranger })
  const day = world.state(dayStream(world.today))
  if (day.status === 'closed') reject({ code: 'DayIsClosed' })
  const caseNo = caseNoOf(world.today, day.caseCount + 1)
  return [
    ...opened(item, world, {
      caseNo,
      group: caseNo,
      receipt: world.random,
      accepted: { date: world.today, ticketNo: null, counter: null, ...accepted },
      deferred,
    }),
    onto(dayStream(world.today), { type: 'CaseNumbered', caseNo }),
  ]
}

/** The case, and in the same step its way to the site above, where that one decides matters of this kind (JOINT-7). */
function opened(item: ServiceItem, world: World, terms: Terms): readonly Written[] {
  const event = openedEvent(item, world, terms)
  const to = item.guide?.reviewedAbove === true ? world.plan.settings.site?.parent?.id : undefined
  if (to === undefined) return [beginning(caseStream(event.caseNo), event)]
  const { badgeNo } = event.accepted
  const clerk = world.plan.clerks.get(badgeNo)
  const reason = '上级审批事项'
  const holder = clerk === undefined ? {} : { holder: badgeNo }
  const up: CaseEvent = { type: 'CaseHandedUp', to, reason, date: world.today, ...holder }
  const post = reviewPost(event, reason, { badgeNo, name: clerk?.name ?? badgeNo }, world)
  return [beginning(caseStream(event.caseNo), event, up), postCase(to, [post], world)]
}

function openedEvent(
  item: ServiceItem,
  world: World,
  { caseNo, deferred, ...terms }: Terms,
): OfType<CaseEvent, 'CaseOpened'> {
  const rules = caseRules(world.plan.settings)
  const days = daysOf(world)
  const promisedDays = item.guide?.promisedDays ?? rules.promisedDays
  const stages = item.guide?.stages ?? [
    { name: '审核', nameEn: 'Review', days: Math.max(promisedDays - rules.makingDays, Math.min(promisedDays, 1)) },
  ]
  return {
    type: 'CaseOpened',
    caseNo,
    ...terms,
    item: item.id,
    itemName: item.name,
    itemNameEn: item.nameEn,
    department: item.department,
    departmentEn: item.departmentEn,
    caseKind: promisedDays === 0 ? 'onTheSpot' : 'promised',
    materials: item.materials.map(({ name, nameEn }, at): CaseMaterial => ({
      name,
      nameEn,
      status: deferred.includes(at) ? 'deferred' : 'present',
      mend: '',
    })),
    stages,
    promisedDays,
    legalDays: item.guide?.legalDays ?? null,
    clock: clockOf(promisedDays, world.today, days),
    stageClock: clockOf(stages[0]?.days ?? promisedDays, world.today, days),
    deferred: deferred.length === 0 ? null : clockOf(rules.deferredDays, world.today, days),
  }
}
