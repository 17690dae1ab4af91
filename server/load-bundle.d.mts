/** Types of load-bundle.mjs, which begin.mjs needs before any TypeScript is read. */
export function loadBundle(file: string): {
  readonly exports: { readonly serve: () => Promise<void> }
  /** Writes the code of the bundle, as it is compiled by now, beside it. */
  keepCode(): void
}
