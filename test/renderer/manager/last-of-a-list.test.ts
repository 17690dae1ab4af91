/** The last queue that is taken out of a list of the settings. */
import { afterEach, expect, it, vi } from 'vitest'
import { openOffice, serveOffice, settle } from './office-server.ts'

afterEach(() => vi.unstubAllGlobals())

it('SET-15 the last queue taken out of a post, and of a session, leaves none chosen: that is said, and nothing is sent', async () => {
  const server = serveOffice()
  const bench = await openOffice('服务制度')
  await bench.press('现在用默认值：没有 AB 岗，不查培训。改一改')
  await bench.press('加一个岗')
  const post = bench.page.findAll('.rows > .row').find((row) => row.find('.letters').exists())!
  const [all, ...letters] = post.findAll('.letter')
  for (const letter of letters.filter((one) => one.attributes('aria-pressed') === 'true')) await letter.trigger('click')
  expect(post.findAll('[aria-pressed=true]')).toHaveLength(0)
  expect(post.find('.field-fault').text()).toBe('“办什么”至少留一个队列，或选“全部”；不要这个岗就移除它。')
  await bench.page.find('input[name=note]').setValue('试')
  await bench.press('保存并生效')
  await settle()
  expect(bench.page.text()).toContain('服务制度：“办什么”至少留一个队列')
  expect(server.ordered).toEqual([])
  await all!.trigger('click')
  expect(post.find('.field-fault').exists()).toBe(false)
  bench.page.unmount()

  const hours = await openOffice('工作日历')
  const session = hours.page.find('.session')
  const [every, first] = session.findAll('.letter')
  await first!.trigger('click')
  await first!.trigger('click')
  expect(every!.attributes('aria-pressed')).toBe('false')
  expect(session.find('.field-fault').text()).toBe('至少选一个队列，或选“全部”。')
  hours.page.unmount()
})
