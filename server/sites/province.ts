/** The province's platform for filing errands online (article 28), as an address that answers over HTTP. */
import { z } from 'zod'
import type { Errand } from '../../domain/errand/state.ts'

/** What became of one filing. */
export type Filed =
  | { readonly kind: 'accepted'; readonly acceptanceNo: string }
  /** It will not take this one, ever. */
  | { readonly kind: 'refused'; readonly problem: string }
  /** Away, busy or confused: the same filing again, later. */
  | { readonly kind: 'later' }

export interface ProvincePlatform {
  file(errand: Pick<Errand, 'reference' | 'item' | 'itemName' | 'materials' | 'mandate' | 'steps'>): Promise<Filed>
}

const WITHIN_MS = 10_000
const accepted = z.object({ acceptanceNo: z.string().min(1).max(64) })
const refused = z.object({ problem: z.string().max(300) })

/**
 * Speaks to the platform at `url`: POST <url>/filings with the errand's reference as idempotency key, so that the same
 * errand sent twice is one filing there. 200, 201 and 409 (known already) carry {acceptanceNo}; 400 and 422 carry
 * {problem} and are final; everything else is tried again.
 */
export function httpPlatform(url: string, key: string, ask: typeof fetch = fetch): ProvincePlatform {
  return {
    file: async ({ reference, item, itemName, materials, mandate, steps }) => {
      try {
        const response = await ask(`${url.replace(/\/$/, '')}/filings`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'idempotency-key': reference,
            authorization: `Bearer ${key}`,
          },
          body: JSON.stringify({ reference, item, itemName, materials, mandate, takenIn: steps[0] ?? null }),
          signal: AbortSignal.timeout(WITHIN_MS),
        })
        const body: unknown = await response.json()
        if (response.ok || response.status === 409) {
          const found = accepted.safeParse(body)
          return found.success ? { kind: 'accepted', acceptanceNo: found.data.acceptanceNo } : { kind: 'later' }
        }
        if (response.status !== 400 && response.status !== 422) return { kind: 'later' }
        const why = refused.safeParse(body)
        return { kind: 'refused', problem: why.success ? why.data.problem : `HTTP ${response.status}` }
      } catch {
        return { kind: 'later' }
      }
    },
  }
}
