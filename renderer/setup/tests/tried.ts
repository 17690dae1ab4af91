/** What was tried since the page was opened, and what the person who looked and listened said of it. */
import { reactive, ref } from 'vue'
import type { PrintersReply } from '../../../domain/contract/http/hall.ts'

/** null: nobody has said anything yet. */
export const tried: {
  sheet: 'allRight' | 'wrong' | null
  voice: 'heard' | 'tooQuiet' | 'silent' | null
  ticket: 'allRight' | 'wrong' | null
  /** Over the screens of a window: ticked by the screens themselves. */
  walk: 'allRight' | null
} = reactive({ sheet: null, voice: null, ticket: null, walk: null })

/** null: not asked yet. Empty: the hall has set no printer. */
export const printers = ref<PrintersReply['printers'] | null>(null)

/** A counter's printer is called `counter:1`; a kiosk's by the kiosk's name. */
export function printerName(kiosk: string, counterIs: (counter: string) => string): string {
  return kiosk.startsWith('counter:') ? counterIs(kiosk.slice('counter:'.length)) : kiosk
}

/** The kiosk or counter whose printer is tried. */
export const chosenKiosk = ref('')

/** The counter that the test ticket is called to, and that the voice names; '' until one is there. */
export const chosenCounter = ref('')

/** Which of the tests nobody has passed; where there is no printer, its two are not asked for. */
export function untried(): readonly (keyof typeof tried)[] {
  const wanted =
    printers.value?.length === 0 ? (['voice', 'walk'] as const) : (['sheet', 'voice', 'ticket', 'walk'] as const)
  return wanted.filter((one) => tried[one] !== 'allRight' && tried[one] !== 'heard')
}
