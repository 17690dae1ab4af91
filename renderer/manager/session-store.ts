/** Who sits at this desk. */
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import type { SessionReply, Staff } from '../../domain/contract/http/hall.ts'
import { refusal } from '../app/server/page-state.ts'
import { may, mayWatchFloor } from './may.ts'
import { t } from './texts.ts'
import { readSession, signIn as askIn, signOut as askOut } from '../app/server/session.ts'
import { forgetTab } from '../app/tab-address.ts'
import { troubleOf } from './trouble.ts'

export const useSession = defineStore('session', () => {
  const staff = ref<Staff | null>(null)
  const isKnown = ref(false)
  const isBusy = ref(false)
  /** The session is over in the middle of the work, which stays as it is for whoever it belongs to (ACCESS-13). */
  const hasEnded = ref(false)
  const trouble = ref('')

  function take(reply: SessionReply): void {
    isKnown.value = true
    hasEnded.value = false
    const now = reply.staff
    if (now !== null && !mayWatchFloor(now.role)) trouble.value = t('signIn.notThisPage', { name: now.name })
    staff.value = now !== null && mayWatchFloor(now.role) ? now : null
  }

  /** Asks the server who is signed in; without an answer the page stays as it is and asks again. */
  async function check(): Promise<void> {
    const reply = await readSession()
    if (reply.ok) take(reply.value)
    else setTimeout(() => void check(), 3000)
  }

  async function signIn(badgeNo: string, pin: string): Promise<void> {
    if (isBusy.value) return
    isBusy.value = true
    trouble.value = ''
    const reply = await askIn(badgeNo, pin)
    isBusy.value = false
    refusal.value = null
    if (reply.ok) take(reply.value)
    else trouble.value = troubleOf(reply)
  }

  async function signOut(): Promise<void> {
    trouble.value = ''
    staff.value = null
    hasEnded.value = false
    forgetTab()
    await askOut()
  }

  /** The socket or an order was refused: the session has ended, or the server was replaced. */
  async function ended(): Promise<void> {
    const reply = await readSession()
    if (!reply.ok || reply.value.staff !== null) return
    trouble.value = t('signedOut')
    hasEnded.value = true
  }

  return {
    staff,
    isKnown,
    isBusy,
    hasEnded,
    trouble,
    role: computed(() => staff.value?.role),
    can: (verb: Parameters<typeof may>[1]) => may(staff.value?.role, verb),
    check,
    signIn,
    signOut,
    ended,
  }
})
