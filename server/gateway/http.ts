/** The HTTP side: headers, limits, errors in one form; the routes themselves stand in their own files. */
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type FastifySchema,
} from 'fastify'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { HttpProblem } from '../../domain/contract/http/hall.ts'
import { compressAnswers } from './compress.ts'
import { guardOrigins } from './cross-origin.ts'
import { networkOf } from './network-of.ts'
import { Problem } from './problem.ts'
import type { ProxyTrust } from './proxies.ts'
import { ALONE, type ServerList } from './server-list.ts'
import { isStoreAway } from '../store/unusable.ts'
import type { TlsPair } from './tls.ts'

const BODY_MOST = 65_536
const REQUESTS_PER_SEC = 60
/**
 * Scripts, fonts and voices of a page, sixty of them, cannot prove who asks: the phones of one Wi-Fi, or all screens
 * behind a proxy after a power cut, share one address. A page that lacks one of its files stays blank.
 */
const FILES_PER_SEC = 1500
const FILES = ['/assets/', '/voice/']

/**
 * Nothing from anywhere else, nothing inline but a phone page's own styles by their hash (routes/pages.ts): a page runs
 * only what this server has sent.
 */
const POLICY = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'"],
  mediaSrc: ["'self'", 'blob:'],
  workerSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
}

export interface HttpParts {
  readonly log: Logger
  readonly build: string
  /** Commands per second and screen. */
  readonly allowance: number
  /** The server's own certificate; left out or null: plain HTTP. */
  readonly tls?: TlsPair | null
  /** By what requests are counted; left out: by the network they come from. */
  readonly senderKey?: (request: FastifyRequest) => Promise<string>
  /** Proxies that are believed when they say whom they speak for; left out: none. */
  readonly isTrustedProxy?: ProxyTrust
  /** Left out: this server alone. */
  readonly servers?: ServerList
}

const NOT_FOUND: HttpProblem = { code: 'notFound', problem: 'There is nothing at this address; / lists what there is.' }
const HSTS = 'max-age=31536000'

/** Makes the fastify instance with everything but its routes. */
export async function createHttp(parts: HttpParts): Promise<FastifyInstance> {
  const servers = parts.servers ?? ALONE
  const app = fastify({
    bodyLimit: BODY_MOST,
    logger: false,
    forceCloseConnections: true,
    requestTimeout: 15_000,
    ...(parts.tls ? { https: { cert: parts.tls.cert, key: parts.tls.key, minVersion: 'TLSv1.2' as const } } : {}),
    trustProxy: parts.isTrustedProxy ?? (() => false),
    // What fastify refuses before any route is looked for, such as /t/%ff.
    frameworkErrors: (error, _request, reply) => sendProblem(reply as unknown as FastifyReply, error),
  }) as FastifyInstance
  // Bodies are checked with zod in the routes, which name the field; in a route's schema they are only described.
  app.setValidatorCompiler(() => (value: unknown) => ({ value }))
  answerProblems(app, parts.log)
  await app.register(cookie)
  await setHeaders(app, servers, parts.log)
  await limitRates(app, parts)
  await describe(app, parts.build)
  compressAnswers(app)
  guardOrigins(app, servers)
  return app
}

function answerProblems(app: FastifyInstance, log: Logger): void {
  app.setErrorHandler((error: FastifyError | Problem, request, reply) => {
    if (problemOf(error).status >= 500)
      log.error({ err: error, method: request.method, path: request.routeOptions.url }, 'a request failed')
    sendProblem(reply, error)
  })
  app.setNotFoundHandler(
    (_request, reply) => void reply.code(404).type('application/json; charset=utf-8').send(NOT_FOUND),
  )
}

