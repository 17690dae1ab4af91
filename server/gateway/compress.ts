/** Answers that go out compressed: pages and replies here, scripts and styles as the build has written them. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const LEAST_BYTES = 1000
const TEXT = /^(?:text\/|application\/(?:json|javascript|openapi))|\+(?:json|xml)|^image\/svg/
const asGzip = promisify(gzip)
const asBrotli = promisify(brotliCompress)
/** Answers are made anew each time: quick before small. */
const QUICK = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }

/** Compresses every text of a kilobyte and more that nobody has compressed yet, for whoever can read it. */
export function compressAnswers(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload: unknown) => {
    if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return payload
    const type = String(reply.getHeader('content-type') ?? '')
    if (payload.length < LEAST_BYTES || !TEXT.test(type) || reply.hasHeader('content-encoding')) return payload
    void reply.header('vary', joined(reply.getHeader('vary'), 'accept-encoding'))
    const coding = codingFor(request)
    if (coding === null) return payload
    const bytes = coding === 'br' ? await asBrotli(payload, QUICK) : await asGzip(payload, { level: 6 })
    void reply.header('content-encoding', coding).removeHeader('content-length')
    return bytes
  })
}

export type Coding = 'br' | 'gzip'

/** The best coding that whoever asks can read; one with q=0 is refused. null: none. */
export function codingFor(request: FastifyRequest): Coding | null {
  const asked = String(request.headers['accept-encoding'] ?? '')
    .split(',')
    .map((one) => one.trim().toLowerCase())
    .filter((one) => !/;\s*q=0(?:\.0*)?$/.test(one))
    .map((one) => one.split(';')[0])
  return asked.includes('br') ? 'br' : asked.includes('gzip') ? 'gzip' : null
}

function joined(before: number | string | string[] | undefined, name: string): string {
  return before === undefined ? name : `${String(before)}, ${name}`
}
