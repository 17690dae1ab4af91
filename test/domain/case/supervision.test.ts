/** The supervision board: lamps that add up, the late ones by step and holder, nothing of the citizen. */
import { expect, it } from 'vitest'
import { indexSettings } from '../../../domain/plan/settings-index.ts'
import { lampsTogether, siteLamps, type CountedCases, type LateRow } from '../../../domain/views/supervision.ts'
import type { Errand } from '../../../domain/errand/state.ts'
import { at, officeSettings } from './office.ts'

const index = indexSettings(officeSettings())
const counted = (department: string, holder: string | null, rank: number, count: number): CountedCases => ({
  department,
  holder,
  status: holder === null ? 'accepted' : rank === 3 ? 'supplement' : 'review',
  rank,
  count,
})
const COUNTS = [
  counted('市场监管', '0711', 0, 2),
  counted('市场监管', '0711', 2, 30),
  counted('市场监管', '0712', 1, 1),
  counted('市场监管', null, 2, 4),
  counted('卫生健康', '0721', 3, 5),
]
const row = (caseNo: string, rank: number, dueDate: string, holder: string | null): LateRow => ({
  caseNo,
  itemName: '食品经营许可新办',
  itemNameEn: 'Food licence',
  department: '市场监管',
  stage: rank === 0 ? '复核' : '初审',
  stageEn: '',
  holder,
  rank,
  dueDate,
  urge: null,
})
const ROWS = [
  row('261120-0002', 1, '2026-11-26', '0712'),
  row('261112-0031', 0, '2026-11-23', '0711'),
  row('261118-0009', 0, '2026-11-25', '0711'),
]
/** Handed over on the 18th, nobody has receipted it. */
const ERRAND: Errand = {
  reference: 'D2611180001',
  item: 'k01',
  itemName: '高龄补贴申领',
  itemNameEn: '',
  materials: 3,
  papers: [],
  mandate: null,
  filedNo: null,
  giver: null,
  returned: null,
  unfiled: null,
  ticketNo: null,
  status: 'inTransit',
  sinceDate: '2026-11-18',
  below: null,
  to: 'liulin',
  result: null,
  steps: [],
  urges: [],
  holder: { site: 'huaishuwan', badgeNo: '0501', name: '吴秀英' },
}
const board = siteLamps(
  { counts: COUNTS, rows: ROWS, errands: [ERRAND], today: '2026-11-26', nowMs: at('2026-11-26 10:00') },
  index,
)

it('WATCH-1 open is red and yellow and normal and paused, of the house, of each department and of each pair of hands', () => {
  expect(board).toMatchObject({
    open: 43,
    red: 3,
    yellow: 1,
    green: 34,
    paused: 5,
    free: 4,
    supplement: 5,
    dueToday: 1,
  })
  for (const one of [board, ...board.departments, ...board.holders])
    expect(one.red + one.yellow + one.green + one.paused).toBe(one.open)
  expect(board.departments.map((one) => [one.department, one.open, one.red])).toEqual([
    ['卫生健康', 5, 0],
    ['市场监管', 37, 2],
  ])
  expect(board.holders.map((one) => [one.holderName, one.open, one.red])).toEqual([
    ['吴秀英', 1, 1],
    ['何平', 5, 0],
    ['周敏', 32, 2],
    ['马卫国', 1, 0],
    ['', 4, 0],
  ])
})

it('WATCH-1 the late ones come red first and by their limits, with step, holder by full name and working days; where the red ones stand', () => {
  expect(board.late.map((one) => [one.no, one.lamp, one.step, one.holderName, one.daysLeft])).toEqual([
    ['261112-0031', 'red', '复核', '周敏', -3],
    ['D2611180001', 'red', 'inTransit', '吴秀英', -3],
    ['261118-0009', 'red', '复核', '周敏', -1],
    ['261120-0002', 'yellow', '初审', '马卫国', 0],
  ])
  expect(board.redSteps).toEqual([
    { step: '复核', stepEn: '', count: 2 },
    { step: 'inTransit', stepEn: 'inTransit', count: 1 },
  ])
})

it('WATCH-2 what a station and its villages say adds up', () => {
  const station = { open: 112, red: 2, yellow: 4, green: 101, paused: 5 }
  const village = { open: 22, red: 1, yellow: 1, green: 19, paused: 1 }
  expect(lampsTogether([station, village])).toEqual({ open: 134, red: 3, yellow: 5, green: 120, paused: 6 })
  expect(lampsTogether([])).toEqual({ open: 0, red: 0, yellow: 0, green: 0, paused: 0 })
})
