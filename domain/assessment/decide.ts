/** Decides what is entered by hand (ASSESS-4): about somebody else of the roster, some days, with a reason. */
import type { World } from '../plan/world.ts'
import { reasonIn } from '../words/rejected.ts'
import { onto } from '../words/stream.ts'
import type { Deciders } from '../words/subject.ts'
import type { AssessmentCommand } from './commands.ts'
import { reject } from './rejections.ts'
import { ASSESSMENT_STREAM } from './state.ts'

export const deciders: Deciders<AssessmentCommand, World> = {
  EnterAssessment: ({ kind, badgeNo, from, to, reason }, { plan, state, actor, today: date }) => {
    if (!plan.clerks.has(badgeNo)) reject({ code: 'UnknownClerk', badgeNo })
    if (actor.kind === 'clerk' && actor.badgeNo === badgeNo) reject({ code: 'OwnEntry', badgeNo })
    if (to < from) reject({ code: 'SpanBackwards', from, to })
    const entryNo = state(ASSESSMENT_STREAM).entries.size + 1
    const said = reasonIn(reason)
    return [
      onto(ASSESSMENT_STREAM, { type: 'AssessmentEntered', entryNo, kind, badgeNo, from, to, reason: said, date }),
    ]
  },
  WithdrawAssessment: ({ entryNo, reason }, { state, today: date }) => {
    const one = state(ASSESSMENT_STREAM).entries.get(entryNo)
    if (one === undefined || one.withdrawn !== null) reject({ code: 'UnknownEntry', entryNo })
    return [onto(ASSESSMENT_STREAM, { type: 'AssessmentWithdrawn', entryNo, reason: reasonIn(reason), date })]
  },
}
