/** Phones draw with letters of their own; the machine that takes the pictures may have none for Chinese. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright-core'
import { PHONE, type Size, type Stage } from './scene.ts'

const FOLDER = dirname(createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/package.json'))

/** A page on a phone that has Chinese letters. */
export async function openPhone(
  stage: Stage,
  path: string,
  { size = PHONE, locale = 'zh-CN' }: { readonly size?: Size; readonly locale?: string } = {},
): Promise<Page> {
  const page = await stage.open(path, size, { deviceScaleFactor: 2, locale, bypassCSP: true })
  await page.route('**/phone-letters/*', (route) =>
    route.fulfill({ path: join(FOLDER, 'files', new URL(route.request().url()).pathname.split('/').at(-1) ?? '') }),
  )
  const faces = ['400', '700'].map((weight) => readFileSync(join(FOLDER, `${weight}.css`), 'utf8')).join('\n')
  await page.addStyleTag({
    content: `${faces.replaceAll('url(./files/', `url(${stage.url}/phone-letters/`)}
* { font-family: 'Noto Sans SC', sans-serif !important; }`,
  })
  await page.waitForLoadState('networkidle')
  return page
}
