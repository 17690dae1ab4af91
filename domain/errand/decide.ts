/**
 * Decides errands (ERRAND-1 … ERRAND-3): each step has one accountable name, and whoever must be told is told with it.
 */
import { issueBooked } from '../queue-day/decide/issue.ts'
import { dayStream } from '../queue-day/state.ts'
import type { World } from '../plan/world.ts'
import type { ErrandHolder, ErrandPost, ErrandResult } from '../site-link/errand-post.ts'
import { postErrand } from '../site-link/outbox.ts'
import { freshReference } from '../words/reference.ts'
import { wordsIn } from '../words/rejected.ts'
import { onto, type Written } from '../words/stream.ts'
import type { Deciders, OfType } from '../words/subject.ts'
import type { ErrandCommand } from './commands.ts'
import type { ErrandEvent } from './events.ts'
import { reject } from './rejections.ts'
import { answerErrandUrge, urgeErrand } from './urge.ts'
import { ERRANDS_STREAM, ERRAND_NEXT, type Errand, type ErrandStatus } from './state.ts'

export const deciders: Deciders<ErrandCommand, World> = {
  AcceptErrand: ({ item: id, materials, papers, mandate }, world) => {
    if (papers !== undefined && papers.length !== materials)
      reject({ code: 'PapersDiffer', papers: papers.length, materials })
    const item = world.plan.items.get(id) ?? reject({ code: 'UnknownItem', item: id })
    const { errands } = world.state(ERRANDS_STREAM)
    return written({
      type: 'ErrandAccepted',
      reference: freshReference('D', world.today, world.random, (one) => errands.has(one)),
      item: id,
      itemName: item.name,
      itemNameEn: item.nameEn,
      materials,
      ...(papers === undefined ? {} : { papers }),
      ...(mandate === undefined ? {} : { mandate }),
      holder: holderIn(world),
      date: world.today,
    })
  },
  HandOverErrand: ({ reference }, world) => handOver(ready(reference, 'inTransit', world), world),
  TakeErrand: ({ reference, counted }, world) => {
    const errand = ready(reference, 'held', world)
    const { materials } = errand
    if (counted !== undefined && counted !== materials) reject({ code: 'CountDiffers', reference, counted, materials })
    const [holder, date] = [holderIn(world), world.today]
    return [
      ...written({ type: 'ErrandTaken', reference, holder, date }),
      ...down(errand, { about: 'receipt', reference, holder, date }, world),
    ]
  },
  ReturnErrand: ({ reference, words }, world) => {
    const errand = ready(reference, 'returned', world)
    if (errand.below === null) reject({ code: 'ErrandNotReady', reference, status: errand.status })
    const [by, date, said] = [holderIn(world), world.today, wordsIn(words, 'words')]
    return [
      ...written({ type: 'ErrandReturned', reference, words: said, by, date }),
      ...down(errand, { about: 'return', reference, words: said, by, date }, world),
    ]
  },
  AmendErrandPapers: ({ reference, papers }, world) => {
    const { status, below } = errandOf(reference, world)
    if (status !== 'held' || below !== null) reject({ code: 'ErrandNotReady', reference, status })
    return written({ type: 'ErrandPapersAmended', reference, papers })
  },
  FinishErrand: ({ reference, outcome, words }, world) => {
    const errand = errandOf(reference, world)
    if (errand.status !== 'held') reject({ code: 'ErrandNotReady', reference, status: errand.status })
    const said = wordsIn(words, 'words')
    return settled(errand, { outcome, words: said, by: holderIn(world), date: world.today }, world)
  },
  TellErrand: ({ reference, how }, world) => {
    ready(reference, 'told', world)
    return written({ type: 'ErrandTold', reference, how, date: world.today, by: holderIn(world) })
  },
  TicketForErrands: ticketFor,
  MarkErrandFiled: ({ reference, acceptanceNo }, world) =>
    errandOf(reference, world).filedNo === null ? written({ type: 'ErrandFiled', reference, acceptanceNo }) : [],
  MarkErrandUnfiled: ({ reference, problem }, world) =>
    errandOf(reference, world).unfiled === null ? written({ type: 'ErrandUnfiled', reference, problem }) : [],
  NoteVillage: ({ site }, { state, today: date }) =>
    state(ERRANDS_STREAM).heard.get(site) === date ? [] : written({ type: 'VillageHeard', site, date }),
  UrgeErrand: urgeErrand,
  AnswerErrandUrge: answerErrandUrge,
  ReceiveErrandPost: receive,
}

