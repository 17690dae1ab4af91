/** The agent's tablet shows the hall's time and no other. */
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { sitePlan } from '../../../domain/plan/site-plan.ts'
import AgentPage from '../../../renderer/agent/AgentPage.vue'
import { loadSite } from '../../support/site.ts'

const { settings } = loadSite('village')
const AT = Date.parse('2026-11-25T01:10:00Z')

afterEach(() => vi.unstubAllGlobals())

it('the clock of the agent’s page is the hall’s, and none stands before it is known', async () => {
  const answers: Readonly<Record<string, unknown>> = {
    '/api/plan': { version: '1', plan: sitePlan(settings) },
    '/api/session': { staff: { badgeNo: '0301', name: '严静', role: 'clerk' } },
  }
  let tell: (reply: Response) => void = () => undefined
  const errands = new Promise<Response>((resolve) => (tell = resolve))
  vi.stubGlobal('fetch', (address: string | URL) => {
    const { pathname } = new URL(String(address), 'http://hall.test')
    return pathname === '/api/errands' ? errands : Promise.resolve(Response.json(answers[pathname] ?? {}))
  })
  const page = mount(AgentPage)
  await vi.waitFor(() => expect(page.text()).toContain('严静'))
  expect(page.find('.agent-time').exists()).toBe(false)
  tell(Response.json({ errands: [], today: '2026-11-25', nowMs: AT }))
  await flushPromises()
  await vi.waitFor(() => expect(page.get('.agent-time').text()).toBe('9:10'))
  page.unmount()
})
