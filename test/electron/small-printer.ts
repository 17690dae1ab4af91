/**
 * The least of a network printer: answers what it is asked, keeps the text it gets, one slip per line of conversation.
 */
import { createServer, type AddressInfo, type Socket } from 'node:net'

export interface SmallPrinter {
  readonly port: number
  /** Plain text of each conversation that brought any. */
  readonly slips: () => readonly string[]
  /** Which conversation was heard after which; one that was broken into by another stands there twice. */
  readonly heard: () => readonly number[]
  /** Conversations that nobody has ended yet. */
  readonly open: () => number
  stop(): Promise<void>
}

const HEALTHY = 0x12

/** Listens on a free port; `paper` is its answer to DLE EOT 4, `isMute` swallows every question. */
export async function startPrinter(
  options: { readonly paper?: number; readonly isMute?: boolean } = {},
): Promise<SmallPrinter> {
  const talks: { text: string }[] = []
  const lines = new Set<Socket>()
  const heard: number[] = []
  const server = createServer((line) => {
    lines.add(line)
    const nth = talks.length
    const talk = { text: '' }
    talks.push(talk)
    line.on('error', () => line.destroy())
    line.on('close', () => lines.delete(line))
    line.on('data', (bytes) => {
      if (heard.at(-1) !== nth) heard.push(nth)
      for (let at = 0; at < bytes.length; at += 1) {
        const [one, two, three] = bytes.subarray(at, at + 3)
        const length =
          one === 0x10 && (two === 0x04 || two === 0x05 || two === 0x14) ? 3 : one === 0x1d && two === 0x72 ? 3 : 1
        if (length === 1) talk.text += String.fromCharCode(one ?? 0)
        else if (!options.isMute)
          line.write(Uint8Array.of(one === 0x1d ? 0 : three === 4 ? (options.paper ?? HEALTHY) : HEALTHY))
        at += length - 1
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    slips: () => talks.map(({ text }) => text).filter((text) => text !== ''),
    heard: () => heard,
    open: () => lines.size,
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      await new Promise((resolve) => setTimeout(resolve, 50))
      for (const line of lines) line.destroy()
      await closed
    },
  }
}
