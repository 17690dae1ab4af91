/** Puts a suggestion into the hall's box. */
import type { SuggestionReply, SuggestionRequest } from '../../../domain/contract/http/feedback.ts'
import { DEVICE_HEADER } from '../../../domain/contract/http/hall.ts'
import { deviceToken } from '../../app/server/page-state.ts'
import { askServer } from '../../app/server/servers.ts'

const WITHIN_MS = 8000

/** Its reference, or null when the hall did not take it or did not answer. */
export async function postSuggestion(request: SuggestionRequest): Promise<SuggestionReply | null> {
  const device: Record<string, string> = deviceToken.value === null ? {} : { [DEVICE_HEADER]: deviceToken.value }
  try {
    const response = await askServer('/api/suggestions', {
      method: 'POST',
      headers: { ...device, 'content-type': 'application/json' },
      body: JSON.stringify(request),
      signal: AbortSignal.timeout(WITHIN_MS),
    })
    return response.ok ? ((await response.json()) as SuggestionReply) : null
  } catch {
    return null
  }
}
