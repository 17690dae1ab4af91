/** All drafts of one table into force by one button. */
import { afterEach, expect, it, vi } from 'vitest'
import type { CatalogueLine } from '../../../domain/contract/http/settings.ts'
import OfficeTab from '../../../renderer/manager/office/OfficeTab.vue'
import { openBench } from './hall-floor.ts'
import { loadSite } from '../../support/site.ts'
import { serveOffice, settle } from './office-server.ts'

afterEach(() => vi.unstubAllGlobals())

it('CAT-6 the drafts of one table come into force by one button, with one document', async () => {
  const item = (id: string): CatalogueLine => ({
    id,
    item: null,
    isFromSiteFile: false,
    withdrawn: null,
    versions: [
      {
        version: 1,
        status: 'draft',
        documentNo: null,
        receiptNo: null,
        fromDate: null,
        item: { ...loadSite('county').settings.items[0]!, id },
        history: [{ what: 'ItemDrafted', by: '0101', atMs: 1, note: '事项.csv' }],
      },
    ],
  })
  const server = serveOffice({
    'GET /api/catalogue': {
      date: '2026-11-25',
      onboarding: { inForce: 0, listed: 2, rate: 0 },
      themes: [],
      items: [item('n1'), item('n2')],
    },
  })
  const desk = openBench(OfficeTab)
  await settle()
  await desk.press('事项')
  await settle()
  await desk.press('2 项一次生效')
  expect(desk.page.find('.table-step [role=alert]').exists()).toBe(true)
  expect(server.ordered).toEqual([])
  await desk.page.find('input[name=table-document]').setValue('渭政发〔2026〕12号')
  await desk.page.find('input[name=table-receipt]').setValue('备2026-40')
  await desk.press('2 项一次生效')
  await settle()
  expect(server.ordered).toEqual([
    {
      type: 'EnforceItems',
      versions: [
        ['n1', 1],
        ['n2', 1],
      ],
      documentNo: '渭政发〔2026〕12号',
      receiptNo: '备2026-40',
      fromDate: '2026-11-25',
    },
  ])
  expect(desk.page.text()).toContain('2 项自 2026-11-25 起生效')
  desk.page.unmount()
})
