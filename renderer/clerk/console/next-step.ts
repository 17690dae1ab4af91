/** What the main button does next, from what stands at the window. */
import type { ClerkView } from '../../../domain/views/clerk.ts'

export type NextStep =
  | { readonly kind: 'call' }
  | { readonly kind: 'start' }
  | { readonly kind: 'open'; readonly isClosed: boolean }
  /** `open` are the indexes of items settled at this window that still want an outcome. */
  | { readonly kind: 'finish'; readonly open: readonly number[] }

/** What Enter does now. */
export function nextStepOf(view: ClerkView): NextStep {
  if (view.current !== null)
    return view.current.status === 'serving' ? { kind: 'finish', open: openHere(view) } : { kind: 'start' }
  return view.status === 'free' ? { kind: 'call' } : { kind: 'open', isClosed: view.status === 'closed' }
}

/** Indexes of the items at this window without an outcome. */
export function openHere(view: ClerkView): readonly number[] {
  return (view.current?.items ?? []).filter((item) => item.isHere && item.outcome === null).map((item) => item.index)
}
