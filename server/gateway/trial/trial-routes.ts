/** Routes of the walk of a test ticket: begin it, call in place of the console, look how far it is (SETUP-8). */
import { z } from 'zod'
import type { TrialReply, TrialRequest } from '../../../domain/contract/trial.ts'
import type { Routes } from '../guard.ts'
import { checked, refuse } from '../problem.ts'
import { id } from '../shapes/atoms.ts'
import type { Trials } from './trial.ts'

const body: z.ZodType<TrialRequest> = z.strictObject({ counter: id })

interface TrialRouteParts {
  readonly trials: () => Pick<Trials, 'begin' | 'call' | 'now'>
}

/** Adds the routes of the test ticket's walk. */
export function trialRoutes({ managers }: Routes, { trials }: TrialRouteParts): void {
  managers.get(
    '/api/trial',
    { schema: { summary: 'How far the test ticket has come over the screens', tags: ['devices'] } },
    async (): Promise<TrialReply> => trials().now(),
  )
  managers.post(
    '/api/trial',
    {
      schema: {
        summary: 'Send a test ticket over the screens of a counter; no record and no figure knows of it',
        tags: ['devices'],
        body,
      },
    },
    async (request): Promise<TrialReply> => {
      if (!trials().begin(checked(body, request.body).counter))
        refuse(404, { code: 'notFound', field: 'counter', problem: 'The hall has no such counter.' })
      return trials().now()
    },
  )
  managers.post(
    '/api/trial/call',
    {
      schema: {
        summary: 'Call the test ticket of a counter in place of its console',
        tags: ['devices'],
        body,
      },
    },
    async (request): Promise<TrialReply> => {
      const { counter } = checked(body, request.body)
      if (trials().now().trial?.counter !== counter || !trials().call())
        refuse(404, {
          code: 'notFound',
          field: 'counter',
          problem: 'No test ticket waits at this counter: begin one.',
        })
      return trials().now()
    },
  )
}
