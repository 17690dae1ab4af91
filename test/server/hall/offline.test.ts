/** Journals of kiosks against a real store: retries, restarts, days that are over, presses that were never answered. */
import { describe, expect, it } from 'vitest'
import type { OfflineTicket } from '../../../domain/offline/commands.ts'
import type { ManagerView } from '../../../domain/views/floor.ts'
import { handleCommand } from '../../../server/gateway/gate/gate.ts'
import { parseEnvelope } from '../../../server/gateway/shapes/envelope.ts'
import {
  disks,
  expectOk,
  HOUR,
  kiosk,
  manager,
  MINUTE,
  NINE,
  openFloor,
  settings,
  wordOf,
  type Disk,
  type Floor,
} from './floor.ts'

const JOURNAL = 'journal-of-kiosk-1'
const TODAY = '2026-11-25'

/** A slip of the series S, which the sample hall leases first. */
function slip(number: number, change: Partial<OfflineTicket> = {}): OfflineTicket {
  return {
    ticketNo: `CS${String(number).padStart(3, '0')}`,
    prefix: 'CS',
    number,
    link: `link-of-slip-number-${number}`,
    items: [{ item: 'c05', queue: 'C', serviceMin: 9 }],
    isElder: false,
    issuedAtMs: NINE - HOUR,
    serviceDate: TODAY,
    ...change,
  }
}

function handIn(floor: Floor, tickets: readonly OfflineTicket[], commandId?: string) {
  return floor.give(
    { type: 'HandInTickets', journalId: JOURNAL, serviceDate: tickets[0]?.serviceDate ?? '', tickets },
    kiosk,
    commandId,
  )
}

async function onDisk(run: (disk: Disk) => Promise<void>): Promise<void> {
  const disk = (disks()[1] as { make: () => Disk }).make()
  try {
    await run(disk)
  } finally {
    disk.clean()
  }
}

