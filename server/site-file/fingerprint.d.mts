/** Types of fingerprint.mjs, which begin.mjs needs before any TypeScript is read. */
export const BUNDLE: string
export const BUNDLE_OF: string
export function fingerprint(root: string): string
