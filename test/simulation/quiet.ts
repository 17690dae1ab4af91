/**
 * What must hold once nobody acts and nothing fails: everyone has an answer, the log is sound, it replays to the same
 * views, and every screen shows them.
 */
import type { View } from '../../domain/views/view.ts'
import { composeHall } from '../../server/hall/compose.ts'
import { HALL_JOBS } from '../../server/jobs/of-a-hall.ts'
import type { World } from './sim-day.ts'

const SETTLE_MS = 60_000
const DELIVER_MS = 2000

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

/** Views are compared without their head: an unchanged view is not sent again. */
async function checkScreens(world: World): Promise<void> {
  const { timeline, server, disk, lines, fault } = world
  server.pause(true)
  const hall = server.hall()
  if (hall === null) return
  // As a running server does every ten seconds: a disk that keeps again is no longer warned of.
  await hall.probe()
  server.publish()
  const atMs = server.nowMs()
  const again = await composeHall({
    jobs: HALL_JOBS,
    settings: server.settings,
    store: disk.truth,
    nowMs: () => atMs,
    onTrouble: (error) => fault(String(error)),
  })
  const expected = new Map<string, string | null>()
  for (const room of new Set([...lines].map((line) => line.room))) {
    const shown = bodyOf(hall.view(room))
    expected.set(room, shown)
    if (bodyOf(again.view(room)) !== shown)
      fault(`${room}: the log replays to another view: ${bodyOf(again.view(room))} instead of ${shown}`)
  }
  await timeline.runUntil(timeline.nowMs() + DELIVER_MS)
  for (const line of lines) {
    const wanted = expected.get(line.room) ?? null
    if (wanted === null) continue
    if (!line.isConnected()) fault(`${line.name} has no connection in quiet times`)
    else if (bodyOf(line.view()) !== wanted) fault(`${line.name} shows ${bodyOf(line.view())} instead of ${wanted}`)
  }
}

function bodyOf(view: View | null): string | null {
  if (view === null) return null
  const { seq: _seq, atMs: _atMs, ...body } = view
  return JSON.stringify(body)
}
