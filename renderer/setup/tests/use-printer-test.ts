/** Asks the server to let a printer print a test, and keeps what the printer said. */
import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'
import type { PrinterTestReply } from '../../../domain/contract/http/hall.ts'
import type { PrinterTest } from '../../../domain/slip/test-slip.ts'
import { ask } from '../../app/server/http.ts'
import { printerWord } from './printer-words.ts'
import { locale, t } from './texts.ts'
import { chosenKiosk, tried } from './tried.ts'

export interface PrinterTrial {
  /** The printer's answer in words; empty: not tried here yet. */
  readonly said: ComputedRef<string>
  readonly tookSec: ComputedRef<string>
  readonly isBusy: Ref<boolean>
  /** Whether something came out that a person can look at. */
  readonly isOnPaper: ComputedRef<boolean>
  readonly print: () => Promise<void>
}

/** One kind of test at the chosen kiosk; another kiosk's printer is another trial. */
export function usePrinterTest(test: PrinterTest): PrinterTrial {
  const reply = ref<PrinterTestReply | 'silent' | null>(null)
  const isBusy = ref(false)
  const answer = computed(() => (reply.value === 'silent' ? null : reply.value))
  function forget(): void {
    reply.value = null
    tried[test] = null
  }
  async function print(): Promise<void> {
    if (isBusy.value) return
    isBusy.value = true
    forget()
    const kiosk = chosenKiosk.value
    const body = { kiosk, test, language: locale.value }
    const came = await ask<PrinterTestReply>('POST', '/api/printers/test', { body })
    isBusy.value = false
    if (kiosk === chosenKiosk.value) reply.value = came.ok ? came.value : 'silent'
  }
  watch(chosenKiosk, (_now, before) => before !== '' && forget())
  return {
    said: computed(() => {
      if (answer.value === null) return reply.value === null ? '' : t('ask.silent')
      return t('printer.said', { words: t(printerWord(answer.value.outcome)) })
    }),
    tookSec: computed(() => ((answer.value?.tookMs ?? 0) / 1000).toFixed(1)),
    isBusy,
    isOnPaper: computed(() => answer.value !== null && answer.value.outcome.state !== 'failed'),
    print,
  }
}
