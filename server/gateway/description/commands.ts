/** Commands as JSON Schema: the very shapes that the gate checks, each under its own name. */
import { z } from 'zod'
import { envelopeSchema } from '../shapes/envelope.ts'
import type { Schema } from './answers.ts'

interface OneOf {
  readonly properties: { readonly commandId: Schema; readonly command: { readonly oneOf: readonly CommandSchema[] } }
}
interface CommandSchema extends Schema {
  readonly properties: { readonly type: { readonly const: string } }
}

/** Component name by type of command, in the order of the subjects. */
export function commandSchemas(): ReadonlyMap<string, Schema> {
  const { properties } = z.toJSONSchema(envelopeSchema, { io: 'input' }) as unknown as OneOf
  return new Map(properties.command.oneOf.map((one) => [`${one.properties.type.const}Command`, one]))
}

/** The message that carries one of them; `told`: with OpenAPI's word for the field that tells them apart. */
export function envelopeOf(commands: ReadonlyMap<string, Schema>, told?: 'discriminator'): Schema {
  const { properties } = z.toJSONSchema(envelopeSchema, { io: 'input' }) as unknown as OneOf
  const refs = [...commands.keys()].map((name) => `#/components/schemas/${name}`)
  return {
    type: 'object',
    additionalProperties: false,
    required: ['commandId', 'command'],
    properties: {
      commandId: {
        ...properties.commandId,
        description: 'Made by the sender, a UUID say. The same one again means: the same command, tell me its answer.',
      },
      command: {
        oneOf: refs.map(($ref) => ({ $ref })),
        ...(told === undefined
          ? {}
          : {
              [told]: {
                propertyName: 'type',
                mapping: Object.fromEntries(refs.map((ref) => [ref.replace(/^.*\/(.*)Command$/, '$1'), ref])),
              },
            }),
      },
    },
  }
}
