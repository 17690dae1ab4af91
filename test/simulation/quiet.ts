/**
 * What must hold once nobody acts and nothing fails: everyone has an answer, the log is sound, it replays to the same
 * views, and every screen shows them.
 */
import { PHONE_HEARTBEAT_MS } from '../../domain/contract/timing.ts'
import type { View } from '../../domain/views/view.ts'
import { composeHall } from '../../server/hall/compose.ts'
import { HALL_JOBS } from '../../server/jobs/of-a-hall.ts'
import type { World } from './sim-day.ts'

const SETTLE_MS = 60_000
const DELIVER_MS = 2000
/** Far more than a sound disk takes for all that a hall may have to read anew. */
const PULSE_MS = 60_000
const TICK_MS = 1000
/** What time alone changes may be two of them late on a screen of the hall (SEND-7). */
const TICKS_LATE = [0, 1, 2] as const
/** A phone's heartbeat, a tick and a pass. */
const PHONES_MS = PHONE_HEARTBEAT_MS + 2 * TICK_MS

/** Makes the world quiet, looks at all of it, and lets it go on. */
export async function quietCheck(world: World): Promise<void> {
  const { timeline, server, disk } = world
  world.isCalm = true
  Object.assign(world.weather, { delayMsMost: 40, lost: 0, doubled: 0 })
  disk.nextWrites.length = 0
  disk.failReads(0)
  for (const line of world.lines) line.plugIn()
  await timeline.runUntil(timeline.nowMs() + SETTLE_MS)
  for (const line of world.lines)
    if (line.waiting() > 0 && line.isConnected()) world.fault(`${line.name} still waits for ${line.waiting()} answers`)
  await checkLog(world)
  const hall = server.hall()
  if (hall === null) world.fault('the server never came back')
  else await checkScreens(world)
  server.pause(false)
  world.isCalm = false
}

async function checkLog({ disk, fault }: World): Promise<void> {
  for (const stream of await disk.truth.streams()) {
    const chain = await disk.truth.verify(stream)
    if (!chain.ok) fault(`${stream} does not verify: record ${chain.seq}: ${chain.problem}`)
  }
}

/**
 * Views are compared without their head: an unchanged view is not sent again. A screen's is true now or was at one
 * of the last two ticks; a phone's was true at the time it says, at most a heartbeat ago.
 */
async function checkScreens(world: World): Promise<void> {
  const { timeline, server, disk, lines, fault } = world
  server.pause(true)
  // A disk that refused the last write before the quiet is tried again, as the pulse of a real server does.
  const hall = server.hall()
  if (hall === null) return
  if (!(await timeline.runThrough(hall.probe(), PULSE_MS))) fault('the pulse of the server never ended')
  for (let ms = 0; ms < PHONES_MS; ms += TICK_MS) {
    server.publish()
    await timeline.runUntil(timeline.nowMs() + TICK_MS)
  }
  const nowMs = server.nowMs()
  const clock = { nowMs }
  const again = await composeHall({
    jobs: HALL_JOBS,
    settings: server.settings,
    store: disk.truth,
    nowMs: () => clock.nowMs,
    onTrouble: (error) => fault(String(error)),
  })
  server.publish()
  const replayed = (room: string, atMs: number): string | null => {
    clock.nowMs = atMs
    return bodyOf(again.view(room))
  }
  for (const room of new Set([...lines].map((line) => line.room))) {
    const shown = bodyOf(hall.view(room))
    if (replayed(room, nowMs) !== shown)
      fault(`${room}: the log replays to another view: ${replayed(room, nowMs)} instead of ${shown}`)
  }
  await timeline.runUntil(timeline.nowMs() + DELIVER_MS)
  for (const line of lines) {
    const view = line.view()
    const isPhones = view?.kind === 'ticket' && nowMs - view.atMs <= PHONES_MS
    const wanted = replayed(line.room, isPhones ? view.atMs : nowMs)
    if (wanted === null) continue
    const moments = isPhones ? [view.atMs] : TICKS_LATE.map((ticks) => nowMs - ticks * TICK_MS)
    const isTrue = moments.some((atMs) => bodyOf(view) === replayed(line.room, atMs))
    if (!line.isConnected()) fault(`${line.name} has no connection in quiet times`)
    else if (!isTrue) fault(`${line.name} shows ${bodyOf(view)} instead of ${wanted}`)
  }
}

function bodyOf(view: View | null): string | null {
  if (view === null) return null
  const { seq: _seq, atMs: _atMs, ...body } = view
  return JSON.stringify(body)
}
