/** A number to be called at, wherever one is left: taken as people write it, and one that is none is said and stays. */
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { locale } from '../../../renderer/app/text/i18n.ts'
import RateCase from '../../../renderer/case/RateCase.vue'
import ApplicantForm from '../../../renderer/office/dialogs/ApplicantForm.vue'
import AskVisit from '../../../renderer/rating/AskVisit.vue'
import type { Asking, Visit } from '../../../renderer/rating/use-asking.ts'

const WRITTEN = ['１３９ ００００ １１１１', '139-0000-1111', '+86 139 0000 1111', '（0911）2123456']

afterEach(() => vi.unstubAllGlobals())

it.each(WRITTEN)('RATE-11 a rating of a case takes the number %s', async (written) => {
  locale.value = 'zh'
  const sent: Record<string, unknown>[] = []
  vi.stubGlobal('fetch', async (_path: string, init: RequestInit) => {
    sent.push(JSON.parse(String(init.body)) as Record<string, unknown>)
    return Response.json({ rectification: null })
  })
  const page = mount(RateCase, { props: { receipt: 'r', caseNo: '261125-0001', isRated: false } })
  await page.find('.levels button:last-child').trigger('click')
  await page.find('input[type=tel]').setValue(written)
  await page.find('button.submit').trigger('click')
  await flushPromises()
  expect(sent[0]?.phone).toMatch(/^\+?\d{11,13}$/)
  page.unmount()
})

it('RATE-11 at the window’s tablet a number that is none is said, and the rating stays until it is mended', async () => {
  locale.value = 'zh'
  const rated: unknown[] = []
  const asking = { leftSec: { value: 30 }, rate: (verdict: unknown) => rated.push(verdict) } as unknown as Asking
  const visit = { ticketNo: 'C001', items: 1, done: 1, waitMin: 1, serviceMin: 1, clerk: null } as unknown as Visit
  const page = mount(AskVisit, { props: { asking, visit, label: '24' } })
  await page.find('.levels button:last-child').trigger('click')
  await page.find('input[type=tel]').setValue('打我手机')
  await page.find('button.submit').trigger('click')
  expect(page.find('[role=alert]').text()).toContain('5 到 15 位数字')
  expect(rated).toEqual([])
  await page.find('input[type=tel]').setValue('')
  expect(page.find('[role=alert]').exists()).toBe(false)
  await page.find('button.submit').trigger('click')
  expect(rated).toMatchObject([{ level: 1, phone: null }])
  page.unmount()
})

it('APPLICANT-6 in the back office an applicant’s number is taken as people write it, and one that is none is said', async () => {
  locale.value = 'zh'
  vi.stubGlobal('fetch', async () => Response.json({ applicant: null, isMasked: false }))
  const sent: Record<string, unknown>[] = []
  const office = { send: async (one: Record<string, unknown>) => sent.push(one) > 0, trouble: { value: '' } }
  const props = { file: { caseNo: '261125-0001' }, office } as unknown as InstanceType<typeof ApplicantForm>['$props']
  const page = mount(ApplicantForm, { props })
  await page.find('input[inputmode=tel]').setValue('137')
  await page.find('form').trigger('submit')
  expect([sent.length, page.find('[role=alert]').text()]).toEqual([0, '电话不对：5 到 15 位数字，或者空着。'])
  await page.find('input[inputmode=tel]').setValue('１３７（1111）2222')
  await page.find('form').trigger('submit')
  expect(sent).toMatchObject([{ type: 'NoteApplicant', phone: '13711112222' }])
  page.unmount()
})
