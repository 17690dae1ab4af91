/** The log for a data platform: line by line, resumed by number, without what is somebody's own (EXPORT-1, EXPORT-2). */
import { z } from 'zod'
import { isStreamKind } from '../../../domain/contract/subjects.ts'
import { badgesEver } from '../../../domain/settings/past.ts'
import { SETTINGS_STREAM } from '../../../domain/settings/state.ts'
import { publicRecords } from '../../integration/public-event.ts'
import type { Hall } from '../../hall/hall.ts'
import type { Routes } from '../guard.ts'
import { queryOf, refuse } from '../problem.ts'

export interface EventStreamsReply {
  /** Streams by name, each with the number of its last record. */
  readonly streams: readonly { readonly stream: string; readonly seq: number }[]
  /** Name after which the next page begins; null: that was the last. */
  readonly next: string | null
}

const LIMIT_MOST = 5000
const NO_STREAM = 'a log has no stream of this kind; /api/events/streams lists those that there are'
/** Not the same log any more: without a word a program would pass over what is written until its number is reached. */
function cutBack(seq: number): string {
  return `there are ${seq} records; this hall was brought back from a backup. Ask from ${Math.max(0, seq - 1)} on, compare ids, and take back what is not here`
}

const streamsQuery = z.strictObject({
  /** First word of the names: day, case, booking …; left out: all. */
  kind: z.string().min(1).max(40).optional(),
  /** The last name that is already there. */
  after: z.string().max(200).default(''),
  limit: z.coerce.number().int().min(1).max(LIMIT_MOST).default(LIMIT_MOST),
  /** Of cases only those to which something was written from then on, UTC ms; the others are not asked for. */
  casesSinceMs: z.coerce.number().int().nonnegative().optional(),
})
const query = z.strictObject({
  stream: z.string().min(1).max(200),
  /** The last number that is already there; 0: from the beginning. */
  after: z.coerce.number().int().nonnegative().default(0),
  limit: z.coerce.number().int().min(1).max(LIMIT_MOST).default(1000),
})

/** Adds them; for programs whose key stands in the site file. */
export function eventRoutes(
  { programs }: Routes,
  { hall }: { readonly hall: Pick<Hall, 'store' | 'base' | 'streams'> },
): void {
  programs.get(
    '/api/events/streams',
    {
      schema: {
        summary: 'The streams of the log, each with the number of its last record, page by page',
        tags: ['events'],
        querystring: streamsQuery,
      },
    },
    async (request): Promise<EventStreamsReply> => streamsReply(hall, queryOf(streamsQuery, request)),
  )
  programs.get(
    '/api/events',
    {
      schema: {
        summary: 'Records of a stream after a number, one JSON object a line; none: that was the last',
        tags: ['events'],
        querystring: query,
        produces: ['application/x-ndjson'],
      },
    },
    async (request, reply, { key }): Promise<string> => {
      const { stream, after, limit } = queryOf(query, request)
      // A name that is misspelt has no records either, and whoever asks for it would wait for ever.
      if (!isStreamKind(stream)) refuse(400, { code: 'malformed', field: 'stream', problem: NO_STREAM })
      const shown = publicRecords(() => badgesEver(hall.base, hall.streams.state(SETTINGS_STREAM)), key)
      void reply.type('application/x-ndjson; charset=utf-8').header('cache-control', 'no-store')
      const rows = await hall.store.rows(stream, after, limit)
      const { seq } = rows.length > 0 ? { seq: after } : await hall.store.head(stream)
      if (seq < after) refuse(409, { code: 'notFound', field: 'after', problem: cutBack(seq) })
      return rows.map((row) => `${JSON.stringify(shown(row))}\n`).join('')
    },
  )
}

async function streamsReply(
  { store }: Pick<Hall, 'store'>,
  { kind, after, limit, casesSinceMs }: z.output<typeof streamsQuery>,
): Promise<EventStreamsReply> {
  if (casesSinceMs !== undefined) {
    const written = (await store.casesWritten(casesSinceMs)).filter(({ stream }) => stream > after)
    const streams = written.slice(0, limit).map(({ stream, last }) => ({ stream, seq: last }))
    return { streams, next: written.length > limit ? (streams.at(-1)?.stream ?? null) : null }
  }
  const names = await store.streams(kind, { after, limit })
  const streams = await Promise.all(names.map(async (stream) => ({ stream, seq: (await store.head(stream)).seq })))
  return { streams, next: names.length < limit ? null : (names.at(-1) ?? null) }
}
