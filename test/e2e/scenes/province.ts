/** The province's map of counties, one county opened, one of its rooms looked at. */
import { DESK, settle, type Scene } from './scene.ts'
import { signIn } from './staff.ts'

export const provinceScenes: readonly Scene[] = [
  {
    name: 'province',
    shoot: async (stage) => {
      const page = await signIn(stage, '/manager/', '0101', '1357')
      await page.locator('#tab-office').click()
      await page.locator('#sub-sites').click()
      // Every city has been asked once.
      await page.locator('.county.over').first().waitFor()
      return settle(page, 1200)
    },
  },
  {
    name: 'province-county',
    shoot: async (stage) => {
      const page = await signIn(stage, '/manager/', '0101', '1357')
      await page.setViewportSize(DESK)
      await page.locator('#tab-office').click()
      await page.locator('#sub-sites').click()
      await page.locator('.county.over').first().click()
      await page.locator('.site-fold').first().click()
      await page.locator('.site-pick').nth(1).click()
      return settle(page, 1500)
    },
  },
]
