/** The simulation itself ends: a slow disk in a quiet time is waited for, and a seed that stands still is named. */
import { expect, it } from 'vitest'
import type { Answer, Envelope } from '../../domain/contract/protocol.ts'
import { chanceFrom } from './chance.ts'
import { quietCheck } from './quiet.ts'
import { runSeeds } from './seeds.ts'
import { createWorld } from './sim-day.ts'
import { createTimeline } from './timeline.ts'

const MORNING_MS = Date.parse('2026-11-25T07:30:00+08:00')
const CLOSE_QUEUE: Envelope = { commandId: 'a', command: { type: 'CloseQueue', queue: 'C', reason: 'system down' } }
const DUTY_MANAGER = { kind: 'clerk', badgeNo: 'M01', role: 'dutyManager' } as const

it('a hall that could not read its disk before a quiet time reads it in that time, and all is well', async () => {
  const violations: string[] = []
  const world = createWorld({ seed: 1, days: 1, plant: null }, chanceFrom(1), MORNING_MS, violations)
  world.timeline.after(0, world.server.start)
  await world.timeline.runUntil(MORNING_MS + 10_000)
  const hall = world.server.hall()
  world.disk.nextWrites.push('refused')
  world.disk.failReads(100)
  let answer: Answer | undefined
  world.timeline.after(0, () => void hall?.execute(CLOSE_QUEUE, DUTY_MANAGER).then((told) => (answer = told)))
  await world.timeline.runUntil(MORNING_MS + 12_000)
  expect(answer).toMatchObject({ ok: false, refused: 'cannotStore' })
  expect(hall?.isShowable()).toBe(false)
  await quietCheck(world)
  expect(hall?.isShowable()).toBe(true)
  expect(violations).toEqual([])
})

it('the timeline goes on while something is waited for, and says when its time was not enough', async () => {
  const timeline = createTimeline(0, () => undefined)
  expect(await timeline.runThrough(Promise.resolve(), 1000)).toBe(true)
  expect(timeline.nowMs()).toBe(0)
  expect(await timeline.runThrough(timeline.sleep(30), 1000)).toBe(true)
  expect(timeline.nowMs()).toBe(30)
  expect(await timeline.runThrough(timeline.sleep(2000), 1000)).toBe(false)
  expect(timeline.nowMs()).toBe(1030)
  expect(await timeline.runThrough(new Promise(() => undefined), 5000)).toBe(false)
})

it('a seed that stands still ends the run with an error that names it', async () => {
  const run = runSeeds({
    seeds: [7],
    days: 1,
    plant: null,
    isFirstEnough: false,
    onSeed: () => undefined,
    patienceMs: 1,
  })
  await expect(run).rejects.toThrow(/^seed 7 has made no progress for 0\.001 s: /)
})