async function setHeaders(app: FastifyInstance, servers: ServerList, log: Logger): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { ...POLICY, connectSrc: ["'self'", ...servers.sources] },
    },
    strictTransportSecurity: false,
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    referrerPolicy: { policy: 'no-referrer' },
  })
  let hasWarned = false
  app.addHook('onRequest', async (request, reply) => {
    if (request.protocol === 'https') void reply.header('strict-transport-security', HSTS)
    if (!hasWarned && request.headers['x-forwarded-for'] !== undefined && (request.ips?.length ?? 1) === 1) {
      hasWarned = true
      log.warn(
        { proxy: request.ip },
        'a proxy passes requests on that --trust-proxy does not name: all who come through it share its address',
      )
    }
  })
}

async function limitRates(app: FastifyInstance, { allowance, senderKey }: HttpParts): Promise<void> {
  await app.register(rateLimit, {
    global: true,
    timeWindow: 10_000,
    keyGenerator: (request) =>
      isFile(request) ? `files ${networkOf(request.ip)}` : (senderKey?.(request) ?? networkOf(request.ip)),
    max: (request) => 10 * Math.max(isFile(request) ? FILES_PER_SEC : REQUESTS_PER_SEC, allowance),
    errorResponseBuilder: (_request, context) =>
      new Problem(429, {
        code: 'rateLimited',
        retryAfterSec: Math.ceil(context.ttl / 1000),
        problem: 'Too many requests; wait a moment.',
      }),
  })
}

function isFile({ url }: FastifyRequest): boolean {
  return FILES.some((folder) => url.startsWith(folder))
}

async function describe(app: FastifyInstance, build: string): Promise<void> {
  await app.register(swagger, {
    // A type of content is told only together with an answer; the answers themselves follow in description/openapi.ts.
    transform: ({ schema, url }) => ({
      schema: described(schema?.produces ? { ...schema, response: { 200: { type: 'string' } } } : schema),
      url,
    }),
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '一窗 Yichuang',
        version: build,
        description:
          'The hall over HTTP. Staff carry their session cookie, devices the header x-device-token, a ticket holder x-ticket-link.',
      },
    },
  })
}

/** The shapes of a route in the words of JSON Schema; only when somebody asks, for fifty of them take a start's time. */
function described(schema: FastifySchema): FastifySchema {
  return Object.fromEntries(
    Object.entries(schema ?? {}).map(([name, part]: [string, unknown]) => [
      name,
      part instanceof z.ZodType ? z.toJSONSchema(part, { io: 'input' }) : part,
    ]),
  )
}

function sendProblem(reply: FastifyReply, error: FastifyError | Problem): void {
  const { status, body } = problemOf(error)
  void reply.code(status).type('application/json; charset=utf-8').send(body)
}

function problemOf(error: FastifyError | Problem): {
  readonly status: number
  readonly body: HttpProblem
} {
  if (error instanceof Problem) return { status: error.status, body: error.body }
  // Pages say it in the words of an order that could not be kept (HTTP-3).
  if (isStoreAway(error))
    return {
      status: 503,
      body: {
        ok: false,
        refused: 'cannotStore',
        code: 'internal',
        problem: `This cannot be looked up or kept now: ${error.message}. Send the same again in some seconds.`,
      },
    }
  if (error.code === 'FST_ERR_BAD_URL')
    return {
      status: 400,
      body: {
        code: 'malformed',
        field: 'url',
        problem: 'This address holds a % that stands for no character; type it again.',
      },
    }
  // A path that climbs out of a folder is told no more than one that is not there.
  if (error.statusCode === 403) return { status: 404, body: NOT_FOUND }
  if (error.statusCode === 413)
    return { status: 413, body: { code: 'tooLarge', problem: `A message may have at most ${BODY_MOST} bytes.` } }
  if (error.statusCode !== undefined && error.statusCode < 500)
    return { status: error.statusCode, body: { code: 'malformed', field: 'body', problem: error.message } }
  return {
    status: 500,
    body: { code: 'internal', problem: 'The server could not do this; it has been written to the log.' },
  }
}
