/** Lets every page come by itself when a part of it did not: renderer/public/assets/again.js says how, and is renamed when it changes. */
import type { Plugin } from 'vite'

/** `except`: pages that start from their own copy. */
export function loadedAgain(except: readonly string[]): Plugin {
  return {
    name: 'yichuang-loaded-again',
    transformIndexHtml: (_html, { path }) =>
      except.some((name) => path === `/${name}/index.html`)
        ? []
        : [{ tag: 'script', attrs: { src: '/assets/again.js' }, injectTo: 'head-prepend' }],
  }
}
