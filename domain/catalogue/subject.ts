/** The catalogue of service items, as a subject. */
import type { Subject } from '../plan/world.ts'
import { CATALOGUE_MAY, type CatalogueCommand } from './commands.ts'
import { deciders } from './decide.ts'
import type { CatalogueEvent } from './events.ts'
import type { CatalogueRejection } from './rejections.ts'
import { CATALOGUE_STREAM, emptyCatalogue, folds, type CatalogueState } from './state.ts'

export interface CatalogueAnswer {
  /** The version of the item that was drafted or has gone a step on. */
  readonly version?: number
}

export const catalogue: Subject<{
  kind: 'catalogue'
  command: CatalogueCommand
  event: CatalogueEvent
  state: CatalogueState
  rejection: CatalogueRejection
  answer: CatalogueAnswer
}> = {
  kind: 'catalogue',
  standing: CATALOGUE_STREAM,
  empty: emptyCatalogue,
  folds,
  may: CATALOGUE_MAY,
  decide: deciders,
  answer: (_command, events) => {
    const last = events.at(-1) as CatalogueEvent | undefined
    return last && 'version' in last ? { version: last.version } : {}
  },
}
