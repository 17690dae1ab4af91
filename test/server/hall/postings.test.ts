/** Whoever is sent to another window: what the duty manager's floor and the windows say of it. */
import { describe, expect, it } from 'vitest'
import type { ClerkView } from '../../../domain/views/clerk.ts'
import type { ManagerView } from '../../../domain/views/floor.ts'
import { openMemoryStore } from '../../../server/store/memory.ts'
import { clerkAt, counterAt, expectOk, manager, openFloor, settings } from './floor.ts'

describe('whoever is sent', () => {
  it('ACT-3 whoever was sent is told so at their own window, and nobody else', async () => {
    const floor = await openFloor(openMemoryStore())
    await floor.staff(10, 11)
    const [sent, stays] = [counterAt(10), counterAt(11)]
    const { badgeNo } = clerkAt(10) as { readonly badgeNo: string }
    const who = [{ counter: '43', badgeNo }]
    expectOk(await floor.give({ type: 'SendToCounters', queue: 'E', who, minutes: 60 }, manager))
    const postingAt = (counter: string) => (floor.hall.view(`clerk:${counter}`) as ClerkView).posting
    expect(postingAt(sent)).toMatchObject({ counter: '43', badgeNo, status: 'sent' })
    expect(postingAt(stays)).toBeUndefined()
  })

  it('ACT-3 shows who is on the way to a window by name, by badge number whoever has left the roster', async () => {
    const store = openMemoryStore()
    const floor = await openFloor(store)
    const who = [{ counter: '43', badgeNo: '0322' }]
    expectOk(await floor.give({ type: 'SendToCounters', queue: 'E', who, minutes: 60 }, manager))
    const { name } = settings.clerks.find(({ badgeNo }) => badgeNo === '0322')!
    const { postings } = floor.hall.view('manager') as ManagerView
    expect(postings).toMatchObject([{ counter: '43', badgeNo: '0322', name, status: 'sent' }])
    const left = await openFloor(store, { ...settings, clerks: settings.clerks.filter((one) => one.name !== name) })
    expect((left.hall.view('manager') as ManagerView).postings).toMatchObject([{ counter: '43', name: '0322' }])
  })
})
