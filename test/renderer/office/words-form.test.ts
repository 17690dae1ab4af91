/** What an officer writes for a case goes out with the order it belongs to. */
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { ref } from 'vue'
import type { HallCommand } from '../../../domain/contract/subjects.ts'
import NoteForm from '../../../renderer/office/dialogs/NoteForm.vue'
import UrgeForm from '../../../renderer/office/dialogs/UrgeForm.vue'

const sent: HallCommand[] = []
const office = { trouble: ref(''), send: async (command: HallCommand) => sent.push(command) > 0 } as never
const file = {
  caseNo: '261126-0001',
  urges: [{ words: '请说明', clock: { dueDate: '2026-12-01' } }],
} as never

it('a note is sent as a note, and its dialog closes', async () => {
  const form = mount(NoteForm, { props: { file, office }, slots: { default: '<i class="esc" />' } })
  expect(form.find('header .esc').exists()).toBe(true)
  await form.find('input').setValue('等盖章')
  await form.find('form').trigger('submit')
  await new Promise((resolve) => setTimeout(resolve))
  expect(sent.splice(0)).toEqual([{ type: 'NoteCase', caseNo: '261126-0001', note: '等盖章' }])
  expect(form.emitted('close')).toHaveLength(1)
})

it('WATCH-4 the answer to an order stands under what was asked, and is sent as its answer', async () => {
  const form = mount(UrgeForm, { props: { file, office } })
  expect(form.text()).toContain('请说明')
  await form.find('input').setValue('周三前办好')
  await form.find('form').trigger('submit')
  await new Promise((resolve) => setTimeout(resolve))
  expect(sent.splice(0)).toEqual([{ type: 'AnswerUrge', caseNo: '261126-0001', answer: '周三前办好' }])
})
