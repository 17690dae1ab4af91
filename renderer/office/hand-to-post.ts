/** How the back office hands a result over to the post. */
import type { PostReply } from '../../domain/contract/http/case.ts'
import { ask, sentenceOf } from '../app/server/http.ts'
import { t } from './texts.ts'
import { WITHIN_MS, type Office } from './use-office.ts'

/** What became of it; null when it was refused, and the page says why. */
export async function handToPost(office: Office, caseNo: string, to: string): Promise<PostReply | null> {
  const { isBusy, trouble, said } = office
  if (isBusy.value) return null
  isBusy.value = true
  trouble.value = ''
  said.value = ''
  const got = await ask<PostReply>('POST', `/api/cases/${caseNo}/post`, { body: { to }, withinMs: WITHIN_MS })
  isBusy.value = false
  await office.refresh()
  if (!got.ok) trouble.value = sentenceOf(got, t)
  else if (got.value.state === 'refused') trouble.value = t('mail.refused', { why: got.value.why })
  else if (got.value.state === 'notReady') trouble.value = t('mail.notReady')
  else return got.value
  return null
}
