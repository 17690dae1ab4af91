/** Starts a page: mounts its component, then brings the Chinese font once something stands on the screen. */
import { createApp } from 'vue'
import type { Component } from 'vue'
import './base.css'

/** Mounts `root` in #app. Fonts come after the first paint: their two hundred rules weigh more than a page. */
export function mountPage(root: Component): void {
  createApp(root).mount('#app')
  requestAnimationFrame(() => setTimeout(() => void loadTextFonts()))
}

/** Noto Sans SC, regular and bold, split by unicode range: the browser fetches only the pieces it draws. */
export async function loadTextFonts(): Promise<void> {
  await Promise.all([import('@fontsource/noto-sans-sc/400.css'), import('@fontsource/noto-sans-sc/700.css')])
}
