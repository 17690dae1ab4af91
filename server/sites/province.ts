/** The province's platform for filing errands online (article 28), as an address that answers over HTTP. */
import { z } from 'zod'
import type { Errand } from '../../domain/errand/state.ts'
import { networkWords } from '../disk/network-words.ts'

/** What became of one filing. */
export type Filed =
  | { readonly kind: 'accepted'; readonly acceptanceNo: string }
  /** It will not take this one, ever. */
  | { readonly kind: 'refused'; readonly problem: string }
  /** Away, busy or confused, and how: the same filing again, later. */
  | { readonly kind: 'later'; readonly why: string }

export interface ProvincePlatform {
  file(errand: Pick<Errand, 'reference' | 'item' | 'itemName' | 'materials' | 'mandate' | 'steps'>): Promise<Filed>
  /** For how long it has taken nothing that it was sent; null: the last one had its answer. */
  awayMs(): number | null
}

const WITHIN_MS = 10_000
const accepted = z.object({ acceptanceNo: z.string().min(1).max(64) })
const refused = z.object({ problem: z.string() })
const PROBLEM_MOST = 300

/**
 * Speaks to the platform at `url`: POST <url>/filings with the errand's reference as idempotency key, so that the same
 * errand sent twice is one filing there. 200, 201 and 409 (known already) carry {acceptanceNo}; 400 and 422 carry
 * {problem} and are final; everything else, also a 400 of a gateway on the way, is tried again.
 */
export function httpPlatform(
  url: string,
  key: string,
  { ask = fetch, elapsedMs = () => performance.now() }: Partial<Surroundings> = {},
): ProvincePlatform {
  let awaySince: number | null = null
  const file: ProvincePlatform['file'] = async ({ reference, item, itemName, materials, mandate, steps }) => {
    try {
      const response = await ask(`${url.replace(/\/$/, '')}/filings`, {
        method: 'POST',
        // What it would lead to is not the platform that the hall was told of.
        redirect: 'manual',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': reference,
          authorization: `Bearer ${key}`,
        },
        body: JSON.stringify({ reference, item, itemName, materials, mandate, takenIn: steps[0] ?? null }),
        signal: AbortSignal.timeout(WITHIN_MS),
      })
      return await meaningOf(response)
    } catch (error) {
      return { kind: 'later', why: networkWords(error) }
    }
  }
  return {
    file: async (errand) => {
      const filed = await file(errand)
      awaySince = filed.kind === 'later' ? (awaySince ?? elapsedMs()) : null
      return filed
    },
    awayMs: () => (awaySince === null ? null : elapsedMs() - awaySince),
  }
}

interface Surroundings {
  readonly ask: typeof fetch
  /** A clock that only runs on. */
  readonly elapsedMs: () => number
}

async function meaningOf(response: Response): Promise<Filed> {
  const { status } = response
  const isTaken = response.ok || status === 409
  const isFinal = status === 400 || status === 422
  if (!isTaken && !isFinal) {
    await response.body?.cancel()
    return { kind: 'later', why: `status ${status}` }
  }
  const body: unknown = await response.json().catch(() => null)
  if (isTaken) {
    const found = accepted.safeParse(body)
    return found.success
      ? { kind: 'accepted', acceptanceNo: found.data.acceptanceNo }
      : { kind: 'later', why: `status ${status} without an acceptance number` }
  }
  if (body === null) return { kind: 'later', why: `status ${status} without JSON` }
  const why = refused.safeParse(body)
  return { kind: 'refused', problem: why.success ? why.data.problem.slice(0, PROBLEM_MOST) : `HTTP ${status}` }
}
