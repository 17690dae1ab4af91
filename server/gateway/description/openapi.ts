/**
 * The routes as OpenAPI 3.1: what fastify knows of them (paths, queries, bodies), with what it does not: who may ask, every
 * status, every answer.
 */
import { DEVICE_HEADER } from '../../../domain/contract/http/hall.ts'
import type { Who } from '../../../domain/words/who.ts'
import { SIGNATURE_HEADER, SITE_HEADER, TIME_HEADER } from '../../sites/signature.ts'
import type { RouteRule } from '../guard.ts'
import { SESSION_COOKIE } from '../identity.ts'
import { LINK_HEADER } from '../senders.ts'
import { answerShapes, type Schema } from './answers.ts'
import { commandSchemas, envelopeOf } from './commands.ts'
import { onlyUsed } from './used.ts'
import { GROUPS, whoMayAsk } from './words.ts'

/** An operation as @fastify/swagger writes it, and as it is given out. */
export interface Operation {
  readonly operationId?: string
  readonly summary?: string
  readonly description?: string
  readonly tags?: readonly string[]
  readonly parameters?: readonly Schema[]
  readonly requestBody?: { readonly required?: boolean; readonly content?: Content }
  readonly security?: readonly Security[]
  readonly responses?: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>
}
type Content = Readonly<Record<string, { readonly schema?: Schema }>>
type Security = Readonly<Record<string, readonly string[]>>

export interface Description {
  readonly openapi: string
  readonly info: {
    readonly title: string
    readonly version: string
    readonly description?: string
    readonly license?: { readonly name: string; readonly identifier: string }
  }
  readonly servers?: readonly { readonly url: string }[]
  readonly tags?: readonly { readonly name: string; readonly description: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components?: {
    readonly schemas?: Readonly<Record<string, Schema>>
    readonly securitySchemes?: Readonly<Record<string, Schema>>
  }
}

const header = (name: string, description: string): Schema => ({ type: 'apiKey', in: 'header', name, description })
const SCHEMES: Readonly<Record<string, Schema>> = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: SESSION_COOKIE,
    description: 'Staff: the cookie that POST /api/session sets; good for twelve hours.',
  },
  device: header(DEVICE_HEADER, 'A paired screen: the token that it was given once (POST /api/pairing).'),
  ticket: header(LINK_HEADER, 'A ticket’s holder: the last part of the link on the slip.'),
  program: { type: 'http', scheme: 'bearer', description: 'A program: its key in the site file (integration.keys).' },
  site: header(SITE_HEADER, 'Name of the linked site or of the standby that signs.'),
  signedAt: header(TIME_HEADER, 'When it was signed, UTC ms; at most five minutes off.'),
  signature: header(SIGNATURE_HEADER, 'HMAC-SHA-256 over method, path, site, time and body (docs/sites.md).'),
}
const SIGNED: Security = { site: [], signedAt: [], signature: [] }
const STAFF: readonly Who[] = ['clerk', 'floorGuide', 'dutyManager']

const MEANING: Readonly<Record<number, string>> = {
  200: 'Done.',
  400: 'Malformed: `field` and `problem` name what to mend.',
  401: 'Nobody known asks, or the proof is wrong.',
  403: 'Known, but this needs another role; or a page of another site asks.',
  404: 'There is no such thing.',
  409: 'The rules of the hall forbid it now; `rejection.code` says which.',
  410: 'This position is not known any more.',
  413: 'The message is too large.',
  415: 'This route does not take this content type.',
  426: 'The page is older than the server; load it again.',
  429: 'Too often; `retryAfterSec` says when to come again.',
  500: 'The server could not do it; it is in its log.',
  503: 'The hall can neither look it up nor keep it now, or the other site does not answer; send the same again.',
}
/** Statuses of a command's answer (HTTP-1). */
const OF_ANSWERS = [403, 409, 426]
/** What single routes say besides. */
const BESIDES: Readonly<Record<string, readonly number[]>> = {
  'POST /api/session': [401],
  'POST /api/commands': [401],
  'GET /api/log/next': [410],
  'GET /api/bookings/items': [404],
  'GET /api/bookings/slots': [404],
  'POST /api/bookings': [404],
  'POST /api/bookings/check-in': [404],
  'POST /api/remote-tickets': [404],
  'GET /api/remote-offers': [404],
  'POST /api/pairing/approve': [404],
  'POST /api/trial': [404],
  'POST /api/trial/call': [404],
  'GET /api/log/state': [404],
  'POST /api/links/bookings': [404],
  'POST /api/links/staff': [404],
}

