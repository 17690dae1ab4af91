/** First contacts on a line that fails: one record for one question, and nobody's words in the next one. */
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { sitePlan } from '../../../domain/plan/site-plan.ts'
import '../../../renderer/app/text/field-names.ts'
import { locale } from '../../../renderer/app/text/i18n.ts'
import FirstContacts from '../../../renderer/desk/FirstContacts.vue'
import { loadSite } from '../../support/site.ts'

interface Sent {
  readonly commandId: string
  readonly command: { readonly tookSec: number; readonly outcome: unknown }
}

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** @param answers what each order comes to; null: no answer */
async function openDesk(answers: (object | null)[]): Promise<{ page: VueWrapper; sent: Sent[] }> {
  locale.value = 'zh'
  const sent: Sent[] = []
  vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
    if (path !== '/api/commands') return Response.json({ contacts: [], clerks: [], figures: { quickShare: null } })
    sent.push(JSON.parse(String(init.body)) as Sent)
    const answer = answers.shift() ?? null
    if (answer === null) throw new TypeError('no network')
    return Response.json(answer)
  })
  const page = mount(FirstContacts, {
    props: {
      plan: sitePlan(loadSite('county').settings),
      staff: { badgeNo: '0301', name: '赵敏', role: 'clerk', post: '综合岗' } as never,
    },
  })
  await flushPromises()
  return { page, sent }
}

async function keep(page: VueWrapper): Promise<void> {
  await page.find('form').trigger('submit')
  await flushPromises()
}

it('SEND-16 a record that got no answer is the same one when it is pressed again later', async () => {
  vi.useFakeTimers()
  const { page, sent } = await openDesk([null, { ok: true, seq: 1, result: { firstContact: { contactNo: 1 } } }])
  await page.find('section').trigger('focusin')
  await page.find('input[name=question]').setValue('怎么补社保卡')
  await keep(page)
  expect((page.find('input[name=question]').element as HTMLInputElement).value).toBe('怎么补社保卡')
  await vi.advanceTimersByTimeAsync(9000)
  await keep(page)
  expect(sent).toHaveLength(2)
  expect(sent[1]).toEqual(sent[0])
  page.unmount()
})

it('FIRST-6 the next record begins empty, and a blank answer is named as the form names it', async () => {
  const done = { ok: true, seq: 1, result: { firstContact: { contactNo: 1 } } }
  const { page } = await openDesk([
    done,
    { ok: false, rejection: { code: 'FieldMissing', field: 'words' } },
    { ok: false, malformed: { field: 'command.outcome.words' } },
  ])
  const handled = (): Promise<void> => page.findAll('[role=group]')[1]!.findAll('button')[1]!.trigger('click')
  await page.find('input[name=question]').setValue('一')
  await handled()
  await page.find('input[name=outcome]').setValue('张三的身份证已办')
  await keep(page)
  await page.find('input[name=question]').setValue('二')
  await handled()
  expect((page.find('input[name=outcome]').element as HTMLInputElement).value).toBe('')
  for (const _ of ['missing', 'malformed']) {
    await keep(page)
    expect(page.find('[role=status]').text(), 'SEND-15').toContain('说明')
    expect(page.find('[role=status]').text()).not.toContain('words')
  }
  page.unmount()
})