describe('a journal and its hall', () => {
  it('OFF-5 OFF-6 SEND-1 each slip is in the log once, whatever is asked again, also after a restart', () =>
    onDisk(async (disk) => {
      const store = disk.open()
      const floor = await openFloor(store)
      expect(expectOk(await floor.give({ type: 'LeaseSeries', journalId: JOURNAL })).result.offline).toEqual({
        series: 'S',
        leaseUntilMs: NINE + 144 * HOUR,
      })
      const told = expectOk(await handIn(floor, [slip(1), slip(2)], 'hand-in-number-1'))
      expect(told.result.offline).toEqual({ taken: ['CS001', 'CS002'], refused: [] })
      await store.close()
      const again = disk.open()
      const restarted = await openFloor(again)
      expect(await handIn(restarted, [slip(1), slip(2)], 'hand-in-number-1')).toEqual(told)
      expect(expectOk(await handIn(restarted, [slip(1), slip(2), slip(3)])).result.offline).toEqual({
        taken: ['CS001', 'CS002', 'CS003'],
        refused: [],
      })
      expect(expectOk(await restarted.give({ type: 'LeaseSeries', journalId: JOURNAL })).result.offline?.series).toBe(
        'S',
      )
      const rows = await restarted.hall.store.tickets(TODAY)
      expect(rows.map((row) => [row.ticketNo, row.status, row.issuedAtMs])).toEqual([
        ['CS001', 'waiting', NINE - HOUR],
        ['CS002', 'waiting', NINE - HOUR],
        ['CS003', 'waiting', NINE - HOUR],
      ])
      for (const stream of await again.streams()) expect(await again.verify(stream)).toMatchObject({ ok: true })
      await again.close()
    }))

  it('OFF-7 a day that is over takes its slips into its own stream, also one on which the server never ran; today goes on', () =>
    onDisk(async (disk) => {
      const store = disk.open()
      const before = await openFloor(store, settings, NINE - 24 * HOUR)
      await before.issue()
      const floor = await openFloor(store)
      await floor.issue()
      for (const [date, days] of [
        ['2026-11-24', 1],
        ['2026-11-23', 2],
      ] as const)
        expect(
          expectOk(await handIn(floor, [slip(1, { serviceDate: date, issuedAtMs: NINE - days * 24 * HOUR + MINUTE })]))
            .result.offline?.taken,
        ).toEqual(['CS001'])
      expect((await floor.hall.store.tickets('2026-11-24')).map((row) => [row.ticketNo, row.status])).toEqual([
        ['C001', 'waiting'],
        ['CS001', 'abandoned'],
      ])
      expect(
        (await floor.hall.store.tickets('2026-11-23')).map((row) => [row.ticketNo, row.status, row.issuedAtMs]),
      ).toEqual([['CS001', 'abandoned', NINE - 48 * HOUR + MINUTE]])
      expect([...(await store.read('day/2026-11-23', 0))].map((record) => record.event.type)).toEqual([
        'DayOpened',
        'TicketIssued',
        'TicketClosed',
      ])
      expect(await floor.issue()).toBe('C002')
      for (const stream of await store.streams()) expect(await store.verify(stream)).toMatchObject({ ok: true })
      await store.close()
    }))

  it('OFF-7 a day that was closed takes them as well', () =>
    onDisk(async (disk) => {
      const store = disk.open()
      const floor = await openFloor(store)
      expectOk(await floor.give({ type: 'CloseDay', reason: '下班' }, manager))
      expect(expectOk(await handIn(floor, [slip(1)])).result.offline?.taken).toEqual(['CS001'])
      expect((await floor.hall.store.tickets(TODAY)).map((row) => row.status)).toEqual(['abandoned'])
      await store.close()
    }))

  it('OFF-7 VIEW-4 the slip’s own page shows it by its link, with its label and its time', async () => {
    const floor = await openFloor((disks()[0] as { make: () => Disk }).make().open())
    await handIn(floor, [slip(1)])
    await floor.issue()
    expect(floor.hall.view('ticket:link-of-slip-number-1')).toMatchObject({
      ticketNo: 'CS001',
      ahead: 0,
      issuedAtMs: NINE - HOUR,
    })
  })

  it('OFF-8 the duty manager sees a slip that could not be taken, also after a restart, until the date is over', async () => {
    const store = (disks()[0] as { make: () => Disk }).make().open()
    const floor = await openFloor(store)
    await handIn(floor, [slip(1)])
    expect(expectOk(await handIn(floor, [slip(1, { link: 'link-of-another-slip' })])).result.offline?.refused).toEqual([
      { ticketNo: 'CS001', fault: 'labelTaken' },
    ])
    const alertsOf = (one: Floor) =>
      (one.hall.view('manager') as ManagerView).alerts
        .filter((alert) => alert.kind === 'slipRefused')
        .map((alert) => alert.place)
    const restarted = await openFloor(store)
    expect([alertsOf(floor), alertsOf(restarted)]).toEqual([['CS001'], ['CS001']])
    // Also before the first command of the next day, when that day has no events yet.
    const nextDay = await openFloor(store, settings, NINE + 24 * HOUR)
    expect(alertsOf(nextDay)).toEqual([])
    await nextDay.issue()
    expect(alertsOf(nextDay)).toEqual([])
  })

  it('OFF-8 a slip refused in the first seconds of a date is seen on that date', async () => {
    const midnight = NINE - 9 * HOUR
    const floor = await openFloor((disks()[0] as { make: () => Disk }).make().open(), settings, midnight + 10_000)
    const early = { issuedAtMs: midnight + 5_000 }
    await handIn(floor, [slip(1, early)])
    await handIn(floor, [slip(1, { ...early, link: 'link-of-another-slip' })])
    expect((floor.hall.view('manager') as ManagerView).alerts).toContainEqual(
      expect.objectContaining({ kind: 'slipRefused', place: 'CS001' }),
    )
  })

  it('OFF-10 an order that was answered by a slip makes nothing when it comes late, and what it had made is taken out', async () => {
    const floor = await openFloor((disks()[0] as { make: () => Disk }).make().open())
    const press = { type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' } as const
    await handIn(floor, [slip(1, { insteadOf: 'press-that-comes-late' })])
    expect(expectOk(await floor.give(press, kiosk, 'press-that-comes-late')).result).toMatchObject({
      ticketNo: 'CS001',
      link: 'link-of-slip-number-1',
    })
    // The order and the journal reach the server in the same turn: neither is on disk when the other is decided.
    await Promise.all([
      floor.give(press, kiosk, 'press-that-was-quick'),
      handIn(floor, [slip(2, { insteadOf: 'press-that-was-quick' })]),
    ])
    const { tickets, closed } = floor.hall.day()
    expect([[...tickets.keys()], [...closed].map(([no, one]) => [no, one.as])]).toEqual([
      ['CS001', 'CS002'],
      [['C001', 'voided']],
    ])
  })

  it('OFF-5 SET-1 no plan takes the letters of a leased series for a queue', async () => {
    const floor = await openFloor((disks()[0] as { make: () => Disk }).make().open())
    await floor.give({ type: 'LeaseSeries', journalId: JOURNAL })
    const queues = [
      ...settings.queues,
      { ...(settings.queues[0] as (typeof settings.queues)[number]), id: 'X', prefix: 'CS' },
    ]
    const change = (prefix: string) =>
      floor.give(
        {
          type: 'ChangeSettings',
          changes: { queues: queues.map((queue) => (queue.id === 'X' ? { ...queue, prefix } : queue)) },
          note: '新队列',
          expectedVersion: 0,
        },
        manager,
      )
    expect(await change('CS')).toMatchObject({
      rejection: { code: 'SettingsRefused', path: `queues.${queues.length - 1}.prefix`, fault: 'Twice', value: 'CS' },
    })
    expect(wordOf(await change('XY'))).toBe('ok')
  })

  it('ACCESS-1 SEND-3 OFF-6 only kiosks hand in; what does not fit is named', async () => {
    const floor = await openFloor((disks()[0] as { make: () => Disk }).make().open())
    const command = { type: 'HandInTickets', journalId: JOURNAL, serviceDate: TODAY, tickets: [slip(1)] }
    const asked = (actor: typeof kiosk, message: object) =>
      handleCommand(floor.hall, actor, () => true, { commandId: 'hand-in-number-9', command: message }).then(wordOf)
    expect(await asked(manager, command)).toBe('NotAllowed')
    expect(await asked(kiosk, { ...command, tickets: [] })).toBe('malformed command.tickets')
    expect(await asked(kiosk, { ...command, tickets: [{ ...slip(1), link: 'short' }] })).toBe(
      'malformed command.tickets.0.link',
    )
    expect(await asked(kiosk, command)).toBe('ok')
    expect(parseEnvelope({ commandId: 'command-1', command: { type: 'Rejoin', ticketNo: 'ABCD001' } }).ok).toBe(true)
  })
})
