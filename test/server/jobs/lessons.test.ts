/** What a day has taught reaches the next one through the server's own job, on disk. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { HallCommand } from '../../../domain/contract/subjects.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import { composeHall } from '../../../server/hall/compose.ts'
import { HALL_JOBS } from '../../../server/jobs/of-a-hall.ts'
import { openSqliteStore } from '../../../server/store/sqlite.ts'
import { loadSite } from '../../support/site.ts'

const DAY_MS = 86_400_000
const { settings } = loadSite('county')

it('LEARN-4 the day after knows what the day before has taught, once, and again after a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lessons-'))
  const store = openSqliteStore(join(folder, 'hall.db'))
  try {
    let nowMs = Date.parse('2026-11-25T09:00:00+08:00')
    let count = 0
    const open = () =>
      composeHall({
        settings,
        store,
        nowMs: () => nowMs,
        jobs: HALL_JOBS,
        onTrouble: (error) => expect(error).toBe(null),
      })
    const hall = await open()
    const clerk: Actor = { kind: 'clerk', badgeNo: '0301', role: 'clerk' }
    const kiosk: Actor = { kind: 'device', deviceId: 'k', deviceKind: 'kiosk' }
    const give = async (command: HallCommand, actor: Actor = clerk): Promise<void> => {
      count += 1
      expect(await hall.execute({ commandId: `c${count}`, command }, actor)).toMatchObject({ ok: true })
    }
    await give({ type: 'SignIn', counter: '24' })
    const item = settings.items.find((one) => one.queue === 'C' && one.isApplicantInitiated)?.id ?? ''
    await give({ type: 'IssueTicket', items: [{ item }], origin: 'kiosk' }, kiosk)
    await give({ type: 'CallNext', counter: '24' })
    await give({ type: 'StartService', counter: '24' })
    nowMs += 17 * 60_000
    await give({ type: 'FinishService', counter: '24', outcomes: [{ index: 0, outcome: 'done' }] })
    await hall.tick()
    expect(hall.day().learnedFrom).toBe(null)
    nowMs += DAY_MS
    await hall.tick()
    await give({ type: 'SignIn', counter: '24' })
    await hall.tick()
    expect(hall.day().learnedFrom).toBe('2026-11-25')
    expect(hall.day().lessons.get('C')?.service).toMatchObject({ sum: 17, count: 1 })
    const { seq } = hall.day()
    const again = await open()
    await again.tick()
    expect(again.day()).toMatchObject({ seq, learnedFrom: '2026-11-25' })
    await hall.close()
  } finally {
    await store.close()
    rmSync(folder, { recursive: true })
  }
})
