/** Errands, complaints, first contacts and projects in a report, counted from real records. */
import { expect, it } from 'vitest'
import type { HallCommand } from '../../../domain/contract/subjects.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import { IN_MEMORY, openColumns } from '../../../server/reports/columns.ts'
import { checkOf } from '../../../server/reports/check.ts'
import { errandTerms } from '../../../server/reports/period-report.ts'
import { errandsBehind, mattersBehind, servicesOf } from '../../../server/reports/services.ts'
import { countContacts, countServices } from '../../../server/reports/services-counted.ts'
import { openMemoryStore } from '../../../server/store/memory.ts'
import type { Store } from '../../../server/store/port.ts'
import { NO_SUMS } from '../../domain/report/no-figures.ts'
import { HOUR, clerk, manager, openFloor, settings } from '../hall/floor.ts'

const DAY_MS = 24 * HOUR
const all = (): boolean => false
const days = { from: '2026-11-25', to: '2026-11-27' }
const terms = errandTerms(settings, days.to)

/** Three days: what came in on the first is answered on the second, and more comes in. */
async function lived(): Promise<{ readonly store: Store; readonly errand: string; readonly complaint: string }> {
  const store = openMemoryStore()
  const floor = await openFloor(store)
  const give = async (
    command: HallCommand,
    actor: Actor = manager,
  ): Promise<Record<string, Record<string, string>>> => {
    const answer = await floor.give(command, actor)
    expect(answer, command.type).toMatchObject({ ok: true })
    return (answer as unknown as { result: Record<string, Record<string, string>> }).result
  }
  const errand = (await give({ type: 'AcceptErrand', item: 'c05', materials: 2 })).errand?.reference ?? ''
  await give({ type: 'AcceptErrand', item: 'c01', materials: 1 })
  const said = { type: 'SubmitSuggestion', kind: 'complaint', text: '等了太久', phone: null } as const
  const complaint = (await give(said)).suggestion?.reference ?? ''
  await give({ ...said, kind: 'suggestion', text: '多放椅子' })
  const asked = { type: 'OpenFirstContact', place: 'floor', question: '问医保转移' } as const
  await give({ ...asked, tookSec: 20, outcome: { kind: 'guided', words: '二楼' } }, clerk('0301'))
  await give({ ...asked, tookSec: 90, outcome: null }, clerk('0301'))
  const project = (await give({ type: 'OpenProject', title: '面粉厂', helper: '0301' })).project?.projectNo ?? ''
  floor.nowMs += DAY_MS
  await give({ type: 'FinishErrand', reference: errand, outcome: 'refused', words: '不符合条件' })
  await give({ type: 'RouteMatter', reference: complaint, difficulty: 'simple', to: '0301' })
  await give({ type: 'AnswerMatter', reference: complaint, answer: '加开窗口' }, clerk('0301'))
  await give({ type: 'CheckMatter', reference: complaint, isGood: true, words: '' })
  await give({ type: 'CloseMatter', reference: complaint, outcome: 'resolved', told: null })
  await give({ type: 'CloseProject', projectNo: project, words: '建成了' })
  await floor.hall.close()
  return { store, errand, complaint }
}

it('REPORT-16 REPORT-17 errands, complaints, first contacts and projects are in the figures of their days, and a past day does not know what came later', async () => {
  const { store, errand, complaint } = await lived()
  const columns = await openColumns(IN_MEMORY, 1)
  expect(await countServices(store, columns, all)).toBe(0)
  await countContacts(store, columns, days.from, days.to)
  const { errands, matters, contacts, projects } = await servicesOf(columns, days, terms)
  expect(errands).toMatchObject({ accepted: 2, fromBelow: 0, settled: 1, refused: 1, late: 0, open: 1, untold: 1 })
  expect(errands).toMatchObject({ daysMean: 1 })
  expect(errands.items.map(({ item, open }) => [item, open])).toEqual([
    ['c01', 1],
    ['c05', 0],
  ])
  expect(matters.find(({ kind }) => kind === 'complaint')).toMatchObject({ received: 1, settled: 1, inTime: 1 })
  expect(matters.find(({ kind }) => kind === 'suggestion')).toMatchObject({ received: 1, settled: 0, open: 1 })
  expect(contacts).toEqual({ count: 2, quick: 1, handled: 0, guided: 1, transferred: 0, open: 1 })
  expect(projects).toEqual({ opened: 1, visits: 0, closed: 1, open: 0 })
  const first = await servicesOf(columns, { from: days.from, to: days.from }, errandTerms(settings, days.from))
  expect(first.errands).toMatchObject({ accepted: 2, settled: 0, open: 2, untold: 0 })
  expect(first.projects).toEqual({ opened: 1, visits: 0, closed: 0, open: 1 })
  const behind = { days, terms, item: null }
  expect(await errandsBehind(columns, { ...behind, only: 'refused' })).toEqual({ count: 1, references: [errand] })
  expect(await errandsBehind(columns, { ...behind, item: 'c01', only: 'refused' })).toEqual({
    count: 0,
    references: [],
  })
  expect(await mattersBehind(columns, { days, kind: 'complaint', only: 'settled' })).toEqual({
    count: 1,
    references: [complaint],
  })
  columns.close()
})

it('REPORT-3 REPORT-16 only records that are new are read, and a log that is another one is counted anew', async () => {
  const { store } = await lived()
  const columns = await openColumns(IN_MEMORY, 1)
  await countServices(store, columns, all)
  const changes = columns.changes()
  const asked: number[] = []
  const watched: Store = {
    ...store,
    rows: async (stream, after, limit) => {
      asked.push(after)
      return store.rows(stream, after, limit)
    },
  }
  await countServices(watched, columns, all)
  expect(columns.changes(), 'nothing is counted twice').toBe(changes)
  expect(Math.min(...asked)).toBeGreaterThan(0)
  const other = await lived()
  await countServices(other.store, columns, all)
  expect((await servicesOf(columns, days, terms)).errands).toMatchObject({ accepted: 2, settled: 1 })
  columns.close()
})

it('REPORT-5 REPORT-16 a changed record of an errand is named, and nothing from there on is counted', async () => {
  const { store } = await lived()
  const columns = await openColumns(IN_MEMORY, 1)
  const spoilt: Store = {
    ...store,
    rows: async (stream, after, limit) =>
      (await store.rows(stream, after, limit)).map((row) =>
        stream === 'errands' && row.seq === 2 ? { ...row, event: row.event.replace('"c01"', '"c02"') } : row,
      ),
  }
  for (let times = 0; times < 2; times += 1) expect(await countServices(spoilt, columns, all)).toBe(0)
  expect((await servicesOf(columns, days, terms)).errands).toMatchObject({ accepted: 1 })
  const stretch = { ...days, promises: [], promiseMin: 30, sessions: {} }
  const { broken } = await checkOf(columns, stretch, NO_SUMS)
  expect(broken).toMatchObject([{ seq: 2, problem: expect.stringContaining('errands: record 2 was changed') }])
  columns.close()
})
