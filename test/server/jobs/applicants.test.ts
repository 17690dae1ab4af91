/** Name and number of an applicant: erased when their time is over, from the file as well, and every record still verifies. */
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { applicantIn, applicantKeys } from '../../../domain/case/applicant.ts'
import type { HallCommand } from '../../../domain/contract/subjects.ts'
import { composeHall } from '../../../server/hall/compose.ts'
import { readCase } from '../../../server/hall/read-case.ts'
import { applicantJob } from '../../../server/jobs/applicants.ts'
import { HALL_JOBS } from '../../../server/jobs/of-a-hall.ts'
import { verify } from '../../../server/operate/verify.ts'
import { openSqliteStore } from '../../../server/store/sqlite.ts'
import { loadSite } from '../../support/site.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yichuang-applicant-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const isInFiles = (words: string): boolean =>
  readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(words))

it('APPLICANT-2 thirty days after the last case of a visit name and number are erased from table and file, and the chain is whole; those of an open case stay', async () => {
  let nowMs = Date.parse('2026-11-25T10:00:00+08:00')
  const store = openSqliteStore(join(folder, 'hall.db'))
  const hall = await composeHall({
    settings: loadSite('county').settings,
    store,
    jobs: HALL_JOBS,
    nowMs: () => nowMs,
    onTrouble: (error) => {
      throw error
    },
  })
  let count = 0
  const give = async (command: HallCommand): Promise<void> => {
    const actor = { kind: 'clerk', badgeNo: '0301', role: 'clerk' } as const
    const given = await hall.execute({ commandId: `applicant-${(count += 1)}`, command }, actor)
    expect(given, JSON.stringify(given)).toMatchObject({ ok: true })
  }
  const [over, open] = ['261125-0001', '261125-0002']
  for (const _ of [over, open]) await give({ type: 'OpenCase', item: 'a01', deferred: [], reason: '邮寄来件' })
  await give({ type: 'NoteApplicant', caseNo: over, name: '钱多余', phone: '13700002222' })
  await give({ type: 'NoteApplicant', caseNo: over, name: '', phone: '13711112222' })
  await give({ type: 'NoteApplicant', caseNo: open, name: '孙小满', phone: '13733334444' })
  const kept = async (caseNo: string) =>
    applicantIn(await store.contactsAmong(applicantKeys((await readCase(store, caseNo))?.group ?? '')))
  expect(await kept(over)).toEqual({ name: '钱多余', phone: '13711112222' })
  await give({ type: 'WithdrawCase', caseNo: over, reason: '不办了' })
  const job = applicantJob({ hall, own: {} })
  nowMs = Date.parse('2026-12-25T10:00:00+08:00')
  await job()
  expect(await kept(over)).not.toBeNull()
  nowMs = Date.parse('2026-12-26T10:00:00+08:00')
  await job()
  expect([await kept(over), await kept(open)]).toEqual([null, { name: '孙小满', phone: '13733334444' }])
  expect([isInFiles('13711112222'), isInFiles('13733334444')]).toEqual([false, true])
  await hall.close()
  const { json } = await verify(store, { data: folder, isFull: true, nowMs })
  expect(json).toMatchObject({ ok: true })
  expect(JSON.stringify(await store.rows(`case/${over}`, 0, 100))).not.toMatch(/钱多余|13711112222/)
  await store.close()
}, 30_000)
