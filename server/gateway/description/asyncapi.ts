/** What goes over the socket as AsyncAPI 3.0: the handshake, every message of both sides, what a command is answered. */
import { PROTOCOL_VERSION } from '../../../domain/contract/protocol.ts'
import { HEARTBEAT_MS, PHONE_HEARTBEAT_MS } from '../../../domain/contract/timing.ts'
import { answerShapes, type Schema } from './answers.ts'
import { commandSchemas, envelopeOf } from './commands.ts'
import { onlyUsed } from './used.ts'

interface SocketMessage {
  readonly name: string
  readonly summary: string
  readonly contentType: string
  readonly payload: Schema
}

export interface SocketDescription {
  readonly asyncapi: '3.0.0'
  readonly info: object
  readonly channels: object
  readonly operations: object
  readonly components: {
    readonly messages: Readonly<Record<string, SocketMessage>>
    readonly schemas: Readonly<Record<string, Schema>>
  }
}

/** What each message is for. */
const SUMMARY: Readonly<Record<string, string>> = {
  handshake:
    'socket.io’s `auth`: which screen connects. Staff prove themselves by the session cookie of the upgrade request.',
  welcome: 'At every connect: who you are, what time it is, which plan and programme are in force.',
  view: `The whole view of this screen, at every connect, when it changes, and at least every ${HEARTBEAT_MS} ms (a phone’s every ${PHONE_HEARTBEAT_MS} ms). One with a lower seq than the last is old: leave it.`,
  orders: 'To one device: what the duty manager has ordered of it.',
  trial:
    'A test ticket at the window of this console, window screen or lobby (SETUP-8); null: it is over. No view knows of it.',
  reload: 'Fetch the plan anew (plan), load a newer page (protocol), or pair again (unpaired).',
  command: 'One command with an id of its own; acknowledged with `answer`. After a silence send the same again.',
  answer: 'The acknowledgement of a command.',
  report: 'What a device says of itself, every few seconds.',
  trialSeen: 'A screen says that it has shown, said or called the test ticket that it was sent.',
}
const FROM_SERVER = ['welcome', 'view', 'orders', 'trial', 'reload']
const FROM_SCREEN = ['command', 'report', 'trialSeen']

/** The document for a build. */
export function describedSocket(build: string): SocketDescription {
  const commands = commandSchemas()
  const payloads: Readonly<Record<string, Schema>> = {
    ...answerShapes().socket,
    command: { $ref: '#/components/schemas/Envelope' },
  }
  const messages = Object.fromEntries(
    Object.entries(SUMMARY).map(([name, summary]) => [
      name,
      { name, summary, contentType: 'application/json', payload: payloads[name] ?? {} },
    ]),
  )
  return {
    asyncapi: '3.0.0',
    info: {
      title: '一窗 Yichuang, screens',
      version: build,
      description: `socket.io 4 over WebSocket alone, path /socket.io/, default namespace; protocol ${PROTOCOL_VERSION}. Events are socket.io events of one argument. docs/integration.md tells it in words.`,
      license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
    },
    channels: {
      screen: {
        address: '/socket.io/',
        messages: Object.fromEntries(Object.keys(SUMMARY).map((name) => [name, ref('messages', name)])),
      },
    },
    operations: operations(),
    components: {
      messages,
      schemas: onlyUsed(messages, {
        ...answerShapes().schemas,
        ...Object.fromEntries(commands),
        Envelope: envelopeOf(commands),
      }),
    },
  }
}

/** As the server sees them: what it sends and what it receives. */
function operations(): object {
  const channel = { $ref: '#/channels/screen' }
  const of = (name: string): object => ({ $ref: `#/channels/screen/messages/${name}` })
  const one = (action: string, name: string): object => ({
    action,
    description: SUMMARY[name],
    channel,
    messages: [of(name)],
  })
  return {
    connect: one('receive', 'handshake'),
    ...Object.fromEntries(FROM_SERVER.map((name) => [name, one('send', name)])),
    ...Object.fromEntries(FROM_SCREEN.map((name) => [name, one('receive', name)])),
    command: { ...one('receive', 'command'), reply: { channel, messages: [of('answer')] } },
  }
}

function ref(kind: string, name: string): object {
  return { $ref: `#/components/${kind}/${name}` }
}
