/** What a command has written before, found by its own records. */
import type { HallEvent } from '../../domain/contract/hall-command.ts'
import type { Recorded } from '../../domain/words/recorded.ts'
import { recordOf } from '../store/hash-chain.ts'
import type { Store } from '../store/port.ts'

const PAGE = 50

/**
 * The records of a command from `places`, each the first in its stream, by stream and in order; none when the places hold
 * another command's.
 */
export async function recordsOfCommand(
  store: Pick<Store, 'rows'>,
  places: readonly (readonly [stream: string, seq: number])[],
  commandId: string,
): Promise<readonly Recorded<HallEvent>[]> {
  const found: Recorded<HallEvent>[] = []
  for (const [stream, seq] of places.toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    for (let after = seq - 1; ; after += PAGE) {
      const rows = await store.rows(stream, after, PAGE)
      const own = rows.findIndex((row) => row.commandId !== commandId)
      found.push(...(own < 0 ? rows : rows.slice(0, own)).map((row) => recordOf(row)))
      if (own >= 0 || rows.length < PAGE) break
    }
  }
  return found
}
