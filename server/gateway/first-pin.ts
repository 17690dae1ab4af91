/** The very first PIN of a hall: who may be given it, and from where (SETUP-1). */
import type { FastifyRequest } from 'fastify'
import type { SetupReply } from '../../domain/contract/http/settings.ts'
import type { Hall } from '../hall/hall.ts'
import { SETTINGS_STREAM } from '../../domain/settings/state.ts'
import { pinKept } from '../people/pins.ts'
import { isThisMachine } from './senders.ts'

type PinHall = Pick<Hall, 'index' | 'store' | 'streams'>

/**
 * Duty managers who may be given the very first PIN of a hall: nobody has one yet, and whoever asks sits at the hall's
 * own machine.
 */
export async function managersWithoutPin(hall: PinHall, request: FastifyRequest): Promise<SetupReply['first']> {
  if (!isThisMachine(request)) return []
  const { clerks } = hall.index.settings
  const settings = hall.streams.state(SETTINGS_STREAM)
  for (const { badgeNo } of clerks) if ((await pinKept(hall.store, settings, badgeNo)) !== null) return []
  return clerks.filter((clerk) => clerk.role === 'dutyManager').map(({ badgeNo, name }) => ({ badgeNo, name }))
}

/** Whether a request with the parameter `badgeNo` gives one of them that PIN. */
export async function isFirstSetUp(hall: PinHall, request: FastifyRequest): Promise<boolean> {
  const { badgeNo } = request.params as { readonly badgeNo?: string }
  return (await managersWithoutPin(hall, request)).some((one) => one.badgeNo === badgeNo)
}
