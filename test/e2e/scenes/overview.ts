/** One picture of the product for the README: kiosk, lobby and console side by side, from the pictures just taken. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'

/**
 * Writes overview.png into `folder` from kiosk-home, lobby-calling and clerk-serving; false when one of them is not
 * there.
 */
export async function takeOverview(browser: Browser, folder: string): Promise<boolean> {
  const names = ['kiosk-home', 'lobby-calling', 'clerk-serving'] as const
  if (!names.every((name) => existsSync(join(folder, `${name}.png`)))) return false
  const [kiosk, lobby, clerk] = names.map(
    (name) => `data:image/png;base64,${readFileSync(join(folder, `${name}.png`)).toString('base64')}`,
  )
  const page = await browser.newPage({ viewport: { width: 1200, height: 812 } })
  await page.setContent(`<style>body{margin:0;padding:24px;background:#dce9e7;display:flex;gap:24px;box-sizing:border-box;height:812px}img{display:block;border-radius:10px}div{display:flex;flex-direction:column;align-items:flex-start;gap:24px}</style>
    <img src="${kiosk}" height="764"><div><img src="${lobby}" height="392"><img src="${clerk}" height="348" style="object-fit:cover;object-position:top left"></div>`)
  writeFileSync(join(folder, 'overview.png'), await page.screenshot())
  await page.close()
  return true
}
