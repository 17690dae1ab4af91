/** The life of a catalogue item, and what is in force on a date. */
import { describe, expect, it } from 'vitest'
import type { CatalogueCommand } from '../../../domain/catalogue/commands.ts'
import { inForceFrom, itemsInForce, onboardingRate } from '../../../domain/catalogue/in-force.ts'
import { CATALOGUE_STREAM, emptyCatalogue } from '../../../domain/catalogue/state.ts'
import { Log } from '../log.ts'
import { clerk, dutyManager, Hall, settingsWith } from '../queue-day/hall.ts'

const settings = settingsWith()
const base = settings.items
const fresh = { ...base[0]!, id: 'new', name: '新事项' }
const TODAY = '2026-11-25'

function catalogue() {
  const log = new Log(settings)
  return {
    state: log.state(CATALOGUE_STREAM),
    give: (command: CatalogueCommand, actor = dutyManager) => log.told(command, actor, { nowMs: 1000, today: TODAY }),
  }
}

const steps: readonly CatalogueCommand[] = [
  { type: 'DraftItem', item: fresh, note: '应进必进' },
  { type: 'ApproveItem', itemId: 'new', version: 1, documentNo: '渭政发〔2026〕9号' },
  { type: 'FileItem', itemId: 'new', version: 1, receiptNo: '备2026-31' },
  { type: 'EnforceItem', itemId: 'new', version: 1, fromDate: '2026-12-01' },
]
const names = (date: string, state: ReturnType<typeof emptyCatalogue>): readonly string[] =>
  itemsInForce(state, base, date).map((item) => item.id)

