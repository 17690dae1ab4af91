/** The address of a notice: it leads to its own notice and to nothing else. */
import { expect, it } from 'vitest'
import type { HallSettings } from '../../../domain/plan/settings.ts'
import { noticeBehind, noticePath } from '../../../server/hall/case-papers.ts'
import { readCase } from '../../../server/hall/read-case.ts'
import { openMemoryStore } from '../../../server/store/memory.ts'
import { clerk, expectOk, openFloor, settings } from './floor.ts'

const plan: HallSettings = {
  ...settings,
  clerks: [
    ...settings.clerks,
    { badgeNo: '0711', name: '周敏', post: '审批岗', role: 'clerk', department: '市场监管' },
  ],
}

it('PAPER-5 the address of a notice opens it; another case’s, a changed and a shortened key open nothing', async () => {
  const floor = await openFloor(openMemoryStore(), plan)
  const officer = clerk('0711')
  for (const caseNo of ['261125-0001', '261125-0002']) {
    expectOk(await floor.give({ type: 'OpenCase', item: 'a01', deferred: [], reason: '邮寄来件' }, officer))
    expectOk(await floor.give({ type: 'TakeCase', caseNo }, officer))
    const file = await readCase(floor.hall.store, caseNo)
    const judged = (file?.materials ?? []).map(() => ({ finding: 'missing', mend: '带原件' }) as const)
    expectOk(await floor.give({ type: 'AskSupplement', caseNo, judged, basis: '第三十五条', days: 5 }, officer))
  }
  const typedOf = async (caseNo: string): Promise<string> => {
    const file = await readCase(floor.hall.store, caseNo)
    return noticePath(file!, `${caseNo}-1`).slice('/n/'.length)
  }
  const [typed, other] = [await typedOf('261125-0001'), await typedOf('261125-0002')]
  expect((await noticeBehind(floor.hall, typed))?.noticeNo).toBe('261125-0001-1')
  const [no, key = ''] = typed.split('.')
  expect(key, 'as many letters as 128 bits need').toHaveLength(22)
  for (const wrong of [`${no}.${other.split('.')[1]}`, `${no}.${'A'.repeat(22)}`, `${no}.${key.slice(0, 11)}`, `${no}`])
    expect(await noticeBehind(floor.hall, wrong), wrong).toBeNull()
  await floor.hall.close()
})
