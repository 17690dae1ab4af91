/** A start from a snapshot of the day is a start from its first record, only sooner; one that does not fit is passed over. */
import Database from 'better-sqlite3'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { DayState } from '../../../domain/queue-day/state.ts'
import type { Command } from '../../../domain/queue-day/commands.ts'
import type { Answer } from '../../../domain/contract/protocol.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import { composeHall } from '../../../server/hall/compose.ts'
import type { Hall } from '../../../server/hall/hall.ts'
import { readSnapshot, snapshotsIn } from '../../../server/hall/day-snapshot.ts'
import { snapshot } from '../../../server/operate/snapshot.ts'
import type { Store } from '../../../server/store/port.ts'
import { openSqliteStore } from '../../../server/store/sqlite.ts'
import { readChecked, rememberChecked } from '../../../server/store/checked-heads.ts'
import { problemInNew } from '../../../server/store/sqlite-new-records.ts'
import { loadSite } from '../../support/site.ts'

const STREAM = 'day/2026-11-25'
const KIOSK: Actor = { kind: 'device', deviceId: 'k', deviceKind: 'kiosk' }
let folder: string
let store: Store
let nowMs: number
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yichuang-snapshot-'))
  store = openSqliteStore(join(folder, 'hall.db'))
  nowMs = Date.parse('2026-11-25T10:00:00+08:00')
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

function open(withSnapshots: boolean): Promise<Hall> {
  return composeHall({
    settings: loadSite('county').settings,
    store,
    jobs: [],
    ...(withSnapshots ? { snapshots: snapshotsIn(folder, store) } : {}),
    nowMs: () => nowMs,
    onTrouble: (error) => {
      throw error
    },
  })
}

async function order(hall: Hall, command: Command, actor: Actor = KIOSK): Promise<void> {
  nowMs += 1000
  const answer = await hall.execute({ commandId: crypto.randomUUID(), command }, actor)
  expect(answer).toMatchObject({ ok: true })
}

/** The closed tickets of a snapshot are made when they are asked for. */
function inFull(day: Readonly<DayState>): DayState {
  return { ...day, closed: new Map(day.closed) }
}