/** The whole description; the document that comes in stays as it is. */
export function describedHall(document: Description, rules: ReadonlyMap<string, RouteRule>): Description {
  const commands = commandSchemas()
  const refusals = new Map<string, readonly [name: string, schema: Schema]>()
  const paths = Object.entries(document.paths).map(([path, methods]) => [
    path,
    Object.fromEntries(
      Object.entries(methods).map(([method, operation]) => {
        const route = `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`
        return [method, wholeOperation(route, operation, rules.get(route) ?? 'everyone', refusals)]
      }),
    ),
  ])
  return {
    ...document,
    servers: [{ url: '/' }],
    tags: Object.entries(GROUPS).map(([name, description]) => ({ name, description })),
    info: { ...document.info, license: { name: 'MIT', identifier: 'MIT' } },
    paths: Object.fromEntries(paths) as Description['paths'],
    components: {
      schemas: onlyUsed(paths, {
        ...answerShapes().schemas,
        ...Object.fromEntries([...refusals.values(), ...commands]),
        Envelope: envelopeOf(commands, 'discriminator'),
      }),
      securitySchemes: SCHEMES,
    },
  }
}

type Refusals = Map<string, readonly [name: string, schema: Schema]>

function wholeOperation(route: string, operation: Operation, rule: RouteRule, refusals: Refusals): Operation {
  const { requestBody } = operation
  const isCommand = route === 'POST /api/commands'
  return {
    ...operation,
    operationId: idOf(route),
    description: whoMayAsk(rule),
    ...(requestBody
      ? {
          requestBody: {
            required: true,
            content: isCommand
              ? { 'application/json': { schema: { $ref: '#/components/schemas/Envelope' } } }
              : withoutDialect(requestBody.content ?? {}),
          },
        }
      : {}),
    security: isCommand ? [{ session: [] }, { device: [] }, { ticket: [] }] : securityOf(rule),
    responses: responsesOf(route, operation, rule, refusals),
  }
}

/** getTicketsLink of "GET /api/tickets/:link". */
function idOf(route: string): string {
  const [method = '', ...words] = route.replace('/api/', '/').split(/[^A-Za-z]+/)
  return method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}

function securityOf(rule: RouteRule): readonly Security[] {
  if (rule === 'everyone') return []
  if ('isProgram' in rule) return [{ program: [] }]
  if (!('who' in rule)) return [SIGNED]
  const isFor = (...who: readonly Who[]): boolean => rule.who.some((one) => who.includes(one))
  return [
    ...(isFor(...STAFF) ? [{ session: [] }] : []),
    ...(isFor('kiosk', 'display', 'ratingPad') ? [{ device: [] }] : []),
    ...(isFor('holder') ? [{ ticket: [] }] : []),
    ...('orFirstSetUp' in rule ? [{}] : []),
  ]
}

function responsesOf(
  route: string,
  operation: Operation,
  rule: RouteRule,
  refusals: Refusals,
): NonNullable<Operation['responses']> {
  const { answer, refusal } = answerShapes().routes[route] ?? { answer: null, refusal: null }
  const isWriting = !route.startsWith('GET ')
  const statuses = [
    400,
    ...(rule === 'everyone' ? [] : [401, 403]),
    ...(isWriting ? [403] : []),
    ...(route.includes('/:') ? [404] : []),
    ...(operation.requestBody ? [413, 415] : []),
    ...(refusal ? OF_ANSWERS : []),
    ...(BESIDES[route] ?? []),
    429,
    500,
    503,
  ]
  const problem: Schema = { $ref: '#/components/schemas/HttpProblem' }
  const body = refusal ? named({ anyOf: [problem, refusal] }, route, refusals) : problem
  const types = Object.keys(operation.responses?.['200']?.content ?? { 'application/json': {} }).map(mediaType)
  const content = Object.fromEntries(types.map((type) => [type, { schema: answer ?? {} }]))
  const refused = [...new Set(statuses)].sort((a, b) => a - b)
  return {
    200: { description: MEANING[200] ?? '', content },
    ...Object.fromEntries(
      refused.map((status) => [
        status,
        { description: MEANING[status] ?? '', content: { 'application/json': { schema: body } } },
      ]),
    ),
    // Out of order it says in its own words what is wrong.
    ...(route === 'GET /health'
      ? { 503: { description: 'It cannot issue numbers now; `trouble` says why.', content } }
      : {}),
  }
}

/** Most routes refuse alike: each way of refusing is written once. */
function named(schema: Schema, route: string, refusals: Refusals): Schema {
  const text = JSON.stringify(schema)
  const [name] = refusals.get(text) ?? [refusals.size === 0 ? 'Refusal' : `RefusalOf_${idOf(route)}`]
  refusals.set(text, [name, schema])
  return { $ref: `#/components/schemas/${name}` }
}

function withoutDialect(content: Content): Content {
  return Object.fromEntries(
    Object.entries(content).map(([type, { schema = {} }]) => {
      const { $schema: _dialect, ...rest } = schema
      return [type, { schema: rest }]
    }),
  )
}

/** Without its parameters: "text/csv" of "text/csv; charset=utf-8". */
function mediaType(type: string): string {
  return type.split(';', 1)[0] as string
}
