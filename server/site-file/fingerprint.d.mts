/** Types of fingerprint.mjs, which begin.mjs needs before any TypeScript is read. */
export const BUNDLE: string
export const BUNDLE_OF: string
export function fingerprint(root: string): string
/** The same as it was when this process first asked: what it runs is of those sources, whatever lies there by now. */
export function fingerprintAtStart(root: string): string
