/** Why a number was called, as a manager would say it. */
import type { ManagerView } from '../../../domain/views/floor.ts'
import { t } from '../texts.ts'

type CallLine = ManagerView['calls'][number]

/** "优先；越过 3 人，其中等得最久的是 C012；“孕妇”" */
export function callWords(call: CallLine): string {
  const words: string[] = [t(`why.${call.why}`)]
  if (call.overtook > 0)
    words.push(
      call.overtaken === null
        ? t('why.overtook', { count: call.overtook })
        : t('why.overtookWhom', { count: call.overtook, ticketNo: call.overtaken }),
    )
  if (call.note !== '') words.push(t('why.note', { note: call.note }))
  return words.join(t('why.join'))
}
