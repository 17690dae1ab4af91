/** A process that writes to a store until it is killed, and says each place only after it was acknowledged. */
import { writeSync } from 'node:fs'
import { openSqliteStore } from '../../server/store/sqlite.ts'
import { DAY, record } from './records.ts'

const store = openSqliteStore(process.argv[2] as string)
const { seq: last } = await store.head(DAY)
for (let seq = last + 1; ; seq += 2) {
  const outcome = await store.append([{ stream: DAY, records: [record(seq), record(seq + 1)] }])
  if (outcome !== 'ok') throw new Error(outcome)
  writeSync(1, `${seq + 1}\n`)
}
