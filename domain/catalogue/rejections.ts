/** Why a step in the life of a catalogue item is refused. */
import type { PlanRejection } from '../plan/rejections.ts'
import { stop, type CommonRejection } from '../words/rejected.ts'

export type CatalogueRejection =
  | { readonly code: 'UnknownTheme'; readonly theme: string }
  /** A theme has two matters or more. */
  | { readonly code: 'ThemeTooSmall'; readonly items: number }
  | { readonly code: 'UnknownVersion'; readonly version: number }
  /** Somebody who waits today came for it: it is withdrawn from tomorrow at the earliest. */
  | { readonly code: 'ItemStillNeeded'; readonly item: string; readonly waiting: number }
  /** A catalogue version is not at the step that this order needs. */
  | {
      readonly code: 'ItemNotReady'
      readonly item: string
      readonly version: number
      readonly status: string
      readonly needed: string
    }

export const reject: (rejection: CatalogueRejection | PlanRejection | CommonRejection) => never = stop
