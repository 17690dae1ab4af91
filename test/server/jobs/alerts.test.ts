/** Marks of alerts on disk: seen by every screen of the floor, ended by the server's own job, once. */
import { afterEach, describe, expect, it } from 'vitest'
import type { HeldAlert } from '../../../domain/alert/state.ts'
import type { ManagerAlert } from '../../../domain/words/alert.ts'
import { alertJob } from '../../../server/jobs/alerts.ts'
import type { Store } from '../../../server/store/port.ts'
import { disks, expectOk, manager, MINUTE, NINE, openFloor, settings, wordOf, type Disk } from '../hall/floor.ts'

const silent = (place: string): ManagerAlert => ({
  ...{ level: 'red', kind: 'device', cause: 'silent', zone: null, counter: null, helpNo: null, value: 0, place },
  sinceMs: NINE,
})
const seen = { level: 'red', places: 1, value: 0 } as const
const open: { store: Store; disk: Disk }[] = []

/** A hall on SQLite beside whose log some machines are in trouble. */
async function hallWith(...places: string[]) {
  const disk = disks()[1]?.make() as Disk
  const store = disk.open()
  open.push({ store, disk })
  const floor = await openFloor(store)
  const alerts = [() => places.map(silent)]
  const job = alertJob(floor.hall, alerts)
  const marks = (): readonly HeldAlert[] => {
    const view = floor.hall.view('manager', { alerts })
    return view?.kind === 'manager' ? view.held : []
  }
  const step = async (minutes: number): Promise<void> => {
    floor.nowMs += minutes * MINUTE
    await job()
  }
  const endings = async (): Promise<unknown[]> =>
    [...(await store.read('alerts', 0))].flatMap(({ event }) =>
      (event.type as string) === 'AlertMarkEnded' ? [event] : [],
    )
  return { floor, places, marks, step, endings }
}

afterEach(async () => {
  for (const { store, disk } of open.splice(0)) {
    await store.close()
    disk.clean()
  }
})

describe('an alert that somebody has', () => {
  it('ALERT-2 stands with the name of the staff, and goes with its trouble', async () => {
    const { floor, places, marks, step, endings } = await hallWith('3 号机')
    expectOk(await floor.give({ type: 'TakeAlert', cause: 'device|silent', seen }, manager))
    const { name } = settings.clerks.find((one) => one.badgeNo === '0101') ?? { name: '' }
    expect(marks()).toMatchObject([{ cause: 'device|silent', name, atMs: NINE }])
    await step(5)
    expect(marks()).toHaveLength(1)
    places.pop()
    await step(1)
    places.push('3 号机')
    expect(marks()).toEqual([])
    expect(await endings()).toMatchObject([{ cause: 'device|silent', why: 'gone' }])
  })

  it('ALERT-4 comes back as not taken when one more machine is silent, and stays so when it answers again', async () => {
    const { floor, places, marks, step, endings } = await hallWith('3 号机')
    expectOk(await floor.give({ type: 'TakeAlert', cause: 'device|silent', seen }, manager))
    places.push('4 号机')
    expect(marks()).toEqual([])
    await step(1)
    places.pop()
    expect(marks()).toEqual([])
    expect(await endings()).toMatchObject([{ why: 'worse' }])
  })

  it('ALERT-3 is silent over flickering until its time, and its end is written once, also by a second server', async () => {
    const { floor, places, marks, step, endings } = await hallWith('3 号机')
    expectOk(await floor.give({ type: 'SilenceAlert', cause: 'device|silent', seen, minutes: 30 }, manager))
    places.pop()
    await step(10)
    places.push('3 号机')
    expect(marks()).toHaveLength(1)
    await step(20)
    expect(marks()).toEqual([])
    expect(await endings()).toMatchObject([{ why: 'over' }])
    const again = await floor.give(
      { type: 'EndAlertMark', cause: 'device|silent', markNo: 1, why: 'over' },
      { kind: 'timekeeper' },
      'alert-mark-1',
    )
    expect(wordOf(again)).toBe('ok')
    expect(await endings()).toHaveLength(1)
  })
})
