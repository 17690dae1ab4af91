/** Decides projects (PROJECT-1 … PROJECT-3): one named helper at every moment, and a number that waits for that helper. */
import type { World } from '../plan/world.ts'
import { issueTicket } from '../queue-day/decide/issue.ts'
import { dayStream } from '../queue-day/state.ts'
import type { BadgeNo } from '../words/ids.ts'
import { freshReference } from '../words/reference.ts'
import { reasonIn, wordsIn } from '../words/rejected.ts'
import { onto, type Written } from '../words/stream.ts'
import type { Deciders, OfType } from '../words/subject.ts'
import type { ProjectCommand, ProjectNo } from './commands.ts'
import type { ProjectEvent } from './events.ts'
import { reject } from './rejections.ts'
import { PROJECTS_STREAM, type Project } from './state.ts'

export const deciders: Deciders<ProjectCommand, World> = {
  OpenProject: ({ title, helper }, world) => {
    const { projects } = world.state(PROJECTS_STREAM)
    return written({
      type: 'ProjectOpened',
      projectNo: freshReference('X', world.today, world.random, (one) => projects.has(one)),
      title: wordsIn(title, 'title'),
      helper: known(helper, world),
      date: world.today,
    })
  },
  HandProject: ({ projectNo, to, reason }, world) => {
    const { helper: from } = ownProject(projectNo, world)
    const why = reasonIn(reason)
    return written({ type: 'ProjectHanded', projectNo, from, to: known(to, world), reason: why, date: world.today })
  },
  TicketForProject: ticketFor,
  CloseProject: ({ projectNo, words }, world) => {
    ownProject(projectNo, world)
    return written({ type: 'ProjectClosed', projectNo, words: wordsIn(words, 'words'), date: world.today })
  },
}

/** The number waits for the helper as one that was sent to them does: whoever stands in has it while they are away (PROJECT-2). */
function ticketFor({ projectNo, items }: OfType<ProjectCommand, 'TicketForProject'>, world: World): readonly Written[] {
  const { helper } = openProject(projectNo, world)
  const today = dayStream(world.today)
  const day = world.state(today)
  if (day.status === 'closed') reject({ code: 'DayIsClosed' })
  const events = issueTicket(day, { type: 'IssueTicket', items, origin: 'floorGuide', isElder: false }, world)
  const issued = events.find((event) => event.type === 'TicketIssued')
  if (!issued) throw new Error('a ticket that was issued says so')
  // Whoever has the helper's time has nobody's forecast: nothing is told that could not be kept.
  const { told: _told, ...number } = issued
  return [
    onto(today, { ...number, target: { kind: 'clerk', badgeNo: helper } }),
    ...written({
      type: 'ProjectVisited',
      projectNo,
      ticketNo: issued.ticketNo,
      helper,
      items: issued.items.map(({ item }) => item),
      date: world.today,
    }),
  ]
}

function openProject(projectNo: ProjectNo, { state }: World): Project {
  const project = state(PROJECTS_STREAM).projects.get(projectNo) ?? reject({ code: 'UnknownProject', projectNo })
  return project.closed === null ? project : reject({ code: 'ProjectIsClosed', projectNo })
}

/** One that the sender may give on or end: the helper, or the duty manager. */
function ownProject(projectNo: ProjectNo, world: World): Project {
  const project = openProject(projectNo, world)
  const { actor } = world
  if (actor.kind !== 'clerk') return reject({ code: 'NotAllowed' })
  if (actor.role !== 'dutyManager' && actor.badgeNo !== project.helper)
    reject({ code: 'NotYourProject', projectNo, badgeNo: project.helper })
  return project
}

function known(badgeNo: BadgeNo, { plan }: World): BadgeNo {
  return plan.clerks.has(badgeNo) ? badgeNo : reject({ code: 'UnknownClerk', badgeNo })
}

function written(event: ProjectEvent): readonly Written[] {
  return [onto(PROJECTS_STREAM, event)]
}
