/** Starts a page: mounts its component, then brings the Chinese font once something stands on the screen. */
import { createApp, watch } from 'vue'
import type { Component } from 'vue'
import type { ShellBridge } from '../../domain/contract/bridge.ts'
import './base.css'
import { keepInputMethodKeys } from './composition.ts'
import { planVersion } from './server/page-state.ts'

const ALIVE_EVERY_MS = 2000
const VIEW_STANDS_MS = 60
const WITHOUT_SERVER_MS = 1200

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
