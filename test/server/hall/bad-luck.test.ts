/** Two people at one case in the same moment, on both stores: one of them has it, the other is told what it has come to. */
import { afterEach, describe, expect, it } from 'vitest'
import type { HallSettings } from '../../../domain/plan/settings.ts'
import { readCase } from '../../../server/hall/read-case.ts'
import { clerk, disks, expectOk, openFloor, settings, wordOf } from './floor.ts'

const plan: HallSettings = {
  ...settings,
  clerks: [
    ...settings.clerks,
    { badgeNo: '0711', name: '周敏', post: '审批岗', role: 'clerk', department: '市场监管' },
    { badgeNo: '0712', name: '马卫国', post: '审批岗', role: 'clerk', department: '市场监管' },
  ],
}
let clean = (): void => undefined
afterEach(() => clean())

describe.each(disks())('on $name', ({ make }) => {
  it('CASE-3 CASE-5 two officers take one case at once and then decide it from two screens: one has it, one decision counts, and nothing is written twice', async () => {
    const disk = make()
    clean = disk.clean
    const store = disk.open()
    const floor = await openFloor(store, plan)
    const caseNo = '261125-0001'
    expectOk(await floor.give({ type: 'OpenCase', item: 'a01', deferred: [], reason: '邮寄来件' }, clerk('0301')))
    const both = ['0711', '0712'] as const
    const taken = await Promise.all(both.map((badgeNo) => floor.give({ type: 'TakeCase', caseNo }, clerk(badgeNo))))
    expect(taken.map(wordOf).toSorted()).toEqual(['NotYourCase', 'ok'])
    const holder = (await readCase(store, caseNo))?.holder ?? ''
    const other = both.find((one) => one !== holder) ?? ''
    const decide = (badgeNo: string, verdict: 'granted' | 'refused') =>
      floor.give({ type: 'DecideCase', caseNo, verdict, reasons: '场所不合', remedies: '可以复议' }, clerk(badgeNo))
    const decided = await Promise.all([decide(holder, 'granted'), decide(holder, 'refused'), decide(other, 'refused')])
    expect(decided.map(wordOf)).toEqual(['ok', 'CaseNotReady', expect.stringMatching(/^(?:NotYourCase|CaseNotReady)$/)])
    const file = await readCase(store, caseNo)
    expect(file?.decision).toMatchObject({ verdict: 'granted', by: holder })
    expect(file?.steps.filter(({ what }) => what === 'CaseDecided')).toHaveLength(1)
    await floor.hall.close()
    await store.close()
  })
})
