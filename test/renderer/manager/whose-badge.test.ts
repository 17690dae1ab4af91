/** Another name under a badge number, on the settings page: nothing is saved before it is said whose it is. */
import { afterEach, expect, it, vi } from 'vitest'
import OfficeTab from '../../../renderer/manager/office/OfficeTab.vue'
import { openBench } from './hall-floor.ts'
import { SETTINGS, serveOffice, settle } from './office-server.ts'

afterEach(() => vi.unstubAllGlobals())

it('SETUP-13 who writes another name over a badge number is asked whether it is the same person, and may not save before', async () => {
  const server = serveOffice()
  const bench = openBench(OfficeTab)
  await settle()
  await bench.press('人员')
  await settle()
  const first = SETTINGS.settings.clerks[0]!
  const row = bench.page.find('.row')
  await row.findAll('input')[1]!.setValue('李四')
  expect(row.text()).toContain(`工号 ${first.badgeNo} 原来是${first.name}。现在写的是李四：`)
  await bench.page.find('input[name=note]').setValue('换人')
  await bench.press('保存并生效')
  await settle()
  expect(server.ordered).toEqual([])
  expect(row.find('.whose [role=alert]').text()).toBe('请选是本人改名，还是换了人。')
  await row.findAll('.whose input')[1]!.setValue(true)
  expect(row.text(), 'no PIN is set for whoever is not in force yet').toContain('保存后再设口令')
  await bench.press('保存并生效')
  await settle()
  expect(server.ordered.at(-1)).toMatchObject({ people: [{ badgeNo: first.badgeNo, is: 'another' }] })
  bench.page.unmount()
})
