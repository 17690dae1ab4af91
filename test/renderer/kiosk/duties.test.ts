/** What the regulation asks of every page of the kiosk: only what an applicant starts, whose matter it is, and help. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { ServiceItem } from '../../../domain/plan/settings.ts'
import { groupsOf } from '../../../renderer/kiosk/choose/item-groups.ts'
import { startersOf } from '../../../renderer/kiosk/choose/most-taken.ts'
import { KIOSK, type Kiosk } from '../../../renderer/kiosk/stage/kiosk-context.ts'
import type { Page } from '../../../renderer/kiosk/stage/visit.ts'
import { ISSUED, NO_PAPER, openKiosk, PLAN, PRINTER_OK, settle, toSocialCard, type Bench } from './kiosk-bench.ts'

let bench: Bench
beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-23T02:18:00Z') })
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('{}', { status: 503 })))
})
afterEach(() => {
  bench.page.unmount()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const kioskOf = ({ page }: Bench): Kiosk =>
  (page.vm.$ as unknown as { readonly provides: Readonly<Record<symbol, Kiosk>> }).provides[KIOSK as symbol] as Kiosk
async function show(page: Page): Promise<void> {
  kioskOf(bench).visit.wipe()
  kioskOf(bench).visit.go(page)
  await vi.dynamicImportSettled()
  await settle()
}
async function withItems(items: readonly ServiceItem[]): Promise<void> {
  await bench.page.setProps({ plan: { ...PLAN, items } } as never)
  await settle()
}

it('ISSUE-3 a matter that only the agency starts stands on no page of the kiosk: not under its tile, not among the most taken, not found by its name', async () => {
  bench = await openKiosk()
  const byAgency = { ...PLAN.items.find(({ queue }) => queue === 'C')!, id: 'agency-only', name: '年检抽查通知' }
  const items = [{ ...byAgency, isApplicantInitiated: false }, ...PLAN.items]
  await withItems(items)
  const plan = { ...PLAN, items }
  const offered = [
    ...groupsOf(
      plan,
      plan.queues.map(({ id }) => id),
    ).flatMap((group) => group.items),
    ...startersOf(plan, items.length).items,
  ]
  expect(offered.length).toBeGreaterThan(0)
  expect(offered.map(({ id }) => id)).not.toContain('agency-only')
  for (const category of PLAN.categories) {
    await show({ name: 'items', category: category.id, queue: null })
    expect(bench.text()).not.toContain('年检抽查通知')
  }
  await show({ name: 'search' })
  kioskOf(bench).visit.query.value = '年检抽查'
  await settle()
  expect(bench.text()).not.toContain('年检抽查通知')
  expect(bench.text()).toContain('没有找到')
})

it('SITE-6 the page of a delegated matter names the agency, and one that the place has added says so', async () => {
  bench = await openKiosk()
  const planWith = (guide: Partial<NonNullable<ServiceItem['guide']>>): readonly ServiceItem[] =>
    PLAN.items.map((item) =>
      item.name === '社保卡补换' ? ({ ...item, guide: { ...item.guide, ...guide } } as ServiceItem) : item,
    )
  await withItems(planWith({ delegatedFrom: '渭原县人力资源和社会保障局', isLocal: false }))
  await toSocialCard(bench)
  expect(bench.text()).toContain('由渭原县人力资源和社会保障局下放')
  await withItems(planWith({ delegatedFrom: null, isLocal: true }))
  expect(bench.text()).toContain('本地增设')
  await withItems(planWith({ delegatedFrom: null, isLocal: false }))
  expect(bench.text()).not.toMatch(/下放|本地增设/)
})

/** Presses the page's own call for help; whether exactly one was sent. */
async function helpIsCalled(): Promise<boolean> {
  const before = bench.sent.length
  await bench.page
    .findAll('button')
    .find((one) => one.text().includes('需要帮助'))
    ?.trigger('click')
  const asked = bench.sent.slice(before).map(({ command }) => command)
  if (asked.length !== 1 || asked[0]?.type !== 'RequestHelp') return false
  await bench.answer({ ok: true, seq: 2, result: {} })
  kioskOf(bench).help.value = 'none'
  await settle()
  return true
}

