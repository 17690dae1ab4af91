/**
 * Stands before a page's program, in a file of its own and no module, so that it is there first: where a part of the
 * page did not come, because the server went away in between or refused it, the page would stay blank until somebody
 * pressed F5. It asks until the server answers, then loads the page anew (SEND-14): after some seconds, later once a
 * minute. A page that lacks only styles is left in peace after a few times, for it can be used. The same for a part that
 * is fetched when it is first shown; but not while something is typed that would be lost.
 */
;(() => {
  const KEY = 'yichuang.loadedAgain'
  const LEAST_MS = 2000
  const MOST_MS = 60_000
  const STYLES_TIMES = 5
  const times = Number(sessionStorage.getItem(KEY) ?? 0)
  let isAsking = false

  function later(): void {
    const ms = Math.min(MOST_MS, LEAST_MS * (times + 1))
    setTimeout(ask, ms * (1 + Math.random()))
  }

  function isTyped(): boolean {
    const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')
    return [...fields].some(({ value, defaultValue, type }) => type !== 'hidden' && value !== defaultValue)
  }

  function ask(): void {
    if (isTyped()) return later()
    fetch(location.href, { cache: 'no-store' }).then((answer) => (answer.ok ? anew() : later()), later)
  }

  function anew(): void {
    sessionStorage.setItem(KEY, String(times + 1))
    location.reload()
  }

  function begin(): void {
    if (!isAsking) later()
    isAsking = true
  }

  addEventListener(
    'error',
    ({ target }) => {
      if (document.readyState === 'complete') return
      if (target instanceof HTMLScriptElement) begin()
      if (target instanceof HTMLLinkElement && times < STYLES_TIMES) begin()
    },
    true,
  )
  // A part that is fetched later, behind a tab: the browser keeps its failure, only a new page fetches it again.
  addEventListener('vite:preloadError', begin)
  addEventListener('load', () => {
    if (!isAsking) sessionStorage.removeItem(KEY)
  })
})()
