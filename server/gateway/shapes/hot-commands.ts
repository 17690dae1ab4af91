/**
 * The four orders that a hall's day is made of, checked by hand: the same as their shapes say, at a tenth of the price.
 * They hold nothing that anybody has typed. Whatever is not surely right is left to the shapes and the looks at texts,
 * which also know what is wrong with it.
 */
import type { Envelope } from '../../../domain/contract/protocol.ts'
import { ISSUE_ORIGINS, ITEM_OUTCOMES } from '../../../domain/queue-day/commands.ts'
import { PRIORITY_CLASSES } from '../../../domain/words/ids.ts'

type Fields = Readonly<Record<string, unknown>>
type Check = (value: unknown) => boolean

/** Ids as plans and pages write them: every screen can show them, and no look at texts would change them. */
const PLAIN = /^[\x21-\x7e\u4e00-\u9fff]{1,64}$/
/** A drawn id with a letter that no number of a person holds. */
const DRAWN = /^(?=.*[a-wyz])[\x21-\x7e]{8,64}$/i

/** The envelope of such an order when everything about it is right; else null. */
export function hotEnvelope(message: unknown): Envelope | null {
  if (!isFields(message) || countOf(message) !== 2) return null
  if (typeof message.commandId !== 'string' || !DRAWN.test(message.commandId)) return null
  const { command } = message
  if (!isFields(command) || typeof command.type !== 'string') return null
  const shape = Object.hasOwn(HOT, command.type) ? HOT[command.type] : undefined
  return shape && fits(command, shape) ? (message as unknown as Envelope) : null
}

interface Shape {
  readonly needed: Readonly<Record<string, Check>>
  readonly optional: Readonly<Record<string, Check>>
}

const isId: Check = (value) => typeof value === 'string' && PLAIN.test(value)
const isFlag: Check = (value) => typeof value === 'boolean'
const isType: Check = (value) => typeof value === 'string'
const isOneOf =
  (words: readonly unknown[]): Check =>
  (value) =>
    words.includes(value)
/** A place on a ticket, or how many materials are missing. */
const isUpTo50: Check = (value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 50
const isListOf =
  (shape: Shape): Check =>
  (value) =>
    Array.isArray(value) && value.length <= 20 && value.every((one) => isFields(one) && fits(one, shape))

const isListOfPlaces: Check = (value) => Array.isArray(value) && value.length <= 50 && value.every(isUpTo50)

const ITEM: Shape = { needed: { item: isId }, optional: { missing: isUpTo50 } }
const OUTCOME: Shape = {
  needed: { index: isUpTo50, outcome: isOneOf(ITEM_OUTCOMES) },
  optional: { deferred: isListOfPlaces },
}
const AT_COUNTER: Shape = { needed: { type: isType, counter: isId }, optional: {} }
const HOT: Readonly<Record<string, Shape>> = {
  IssueTicket: {
    needed: { type: isType, items: isListOf(ITEM), origin: isOneOf(ISSUE_ORIGINS) },
    optional: { priorityClass: isOneOf(PRIORITY_CLASSES), isElder: isFlag },
  },
  CallNext: AT_COUNTER,
  StartService: AT_COUNTER,
  FinishService: {
    needed: { type: isType, counter: isId, outcomes: isListOf(OUTCOME) },
    optional: { thenCallNext: isFlag },
  },
}

/** Every needed field, perhaps an optional one, and nothing else. */
function fits(value: Fields, { needed, optional }: Shape): boolean {
  let known = 0
  for (const name in needed) {
    if (!Object.hasOwn(value, name) || !(needed[name] as Check)(value[name])) return false
    known += 1
  }
  for (const name in optional) {
    if (!Object.hasOwn(value, name)) continue
    if (!(optional[name] as Check)(value[name])) return false
    known += 1
  }
  return countOf(value) === known
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function countOf(value: Fields): number {
  return Object.keys(value).length
}
