/** Routes by which a standby follows the log line by line. */
import { setImmediate } from 'node:timers/promises'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Hall } from '../../hall/hall.ts'
import type { Changes, Feed } from '../../standby/feed.ts'
import type { LogEnd, LogState } from '../../standby/log-protocol.ts'
import { seal } from '../../standby/seal.ts'
import { usualAddress } from '../../standby/successor.ts'
import type { EventRow } from '../../store/hash-chain.ts'
import type { Routes } from '../guard.ts'
import { queryOf, refuse } from '../problem.ts'

interface LogParts {
  readonly hall: Pick<Hall, 'store' | 'nowMs' | 'base'>
  readonly build: string
  /** null: the log is on PostgreSQL. */
  readonly feed: Feed | null
  /** Who follows, and where it would answer as the hall. */
  readonly onFollower: (name: string, address: string) => void
}

const PAGE_ROWS = 2000
const NEWS_WITHIN_MS = 5000
const nextQuery = z.object({
  epoch: z.string().max(64),
  kept: z.coerce.number().int().nonnegative(),
  /** Where the follower would answer as the hall. */
  at: z
    .url({ protocol: /^https?$/ })
    .max(200)
    .optional(),
})
const rowsQuery = z.object({ stream: z.string().min(1).max(200), after: z.coerce.number().int().nonnegative() })
const ON_POSTGRES = {
  code: 'notFound',
  problem: 'This hall keeps its log on PostgreSQL, which has standbys of its own; see docs/scale.md.',
} as const
const LINES = ['application/x-ndjson']
const config = { rateLimit: false } as const

/** Adds the routes of the log (STANDBY-1 to 5). */
export function logRoutes({ followers }: Routes, parts: LogParts): void {
  const { store } = parts.hall
  followers.get(
    '/api/log/state',
    { config, schema: { summary: 'How far every stream of the log is, for a standby', tags: ['operation'] } },
    (_request, _reply, { key }) => logState(parts, key),
  )
  followers.get(
    '/api/log/rows',
    {
      config,
      schema: {
        summary: 'Records of one stream after a number, one a line',
        tags: ['operation'],
        querystring: rowsQuery,
        produces: LINES,
      },
    },
    async (request, reply) => {
      const { stream, after } = queryOf(rowsQuery, request)
      return lines(reply, await store.rows(stream, after, PAGE_ROWS))
    },
  )
  followers.get(
    '/api/log/next',
    {
      config,
      schema: {
        summary: 'Waits for the records after a position, one a line; asking confirms everything up to it',
        tags: ['operation'],
        querystring: nextQuery,
        produces: LINES,
      },
    },
    async (request, reply, { name, key }) => {
      const feed = parts.feed ?? refuse(404, ON_POSTGRES)
      const { epoch, kept, at } = queryOf(nextQuery, request)
      parts.onFollower(name, at ?? usualAddress(request.ip))
      reply.raw.once('close', () => {
        if (!reply.raw.writableEnded) feed.lost(name)
      })
      return lines(reply, await newsOf(parts, key, await feed.next(name, epoch, kept, NEWS_WITHIN_MS)))
    },
  )
}

/** What a standby is told of the changes after its position; null: the position is not known. */
async function newsOf(parts: LogParts, key: string, found: Changes | null): Promise<readonly (EventRow | LogEnd)[]> {
  const changes =
    found ??
    refuse(410, { code: 'notFound', problem: 'This position is not known any more; begin with /api/log/state.' })
  const people = changes.isPeople ? await sealedPeople(parts, key) : null
  return [...changes.rows, { position: changes.position, people }]
}

async function logState(parts: LogParts, key: string): Promise<LogState> {
  const { hall, build } = parts
  const feed = parts.feed ?? refuse(404, ON_POSTGRES)
  // The position first: what is written meanwhile comes a second time, which harms nothing, and is never missed.
  const position = feed.position()
  const heads: [string, number, string][] = []
  for (let after = ''; ;) {
    const names = await hall.store.streams(undefined, { after, limit: PAGE_ROWS })
    for (const stream of names) {
      const head = await hall.store.head(stream)
      heads.push([stream, head.seq, head.hash])
    }
    if (names.length < PAGE_ROWS) break
    after = names.at(-1) ?? ''
    // A hall has millions of cases; whoever waits for a number comes before the next page.
    await setImmediate()
  }
  const people = await sealedPeople(parts, key)
  return { site: hall.base.siteId, build, epoch: feed.epoch, position, heads, people }
}

async function sealedPeople({ hall }: LogParts, key: string): Promise<string> {
  return seal(await hall.store.people(hall.nowMs()), key)
}

function lines(reply: FastifyReply, rows: readonly (EventRow | LogEnd)[]): string {
  void reply.type('application/x-ndjson; charset=utf-8').header('cache-control', 'no-store')
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('')
}
