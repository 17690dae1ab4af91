/** The public board of promises: shares where there are enough visitors, who still waits counted in, silence said. */
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import type { PromisesToday } from '../../../domain/contract/http/promises.ts'
import SignOnLink from '../../../renderer/app/parts/SignOnLink.vue'
import PromisesPage from '../../../renderer/promises/PromisesPage.vue'

afterEach(() => vi.unstubAllGlobals())

const BOARD: PromisesToday = {
  date: '2026-11-25',
  atMs: Date.UTC(2026, 10, 25, 2, 42),
  told: 40,
  kept: 33,
  late: 7,
  waiting: 12,
  waitingLate: 3,
  atOnce: 9,
  queues: [
    { queue: 'C', told: 36, kept: 30 },
    { queue: 'E', told: 4, kept: 3 },
  ],
  halves: [{ from: '09:00', told: 40, kept: 33 }],
}

function serve(answers: Readonly<Record<string, unknown>>): void {
  vi.stubGlobal('fetch', (input: string) => {
    const found = answers[new URL(input, 'http://hall').pathname]
    return found === undefined
      ? Promise.resolve(new Response('{"code":"notFound"}', { status: 404 }))
      : Promise.resolve(new Response(JSON.stringify(found)))
  })
}

it('LEARN-5 everybody sees the share that was kept, how many are beyond it, and who still waits; few visitors have no share', async () => {
  serve({ '/api/promises/today': BOARD })
  const page = mount(PromisesPage)
  await flushPromises()
  const text = page.text()
  expect(text).toMatch(/83 %\s*40 位里 33 位/)
  expect(text).toMatch(/超过了说的时间\s*7 位/)
  expect(text).toMatch(/现在还在等\s*12 位\s*其中已超过 3 位/)
  expect(text).toMatch(/E\s*不到 5 位，不算比例/)
  page.unmount()
})

it('LEARN-5 before the first number, and while the hall is silent, the board says so', async () => {
  serve({
    '/api/promises/today': { ...BOARD, told: 0, kept: 0, late: 0, waiting: 0, atOnce: 0, queues: [], halves: [] },
  })
  const empty = mount(PromisesPage)
  await flushPromises()
  expect(empty.text()).toContain('今天还没有给谁报过等候时间')
  empty.unmount()
  serve({})
  const silent = mount(PromisesPage)
  await flushPromises()
  expect(silent.get('[role="alert"]').text()).toContain('正在再试')
  silent.unmount()
})

it('SIGNON-1 the way to the authority’s account stands where the hall has one, and nowhere else', async () => {
  serve({ '/api/sign-on/state': { isOffered: true } })
  const shown = mount(SignOnLink, { props: { page: 'manager' } })
  await flushPromises()
  expect(shown.get('a').attributes('href')).toBe('/api/sign-on?page=manager')
  serve({ '/api/sign-on/state': { isOffered: false } })
  const hidden = mount(SignOnLink, { props: { page: 'clerk' } })
  await flushPromises()
  expect(hidden.find('a').exists()).toBe(false)
})
