/** Keeps a plain browser on the kiosk's page: what a shell forbids anyway is answered with nothing here too. */

/** Keys with Ctrl or Cmd that open, save, print, search or zoom. */
const CHORDS = new Set([
  'p',
  'o',
  's',
  'n',
  't',
  'u',
  'f',
  'g',
  'h',
  'j',
  'd',
  'r',
  'w',
  'l',
  'k',
  'e',
  '+',
  '-',
  '=',
  '0',
])
const KEYS = new Set(['F1', 'F3', 'F5', 'F6', 'F7', 'F11', 'F12', 'BrowserBack', 'BrowserForward', 'BrowserHome'])

/** Swallows menus, drags, zoom, function keys and the way back, for as long as the page stands (KIOSK-16). */
export function stayHere(page: Window): void {
  const nothing = (event: Event): void => event.preventDefault()
  for (const kind of [
    'contextmenu',
    'auxclick',
    'gesturestart',
    'dragstart',
    'dragover',
    'drop',
    'selectstart',
  ] as const)
    page.addEventListener(kind, (event) => {
      // What is typed may be marked and corrected.
      if (
        kind !== 'selectstart' ||
        !(event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement)
      )
        nothing(event)
    })
  page.addEventListener(
    'touchmove',
    (event) => {
      if (event.touches.length > 1) nothing(event)
    },
    { passive: false },
  )
  page.addEventListener(
    'wheel',
    (event) => {
      if (event.ctrlKey) nothing(event)
    },
    { passive: false },
  )
  page.addEventListener(
    'keydown',
    (event) => {
      const isChord = (event.ctrlKey || event.metaKey) && CHORDS.has(event.key.toLowerCase())
      const isBack = event.altKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight' || event.key === 'Home')
      if (isChord || isBack || KEYS.has(event.key)) nothing(event)
    },
    { capture: true },
  )
  page.history.pushState(null, '')
  page.addEventListener('popstate', () => page.history.pushState(null, ''))
}