/** One agent, many principals: each errand's matter stands on the one ticket (ERRAND-6). */
function ticketFor({ references }: OfType<ErrandCommand, 'TicketForErrands'>, world: World): readonly Written[] {
  const held = [...new Set(references)].map((reference) => ready(reference, 'finished', world))
  const taken = held.find(({ ticketNo, status }) => ticketNo !== null || status !== 'held')
  if (taken) reject({ code: 'ErrandNotReady', reference: taken.reference, status: taken.ticketNo ?? taken.status })
  const day = world.state(dayStream(world.today))
  if (day.status === 'closed') reject({ code: 'DayIsClosed' })
  const issued = issueBooked(
    day,
    {
      items: held.map(({ item }) => ({ item })),
      priorityClass: 'ordinary',
      origin: 'floorGuide',
      isElder: false,
      sinceMs: world.nowMs,
      isByCalendar: false,
    },
    world,
  )
  return [
    onto(dayStream(world.today), issued),
    onto(ERRANDS_STREAM, {
      type: 'ErrandsTicketed',
      references: held.map(({ reference }) => reference),
      ticketNo: issued.ticketNo,
      date: world.today,
    }),
  ]
}

/** The materials leave for the site directly above, and it is told so. */
function handOver(errand: Errand, world: World): readonly Written[] {
  const to = world.plan.settings.site?.parent?.id ?? reject({ code: 'SiteNotAbove', site: '' })
  const { reference, item, itemName, itemNameEn, materials, papers, mandate } = errand
  const named = { ...(papers.length === 0 ? {} : { papers }), ...(mandate === null ? {} : { mandate }) }
  const [giver, date] = [holderIn(world), world.today]
  return [
    ...written({ type: 'ErrandHandedOver', reference, to, giver, date }),
    postErrand(
      to,
      { about: 'handOver', reference, item, itemName, itemNameEn, materials, ...named, giver, date },
      world,
    ),
  ]
}

/**
 * What a linked site tells: from below the materials, from the site they went to a receipt or the result, which is
 * passed on down.
 */
function receive({ from, post }: OfType<ErrandCommand, 'ReceiveErrandPost'>, world: World): readonly Written[] {
  const { reference } = post
  if (post.about === 'handOver') {
    const known = world.state(ERRANDS_STREAM).errands.get(reference)
    if (known !== undefined && (known.status !== 'returned' || known.below !== from))
      reject({ code: 'ErrandNotReady', reference, status: 'known' })
    return written({ type: 'ErrandAnnounced', from, post, date: world.today })
  }
  const errand = ready(reference, NEXT_BY[post.about], world)
  if (errand.to !== from) reject({ code: 'UnknownErrand', reference })
  if (post.about === 'result') {
    const { result } = post
    return settled(errand, { ...result, by: titled(result.by, world) }, world)
  }
  // It comes back to whoever gave it here; whether it goes further down is decided here.
  if (post.about === 'return') {
    const { words, by, date } = post
    const holder = errand.giver ?? errand.holder
    return [
      ...written({ type: 'ErrandReturned', reference, words, by: titled(by, world), date }),
      // Sites below see in whose hands it is again (ERRAND-2).
      ...down(errand, { about: 'receipt', reference, holder, date }, world),
    ]
  }
  const receipt = { ...post, holder: titled(post.holder, world) }
  return [
    ...written({ type: 'ErrandReceipted', reference, holder: receipt.holder, date: post.date }),
    ...down(errand, receipt, world),
  ]
}

const NEXT_BY = { receipt: 'above', result: 'finished', return: 'held' } as const

/** The name of the site above, for sites below that do not know it (ERRAND-13). */
function titled(holder: ErrandHolder, { plan }: World): ErrandHolder {
  const above = plan.settings.site?.parent
  if (holder.title !== undefined || above?.id !== holder.site) return holder
  return { ...holder, title: above.title, titleEn: above.titleEn }
}

function settled(errand: Errand, result: ErrandResult, world: World): readonly Written[] {
  const { reference } = errand
  return [
    ...written({ type: 'ErrandFinished', reference, result }),
    ...down(errand, { about: 'result', reference, result }, world),
  ]
}

/** To the site below that has sent it, in the same transaction (ERRAND-2). */
function down({ below }: Errand, post: ErrandPost, world: World): readonly Written[] {
  return below === null ? [] : [postErrand(below, post, world)]
}

function written(event: ErrandEvent): readonly Written[] {
  return [onto(ERRANDS_STREAM, event)]
}

function errandOf(reference: string, { state }: World): Errand {
  return state(ERRANDS_STREAM).errands.get(reference) ?? reject({ code: 'UnknownErrand', reference })
}

/** An errand that may come to the status `wanted` next (ERRAND-1). */
function ready(reference: string, wanted: ErrandStatus, world: World): Errand {
  const errand = errandOf(reference, world)
  return ERRAND_NEXT[errand.status].includes(wanted)
    ? errand
    : reject({ code: 'ErrandNotReady', reference, status: errand.status })
}

function holderIn({ actor, plan }: World): ErrandHolder {
  if (actor.kind !== 'clerk') return reject({ code: 'NotAllowed' })
  const { badgeNo } = actor
  return { site: plan.settings.siteId, badgeNo, name: plan.clerks.get(badgeNo)?.name ?? badgeNo }
}
