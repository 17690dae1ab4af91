/** The API's description as one plain page: no script, readable on any screen. */

import type { Description, Operation } from '../description/openapi.ts'

/** HTML of an OpenAPI description. */
export function docsPage(description: Description): string {
  const { info, paths } = description
  const rows = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
  const tags = [...new Set(rows.map((row) => row.operation.tags?.[0] ?? 'other'))].sort()
  const sections = tags.map(
    (tag) =>
      `<h2>${escaped(tag)}</h2>${rows
        .filter((row) => (row.operation.tags?.[0] ?? 'other') === tag)
        .map(block)
        .join('')}`,
  )
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(info.title)} API</title></head>
<body><main><h1>${escaped(info.title)} ${escaped(info.version)}</h1><p>${escaped(info.description ?? '')}</p><p><a href="/api/openapi.json">openapi.json</a> · <a href="/api/asyncapi.json">asyncapi.json</a></p>${sections.join('')}</main></body></html>`
}

function block(row: { readonly path: string; readonly method: string; readonly operation: Operation }): string {
  const schema = Object.values(row.operation.requestBody?.content ?? {})[0]?.schema
  const body =
    schema === undefined
      ? ''
      : `<details><summary>body</summary><pre>${escaped(JSON.stringify(schema, null, 2))}</pre></details>`
  return `<h3><code>${row.method.toUpperCase()} ${escaped(row.path)}</code></h3><p>${escaped(row.operation.summary ?? '')}</p>${body}`
}

/** Text as it may stand in HTML. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
