/** The mark of a database into which a hall is being moved: until the comparison was right it is no hall. */
import type { Store } from '../port.ts'

/** Stands among the secrets, which every database has and which a finished move puts in place as a whole. */
export const MARK = { name: 'half-moved', value: 'a move into this database has not ended well' } as const

/** Whether a move into this database has begun and not ended well. */
export async function isHalfMoved(store: Pick<Store, 'people'>): Promise<boolean> {
  return (await store.people(Number.MAX_SAFE_INTEGER)).secrets.some(({ name }) => name === MARK.name)
}
