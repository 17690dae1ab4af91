/**
 * Writes a phone page's own styles into it: its first view, which stands in the page already, then waits for nothing
 * else. The server names them in the page's policy by their hash (server/gateway/routes/pages.ts).
 */
import type { Plugin } from 'vite'

const SHEET = /<link rel="stylesheet" crossorigin href="\/(assets\/[^"]+)">/g

/** `pages`: folders of renderer/ whose styles go into them. */
export function firstStyles(pages: readonly string[]): Plugin {
  return {
    name: 'yichuang-first-styles',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { path, bundle }) => {
        if (!pages.some((name) => path === `/${name}/index.html`)) return html
        return html.replace(SHEET, (link, fileName: string) => {
          const sheet = bundle?.[fileName]
          return sheet?.type === 'asset' ? `<style>${String(sheet.source).trim()}</style>` : link
        })
      },
    },
  }
}
