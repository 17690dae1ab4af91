/** What one page knows of itself: its device token and the plan version in force. One document, one of each. */
import { ref, shallowRef } from 'vue'
import type { Ref, ShallowRef } from 'vue'
import type { TrialCall } from '../../../domain/contract/trial.ts'
import type { DeviceOrders } from '../../../domain/device/orders.ts'

/** Set by useDevice, sent by the connection. */
export const deviceToken: Ref<string | null> = ref(null)

/** Set by the connection from each welcome; a change makes usePlan fetch again. */
export const planVersion: Ref<string | null> = ref(null)

/** What the hall has ordered this machine; null until it has said so. */
export const deviceOrders: ShallowRef<DeviceOrders | null> = shallowRef(null)

/** The test call at this page's window; null: none. Set by the connection, ends by itself. */
export const trialCall: ShallowRef<TrialCall | null> = shallowRef(null)

/** Counts up when the server says that this device is no longer paired. */
export const unpairedCount: Ref<number> = ref(0)

/** Counts up when an order was refused because nobody is signed in here any more. */
export const signedOutCount: Ref<number> = ref(0)

/**
 * Why the server does not let this page in ('notAuthorised': an unknown link, an ended session); null while it is
 * welcome.
 */
export const refusal: Ref<string | null> = ref(null)
