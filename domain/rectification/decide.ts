/** Decides what is done about poor ratings (RECT-1 … RECT-3): verified first, then mended, then told to whoever asked for it. */
import type { World } from '../plan/world.ts'
import { wordsIn } from '../words/rejected.ts'
import { onto, type Written } from '../words/stream.ts'
import type { Deciders } from '../words/subject.ts'
import type { RectificationCommand } from './commands.ts'
import type { RectificationEvent } from './events.ts'
import { reject, type RectificationNeed } from './rejections.ts'
import { RECTIFICATION_STREAM, isCalledBack, type Rectification } from './state.ts'

export const deciders: Deciders<RectificationCommand, World> = {
  VerifyPoorRating: ({ reference, finding, words }, world) => {
    openOne(reference, world)
    return written({
      type: 'PoorRatingVerified',
      reference,
      finding,
      words: wordsIn(words, 'words'),
      date: world.today,
    })
  },
  MendPoorRating: ({ reference, words }, world) => {
    need(openOne(reference, world).finding === 'founded', reference, 'verified')
    return written({ type: 'PoorRatingMended', reference, words: wordsIn(words, 'words'), date: world.today })
  },
  CallBackRater: ({ reference, result, words }, world) => {
    const one = openOne(reference, world)
    need(one.hasPhone, reference, 'phone')
    need(one.finding !== null, reference, 'verified')
    return written({ type: 'RaterCalledBack', reference, result, words: words.trim(), date: world.today })
  },
  ClosePoorRating: ({ reference, words }, world) => {
    const one = openOne(reference, world)
    need(one.finding !== null, reference, 'verified')
    need(one.finding !== 'founded' || one.isMended, reference, 'mended')
    need(isCalledBack(one), reference, 'calledBack')
    return written({ type: 'RectificationClosed', reference, words: wordsIn(words, 'words'), date: world.today })
  },
}

function openOne(reference: string, { state }: World): Rectification {
  const one = state(RECTIFICATION_STREAM).all.get(reference) ?? reject({ code: 'UnknownRectification', reference })
  need(one.closedDate === null, reference, 'open')
  return one
}

function need(isSo: boolean, reference: string, needed: RectificationNeed): void {
  if (!isSo) reject({ code: 'RectificationNotReady', reference, needed })
}

function written(event: RectificationEvent): readonly Written[] {
  return [onto(RECTIFICATION_STREAM, event)]
}
