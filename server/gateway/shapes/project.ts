/** Shapes of orders about investment projects. */
import { z } from 'zod'
import type { ProjectCommand } from '../../../domain/project/commands.ts'
import { command, id, items, type ShapesOf } from './atoms.ts'

const ofProject = { projectNo: z.string().regex(/^X\d{4}-\d{10}$/, 'a project’s number looks like X2026-4827195036') }
const sentence = z.string().min(1).max(200)

export const projectShapes: ShapesOf<ProjectCommand> = {
  OpenProject: command('OpenProject', { title: z.string().min(1).max(60), helper: id }),
  HandProject: command('HandProject', { ...ofProject, to: id, reason: sentence }),
  TicketForProject: command('TicketForProject', { ...ofProject, items: items.min(1) }),
  CloseProject: command('CloseProject', { ...ofProject, words: sentence }),
}
