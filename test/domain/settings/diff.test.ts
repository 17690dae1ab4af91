/** What two sets of settings differ in. */
import { expect, it } from 'vitest'
import { settingsDiff } from '../../../domain/settings/diff.ts'
import { county, session } from '../calendar/sample-calendar.ts'
import { settingsWith } from '../queue-day/hall.ts'

const { title, titleEn, calendar, zones, queues, categories, counters, clerks, notices, rules } = settingsWith({
  calendar: county,
})
const before = { title, titleEn, calendar, zones, queues, categories, counters, clerks, notices, rules }

it('SET-5 given nothing changed, then nothing is told', () => {
  expect(settingsDiff(before, structuredClone(before))).toEqual([])
})

it('SET-5 given a field, a new entry and one that is gone, then each is told once with its place', () => {
  const after = {
    ...before,
    title: '新名',
    queues: [{ ...queues[0]!, promiseMin: 20 }, ...queues.slice(1)],
    counters: [...counters.slice(1), { ...counters[0]!, id: '99' }],
  }
  expect(
    settingsDiff(before, after).map(({ path, kind, before: was, after: is }) => [
      path.join('/'),
      kind,
      typeof was === 'object' ? '…' : was,
      typeof is === 'object' ? '…' : is,
    ]),
  ).toEqual([
    ['title', 'changed', '县厅', '新名'],
    [`queues/${queues[0]!.id}/promiseMin`, 'changed', 30, 20],
    [`counters/${counters[0]!.id}`, 'removed', '…', undefined],
    ['counters/99', 'added', undefined, '…'],
  ])
})

it('SET-5 given other sessions of a day, then they are one value', () => {
  const seasons = county.seasons.map((season, at) =>
    at === 0 ? { ...season, saturday: [session('weekend', '09:00', '12:00')] } : season,
  )
  expect(settingsDiff(before, { ...before, calendar: { ...county, seasons } }).map((one) => one.path)).toEqual([
    ['calendar', 'seasons', county.seasons[0]!.name, 'saturday'],
  ])
})

it('SET-5 given another order alone, then the order is told', () => {
  expect(settingsDiff(before, { ...before, zones, clerks: [...clerks].reverse() })).toMatchObject([
    { path: ['clerks'], kind: 'changed' },
  ])
})
