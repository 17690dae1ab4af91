/** The route by which a result is handed over to the post (PICKUP-8). */
import { z } from 'zod'
import type { PostReply } from '../../../domain/contract/http/case.ts'
import { caseNoIn } from '../../../domain/words/case-no.ts'
import type { PostDesk } from '../../devices/post/post-desk.ts'
import type { Routes } from '../guard.ts'
import { checked, refuse } from '../problem.ts'

const body = z.strictObject({ to: z.string().trim().min(1, 'name, phone and address').max(300) })

/** Adds it; without a post in the site file it says so. */
export function postRoutes({ staff }: Routes, { post }: { readonly post: PostDesk | null }): void {
  staff.post<{ Params: { caseNo: string } }>(
    '/api/cases/:caseNo/post',
    {
      schema: {
        summary: 'Hands a result over to the post, which gives its number now or later',
        tags: ['cases'],
        body,
      },
    },
    async (request, _reply, { badgeNo, role }): Promise<PostReply> => {
      const desk = post ?? refuse(404, { code: 'notFound', problem: 'This hall has no post: note its number by hand.' })
      const { to } = checked(body, request.body)
      const caseNo = caseNoIn(request.params.caseNo)
      const outcome = caseNo === null ? null : await desk.handOver(caseNo, to, { kind: 'clerk', badgeNo, role })
      return outcome ?? refuse(404, { code: 'notFound', problem: 'There is no case of this number.' })
    },
  )
}
