/** A file that is chosen as a holiday notice and is none: said with what to do instead. */
import { flushPromises, mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { locale } from '../../../renderer/app/text/i18n.ts'
import NoticeImport from '../../../renderer/settings/forms/NoticeImport.vue'

it.each([
  ['通知.pdf', '%PDF-1.7 …', '不是文字'],
  ['通知.docx', 'PK\u0003\u0004\u0000\u0000word/document.xml', '不是文字'],
  ['空.txt', '', '是空的'],
])('CAL-16 a file that is no notice is named with what to do instead: %s', async (name, content, said) => {
  locale.value = 'zh'
  const page = mount(NoticeImport)
  const input = page.find('input[name=notice-file]')
  Object.defineProperty(input.element, 'files', { value: [new File([content], name)], configurable: true })
  await input.trigger('change')
  await flushPromises()
  await new Promise((resolve) => setTimeout(resolve))
  const alert = page.find('[role=alert]').text()
  expect(alert).toContain(name)
  expect(alert).toContain(said)
  expect(alert).not.toContain('第 1 行')
  page.unmount()
})
