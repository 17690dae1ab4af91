/** Lets every page come by itself when a part of it did not: renderer/app/server/load-again.ts says how. */
import type { Plugin } from 'vite'

/** Name of the chunk. */
export const AGAIN = 'load-again'

/** `except`: pages that start from their own copy. */
export function loadedAgain(except: readonly string[]): Plugin {
  return {
    name: 'yichuang-loaded-again',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { path, bundle }) => {
        if (except.some((name) => path === `/${name}/index.html`)) return html
        const chunk = Object.values(bundle ?? {}).find((file) => file.type === 'chunk' && file.name === AGAIN)
        if (chunk === undefined) return html
        return html.replace('<title>', `<script src="/${chunk.fileName}"></script>\n    <title>`)
      },
    },
  }
}
