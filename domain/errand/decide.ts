/**
 * Decides errands (ERRAND-1 … ERRAND-3): each step has one accountable name, and whoever must be told is told with it.
 */
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
import { ERRANDS_STREAM, ERRAND_NEXT, type Errand, type ErrandStatus } from './state.ts'

export const deciders: Deciders<ErrandCommand, World> = {
  AcceptErrand: ({ item: id, materials }, world) => {
    const item = world.plan.items.get(id) ?? reject({ code: 'UnknownItem', item: id })
    const { errands } = world.state(ERRANDS_STREAM)
    return written({
      type: 'ErrandAccepted',
      reference: freshReference('D', world.today, world.random, (one) => errands.has(one)),
      item: id,
      itemName: item.name,
      itemNameEn: item.nameEn,
      materials,
      holder: holderIn(world),
      date: world.today,
    })
  },
  HandOverErrand: ({ reference }, world) => handOver(ready(reference, 'inTransit', world), world),
  TakeErrand: ({ reference }, world) => {
    const errand = ready(reference, 'held', world)
    const [holder, date] = [holderIn(world), world.today]
    return [
      ...written({ type: 'ErrandTaken', reference, holder, date }),
      ...down(errand, { about: 'receipt', reference, holder, date }, world),
    ]
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
  ReceiveErrandPost: receive,
}

/** The materials leave for the site directly above, and it is told so. */
function handOver(errand: Errand, world: World): readonly Written[] {
  const to = world.plan.settings.site?.parent?.id ?? reject({ code: 'SiteNotAbove', site: '' })
  const { reference, item, itemName, itemNameEn, materials } = errand
  const [giver, date] = [holderIn(world), world.today]
  return [
    ...written({ type: 'ErrandHandedOver', reference, to, giver, date }),
    postErrand(to, { about: 'handOver', reference, item, itemName, itemNameEn, materials, giver, date }, world),
  ]
}

/**
 * What a linked site tells: from below the materials, from the site they went to a receipt or the result, which is
 * passed on down.
 */
function receive({ from, post }: OfType<ErrandCommand, 'ReceiveErrandPost'>, world: World): readonly Written[] {
  const { reference } = post
  if (post.about === 'handOver') {
    if (world.state(ERRANDS_STREAM).errands.has(reference))
      reject({ code: 'ErrandNotReady', reference, status: 'known' })
    return written({ type: 'ErrandAnnounced', from, post, date: world.today })
  }
  const errand = ready(reference, post.about === 'receipt' ? 'above' : 'finished', world)
  if (errand.to !== from) reject({ code: 'UnknownErrand', reference })
  if (post.about === 'result') return settled(errand, post.result, world)
  return [
    ...written({ type: 'ErrandReceipted', reference, holder: post.holder, date: post.date }),
    ...down(errand, post, world),
  ]
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