/** Visitors come, are called, served, missed; one counter still has steps that it could take back. */
async function work(hall: Hall, visitors: number): Promise<void> {
  const clerk: Actor = { kind: 'clerk', badgeNo: '0301', role: 'clerk' }
  const counter = '21'
  if (hall.day().counters.get(counter)?.status !== 'open') await order(hall, { type: 'SignIn', counter }, clerk)
  for (let n = 0; n < visitors; n += 1)
    await order(hall, { type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' })
  for (let n = 0; n < visitors; n += 1) {
    if (hall.day().counters.get(counter)?.ticketNo != null) {
      await order(hall, { type: 'StartService', counter }, clerk)
      await order(hall, { type: 'FinishService', counter, outcomes: [{ index: 0, outcome: 'done' }] }, clerk)
    }
    await order(hall, { type: 'CallNext', counter }, clerk)
  }
}

it('STORE-14 a day from its snapshot and the records after it is the day from its first record, in every part', async () => {
  const hall = await open(false)
  await work(hall, 5)
  expect((await snapshot(store, folder, STREAM)).json).toMatchObject({ ok: true, seq: hall.day().seq })
  const between = await open(true)
  await order(
    between,
    { type: 'Undo', counter: '21' },
    {
      kind: 'clerk',
      badgeNo: '0301',
      role: 'clerk',
    },
  )
  await work(between, 4)
  expect((await snapshot(store, folder, STREAM)).json).toMatchObject({ ok: true, seq: between.day().seq })
  await work(between, 3)
  const found = await snapshotsIn(folder, store).find(STREAM)
  expect(found?.seq).toBeLessThan(between.day().seq)
  expect(found?.seq).toBeGreaterThan(0)
  const [whole, fromSnapshot] = [await open(false), await open(true)]
  expect(inFull(fromSnapshot.day())).toEqual(inFull(whole.day()))
  expect(fromSnapshot.streams.lastAtMs(STREAM)).toBe(whole.streams.lastAtMs(STREAM))
})

it('STORE-14 SEND-1 STORE-10 after a start from a snapshot a retry gets its first answer, and every ticket gets its row', async () => {
  const hall = await open(false)
  await work(hall, 3)
  const envelope = {
    commandId: 'pressed before the snapshot',
    command: { type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' },
  } as const
  const told = await hall.execute(envelope, KIOSK)
  await snapshot(store, folder, STREAM)
  await work(hall, 2)
  // It dies here: the rows of its tickets were never written.
  const again = await open(true)
  const { seq } = again.day()
  const { ok, result } = told as Extract<Answer, { ok: true }>
  expect(await again.execute(envelope, KIOSK)).toMatchObject({
    ok,
    result: { ticketNo: result.ticketNo, link: result.link },
  })
  expect(again.day().seq).toBe(seq)
  await work(again, 2)
  await again.close()
  const rows = await store.tickets('2026-11-25')
  const { tickets, closed } = (await open(false)).day()
  expect(new Map(rows.map((row) => [row.ticketNo, row.status]))).toEqual(
    new Map([
      ...[...tickets.values()].map((one) => [one.no, one.status] as const),
      ...[...closed.values()].map((one) => [one.ticket.no, one.as] as const),
    ]),
  )
})

it('STORE-14 a snapshot on another record, of another program or changed on its disk is passed over', async () => {
  const hall = await open(false)
  await work(hall, 3)
  await snapshot(store, folder, STREAM)
  const file = join(folder, 'hall.day.snapshot')
  const good = readFileSync(file)
  const source = snapshotsIn(folder, store)
  expect(await source.find(STREAM)).not.toBeNull()
  expect(await source.find('day/2026-11-26')).toBeNull()
  const changed = (from: string, to: string): void => {
    const text = good.toString('latin1')
    expect(text).toContain(from)
    writeFileSync(file, text.replace(from, to), 'latin1')
  }
  const heading = JSON.parse(good.toString('latin1').split('\n', 1)[0] as string) as Record<string, string>
  changed(heading.fold as string, 'f'.repeat(64))
  expect(readSnapshot(folder, STREAM)).toBeNull()
  const turned = Buffer.from(good)
  turned.writeUInt8(turned.readUInt8(good.length - 1) ^ 1, good.length - 1)
  writeFileSync(file, turned)
  expect(readSnapshot(folder, STREAM)).toBeNull()
  changed(heading.hash as string, 'e'.repeat(64))
  expect(readSnapshot(folder, STREAM)).not.toBeNull()
  expect(await source.find(STREAM)).toBeNull()
  writeFileSync(file, good.subarray(0, 40))
  expect(readSnapshot(folder, STREAM)).toBeNull()
  const again = await open(true)
  expect(inFull(again.day())).toEqual(inFull((await open(false)).day()))
})

it('STORE-14 of the closed tickets each is found by its number, in their order, and none is made twice', async () => {
  const hall = await open(false)
  await work(hall, 40)
  await snapshot(store, folder, STREAM)
  const [kept, whole] = [(await open(true)).day().closed, hall.day().closed]
  expect(kept.size).toBe(39)
  expect([...kept.keys()]).toEqual([...whole.keys()])
  const [no] = [...whole.keys()].slice(-7)
  expect(kept.has(no as string)).toBe(true)
  expect(kept.get('no such')).toBeUndefined()
  const one = kept.get(no as string)
  expect(one).toEqual(whole.get(no as string))
  expect(kept.get(no as string)).toBe(one)
  kept.delete(no as string)
  expect(kept.get(no as string)).toBeUndefined()
  expect([...kept.values()]).toEqual([...whole.values()].filter((closed) => closed.ticket.no !== no))
})

it('STORE-14 STORE-4 a record that was edited is never folded into a snapshot', async () => {
  await work(await open(false), 3)
  const db = new Database(join(folder, 'hall.db'))
  db.exec(`UPDATE event SET at_ms = at_ms + 1 WHERE stream = '${STREAM}' AND seq = 4`)
  db.close()
  expect(await snapshot(store, folder, STREAM)).toMatchObject({ exit: 1, json: { ok: false, seq: 4 } })
  expect(readSnapshot(folder, STREAM)).toBeNull()
})

it('STORE-4 STORE-5 a start tells what two snapshots walked by its bytes: whatever was changed is named all the same', async () => {
  const hall = await open(false)
  await work(hall, 3)
  await snapshot(store, folder, STREAM)
  const first = hall.day().seq
  await work(hall, 3)
  await snapshot(store, folder, STREAM)
  const second = hall.day().seq
  await work(hall, 2)
  const file = join(folder, 'hall.db')
  expect(readChecked(file).stretches).toMatchObject({ stream: STREAM, of: [{ upTo: first }, { upTo: second }] })
  await hall.close()
  const sound = problemOnStart(file)
  expect(sound).toBeNull()
  const edits = ['at_ms = at_ms + 1', "event = event || ' '", "command_id = command_id || '1'", 'hash = upper(hash)']
  for (const seq of [2, first, second - 1, second + 2])
    for (const edit of edits) {
      const undo = changeRecord(file, seq, edit)
      expect(problemOnStart(file), `${edit} at ${seq}`).toBe(
        `${STREAM}: record ${seq} was changed after it was written`,
      )
      undo()
    }
  // A note that is wrong costs the walk, and a snapshot after it begins the stretches anew.
  rememberChecked(file, [], null, { stream: STREAM, of: [{ upTo: first, digest: 'not this' }] })
  expect(problemOnStart(file)).toBeNull()
  await snapshot(store, folder, STREAM)
  expect(readChecked(file).stretches.of).toMatchObject([{ upTo: hall.day().seq }])
  expect(problemOnStart(file)).toBeNull()
})

function problemOnStart(file: string): string | null {
  const db = new Database(file, { readonly: true })
  const problem = problemInNew(db, file)
  db.close()
  return problem
}

/** Returns the way to put it back as it was. */
function changeRecord(file: string, seq: number, edit: string): () => void {
  const db = new Database(file)
  const where = `WHERE stream = '${STREAM}' AND seq = ${seq}`
  const row = db.prepare(`SELECT command_id, at_ms, event, hash FROM event ${where}`).get()
  db.exec(`UPDATE event SET ${edit} ${where}`)
  return () => {
    db.prepare(`UPDATE event SET command_id = $command_id, at_ms = $at_ms, event = $event, hash = $hash ${where}`).run(
      row,
    )
    db.close()
  }
}
