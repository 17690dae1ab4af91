/** Routes by which a standby follows the log line by line; each request is signed with the followers' key. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { SIGNATURE_HEADER, SITE_HEADER, TIME_HEADER, isSigned } from '../../sites/signature.ts'
import type { Feed } from '../../standby/feed.ts'
import { seal } from '../../standby/seal.ts'
import type { EventRow } from '../../store/hash-chain.ts'
import type { HttpParts } from '../http.ts'
import { checked, refuse } from '../problem.ts'

/** The hall as a follower finds it: how far each stream is, and the position from which it may go on listening. */
export interface LogState {
  readonly site: string
  readonly build: string
  readonly epoch: string
  readonly position: number
  readonly heads: readonly (readonly [stream: string, seq: number, hash: string])[]
  /** Sealed people and devices; see seal.ts. */
  readonly people: string
}

/** Last line of an answer that carries records. */
export interface LogEnd {
  readonly position: number
  readonly people: string | null
}

export interface LogParts {
  /** null: the log is on PostgreSQL. */
  readonly feed: Feed | null
  /** null: nobody may follow. */
  readonly key: string | null
}

const PAGE_ROWS = 2000
const NEWS_WITHIN_MS = 5000
const nextQuery = z.object({ epoch: z.string().max(64), kept: z.coerce.number().int().nonnegative() })
const rowsQuery = z.object({ stream: z.string().min(1).max(200), after: z.coerce.number().int().nonnegative() })
const ON_POSTGRES = {
  code: 'notFound',
  problem: 'This hall keeps its log on PostgreSQL, which has standbys of its own; see docs/scale.md.',
} as const
const config = { rateLimit: false } as const

/** Adds the routes of the log (STANDBY-1 to 5). */
export function logRoutes(
  app: FastifyInstance,
  { hall, build }: Pick<HttpParts, 'hall' | 'build'>,
  { feed: ownFeed, key }: LogParts,
): void {
  const { store } = hall
  const sealed = async (of: string): Promise<string> => seal(await store.people(hall.nowMs()), of)
  app.get(
    '/api/log/state',
    { config, schema: { summary: 'How far every stream of the log is, for a standby', tags: ['operation'] } },
    async (request): Promise<LogState> => {
      const { key: of } = needFollower(request, key)
      const feed = ownFeed ?? refuse(404, ON_POSTGRES)
      // The position first: what is written meanwhile comes a second time, which harms nothing, and is never missed.
      const position = feed.position()
      const heads: [string, number, string][] = []
      for (const stream of await store.streams()) {
        const head = await store.head(stream)
        heads.push([stream, head.seq, head.hash])
      }
      return { site: hall.base.siteId, build, epoch: feed.epoch, position, heads, people: await sealed(of) }
    },
  )
  app.get(
    '/api/log/rows',
    { config, schema: { summary: 'Records of one stream after a number, one a line', tags: ['operation'] } },
    async (request, reply) => {
      needFollower(request, key)
      const { stream, after } = checked(rowsQuery, request.query)
      return lines(reply, await store.rows(stream, after, PAGE_ROWS))
    },
  )
  app.get(
    '/api/log/next',
    {
      config,
      schema: {
        summary: 'Waits for the records after a position, one a line; asking confirms everything up to it',
        tags: ['operation'],
      },
    },
    async (request, reply) => {
      const { name, key: of } = needFollower(request, key)
      const feed = ownFeed ?? refuse(404, ON_POSTGRES)
      const { epoch, kept } = checked(nextQuery, request.query)
      reply.raw.once('close', () => {
        if (!reply.raw.writableEnded) feed.lost(name)
      })
      const changes =
        (await feed.next(name, epoch, kept, NEWS_WITHIN_MS)) ??
        refuse(410, { code: 'notFound', problem: 'This position is not known any more; begin with /api/log/state.' })
      const end: LogEnd = { position: changes.position, people: changes.isPeople ? await sealed(of) : null }
      return lines(reply, [...changes.rows, end])
    },
  )
}

function lines(reply: FastifyReply, rows: readonly (EventRow | LogEnd)[]): string {
  void reply.type('application/x-ndjson; charset=utf-8').header('cache-control', 'no-store')
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('')
}

/** The follower that has signed this request. */
function needFollower(request: FastifyRequest, key: string | null): { readonly name: string; readonly key: string } {
  if (key === null)
    return refuse(403, {
      code: 'notAuthorised',
      problem: 'This hall cannot be followed: start it with YICHUANG_FOLLOW_KEY in its environment.',
    })
  const [name, time, signature] = [SITE_HEADER, TIME_HEADER, SIGNATURE_HEADER].map((header) => request.headers[header])
  const isWell =
    typeof name === 'string' &&
    typeof time === 'string' &&
    typeof signature === 'string' &&
    isSigned(
      { method: request.method, path: request.url, site: name, timeMs: Number(time), body: '' },
      signature,
      key,
      Date.now(),
    )
  return isWell
    ? { name, key }
    : refuse(401, {
        code: 'notAuthorised',
        problem:
          'This request is not signed with the key of this hall (YICHUANG_FOLLOW_KEY), or its time is more than five minutes off.',
      })
}
