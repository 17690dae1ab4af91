/** A dialog of the back office that somebody works in: a slip of the mouse beside it loses nothing. */
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { ref } from 'vue'
import { locale } from '../../../renderer/app/text/i18n.ts'
import CaseDialog from '../../../renderer/office/dialogs/CaseDialog.vue'

const material = { name: '租赁合同', nameEn: 'Lease', status: 'present', mend: '' }
const file = {
  ...{ caseNo: '261125-0001', itemName: '许可', itemNameEn: 'Licence', notices: [], basis: '', names: {} },
  ...{ holder: null, daysLeft: 3, department: '', departmentEn: '', materials: [material] },
}
const office = { trouble: ref(''), said: ref(''), hasEnded: ref(false), reply: ref(null), isBusy: ref(false) }

function openNotice() {
  locale.value = 'zh'
  const props = { which: 'ask', file, office, hall: '' } as unknown as InstanceType<typeof CaseDialog>['$props']
  return mount(CaseDialog, { props })
}

it('TELL-7 a press beside the notice closes it while nothing is chosen, and not once a paper is judged or a word typed', async () => {
  const untouched = openNotice()
  await untouched.find('.veil').trigger('pointerdown')
  expect(untouched.emitted('close')).toHaveLength(1)
  untouched.unmount()
  const judged = openNotice()
  await judged.find('.segment button:nth-child(2)').trigger('click')
  await judged.find('.veil').trigger('pointerdown')
  expect(judged.emitted('close')).toBeUndefined()
  await judged.find('.esc').trigger('click')
  expect(judged.emitted('close')).toHaveLength(1)
  judged.unmount()
  const typed = openNotice()
  await typed.find('.line input').setValue('《食品安全法》')
  await typed.find('.veil').trigger('pointerdown')
  expect(typed.emitted('close')).toBeUndefined()
  typed.unmount()
})
