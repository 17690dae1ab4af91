/** Writes the seal of each day into the files of seals beside the hall's file and its backups. */
import { existsSync } from 'node:fs'
import type { Logger } from 'pino'
import { dayStream } from '../../domain/queue-day/state.ts'
import type { Hall } from '../hall/hall.ts'
import { addSeal, sealInDay } from '../store/beside/seals.ts'

/** Makes the job; call it about once a second, it looks once a day (SEAL-1). */
export function sealFiles(
  hall: Pick<Hall, 'day' | 'store'>,
  folders: readonly string[],
  log: Pick<Logger, 'error'>,
): () => Promise<void> {
  let written = ''
  return async () => {
    const { serviceDate, sealedDate } = hall.day()
    if (sealedDate === '' || written === sealedDate) return
    const seal = await sealInDay(hall.store, dayStream(serviceDate))
    if (seal === null) return
    written = seal.date
    for (const folder of folders.filter((one) => existsSync(one))) {
      try {
        addSeal(folder, seal)
      } catch (error) {
        log.error({ err: error, folder }, 'the seal of a day could not be written beside the log; it stands in the log')
      }
    }
  }
}