describe('the life of an item', () => {
  it('CAT-7 what somebody holds a number of today for is withdrawn from tomorrow at the earliest', () => {
    const hall = new Hall().staff('1')
    hall.issue('c')
    const end = { type: 'WithdrawItem', itemId: 'c', documentNo: '渭政发〔2026〕10号', reason: '取消' } as const
    const today = hall.day.serviceDate
    const give = (fromDate: string) => hall.giveAny({ ...end, fromDate }, dutyManager)
    expect(give(today)).toMatchObject({ ok: false, rejection: { code: 'ItemStillNeeded', item: 'c', waiting: 1 } })
    expect(give('2026-12-01').ok).toBe(true)
    hall.call('1')
    hall.start('1').finish('1', 0)
    expect(give(today).ok).toBe(true)
  })

  it('CAT-1 goes draft, approved, filed, in force; no step may be left out', () => {
    const { give } = catalogue()
    expect(give(steps[1]!)).toBe('UnknownItem')
    expect(give(steps[0]!)).toBe('ok')
    expect(give(steps[2]!)).toBe('ItemNotReady')
    expect(give(steps[3]!)).toBe('ItemNotReady')
    expect(steps.slice(1).map((step) => give(step))).toEqual(['ok', 'ok', 'ok'])
    expect(give(steps[1]!)).toBe('ItemNotReady')
  })

  it('CAT-1 CAT-4 a draft that is written anew keeps its version, what was approved is followed by the next one', () => {
    const { state, give } = catalogue()
    give(steps[0]!)
    give(steps[0]!)
    expect(state.items.get('new')?.versions.map(({ version }) => version)).toEqual([1])
    give(steps[1]!)
    give(steps[0]!)
    expect(state.items.get('new')?.versions.map(({ version, status }) => `${version} ${status}`)).toEqual([
      '1 approved',
      '2 draft',
    ])
  })

  it('CAT-1 needs the number of the document and of the receipt, a date that is not past, and a duty manager', () => {
    const { give } = catalogue()
    expect(give(steps[0]!, clerk('k1'))).toBe('NotAllowed')
    give(steps[0]!)
    expect(give({ type: 'ApproveItem', itemId: 'new', version: 1, documentNo: ' ' })).toBe('FieldMissing')
    give(steps[1]!)
    give(steps[2]!)
    expect(give({ type: 'EnforceItem', itemId: 'new', version: 1, fromDate: '2026-11-24' })).toBe('DateInPast')
    expect(give({ type: 'DraftItem', item: { ...fresh, queue: 'nowhere' }, note: '' })).toBe('UnknownQueue')
  })

  it('CAT-6 a table comes into force by one order with one document, whatever step each item has reached, or not at all', () => {
    const { state, give } = catalogue()
    const named = ['n1', 'n2', 'n3'].map((id) => ({ ...fresh, id }))
    expect(give({ type: 'DraftItems', items: [...named, { ...fresh, id: 'n4', queue: 'nowhere' }], note: 'x' })).toBe(
      'UnknownQueue',
    )
    expect(state.items.size).toBe(0)
    expect(give({ type: 'DraftItems', items: named, note: '事项.csv' })).toBe('ok')
    give({ type: 'ApproveItem', itemId: 'n2', version: 1, documentNo: '旧文' })
    const order = {
      type: 'EnforceItems',
      versions: [
        ['n1', 1],
        ['n2', 1],
        ['n3', 1],
      ],
      documentNo: '渭政发〔2026〕12号',
      receiptNo: '备2026-40',
      fromDate: TODAY,
    } as const
    expect(give({ ...order, documentNo: ' ' })).toBe('FieldMissing')
    expect(give({ ...order, fromDate: '2026-11-24' })).toBe('DateInPast')
    expect(give({ ...order, versions: [...order.versions, ['n1', 2]] })).toBe('UnknownVersion')
    expect(names(TODAY, state)).not.toContain('n1')
    expect(give(order)).toBe('ok')
    expect(names(TODAY, state)).toEqual(expect.arrayContaining(['n1', 'n2', 'n3']))
    expect(state.items.get('n1')?.versions[0]).toMatchObject({
      documentNo: '渭政发〔2026〕12号',
      receiptNo: '备2026-40',
    })
    expect(state.items.get('n2')?.versions[0]).toMatchObject({ documentNo: '旧文', receiptNo: '备2026-40' })
    expect(give(order)).toBe('ItemNotReady')
  })

  it('CAT-2 what is not in force is not there today and is there on its day', () => {
    const { state, give } = catalogue()
    for (const step of steps) give(step)
    expect(names(TODAY, state)).not.toContain('new')
    expect(inForceFrom(state, 'new', TODAY)).toBe('2026-12-01')
    expect(names('2026-12-01', state)).toContain('new')
  })

  it('CAT-2 a changed version takes over on its day, an older one stays until then', () => {
    const { state, give } = catalogue()
    give({ type: 'DraftItem', item: { ...base[0]!, serviceMin: 99 }, note: '' })
    give({ type: 'ApproveItem', itemId: base[0]!.id, version: 1, documentNo: 'x' })
    give({ type: 'FileItem', itemId: base[0]!.id, version: 1, receiptNo: 'x' })
    give({ type: 'EnforceItem', itemId: base[0]!.id, version: 1, fromDate: '2026-12-01' })
    const minutes = (date: string) =>
      itemsInForce(state, base, date).find((item) => item.id === base[0]!.id)?.serviceMin
    expect([minutes('2026-11-30'), minutes('2026-12-01')]).toEqual([base[0]!.serviceMin, 99])
  })

  it('CAT-3 a withdrawn item leaves on its day, with document and reason, and may come back by a new version', () => {
    const { state, give } = catalogue()
    expect(
      give({ type: 'WithdrawItem', itemId: 'a', fromDate: '2026-12-01', documentNo: '渭政发〔2026〕10号', reason: '' }),
    ).toBe('FieldMissing')
    expect(
      give({
        type: 'WithdrawItem',
        itemId: 'a',
        fromDate: '2026-12-01',
        documentNo: '渭政发〔2026〕10号',
        reason: '下放',
      }),
    ).toBe('ok')
    expect([names('2026-11-30', state).includes('a'), names('2026-12-01', state).includes('a')]).toEqual([true, false])
    give({ type: 'DraftItem', item: base[0]!, note: '收回' })
    give({ type: 'ApproveItem', itemId: 'a', version: 1, documentNo: 'x' })
    give({ type: 'FileItem', itemId: 'a', version: 1, receiptNo: 'x' })
    give({ type: 'EnforceItem', itemId: 'a', version: 1, fromDate: '2026-12-20' })
    expect(names('2026-12-20', state)).toContain('a')
  })

  it('CAT-4 the history says who did what with which document, and the onboarding rate counts drafts as not in', () => {
    const { state, give } = catalogue()
    for (const step of steps) give(step)
    expect(state.items.get('new')?.versions[0]?.history.map((step) => [step.what, step.by, step.note])).toEqual([
      ['ItemDrafted', 'k6', '应进必进'],
      ['ItemApproved', 'k6', '渭政发〔2026〕9号'],
      ['ItemFiled', 'k6', '备2026-31'],
      ['ItemEnforced', 'k6', '2026-12-01'],
    ])
    expect(onboardingRate(state, base, TODAY)).toEqual({
      inForce: base.length,
      listed: base.length + 1,
      rate: base.length / (base.length + 1),
    })
    expect(onboardingRate(state, base, '2026-12-01').rate).toBe(1)
  })
})
