/** What was filed online with another platform (网上申报, article 20): it brings each filing, and learns the case. */
import { z } from 'zod'
import type { FilingReply } from '../../../domain/contract/http/case.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import type { Hall } from '../../hall/hall.ts'
import { executeFit } from '../gate/gate.ts'
import type { Routes } from '../guard.ts'
import { checked, refuse } from '../problem.ts'
import { id } from '../shapes/atoms.ts'

const filing = z.strictObject({
  /** The filing's number at the platform; the same number is the same filing, however often it comes. */
  filingNo: z.string().regex(/^[A-Za-z0-9-]{4,40}$/, '4 to 40 letters, digits and dashes'),
  item: id,
})

/** Adds the route, for programs whose key may file. */
export function filingRoutes(
  { programs }: Routes,
  { hall, filers }: { readonly hall: Pick<Hall, 'execute'>; readonly filers: ReadonlySet<string> },
): void {
  programs.post(
    '/api/filings',
    {
      schema: {
        summary: 'A matter that was filed online begins as a case; asked again, the same case (article 20)',
        tags: ['cases'],
        body: filing,
      },
    },
    async (request, _reply, { name: platform }): Promise<FilingReply> => {
      if (!filers.has(platform))
        refuse(403, {
          code: 'notAuthorised',
          problem: `The key of ${platform} may read and not file; the site file says mayFile: true beside it.`,
        })
      const { filingNo, item } = checked(filing, request.body)
      const actor: Actor = { kind: 'device', deviceId: `platform:${platform}`, deviceKind: 'kiosk' }
      const envelope = {
        commandId: `filing-${platform}-${filingNo}`,
        command: { type: 'FileCase', item, platform, filingNo },
      } as const
      const answer = await executeFit(hall, envelope, actor)
      if (answer.ok && answer.result.case) return answer.result.case
      if (!answer.ok && 'malformed' in answer) refuse(400, { code: 'malformed', ...answer.malformed })
      const code = !answer.ok && 'rejection' in answer ? answer.rejection.code : ''
      if (code === 'UnknownItem')
        refuse(409, { code: 'notFound', field: 'item', problem: `${item} is not in force here today.` })
      return refuse(503, { code: 'internal', problem: 'Not taken in now; send the same filing again in some minutes.' })
    },
  )
}
