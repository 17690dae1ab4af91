/** Kiosks cut off for a day on real files, and the judge of that ordeal, judged. */
import { describe, expect, it } from 'vitest'
import { emptyDay, type DayState, type Ticket } from '../../domain/queue-day/state.ts'
import { openMemoryStore } from '../../server/store/memory.ts'
import { offline } from './offline.ts'
import { createSlipWatch } from './slip-watch.ts'
import { judgeSlips, type Printed } from './slips.ts'

const slip = (number: number, atMs: number, by = 'kiosk 1'): Printed => ({
  ticketNo: `CS00${number}`,
  prefix: 'CS',
  number,
  link: `${by} ${number}`,
  items: [],
  isElder: false,
  issuedAtMs: atMs,
  serviceDate: '2026-11-25',
  by,
  atMs,
})
const issued = ({ ticketNo, prefix, number, link, issuedAtMs }: Printed) =>
  ({
    type: 'TicketIssued',
    ticketNo,
    prefix,
    number,
    items: [],
    leg: { queue: 'C', skills: ['C'], isQuick: false },
    priorityClass: 'ordinary',
    origin: 'kiosk',
    isElder: false,
    link,
    sinceMs: issuedAtMs,
    offline: { deviceId: 'k', issuedAtMs },
  }) as const

async function storeOf(...slips: readonly Printed[]) {
  const store = openMemoryStore()
  const records = slips.map(
    (one, at) =>
      ({
        seq: at + 1,
        atMs: 1,
        actor: { kind: 'timekeeper' },
        commandId: `command-${at}`,
        event: issued(one),
      }) as const,
  )
  if (records.length > 0) await store.append([{ stream: 'day/2026-11-25', records }])
  return store
}

function lineOf(...slips: readonly Printed[]): DayState {
  const day = emptyDay()
  const tickets = slips.map(({ link, issuedAtMs }) => ({ link, issuedAtMs }) as Ticket)
  day.lines.set('C', {
    key: 'C',
    leg: { queue: 'C', skills: ['C'], isQuick: false },
    priorityClass: 'ordinary',
    target: null,
    slot: null,
    tickets,
  })
  return day
}

it('OFF-1 OFF-3 OFF-6 OFF-7 two kiosks alone until the next morning, one of them without power now and then: no slip lost, none twice, fair order', async () => {
  const verdict = await offline({ kiosks: 2, hours: 20, seed: 3 })
  expect(verdict).toMatchObject({ lost: 0, duplicates: 0, outOfOrder: 0 })
  expect(verdict.issuedOffline).toBeGreaterThan(100)
})

describe('OFF-6 OFF-7 the judge sees', () => {
  const [first, second] = [slip(1, 1000), slip(2, 2000)]

  it('a sound history', async () => {
    expect(await judgeSlips([first, second], await storeOf(first, second), lineOf(first, second), 0)).toEqual({
      issuedOffline: 2,
      lost: 0,
      duplicates: 0,
      outOfOrder: 0,
    })
  })

  it('a slip that the log does not hold, or holds under another link', async () => {
    expect(
      await judgeSlips([first, second], await storeOf(first, { ...second, link: 'another' }), lineOf(), 0),
    ).toMatchObject({ lost: 1 })
  })

  it('a label on two slips, and a ticket taken twice', async () => {
    expect(await judgeSlips([first, slip(1, 1000, 'kiosk 2')], await storeOf(), lineOf(), 0)).toMatchObject({
      duplicates: 1,
    })
    expect(await judgeSlips([first], await storeOf(first, first), lineOf(), 0)).toMatchObject({ duplicates: 1 })
  })

  it('somebody who stands before an earlier one: of one kiosk always, of two by more than their clocks may be out', async () => {
    expect(
      await judgeSlips([first, second], await storeOf(first, second), lineOf(second, first), 60_000),
    ).toMatchObject({ outOfOrder: 1 })
    const other = slip(9, 1500, 'kiosk 2')
    expect(await judgeSlips([first, other], await storeOf(first, other), lineOf(other, first), 499)).toMatchObject({
      outOfOrder: 1,
    })
    expect(await judgeSlips([first, other], await storeOf(first, other), lineOf(other, first), 500)).toMatchObject({
      outOfOrder: 0,
    })
  })
})

it('OFF-6 OFF-10 the watch over simulated slips sees one that is nowhere, one refused, a label printed twice, and a press that acts after its slip', async () => {
  const faults: string[] = []
  const watch = createSlipWatch((what) => faults.push(what))
  const [lost, refused] = [slip(1, 1), slip(2, 2)]
  watch.watch('kiosk 1', () => ({
    journalId: 'j',
    series: 'S',
    leaseUntilMs: 0,
    aheadMs: 0,
    contactAtMs: 0,
    open: [refused],
    refused: [{ ticket: refused, fault: 'labelTaken' }],
    lastNumbers: {},
  }))
  for (const one of [lost, refused, slip(2, 3, 'kiosk 2')]) watch.printed('kiosk 1', one)
  const record = (commandId: string, event: object) =>
    ({ seq: 1, atMs: 1, actor: { kind: 'timekeeper' }, commandId, event }) as never
  watch.take([
    {
      stream: 'offline',
      records: [
        record('hand-in', {
          type: 'PressReplaced',
          commandId: 'press',
          serviceDate: '2026-11-25',
          ticketNo: 'CS001',
          link: 'l',
        }),
      ],
    },
  ])
  watch.take([{ stream: 'day/2026-11-25', records: [record('press', { type: 'TicketIssued', ticketNo: 'C001' })] }])
  await watch.check(await storeOf())
  expect(faults).toEqual([
    'kiosk 1 printed CS002 of 2026-11-25, which somebody holds already',
    'C001 was made by a press that a slip had answered',
    'the slip CS001 of kiosk 1 is lost',
    'the slip CS002 of kiosk 1 is lost',
    'kiosk 1 was refused CS002: labelTaken',
  ])
})
