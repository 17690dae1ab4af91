/** hall verify: walks every stream's hash chain and names the first record that does not fit (article 9). */
import type { StoreReader } from '../store/port.ts'
import type { Report } from './replay/report.ts'

/** Checks the whole log of a hall, running or not. */
export async function verify(store: StoreReader): Promise<Report> {
  const streams = await store.streams()
  let events = 0
  const problems: { stream: string; seq: number; problem: string }[] = []
  for (const stream of streams) {
    const found = await store.verify(stream)
    if (found.ok) events += found.events
    else problems.push({ stream, seq: found.seq, problem: found.problem })
  }
  const damage = await store.check()
  const isOk = problems.length === 0 && damage === null
  return {
    json: { ok: isOk, streams: streams.length, events, problems, database: damage ?? 'ok' },
    lines: [
      ...problems.map((one) => `${one.stream}: ${one.problem}.`),
      ...(damage === null
        ? []
        : [
            `The database itself is damaged: ${damage}. "npm run hall -- restore --newest" keeps the file and goes on from the newest sound backup.`,
          ]),
      isOk
        ? `Every one of ${events} records in ${streams.length} streams is as it was written.`
        : 'The log does not fit; keep the file as it is and compare with a backup.',
    ],
    exit: isOk ? 0 : 1,
  }
}
