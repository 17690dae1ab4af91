/** Types of load-bundle.mjs, which begin.mjs needs before any TypeScript is read. */
import type { Script } from 'node:vm'
export function loadBundle(file: string, scripts?: Map<string, Script>): { readonly serve: () => Promise<void> }
/** Writes the code of these scripts, as it is compiled by now, beside them. */
export function keepCode(scripts: ReadonlyMap<string, Script>): void
