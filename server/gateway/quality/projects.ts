/** The route of investment projects: who helps with what, over all visits (article 13). */
import type { ProjectsReply } from '../../../domain/contract/http/project.ts'
import { PROJECTS_STREAM } from '../../../domain/project/state.ts'
import type { Hall } from '../../hall/hall.ts'
import type { Routes } from '../guard.ts'

/** Adds it; staff only. */
export function projectRoutes({ staff }: Routes, { hall }: { readonly hall: Hall }): void {
  staff.get(
    '/api/projects',
    { schema: { summary: 'Investment projects with their named helpers and visits (article 13)', tags: ['projects'] } },
    async (): Promise<ProjectsReply> => {
      const { clerks, settings } = hall.index
      const nameOf = (badgeNo: string): string => clerks.get(badgeNo)?.name ?? badgeNo
      const projects = [...hall.streams.state(PROJECTS_STREAM).projects.values()].reverse()
      return {
        projects: projects
          .toSorted((a, b) => Number(a.closed !== null) - Number(b.closed !== null))
          .map((one) => {
            const badges = [one.helper, ...one.hands.map(({ from }) => from), ...one.visits.map(({ helper }) => helper)]
            return {
              ...one,
              helperName: nameOf(one.helper),
              names: Object.fromEntries(badges.map((badgeNo) => [badgeNo, nameOf(badgeNo)])),
            }
          }),
        helpers: settings.clerks.map(({ badgeNo, name, post }) => ({ badgeNo, name, post })),
      }
    },
  )
}
