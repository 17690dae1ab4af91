/** What a calm lobby display says of its lines, through a Wednesday of the sample county. */
import { expect, it } from 'vitest'
import { sitePlan } from '../../../domain/plan/site-plan.ts'
import { lobbyFace, restingQueues } from '../../../domain/views/lobby-face.ts'
import type { LobbyView } from '../../../domain/views/lobby.ts'
import { calmLine } from '../../../renderer/display/lobby-words.ts'
import { loadSite } from '../../support/site.ts'

const plan = sitePlan(loadSite('county').settings)

function line(time: string, queues: LobbyView['queues'], more: Partial<LobbyView> = {}): string {
  const view: LobbyView = { kind: 'lobby', seq: 1, atMs: 0, zone: 'C', calls: [], queues, next: [], ...more }
  const nowMs = Date.parse(`2026-11-25T${time}:00+08:00`)
  const face = lobbyFace(plan, view, nowMs)
  if (face.kind !== 'quiet') return face.kind
  return calmLine(face.hours, queues, plan.queues, restingQueues(plan, view, nowMs), plan.timeZone)
}
const lines = (c: number, d: number, k: LobbyView['queues'][number][2] = [0, 5]): LobbyView['queues'] => [
  ['C', c, [0, 5]],
  ['D', d, [0, 5]],
  ['K', 0, k],
]

it('SHOW-9 nobody is sent to a queue that gives no numbers or has no window', () => {
  expect(line('10:00', lines(0, 0))).toBe('来了就办；取号截至 11:55')
  expect(line('10:00', lines(2, 0))).toBe('人社 2 人在等，其余来了就办；取号截至 11:55')
  expect(line('10:00', lines(2, 0, null)), 'no window for the housing fund').toBe('人社 2 人在等；取号截至 11:30')
  expect(line('10:00', lines(0, 0, null))).toBe('取号截至 11:30')
  expect(line('10:00', lines(2, 1), { shut: ['K'] })).toBe('现在可取号：人社、医保，截至 11:55')
  expect(line('17:32', lines(0, 1)), 'insurance goes on').toBe('现在可取号：医保，截至 18:25')
})
