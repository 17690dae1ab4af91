/** What is wrong with a page as it stands, measured in the browser: text cut, buttons wrapped or covered. */
import type { Page } from 'playwright-core'

export interface Measured {
  /** Nothing scrolls: what lies below the edge is lost. */
  readonly isFixed: boolean
}

/** One line a fault; empty when every text is whole and every control can be seen and pressed. */
export async function layoutFaults(page: Page, { isFixed }: Measured): Promise<readonly string[]> {
  return page.evaluate((fixed) => {
    const SHORT_LABEL = /^(?:[^\u3000-\uffff]{1,20}|.{1,10})$/su
    const found = new Set<string>()
    const short = (text: string): string => text.trim().replace(/\s+/g, ' ').slice(0, 30)
    const nameOf = (element: Element): string =>
      `${element.tagName.toLowerCase()}.${String(element.getAttribute('class') ?? '').split(' ')[0]}`

    function isShown(element: Element): boolean {
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false
      for (let at: Element | null = element; at; at = at.parentElement)
        if (at.classList.contains('aloud') || getComputedStyle(at).clipPath !== 'none') return false
      return true
    }

    /** The first ancestor that shows less of the box than there is, and does not scroll. */
    function clipper(element: Element, box: DOMRect): Element | null {
      for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
        const style = getComputedStyle(at)
        if (style.position === 'fixed') return null
        const edge = at.getBoundingClientRect()
        const [dx, dy] = [2, box.height * 0.25]
        const isOverX = box.left < edge.left - dx || box.right > edge.right + dx
        const isOverY = box.top < edge.top - dy || box.bottom > edge.bottom + dy
        if (/auto|scroll/.test(style.overflowX + style.overflowY) && (isOverX || isOverY)) return null
        if ((isOverX && /hidden|clip/.test(style.overflowX)) || (isOverY && /hidden|clip/.test(style.overflowY)))
          return at
      }
      return null
    }

    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    function judgeText(node: Node): void {
      const text = node.textContent ?? ''
      const parent = node.parentElement
      if (
        text.trim() === '' ||
        !parent ||
        /^(?:SCRIPT|STYLE|OPTION|NOSCRIPT)$/.test(parent.tagName) ||
        !isShown(parent)
      )
        return
      const range = document.createRange()
      range.selectNodeContents(node)
      const lines = [...range.getClientRects()].filter((line) => line.width > 1 && line.height > 1)
      for (const line of lines) {
        const isBeside = line.right > innerWidth + 1 || line.left < -1
        const isBelow = fixed && (line.bottom > innerHeight + 1 || line.top < -1)
        const scrolls = parent.closest('[data-scrolls]') !== null
        if ((isBeside || isBelow) && !scrolls && clipperScrolls(parent) === null)
          found.add(`off the panel: "${short(text)}"`)
        const cutBy = clipper(parent, line)
        if (cutBy) found.add(`cut by ${nameOf(cutBy)}: "${short(text)}"`)
      }
      const control = parent.closest('button, [role=button], a.btn')
      // A tile's title is a heading and may take two lines.
      if (control && !control.matches('.tile, .elder-row') && SHORT_LABEL.test(text.trim())) {
        const tops = new Set(lines.map((line) => Math.round(line.top / Math.max(4, line.height * 0.5))))
        if (tops.size > 1) found.add(`wrapped in a button: "${short(text)}"`)
      }
    }

    /** A box that scrolls around the element: what it hides can be reached. */
    function clipperScrolls(element: Element): Element | null {
      for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(at)
        if (/auto|scroll/.test(overflowX + overflowY)) return at
      }
      return null
    }

    function judgeControl(control: Element): void {
      if (!isShown(control)) return
      const box = control.getBoundingClientRect()
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2]
      if (box.width < 2 || x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return
      const top = document.elementFromPoint(x, y)
      const isItself =
        top !== null && (control.contains(top) || top.contains(control) || top.closest('label')?.contains(control))
      // What scrolls comes out from under a button that stays, and over the edge of its box.
      const scroller = clipperScrolls(control)
      const isAway = scroller !== null && y > scroller.getBoundingClientRect().bottom
      const isUnderFooter =
        isAway || ((!fixed || scroller !== null) && top !== null && /sticky|fixed|absolute/.test(positions(top)))
      if (!isItself && !isUnderFooter && !top?.closest('[role=dialog]'))
        found.add(
          `covered by ${top ? nameOf(top) : 'nothing'}: "${short(control.textContent ?? control.getAttribute('aria-label') ?? '')}"`,
        )
    }

    function positions(element: Element): string {
      let all = ''
      for (let at: Element | null = element; at; at = at.parentElement) all += getComputedStyle(at).position
      return all
    }

    for (let node = walker.nextNode(); node; node = walker.nextNode()) judgeText(node)
    for (const control of document.querySelectorAll('button, a[href], input, select, textarea')) judgeControl(control)
    if (document.documentElement.scrollWidth > innerWidth + 1)
      found.add(`scrolls sideways: ${document.documentElement.scrollWidth} px`)
    return [...found]
  }, isFixed)
}
