/** How often the floor's outlook is worked out: kept a quarter of a minute, anew when staff is sent. */
import { describe, expect, it } from 'vitest'
import type { AskReports, Asks } from '../../../server/reports/asks.ts'
import { preparingWeeks } from '../../../server/reports/advice/week-ask.ts'
import { createOutlook } from '../../../server/reports/floor-outlook.ts'
import { openMemoryStore } from '../../../server/store/memory.ts'
import { expectOk, manager, openFloor, settings } from '../hall/floor.ts'

const STAFFED: Asks['staffed']['answer'] = {
  hall: {
    openMin: 540,
    halves: 16,
    shut: Array.from({ length: 16 }, () => false),
    queues: [],
    counters: [],
    waySec: 20,
    keptShare: 0.8,
    leaves: 0,
    patienceMin: 90,
  },
  measuredOn: [],
  served: [],
}

/** A floor whose questions to the process of the reports are noted. */
async function asking() {
  const floor = await openFloor(openMemoryStore())
  const asked: string[] = []
  const ask = (async (name: keyof Asks) => {
    asked.push(name)
    return name === 'staffed' ? STAFFED : null
  }) as AskReports
  const outlook = createOutlook(floor.hall, ask)
  return { floor, outlook, ask, worked: () => asked.filter((name) => name === 'outlook').length, asked }
}

describe('the outlook', () => {
  it('ACT-8 is worked out once for all who ask within a quarter of a minute, wherever a minute begins', async () => {
    const { floor, outlook, worked, asked } = await asking()
    // Fourteen seconds past, so that no round quarter of a minute is what it is kept by.
    floor.nowMs += 14_000
    await outlook(null)
    floor.nowMs += 14_000
    await outlook(null)
    expect(worked()).toBe(1)
    floor.nowMs += 2_000
    await outlook(null)
    expect(worked()).toBe(2)
    expect(asked.filter((name) => name === 'staffed')).toHaveLength(1)
  })

  it('ACT-8 has the weeks worked out behind it, once a minute at most', async () => {
    const { floor, ask, asked } = await asking()
    const prepare = preparingWeeks(floor.hall, ask)
    prepare()
    prepare()
    expect(asked.filter((name) => name === 'prepare')).toHaveLength(1)
  })

  it('ACT-8 is worked out anew when somebody is sent to a window', async () => {
    const { floor, outlook, worked } = await asking()
    await outlook(null)
    const { badgeNo } = settings.clerks.find(({ role }) => role === 'clerk') as { badgeNo: string }
    const { id: counter, skills } = settings.counters[10] as (typeof settings.counters)[number]
    const queue = skills[0]?.queue ?? ''
    const who = [{ counter, badgeNo }]
    expectOk(await floor.give({ type: 'SendToCounters', queue, who, minutes: 60 }, manager))
    await outlook(null)
    expect(worked()).toBe(2)
  })
})
