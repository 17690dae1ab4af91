/** The landing page: every screen of the hall has one sentence and a way to it. */
import { mount } from '@vue/test-utils'
import { shallowRef } from 'vue'
import { expect, it, vi } from 'vitest'
import { sitePlan } from '../../../domain/plan/site-plan.ts'
import LandingPage from '../../../renderer/landing/LandingPage.vue'
import { loadSite } from '../../support/site.ts'

const plan = shallowRef(sitePlan(loadSite('county').settings))
vi.mock('../../../renderer/app/server/use-plan.ts', () => ({ usePlan: () => ({ plan }) }))

it('SHOW-12 lists all screens, the display once per zone, the counter display for a chosen counter', async () => {
  const page = mount(LandingPage)
  const links = (): (string | undefined)[] => page.findAll('a').map((one) => one.attributes('href'))
  for (const href of [
    '/kiosk/',
    '/display/',
    '/display/?zone=C',
    '/clerk/',
    '/booking/',
    '/request/',
    '/rating/?counter=1',
    '/agency/',
    '/errand/',
    '/feedback/',
    '/promises/',
    '/office/',
    '/agent/',
    '/desk/',
    '/setup/',
    '/manager/',
    '/api/docs',
    '/health',
    '/counter-display/?counter=1',
  ])
    expect(links()).toContain(href)
  await page.find('select').setValue('24')
  expect(links()).toContain('/counter-display/?counter=24')
  expect(page.text()).not.toMatch(/2468|1357|9753/)
})

it('SHOW-12 leads to no page that the site has not: bookings where none are taken, a village room in a hall', () => {
  const hrefs = (): (string | undefined)[] =>
    mount(LandingPage)
      .findAll('a')
      .map((one) => one.attributes('href'))
  expect(hrefs()).toContain('/booking/')
  expect(hrefs()).not.toContain('/village/')
  const county = plan.value
  plan.value = sitePlan(loadSite('village').settings)
  expect(hrefs()).toContain('/village/')
  expect(hrefs()).not.toContain('/booking/')
  plan.value = county
})

it('speaks both languages', async () => {
  const page = mount(LandingPage)
  expect(page.text()).toContain('渭原县政务大厅')
  await page.find('button').trigger('click')
  expect(page.text()).toContain('Weiyuan County')
  expect(page.text()).toContain('Take a ticket, be called to a counter, get it done.')
})
