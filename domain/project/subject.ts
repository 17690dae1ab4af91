/** Investment projects, as a subject. */
import type { Subject } from '../plan/world.ts'
import { eventIn } from '../words/stream.ts'
import { PROJECT_MAY, type ProjectCommand } from './commands.ts'
import { deciders } from './decide.ts'
import type { ProjectEvent } from './events.ts'
import type { ProjectRejection } from './rejections.ts'
import { PROJECTS_STREAM, emptyProjects, folds, type ProjectState } from './state.ts'

export interface ProjectAnswer {
  /** OpenProject: the number that whoever brings it is told. */
  readonly project?: { readonly projectNo: string }
  /** TicketForProject. */
  readonly ticketNo?: string
}

export const projects: Subject<{
  kind: 'projects'
  command: ProjectCommand
  event: ProjectEvent
  state: ProjectState
  rejection: ProjectRejection
  answer: ProjectAnswer
}> = {
  kind: 'projects',
  standing: PROJECTS_STREAM,
  empty: emptyProjects,
  folds,
  may: PROJECT_MAY,
  decide: deciders,
  answer: (_command, events) => {
    const opened = eventIn<ProjectEvent, 'ProjectOpened'>(events, 'ProjectOpened')
    const visited = eventIn<ProjectEvent, 'ProjectVisited'>(events, 'ProjectVisited')
    if (visited) return { ticketNo: visited.ticketNo }
    return opened ? { project: { projectNo: opened.projectNo } } : {}
  },
}
