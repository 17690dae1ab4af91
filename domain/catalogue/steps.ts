/** What the steps of items and of theme packages have in common. */
import type { World } from '../plan/world.ts'
import { reject } from './rejections.ts'
import { CATALOGUE_STREAM, type CatalogueState } from './state.ts'

/** Only a duty manager changes it. */
export function catalogueFor({ actor, state }: World): Readonly<CatalogueState> {
  if (actor.kind !== 'clerk' || actor.role !== 'dutyManager') reject({ code: 'NotAllowed' })
  return state(CATALOGUE_STREAM)
}

/** A date of today or later. */
export function notPast({ fromDate }: { readonly fromDate: string }, { today }: Pick<World, 'today'>): string {
  return fromDate < today ? reject({ code: 'DateInPast', date: fromDate }) : fromDate
}
