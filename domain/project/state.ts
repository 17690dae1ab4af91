/** Investment projects as their events have made them: each in one pair of hands, with every visit. */
import type { BadgeNo, ItemId, TicketNo } from '../words/ids.ts'
import { streamName } from '../words/stream.ts'
import type { Folds } from '../words/subject.ts'
import type { ProjectNo } from './commands.ts'
import type { ProjectEvent } from './events.ts'

export interface ProjectVisit {
  readonly date: string
  readonly ticketNo: TicketNo
  /** Whoever was the helper then. */
  readonly helper: BadgeNo
  readonly items: readonly ItemId[]
}

export interface Project {
  readonly projectNo: ProjectNo
  readonly title: string
  readonly helper: BadgeNo
  readonly openedDate: string
  readonly visits: readonly ProjectVisit[]
  /** Earlier helpers, with why each gave it on. */
  readonly hands: readonly {
    readonly from: BadgeNo
    readonly to: BadgeNo
    readonly reason: string
    readonly date: string
  }[]
  /** null: still helped with. */
  readonly closed: { readonly words: string; readonly date: string } | null
}

export interface ProjectState {
  seq: number
  readonly projects: Map<ProjectNo, Project>
}

/** No project yet. */
export function emptyProjects(): ProjectState {
  return { seq: 0, projects: new Map() }
}

export const PROJECTS_STREAM = streamName<ProjectState, ProjectEvent>('projects')

export const folds: Folds<ProjectState, ProjectEvent> = {
  ProjectOpened: ({ projects }, { projectNo, title, helper, date }) => {
    projects.set(projectNo, { projectNo, title, helper, openedDate: date, visits: [], hands: [], closed: null })
  },
  ProjectHanded: (state, { projectNo, from, to, reason, date }) =>
    change(state, projectNo, ({ hands }) => ({ helper: to, hands: [...hands, { from, to, reason, date }] })),
  ProjectVisited: (state, { projectNo, ticketNo, helper, items, date }) =>
    change(state, projectNo, ({ visits }) => ({ visits: [...visits, { date, ticketNo, helper, items }] })),
  ProjectClosed: (state, { projectNo, words, date }) => change(state, projectNo, () => ({ closed: { words, date } })),
}

function change({ projects }: ProjectState, projectNo: ProjectNo, to: (before: Project) => Partial<Project>): void {
  const before = projects.get(projectNo)
  if (before === undefined) throw new Error(`there is no project ${projectNo} that this could follow`)
  projects.set(projectNo, { ...before, ...to(before) })
}
