/** Starts a page: mounts its component, then brings the Chinese font once something stands on the screen. */
import { createApp } from 'vue'
import type { Component } from 'vue'
import type { ShellBridge } from '../../domain/bridge.ts'
import './base.css'

const ALIVE_EVERY_MS = 2000

/** Mounts `root` in #app. Fonts come after the first paint: their two hundred rules weigh more than a page. */
export function mountPage(root: Component): void {
  createApp(root).mount('#app')
  tellShell()
  requestAnimationFrame(() => setTimeout(() => void loadTextFonts()))
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
