/** Pages with tabs: which one is open stands in the address. */
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, it } from 'vitest'
import { forgetTab, useTab, type OpenTab } from '../../../renderer/app/tab-address.ts'

const TABS = ['serve', 'ledger', 'notices'] as const
let page: VueWrapper
afterEach(() => {
  page.unmount()
  history.replaceState(null, '', '/village/')
})

function openAt(address: string): OpenTab<(typeof TABS)[number]> {
  history.replaceState(null, '', address)
  let opened: OpenTab<(typeof TABS)[number]> | null = null
  page = mount({
    setup: () => {
      opened = useTab(TABS)
      return () => null
    },
  })
  return opened as unknown as OpenTab<(typeof TABS)[number]>
}

it.each([
  ['/village/', 'serve'],
  ['/village/#notices', 'notices'],
  ['/village/#nonsense', 'serve'],
  ['/village/#', 'serve'],
])('SHOW-13 %s opens %s', (address, tab) => {
  expect(openAt(address).tab.value).toBe(tab)
})

it('SHOW-13 a tab that is opened stands in the address, the first one without a mark, and what else stands there stays', () => {
  const { tab, show } = openAt('/village/?lang=en')
  show('ledger')
  expect(location.href).toMatch(/\/village\/\?lang=en#ledger$/)
  show('serve')
  expect(location.href).toMatch(/\/village\/\?lang=en$/)
  expect(tab.value).toBe('serve')
})

it('SHOW-13 a step back and an address that somebody types are followed', () => {
  const { tab, show } = openAt('/village/')
  show('ledger')
  history.replaceState(null, '', '/village/#notices')
  dispatchEvent(new PopStateEvent('popstate'))
  expect(tab.value).toBe('notices')
})

it('SHOW-13 a page that is gone follows no address any more, and whoever signs in next begins at the first tab', () => {
  const { tab, show } = openAt('/village/?lang=en')
  show('ledger')
  forgetTab()
  expect(location.href).toMatch(/\/village\/\?lang=en$/)
  page.unmount()
  history.replaceState(null, '', '/village/#notices')
  dispatchEvent(new PopStateEvent('popstate'))
  expect(tab.value).toBe('ledger')
})
