/** Starts a page: mounts its component, then brings the Chinese font once something stands on the screen. */
import { createApp, watch } from 'vue'
import type { App, Component } from 'vue'
import type { ShellBridge } from '../../domain/contract/bridge.ts'
import './base.css'
import { keepInputMethodKeys } from './composition.ts'
import { planVersion } from './server/page-state.ts'

const ALIVE_EVERY_MS = 2000
const VIEW_STANDS_MS = 60
const WITHOUT_SERVER_MS = 1200
/** A desk waits no longer for its letters. */
const LETTERS_MS = 700

/** Mounts `root` in #app. Fonts come after the first view: their two hundred rules weigh as much as a page. */
export function mountPage(root: Component): void {
  keepInputMethodKeys()
  createApp(root).mount('#app')
  tellShell()
  // Without them the page shows the system's letters.
  void firstWord()
    .then(loadTextFonts)
    .catch(() => undefined)
}

/**
 * Mounts a page of staff, which reads and writes at once: it stands unseen for the moment that its letters need, so that
 * nothing is first drawn in another typeface.
 */
export function mountDesk(app: App): void {
  keepInputMethodKeys()
  const place = document.querySelector<HTMLElement>('#app')
  if (place) place.style.opacity = '0'
  app.mount('#app')
  tellShell()
  const letters = loadTextFonts()
    .then(() => new Promise(requestAnimationFrame))
    .then(() => document.fonts.ready)
  const longEnough = new Promise((resolve) => setTimeout(resolve, LETTERS_MS))
  void Promise.race([letters, longEnough])
    .catch(() => undefined)
    .then(() => place?.style.removeProperty('opacity'))
}

/**
 * Resolves once the server has said its first word and the view that follows stands, or after a moment without a
 * server.
 */
export function firstWord(): Promise<void> {
  return new Promise((resolve) => {
    const stop = watch(planVersion, (version) => {
      if (version === null) return
      clearTimeout(timer)
      setTimeout(resolve, VIEW_STANDS_MS)
      queueMicrotask(() => stop())
    })
    const timer = setTimeout(() => {
      stop()
      resolve()
    }, WITHOUT_SERVER_MS)
  })
}

/** Every page, paired or not: a shell reloads what has been silent for ten seconds (SHELL-5). */
function tellShell(): void {
  const bridge: ShellBridge | undefined = Reflect.get(window, 'yichuang')
  if (bridge) setInterval(() => bridge.alive(), ALIVE_EVERY_MS)
}

/** Noto Sans SC, regular and bold, split by unicode range: the browser fetches only the pieces it draws. */
export async function loadTextFonts(): Promise<void> {
  await Promise.all([import('@fontsource/noto-sans-sc/400.css'), import('@fontsource/noto-sans-sc/700.css')])
}
