/**
 * A composed hall without a network, for server tests: its clock, its store and its people are in the hands of the
 * test.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Answer } from '../../../domain/contract/protocol.ts'
import type { HallCommand } from '../../../domain/contract/subjects.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import type { DayEvent } from '../../../domain/queue-day/events.ts'
import type { HallSettings } from '../../../domain/plan/settings.ts'
import { composeHall } from '../../../server/hall/compose.ts'
import type { Hall } from '../../../server/hall/hall.ts'
import { HALL_JOBS } from '../../../server/jobs/of-a-hall.ts'
import { openMemoryStore } from '../../../server/store/memory.ts'
import type { Store } from '../../../server/store/port.ts'
import { openSqliteStore } from '../../../server/store/sqlite.ts'
import { loadSite } from '../../support/site.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
/** Nine in the morning of a Wednesday in Shanghai. */
export const NINE = Date.UTC(2026, 10, 25, 1)
/** The sample hall without its hours: these tests run at midnight too; the calendar has its own. */
export const settings: HallSettings = { ...loadSite('county').settings, calendar: null }
/** Every counter of the hall serves queue C, so that all of them can race for one ticket. */
export const everyCounterServesC: HallSettings = {
  ...settings,
  counters: settings.counters.map((counter) => ({
    ...counter,
    kind: 'integrated',
    skills: [{ queue: 'C' }, { queue: 'D' }],
  })),
}

export const kiosk: Actor = { kind: 'device', deviceId: 'kiosk-1', deviceKind: 'kiosk' }
export const manager: Actor = { kind: 'clerk', badgeNo: '0101', role: 'dutyManager' }
export const holder = (ticketNo: string): Actor => ({ kind: 'holder', ticketNo })
export const clerk = (badgeNo: string): Actor => ({ kind: 'clerk', badgeNo, role: 'clerk' })
/** The clerk who sits at the counter with this place in the plan. */
export const clerkAt = (place: number): Actor => clerk(settings.clerks[place]?.badgeNo as string)
export const counterAt = (place: number): string => settings.counters[place]?.id as string

export interface Floor {
  readonly hall: Hall
  readonly troubles: unknown[]
  readonly committed: DayEvent[]
  /** How often screens were drawn anew without an event. */
  repaints(): number
  nowMs: number
  give(command: HallCommand, actor?: Actor, commandId?: string): Promise<Answer>
  /** A number for one item; throws when none is given. */
  issue(item?: string, commandId?: string): Promise<string>
  staff(...places: readonly number[]): Promise<void>
}

let commands = 0

/** Opens a floor on a store; several may follow one another on the same store, like a server that was started again. */
export async function openFloor(store: Store, plan: HallSettings = settings, nowMs = NINE): Promise<Floor> {
  const troubles: unknown[] = []
  const committed: DayEvent[] = []
  let repaints = 0
  const clock = { nowMs }
  const hall = await composeHall({
    jobs: HALL_JOBS,
    settings: plan,
    store,
    nowMs: () => clock.nowMs,
    onTrouble: (error) => void troubles.push(error),
  })
  hall.onCommitted((events) => {
    committed.push(...(events as readonly DayEvent[]))
    if (events.length === 0) repaints += 1
  })
  const give: Floor['give'] = (command, actor = kiosk, commandId = `command-${(commands += 1)}`) =>
    hall.execute({ commandId, command }, actor)
  return {
    hall,
    troubles,
    committed,
    repaints: () => repaints,
    give,
    get nowMs() {
      return clock.nowMs
    },
    set nowMs(now) {
      clock.nowMs = now
    },
    issue: async (item = 'c05', commandId) =>
      numberIn(await give({ type: 'IssueTicket', items: [{ item }], origin: 'kiosk' }, kiosk, commandId)),
    staff: async (...places) => {
      for (const place of places) expectOk(await give({ type: 'SignIn', counter: counterAt(place) }, clerkAt(place)))
    },
  }
}

/** The number that an answer gives. */
export function numberIn(answer: Answer): string {
  const { result } = expectOk(answer)
  if (result.ticketNo === undefined) throw new Error(`no number in ${JSON.stringify(answer)}`)
  return result.ticketNo
}

/** A successful answer, or an error that shows the other one. */
export function expectOk(answer: Answer): Extract<Answer, { ok: true }> {
  if (!answer.ok) throw new Error(JSON.stringify(answer))
  return answer
}

/** "QueueEmpty", "cannotStore", "malformed …" or "ok": an answer in one word. */
export function wordOf(answer: Answer): string {
  if (answer.ok) return 'ok'
  if ('rejection' in answer) return answer.rejection.code
  return 'refused' in answer ? answer.refused : `malformed ${answer.malformed.field}`
}

export interface Disk {
  readonly name: string
  /** Opens what is kept, again and again. */
  open(): Store
  clean(): void
}

/** Both stores as something that outlives a server. */
export function disks(): readonly { readonly name: string; readonly make: () => Disk }[] {
  return [
    { name: 'memory', make: () => keep('memory', openMemoryStore()) },
    {
      name: 'SQLite',
      make: () => {
        const folder = mkdtempSync(join(tmpdir(), 'yichuang-floor-'))
        return {
          name: 'SQLite',
          open: () => openSqliteStore(join(folder, 'hall.db')),
          clean: () => rmSync(folder, { recursive: true, force: true }),
        }
      },
    },
  ]
}

function keep(name: string, store: Store): Disk {
  return { name, open: () => store, clean: () => undefined }
}
