/**
 * Names of the hall's machines in the log (DEV-10), as a subject with a stream of its own: what machines were ordered is
 * looked at with each of their commands, what they are called never is.
 */
import type { KnownDevice, Subject, World } from '../plan/world.ts'
import type { DeviceKind, MachineNames } from '../words/actor.ts'
import { onto, streamName } from '../words/stream.ts'
import type { Deciders, Folds } from '../words/subject.ts'
import type { Access } from '../words/who.ts'
import type { DeviceId } from './commands.ts'
import { reject, type DeviceRejection } from './rejections.ts'

/** A machine that is paired is named in the log. */
export interface NamingCommand {
  readonly type: 'NoteDevice'
  readonly deviceId: DeviceId
}

/** A machine was paired: what it gives from now on bears this name, also when it is gone. */
export interface NamingEvent {
  readonly type: 'DeviceNamed'
  readonly deviceId: DeviceId
  readonly name: string
  readonly deviceKind: DeviceKind
}

export interface NamedMachines {
  seq: number
  /** Every machine that was ever paired; one that is paired anew has an id of its own. */
  readonly names: Map<DeviceId, string>
}

/** No machine was named yet. */
export function noNames(): NamedMachines {
  return { seq: 0, names: new Map() }
}

export const MACHINES_STREAM = streamName<NamedMachines, NamingEvent>('machines')

export const namingFolds: Folds<NamedMachines, NamingEvent> = {
  DeviceNamed: ({ names }, { deviceId, name }) => void names.set(deviceId, name),
}

const may: Access<NamingCommand> = { NoteDevice: ['timekeeper'] }

const deciders: Deciders<NamingCommand, World> = {
  NoteDevice: (_command, { device, state }) => {
    const { deviceId, name, kind } = device ?? reject({ code: 'UnknownDevice' })
    if (state(MACHINES_STREAM).names.get(deviceId) === name) return []
    return [onto(MACHINES_STREAM, { type: 'DeviceNamed', deviceId, name, deviceKind: kind })]
  },
}

export const machines: Subject<{
  kind: 'machines'
  command: NamingCommand
  event: NamingEvent
  state: NamedMachines
  rejection: DeviceRejection
  answer: object
}> = {
  kind: 'machines',
  standing: MACHINES_STREAM,
  empty: noNames,
  folds: namingFolds,
  may,
  decide: deciders,
  asks: ({ deviceId }) => ({ device: deviceId }),
}

/** What each machine is called: by the log, and one that it does not name yet as it is paired now. */
export function machineNames(
  { names }: Pick<Readonly<NamedMachines>, 'names'>,
  paired: readonly Pick<KnownDevice, 'deviceId' | 'name'>[],
): MachineNames {
  return new Map([...paired.map(({ deviceId, name }) => [deviceId, name] as const), ...names])
}
