/** Signs a duty manager in; answers with a sentence, or '' when it went well. */
import type { SessionReply } from '../../domain/contract/http/hall.ts'
import { ask } from '../app/server/http.ts'
import { troubleOf } from '../settings/trouble.ts'
import { t } from './texts.ts'

/** '' when a duty manager is signed in. */
export async function signIn(badgeNo: string, pin: string): Promise<string> {
  const reply = await ask<SessionReply>('POST', '/api/session', { body: { badgeNo, pin } })
  if (!reply.ok) return troubleOf(reply)
  return reply.value.staff?.role === 'dutyManager' ? '' : t('sign.role')
}
