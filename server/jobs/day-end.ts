/**
 * What happens to a day that is over, once the next one is at work: it is closed if nobody did, and its streams are
 * sealed into the new day.
 */
import { DATED_KINDS, STANDING_STREAMS } from '../../domain/contract/subjects.ts'
import type { SealedHead } from '../../domain/queue-day/commands.ts'
import { dayStream } from '../../domain/queue-day/state.ts'
import type { Hall } from '../hall/hall.ts'

const TIMEKEEPER = { kind: 'timekeeper' } as const
const DAY = /^day\/(\d{4}-\d{2}-\d{2})$/

/** Makes the job; call it about once a second (DAY-3, SEAL-1). A second server's changes nothing. */
export function dayEndJob(hall: Pick<Hall, 'day' | 'store' | 'execute'>): () => Promise<void> {
  let done = ''
  return async () => {
    const { serviceDate, status, sealedDate } = hall.day()
    // A day opens with its first command; until then nothing is written for it.
    if (status === 'new' || serviceDate === '' || done === serviceDate) return
    const { stream } = await hall.store.commandsBefore(dayStream(serviceDate), 1)
    const date = DAY.exec(stream)?.[1]
    if (date !== undefined && sealedDate < date) {
      const settled = await hall.execute(
        { commandId: `settle-${date}`, command: { type: 'SettleDay', date } },
        TIMEKEEPER,
      )
      if (!settled.ok && 'refused' in settled) return
      const heads = await headsOf(hall.store, date)
      const sealed = await hall.execute(
        { commandId: `seal-${date}-in-${serviceDate}`, command: { type: 'SealDay', date, heads } },
        TIMEKEEPER,
      )
      if (!sealed.ok && 'refused' in sealed) return
    }
    done = serviceDate
  }
}

/** Last records of everything that day wrote to, and of what is not bound to a day. */
async function headsOf(store: Pick<Hall['store'], 'head'>, date: string): Promise<readonly SealedHead[]> {
  const heads: SealedHead[] = []
  for (const stream of [...STANDING_STREAMS, ...DATED_KINDS.map((kind) => `${kind}/${date}`)].sort()) {
    const { seq, hash } = await store.head(stream)
    if (seq > 0) heads.push({ stream, seq, hash })
  }
  return heads
}
