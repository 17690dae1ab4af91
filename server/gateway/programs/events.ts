/** The log for a data platform: line by line, resumed by number, without what is somebody's own (EXPORT-1, EXPORT-2). */
import { z } from 'zod'
import { publicRecords } from '../../integration/public-event.ts'
import type { Hall } from '../../hall/hall.ts'
import type { Routes } from '../guard.ts'
import { checked } from '../problem.ts'

export interface EventStreamsReply {
  /** Every stream with the number of its last record. */
  readonly streams: readonly { readonly stream: string; readonly seq: number }[]
}

const LIMIT_MOST = 5000
const query = z.strictObject({
  stream: z.string().min(1).max(200),
  /** The last number that is already there; 0: from the beginning. */
  after: z.coerce.number().int().nonnegative().default(0),
  limit: z.coerce.number().int().min(1).max(LIMIT_MOST).default(1000),
})

/** Adds them; for programs whose key stands in the site file. */
export function eventRoutes({ programs }: Routes, { hall }: { readonly hall: Pick<Hall, 'store' | 'index'> }): void {
  programs.get(
    '/api/events/streams',
    { schema: { summary: 'The streams of the log, each with the number of its last record', tags: ['events'] } },
    async (): Promise<EventStreamsReply> => {
      const streams = await hall.store.streams()
      return { streams: await Promise.all(streams.map(async (stream) => ({ stream, ...(await seqOf(hall, stream)) }))) }
    },
  )
  programs.get(
    '/api/events',
    {
      schema: {
        summary: 'Records of a stream after a number, one JSON object a line; none: that was the last',
        tags: ['events'],
        querystring: z.toJSONSchema(query, { io: 'input' }),
        produces: ['application/x-ndjson'],
      },
    },
    async (request, reply, { key }): Promise<string> => {
      const { stream, after, limit } = checked(query, request.query)
      const shown = publicRecords(() => hall.index.clerks.keys(), key)
      void reply.type('application/x-ndjson; charset=utf-8').header('cache-control', 'no-store')
      const rows = await hall.store.rows(stream, after, limit)
      return rows.map((row) => `${JSON.stringify(shown(row))}\n`).join('')
    },
  )
}

async function seqOf({ store }: Pick<Hall, 'store'>, stream: string): Promise<{ readonly seq: number }> {
  return { seq: (await store.head(stream)).seq }
}