it('HELP-1 every page of the kiosk has its call for help, by day and by night, and one press calls', async () => {
  const item = PLAN.items[0]!.id
  const pages: Readonly<Record<Exclude<Page['name'], 'issued' | 'paperOut'>, Page>> = {
    home: { name: 'home' },
    items: { name: 'items', category: PLAN.categories[0]!.id, queue: null },
    item: { name: 'item', item },
    basket: { name: 'basket' },
    search: { name: 'search' },
    code: { name: 'code' },
    ask: { name: 'ask', item },
    checklist: { name: 'checklist', items: [item] },
    services: { name: 'services' },
    guides: { name: 'guides' },
    self: { name: 'self' },
    suggest: { name: 'suggest' },
    notices: { name: 'notices' },
    book: { name: 'book', item },
    near: { name: 'near' },
    theme: { name: 'theme', theme: 'none' },
    cases: { name: 'cases' },
    county: { name: 'county', site: { id: 'x', title: '县厅', titleEn: 'County' } },
    sorry: { name: 'sorry', text: '请稍后再试', canRetry: false },
  }
  const without: string[] = []
  for (const at of ['21:40', '10:18']) {
    bench?.page.unmount()
    bench = await openKiosk(at)
    for (const page of Object.values(pages)) {
      await show(page)
      if (!(await helpIsCalled())) without.push(`${at} ${page.name}`)
    }
  }
  expect(without).toEqual([])
})

it.each([
  ['issued', PRINTER_OK],
  ['paperOut', NO_PAPER],
] as const)('HELP-1 so has the page after the number: %s', async (_name, status) => {
  bench = await openKiosk()
  bench.printer.status = status
  bench.printer.outcome = null
  await toSocialCard(bench)
  await bench.press('取号 · 社保卡补换')
  await bench.answer(ISSUED)
  await vi.dynamicImportSettled()
  await settle()
  expect(bench.text()).toContain('C032')
  const asked = bench.sent.length
  await bench.press('需要帮助')
  expect(bench.sent.slice(asked).map(({ command }) => command.type)).toEqual(['RequestHelp'])
})

it('THEME-4 given a theme with more than five papers, then the rest opens with one press; a matter that was left out comes back', async () => {
  bench = await openKiosk()
  const theme = PLAN.themes?.find(({ id }) => id === 'newborn')
  const items = PLAN.items.filter(({ id }) => theme?.items.includes(id))
  const papers = new Set(items.flatMap((item) => item.materials.map(({ name }) => name)))
  const paper = (no: number) => ({ name: `附加材料${no}`, nameEn: `Extra ${no}`, hint: '', hintEn: '' })
  const longer = items[0]!.materials.concat([1, 2, 3, 4, 5].map(paper))
  await withItems(PLAN.items.map((item) => (item.id === items[0]!.id ? { ...item, materials: longer } : item)))
  await show({ name: 'theme', theme: 'newborn' })
  expect(bench.page.findAll('.papers input[type=checkbox]')).toHaveLength(5)
  expect(bench.text()).toContain('带了的，点一下')
  expect(bench.text()).toContain(`其余 ${papers.size} 样`)
  const button = (text: string) => bench.page.findAll('button').find((one) => one.text().startsWith(text))
  expect(bench.text()).toContain(`办这 ${items.length} 件`)
  await button('少办一件')!.trigger('click')
  await settle()
  expect(bench.text()).toContain(`办这 ${items.length - 1} 件`)
  await button('还是办')!.trigger('click')
  await settle()
  expect(bench.text()).toContain(`办这 ${items.length} 件`)
  await button('其余')!.trigger('click')
  await settle()
  expect(bench.text()).toContain('附加材料5')
})
