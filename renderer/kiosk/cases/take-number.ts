/** A number that a case brings: for pick-up by its code, or for whoever is back with papers; handed out like any other. */
import { ref, type Ref } from 'vue'
import type { Answer } from '../../../domain/contract/protocol.ts'
import type { CommandOf } from '../../../domain/contract/subjects.ts'
import { ask, sentenceOf, newCommandId } from '../../app/server/http.ts'
import { deviceToken } from '../../app/server/page-state.ts'
import { shared } from '../../app/text/i18n.ts'
import type { Kiosk } from '../stage/kiosk-context.ts'

export interface NumberTaking {
  /** Why there is no number, in words; '' while all is well. */
  readonly said: Ref<string>
  readonly isBusy: Ref<boolean>
  take(command: CommandOf<'TakePickupTicket' | 'TakeReentryTicket'>, item: string): Promise<void>
}

/** One press, one number: a press that got no answer keeps its id. */
export function useNumberTaking({ issuing, visit, clock }: Kiosk): NumberTaking {
  const said = ref('')
  const isBusy = ref(false)
  const commandId = newCommandId()
  return {
    said,
    isBusy,
    take: async (command, item) => {
      if (isBusy.value) return
      isBusy.value = true
      const reply = await ask<Extract<Answer, { ok: true }>>('POST', '/api/commands', {
        device: deviceToken.value,
        body: { commandId, command },
      })
      isBusy.value = false
      if (!reply.ok) {
        said.value = sentenceOf(reply, shared.t)
        return
      }
      const { ticketNo = '', link, ahead, span, issuedAtMs, counters } = reply.value.result
      const path = link === undefined ? null : `/t/${link}`
      const figures = { ahead: ahead ?? null, span: span ?? null, issuedAtMs: issuedAtMs ?? clock.nowMs.value }
      await issuing.adopt({ ticketNo, link: path, ...figures, items: [item], counters }, visit.isElder.value)
      visit.replaceAll({ name: issuing.printing.value === 'failed' ? 'paperOut' : 'issued' })
    },
  }
}
