/** writtenKbPerTicket: what the kernel writes to the disk for a ticket when thirty kiosks press at once. */
import { rounded } from './measure.ts'
import { pause, risen, writtenBytesOf } from './process.ts'
import { accepted, itemsOf, openStage, type BenchOptions } from './stage.ts'

const KIOSKS = 30
/** Whatever the server writes behind its answers is written by then. */
const SETTLED_MS = 2500

/** Enough batches for several checkpoints, which write each page once more. */
export async function run(options: BenchOptions): Promise<Record<string, number | null>> {
  const stage = await openStage(options)
  try {
    const kiosks = await stage.kiosks(KIOSKS)
    const items = itemsOf(stage.settings)
    const press = (batches: number) => async (): Promise<void> => {
      for (let n = 0; n < batches; n += 1)
        await Promise.all(
          kiosks.map((kiosk, at) =>
            accepted(kiosk, {
              type: 'IssueTicket',
              origin: 'kiosk',
              items: [{ item: items[(n + at) % items.length] as string }],
            }),
          ),
        )
      await pause(SETTLED_MS)
    }
    const batches = options.quick ? 120 : 1000
    await press(batches)()
    const bytes = await risen(() => writtenBytesOf(stage.server.pid()), press(batches))
    return { writtenKbPerTicket: bytes === null ? null : rounded(bytes / 1000 / (batches * KIOSKS), 2) }
  } finally {
    await stage.stop()
  }
}
