/** Signs a duty manager in; answers with a sentence, or '' when it went well. */
import type { SessionReply } from '../../domain/contract/http/hall.ts'
import { askOffice } from '../settings/office-line.ts'
import { t } from './texts.ts'

/** '' when a duty manager is signed in. */
export async function signIn(badgeNo: string, pin: string): Promise<string> {
  const told = await askOffice<SessionReply>('POST', '/api/session', { badgeNo, pin })
  if (!told.ok) return told.sentence
  return told.value.staff?.role === 'dutyManager' ? '' : t('sign.role')
}
