/** Decides who is sent to a window and who may go back (ACT-3, ACT-4). */
import type { World } from '../plan/world.ts'
import { reject as notInPlan } from '../plan/rejections.ts'
import { isTrained } from '../queue-day/pick/cover.ts'
import type { CounterSettings } from '../plan/settings.ts'
import { onto } from '../words/stream.ts'
import type { Deciders } from '../words/subject.ts'
import { dayStream } from '../queue-day/state.ts'
import type { PostingCommand, Sent } from './commands.ts'
import type { PostingEvent } from './events.ts'
import { reject } from './rejections.ts'
import { POSTINGS_STREAM } from './state.ts'

const MINUTE_MS = 60_000

export const deciders: Deciders<PostingCommand, World> = {
  SendToCounters: ({ queue, who, minutes }, world) => {
    const counters = who.map((one) => checked(one, queue, world))
    if (new Set(counters.map(({ id }) => id)).size < who.length)
      reject({ code: 'PostTaken', label: counters[0]?.label ?? '' })
    const { clerks } = world.state(dayStream(world.today))
    return who.map(({ counter, badgeNo }) =>
      written({
        type: 'SentToCounter',
        counter,
        badgeNo,
        from: clerks.get(badgeNo) ?? null,
        queue,
        untilMs: world.nowMs + minutes * MINUTE_MS,
      }),
    )
  },
  CallBack: ({ counter }, world) => {
    if (!world.state(POSTINGS_STREAM).postings.has(counter)) reject({ code: 'NobodySent' })
    return [written({ type: 'CalledBack', counter })]
  },
  SetTide: ({ queue, tide }, world) => {
    if (!world.plan.queues.has(queue)) notInPlan({ code: 'UnknownQueue', queue })
    return [written({ type: 'TideSet', queue, tide })]
  },
  NotePosting: ({ counter, postingNo, what }, world) => {
    if (world.state(POSTINGS_STREAM).postings.get(counter)?.postingNo !== postingNo) reject({ code: 'NobodySent' })
    return [written({ type: 'PostingNoted', counter, what })]
  },
}

/** The window that somebody is sent to; it is free, serves the queue, and they may serve it. */
function checked({ counter, badgeNo }: Sent, queue: string, { plan, state, today }: World): CounterSettings {
  const clerk = plan.clerks.get(badgeNo) ?? notInPlan({ code: 'UnknownClerk', badgeNo })
  const window =
    plan.settings.counters.find(({ id }) => id === counter) ?? notInPlan({ code: 'UnknownCounter', counter })
  if (!window.skills.some((skill) => skill.queue === queue)) reject({ code: 'WrongPost', label: window.label })
  if (!isTrained(plan, badgeNo, queue, today)) reject({ code: 'PersonUntrained', name: clerk.name })
  const day = state(dayStream(today))
  const sitter = day.counters.get(counter)?.badgeNo ?? null
  const { postings } = state(POSTINGS_STREAM)
  if ((sitter !== null && sitter !== badgeNo) || postings.has(counter))
    reject({ code: 'PostTaken', label: window.label })
  if ([...postings.values()].some((one) => one.badgeNo === badgeNo)) reject({ code: 'AlreadySent', name: clerk.name })
  return window
}

function written(event: PostingEvent) {
  return onto(POSTINGS_STREAM, event)
}
