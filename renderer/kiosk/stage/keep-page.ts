/**
 * Has the browser keep this page for a start without a server, and changes to a new build only while nobody is at the
 * kiosk.
 */

const WORKER = '/kiosk/service-worker.js'
const LOOK_EVERY_MS = 60_000

export interface PageKeeper {
  /** Asks the server for a newer build; takes it over once nobody is there. */
  readonly look: () => Promise<void>
  readonly release: () => void
}

/**
 * Where there is no service worker (a shell packs its pages; plain http beyond this machine has none) nothing is kept.
 * @param isIdle nobody is in the middle of anything
 */
export async function keepPage(isIdle: () => boolean, page: Window = window): Promise<PageKeeper | null> {
  const workers = 'serviceWorker' in page.navigator ? page.navigator.serviceWorker : undefined
  if (workers === undefined) return null
  await page.navigator.storage.persist().catch(() => false)
  const registration = await workers.register(WORKER, { updateViaCache: 'none' })
  // The first worker takes over a page that it has not brought: that is no change of build.
  let isKept = workers.controller !== null
  const onChange = (): void => {
    if (isKept) page.location.reload()
    isKept = true
  }
  workers.addEventListener('controllerchange', onChange)
  void workers.ready.then(({ active }) => active?.postMessage(drawnFiles(page), []))

  function takeOver(): void {
    if (isIdle()) registration.waiting?.postMessage('takeOver', [])
  }

  async function look(): Promise<void> {
    await registration.update().catch(() => undefined)
    takeOver()
  }

  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', takeOver))

  const timer = page.setInterval(() => void look(), LOOK_EVERY_MS)
  return {
    look,
    release: () => {
      page.clearInterval(timer)
      workers.removeEventListener('controllerchange', onChange)
    },
  }
}

/** What this page has fetched so far beside its programme: above all the pieces of fonts for this hall's words. */
function drawnFiles(page: Window): readonly string[] {
  return page.performance
    .getEntriesByType('resource')
    .map((entry) => new URL(entry.name))
    .filter((url) => url.origin === page.location.origin && url.pathname.startsWith('/assets/'))
    .map((url) => url.pathname)
}
