/** Version of the plan in force: by it a page knows whether it has the present one. */
import { createHash } from 'node:crypto'
import { sitePlan } from '../../domain/plan/site-plan.ts'
import type { Hall } from '../hall/hall.ts'

/** A hash of what pages may know, made once per change. */
export function planVersions(hall: Pick<Hall, 'index'>): () => string {
  let known: { readonly index: Hall['index']; readonly version: string } | null = null
  return () => {
    if (known?.index !== hall.index)
      known = {
        index: hall.index,
        version: createHash('sha256')
          .update(JSON.stringify(sitePlan(hall.index.settings)))
          .digest('hex')
          .slice(0, 16),
      }
    return known.version
  }
}
