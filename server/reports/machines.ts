/** What the hall's machines are called, as the process of the reports reads it from the log (DEV-10). */
import { MACHINES_STREAM, machineNames, namingFolds, noNames, type NamingEvent } from '../../domain/device/naming.ts'
import type { MachineNames } from '../../domain/words/actor.ts'
import { fold } from '../../domain/words/stream.ts'
import type { StoreReader } from '../store/port.ts'

/** Read anew for each question: machines are few. */
export async function machinesOf(store: Pick<StoreReader, 'read' | 'devices'>): Promise<MachineNames> {
  const state = noNames()
  for (const record of await store.read<NamingEvent>(MACHINES_STREAM, 0)) fold(namingFolds, state, record)
  return machineNames(state, await store.devices())
}
