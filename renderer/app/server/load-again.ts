/**
 * Stands before a page's program, in a file of its own and no module, so that it is there first: where a part of the page did not come, because the server went
 * away in between or refused it, the page would stay blank until somebody pressed F5. It asks until the server answers,
 * then loads the page anew (SEND-14): after some seconds, later once a minute. A page that lacks only styles is left in
 * peace after a few times, for it can be used. Once the page stands, this is no longer its matter.
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

  function ask(): void {
    fetch(location.href, { cache: 'no-store' }).then((answer) => (answer.ok ? anew() : later()), later)
  }

  function anew(): void {
    sessionStorage.setItem(KEY, String(times + 1))
    location.reload()
  }

  addEventListener(
    'error',
    ({ target }) => {
      const isProgram = target instanceof HTMLScriptElement
      const isStyle = target instanceof HTMLLinkElement && times < STYLES_TIMES
      if (!(isProgram || isStyle) || isAsking || document.readyState === 'complete') return
      isAsking = true
      later()
    },
    true,
  )
  addEventListener('load', () => {
    if (!isAsking) sessionStorage.removeItem(KEY)
  })
})()
