/** What linked sites tell each other of one matter: who may say it follows from its direction, and it is done once. */
import { z } from 'zod'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Answer } from '../../../domain/contract/protocol.ts'
import type { HallCommand } from '../../../domain/contract/subjects.ts'
import { mayReach, treeOf } from '../../../domain/site/reach.ts'
import type { Hall } from '../../hall/hall.ts'
import { executeFit } from '../gate/gate.ts'
import { refuse } from '../problem.ts'
import { statusOf } from '../status.ts'
import { actorOfSite, signedBody } from './signed-body.ts'

/** The posts of one subject. */
export interface Posts<P> {
  readonly body: z.ZodType<{ readonly messageId: string; readonly post: P }>
  /** Whether only a site below may say so; otherwise only one above. */
  readonly isUp: (post: P) => boolean
  /** What is said to a site on the wrong side. */
  readonly problem: string
  /** How its command ids begin: what is delivered twice is done once. */
  readonly idBegins: string
  readonly command: (from: string, post: P) => HallCommand
}

/** What carries a post: its shape, and an id by which it is known when it comes again. */
export function postBody<P>(post: z.ZodType<P>): Posts<P>['body'] {
  return z.strictObject({ messageId: z.string().min(8).max(120), post })
}

/** Takes a post in. A day that is closed takes it in tomorrow: the sender tries again, nothing is refused for good. */
export function takesPosts<P>(
  hall: Pick<Hall, 'index' | 'execute'>,
  { body, isUp, problem, idBegins, command }: Posts<P>,
): (request: FastifyRequest, reply: FastifyReply, from: string) => Promise<Answer> {
  return async (request, reply, from) => {
    const { messageId, post } = signedBody(body, request)
    const isFromBelow = mayReach(hall.index.settings.siteId, from, treeOf(hall.index.settings))
    if (isUp(post) !== isFromBelow) refuse(403, { code: 'notAuthorised', field: 'post.about', problem })
    const commandId = `${idBegins}-${from}-${messageId}`
    const answer = await executeFit(hall, { commandId, command: command(from, post) }, actorOfSite(from))
    const isClosed = !answer.ok && 'rejection' in answer && answer.rejection.code === 'DayIsClosed'
    void reply.code(isClosed ? 503 : statusOf(answer))
    return answer
  }
}
