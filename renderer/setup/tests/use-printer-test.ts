/** Asks the server to let a printer print a test, and keeps what the printer said. */
import { ref, type Ref } from 'vue'
import type { PrinterTestReply } from '../../../domain/contract/http/hall.ts'
import type { PrinterTest } from '../../../domain/slip/test-slip.ts'
import { ask } from '../../app/server/http.ts'
import { printerWord } from './printer-words.ts'
import { locale, t } from './texts.ts'
import { chosenKiosk } from './tried.ts'

export interface PrinterTrial {
  readonly said: Ref<string>
  readonly tookSec: Ref<string>
  readonly isBusy: Ref<boolean>
  /** Whether something came out that a person can look at. */
  readonly isOnPaper: Ref<boolean>
  readonly print: () => Promise<void>
}

/** One kind of test at the chosen kiosk. */
export function usePrinterTest(test: PrinterTest): PrinterTrial {
  const said = ref('')
  const tookSec = ref('')
  const isBusy = ref(false)
  const isOnPaper = ref(false)
  async function print(): Promise<void> {
    if (isBusy.value) return
    isBusy.value = true
    said.value = tookSec.value = ''
    isOnPaper.value = false
    const body = { kiosk: chosenKiosk.value, test, language: locale.value }
    const reply = await ask<PrinterTestReply>('POST', '/api/printers/test', { body })
    isBusy.value = false
    if (!reply.ok) {
      said.value = t('ask.silent')
      return
    }
    const { outcome, tookMs } = reply.value
    said.value = `${t('kiosk.said')}${locale.value === 'en' ? ' ' : ''}${t(printerWord(outcome))}`
    tookSec.value = (tookMs / 1000).toFixed(1)
    isOnPaper.value = outcome.state !== 'failed'
  }
  return { said, tookSec, isBusy, isOnPaper, print }
}
