/** Signs a duty manager in; answers with a sentence, or '' when it went well. */
import { signIn as askIn } from '../app/server/session.ts'
import { troubleOf } from '../settings/trouble.ts'
import { t } from './texts.ts'

/** '' when a duty manager is signed in. */
export async function signIn(badgeNo: string, pin: string): Promise<string> {
  const reply = await askIn(badgeNo, pin)
  if (!reply.ok) return troubleOf(reply)
  return reply.value.staff?.role === 'dutyManager' ? '' : t('sign.role')
}
