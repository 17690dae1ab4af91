/**
 * How far the visitor at this kiosk is: nobody here, choosing, or reading the number that was just given. Set by the
 * stage.
 */
import { ref } from 'vue'
import type { Ref } from 'vue'

export type VisitPhase = 'idle' | 'choosing' | 'ticket'

export const visitPhase: Ref<VisitPhase> = ref('idle')
