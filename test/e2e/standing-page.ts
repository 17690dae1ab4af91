/** When a page stands still, what foreign judges find on it and how much jumped: asked in the page, never by a clock. */
import axe from 'axe-core'
import { HtmlValidate } from 'html-validate'
import type { BrowserContext, Page } from 'playwright-core'

/** A page draws nothing anew for so long: its first view, its fonts and what they move are there. */
const QUIET_MS = 90
const LONGEST_MS = 4000

/** Resolves when the page stands: its letters are here and nothing in it has changed for a moment. */
export async function stands(page: Page): Promise<void> {
  await page.evaluate(
    async ([quietMs, longestMs]) => {
      const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve))
      const quiet = (): Promise<void> =>
        new Promise((resolve) => {
          const end = (): void => {
            watch.disconnect()
            clearTimeout(latest)
            resolve()
          }
          let timer = setTimeout(end, quietMs)
          const latest = setTimeout(end, longestMs)
          const watch = new MutationObserver(() => {
            clearTimeout(timer)
            timer = setTimeout(end, quietMs)
          })
          watch.observe(document.body, { subtree: true, childList: true, characterData: true })
        })
      await quiet()
      await document.fonts.ready
      await frame()
    },
    [QUIET_MS, LONGEST_MS] as const,
  )
}

/** Gives the page another size; resolves when it has taken it. */
export async function resize(page: Page, [width, height]: readonly [number, number]): Promise<void> {
  await page.setViewportSize({ width, height })
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(null)))),
  )
}

export interface Judged {
  /** Another language of the same state was judged by its colours. */
  readonly areColoursKnown?: boolean
}

/** One line for each rule that axe finds broken, with the places; its source comes to a page once. */
export async function barriersOf(page: Page, { areColoursKnown = false }: Judged = {}): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return page.evaluate(async (isSeen) => {
    const judge = Reflect.get(window, 'axe') as typeof axe
    const { violations } = await judge.run(document, {
      resultTypes: ['violations'],
      rules: { 'label-content-name-mismatch': { enabled: true }, 'color-contrast': { enabled: !isSeen } },
    })
    return violations.map(({ id, nodes }) => `axe ${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
  }, areColoursKnown)
}

/** Whether a page is valid, by all rules of the standard and of reaching everybody. */
const validator = new HtmlValidate({ extends: ['html-validate:standard', 'html-validate:a11y'] })

/** One line for each place where the page as it stands breaks a rule of HTML. */
export async function invalidIn(page: Page): Promise<readonly string[]> {
  const { results } = await validator.validateString(await page.content())
  const said = new Map<string, string>()
  for (const { ruleId, message, selector } of results.flatMap(({ messages }) => messages))
    if (!said.has(ruleId + selector))
      said.set(ruleId + selector, `html ${ruleId}: ${message} at ${selector ?? 'the page'}`)
  return [...said.values()]
}

/** The sum of all layout shifts of an address until it stands, its plan late as over a slow network. */
export async function shiftOf(context: BrowserContext, url: string): Promise<number> {
  const page = await context.newPage()
  let letGo: () => void = () => undefined
  const isDrawn = new Promise<void>((resolve) => (letGo = resolve))
  await page.route('**/api/plan*', async (route) => {
    await isDrawn
    await route.continue()
  })
  await page.addInitScript(() => {
    Reflect.set(window, 'shift', 0)
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        Reflect.set(window, 'shift', Number(Reflect.get(window, 'shift')) + Number(Reflect.get(entry, 'value')))
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.goto(url)
  await stands(page)
  const plan = page.waitForResponse('**/api/plan*')
  letGo()
  await plan
  await stands(page)
  await stands(page)
  const shift = await page.evaluate(() => Number(Reflect.get(window, 'shift')))
  await page.close()
  return shift
}
