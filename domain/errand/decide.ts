/**
 * Decides errands (ERRAND-1 … ERRAND-3): each step has one accountable name, and whoever must be told is told with it.
 */
import type { Actor } from '../words/actor.ts'
import type { SettingsIndex } from '../plan/settings-index.ts'
import { reject } from '../words/rejected.ts'
import type { SiteId } from '../words/ids.ts'
import type { ErrandCommand, ErrandHolder, ErrandPost, ErrandResult } from './commands.ts'
import type { ErrandEvent } from './events.ts'
import { ERRAND_NEXT, type Errand, type ErrandState, type ErrandStatus } from './state.ts'

export interface ErrandContext {
  readonly actor: Actor
  readonly today: string
  readonly index: SettingsIndex
  /** A reference that cannot be guessed, made outside. */
  readonly reference: string
}

/** An event, and the post that goes with it in the same transaction: neither without the other. */
export interface ErrandDecision {
  readonly event: ErrandEvent
  readonly post: { readonly to: SiteId; readonly post: ErrandPost } | null
}

type Of<T extends ErrandCommand['type']> = Extract<ErrandCommand, { type: T }>
type State = Readonly<ErrandState>

/** What a command causes; throws Rejected otherwise. */
export function decideErrand(state: State, command: ErrandCommand, context: ErrandContext): ErrandDecision {
  switch (command.type) {
    case 'AcceptErrand':
      return accept(command, context)
    case 'HandOverErrand':
      return handOver(ready(state, command.reference, 'inTransit'), context)
    case 'TakeErrand':
      return take(ready(state, command.reference, 'held'), context)
    case 'FinishErrand':
      return finish(command, state, context)
    case 'TellErrand':
      return {
        event: {
          type: 'ErrandTold',
          reference: ready(state, command.reference, 'told').reference,
          how: command.how,
          date: context.today,
          by: holderOf(context),
        },
        post: null,
      }
    case 'ReceiveErrandPost':
      return receive(command, state, context)
  }
}

function accept({ item: id, materials }: Of<'AcceptErrand'>, context: ErrandContext): ErrandDecision {
  const item = context.index.items.get(id) ?? reject({ code: 'UnknownItem', item: id })
  return {
    event: {
      type: 'ErrandAccepted',
      reference: context.reference,
      item: id,
      itemName: item.name,
      itemNameEn: item.nameEn,
      materials,
      holder: holderOf(context),
      date: context.today,
    },
    post: null,
  }
}

function handOver(errand: Errand, context: ErrandContext): ErrandDecision {
  const to = context.index.settings.site?.parent?.id ?? reject({ code: 'SiteNotAbove', site: '' })
  const { reference, item, itemName, itemNameEn, materials } = errand
  const giver = holderOf(context)
  return {
    event: { type: 'ErrandHandedOver', reference, to, giver, date: context.today },
    post: {
      to,
      post: { about: 'handOver', reference, item, itemName, itemNameEn, materials, giver, date: context.today },
    },
  }
}

function take(errand: Errand, context: ErrandContext): ErrandDecision {
  const holder = holderOf(context)
  return {
    event: { type: 'ErrandTaken', reference: errand.reference, holder, date: context.today },
    post: down(errand, { about: 'receipt', reference: errand.reference, holder, date: context.today }),
  }
}

function finish(
  { reference, outcome, words: said }: Of<'FinishErrand'>,
  state: State,
  context: ErrandContext,
): ErrandDecision {
  const errand = state.errands.get(reference) ?? reject({ code: 'UnknownErrand', reference })
  if (errand.status !== 'held') reject({ code: 'ErrandNotReady', reference, status: errand.status })
  const words = said.trim()
  if (words === '') reject({ code: 'FieldMissing', field: 'words' })
  return settled(errand, { outcome, words, by: holderOf(context), date: context.today })
}

/**
 * What a linked site tells: from below the materials, from the site they went to a receipt or the result, which is
 * passed on down.
 */
function receive({ from, post }: Of<'ReceiveErrandPost'>, state: State, context: ErrandContext): ErrandDecision {
  if (post.about === 'handOver') {
    if (state.errands.has(post.reference))
      reject({ code: 'ErrandNotReady', reference: post.reference, status: 'known' })
    return { event: { type: 'ErrandAnnounced', from, post, date: context.today }, post: null }
  }
  const errand = ready(state, post.reference, post.about === 'receipt' ? 'above' : 'finished')
  if (errand.to !== from) reject({ code: 'UnknownErrand', reference: post.reference })
  if (post.about === 'result') return settled(errand, post.result)
  return {
    event: { type: 'ErrandReceipted', reference: post.reference, holder: post.holder, date: post.date },
    post: down(errand, post),
  }
}

function settled(errand: Errand, result: ErrandResult): ErrandDecision {
  return {
    event: { type: 'ErrandFinished', reference: errand.reference, result },
    post: down(errand, { about: 'result', reference: errand.reference, result }),
  }
}

function down({ below }: Errand, post: ErrandPost): ErrandDecision['post'] {
  return below === null ? null : { to: below, post }
}

function ready(state: State, reference: string, wanted: ErrandStatus): Errand {
  const errand = state.errands.get(reference) ?? reject({ code: 'UnknownErrand', reference })
  return ERRAND_NEXT[errand.status].includes(wanted)
    ? errand
    : reject({ code: 'ErrandNotReady', reference, status: errand.status })
}

function holderOf({ actor, index }: ErrandContext): ErrandHolder {
  if (actor.kind !== 'clerk') return reject({ code: 'NotAllowed' })
  return {
    site: index.settings.siteId,
    badgeNo: actor.badgeNo,
    name: index.clerks.get(actor.badgeNo)?.name ?? actor.badgeNo,
  }
}
