/** Who is signed in on this machine: one way for all pages to ask, to sign in and to sign out. */
import { onScopeDispose, ref, watch, type Ref } from 'vue'
import type { SessionReply, Staff } from '../../../domain/contract/http/hall.ts'
import { draftsOf, forgetOwnDrafts } from '../own-draft.ts'
import { ask, type Reply } from './http.ts'
import { refusal, signedOutCount } from './page-state.ts'

const RETRY_MS = 3000
/** Left on the machine while it could not be told to the hall that somebody has gone. */
const LEAVING_KEY = 'yichuang.leaving'

/** Somebody pressed "sign out" and no server has heard of it: the session is still open, and the page says so. */
export const isLeaving: Ref<boolean> = ref(readLeaving() ?? false)
let timer: ReturnType<typeof setTimeout> | undefined

/** Who is signed in. Whoever has left without an answer is signed out first, and is nobody's guest meanwhile. */
export async function readSession(): Promise<Reply<SessionReply>> {
  const left = await leftBefore()
  return left.ok ? owned(await ask<SessionReply>('GET', '/api/session')) : left
}

let entering: { readonly key: string; readonly reply: Promise<Reply<SessionReply>> } | null = null

/**
 * A second press on a slow line is no second try at a PIN: it hears what the first one hears (ACCESS-2).
 * @param badgeNo as typed; blanks around it do not count
 */
export function signIn(badgeNo: string, pin: string): Promise<Reply<SessionReply>> {
  const key = JSON.stringify([badgeNo.trim(), pin])
  if (entering?.key === key) return entering.reply
  const now = { key, reply: enter(badgeNo.trim(), pin) }
  entering = now
  void now.reply.finally(() => {
    if (entering === now) entering = null
  })
  return now.reply
}

async function enter(badgeNo: string, pin: string): Promise<Reply<SessionReply>> {
  const left = await leftBefore()
  return left.ok ? owned(await ask<SessionReply>('POST', '/api/session', { body: { badgeNo, pin } })) : left
}

/** What is typed from now on belongs to whoever is signed in (SEND-20). */
function owned(reply: Reply<SessionReply>): Reply<SessionReply> {
  if (reply.ok && reply.value.staff !== null) draftsOf(reply.value.staff.badgeNo)
  return reply
}

/**
 * Signs out. Without an answer it is tried again until there is one, also by the next page that is opened on this
 * machine (ACCESS-10).
 */
export async function signOut(): Promise<void> {
  forgetOwnDrafts()
  setLeaving(true)
  await tellLeft()
}

/**
 * Who works on a page that anybody of the staff may open; `isKnown` once the hall has answered. `hasEnded`: the session is
 * over in the middle of the work, which stays as it is for whoever it belongs to (ACCESS-13).
 */
export function useStaff() {
  const staff = ref<Staff | null>(null)
  const isKnown = ref(false)
  const hasEnded = ref(false)
  let again: ReturnType<typeof setTimeout> | undefined
  onScopeDispose(() => clearTimeout(again))

  /** Asks again, as when a question was refused because the session has ended. */
  async function look(): Promise<void> {
    clearTimeout(again)
    const reply = await readSession()
    if (reply.ok) {
      hasEnded.value = staff.value !== null && reply.value.staff === null
      if (!hasEnded.value) staff.value = reply.value.staff
      isKnown.value = true
    } else again = setTimeout(() => void look(), RETRY_MS)
  }
  void look()
  watch([signedOutCount, refusal], () => void look())

  function enter(next: Staff): void {
    staff.value = next
    hasEnded.value = false
  }

  async function leave(): Promise<void> {
    staff.value = null
    hasEnded.value = false
    await signOut()
  }

  return { staff, isKnown, hasEnded, enter, look, leave }
}

/** Whoever left before is gone, as far as this machine knows; another page of it may have seen to that. */
async function leftBefore(): Promise<Reply<SessionReply>> {
  isLeaving.value = readLeaving() ?? isLeaving.value
  return isLeaving.value ? tellLeft() : { ok: true, value: { staff: null } }
}

async function tellLeft(): Promise<Reply<SessionReply>> {
  clearTimeout(timer)
  const reply = await ask<SessionReply>('DELETE', '/api/session', { withinMs: 2 * RETRY_MS })
  if (reply.ok) setLeaving(false)
  else if (isLeaving.value) timer = setTimeout(() => void leftBefore(), RETRY_MS)
  return reply
}

function setLeaving(isNow: boolean): void {
  isLeaving.value = isNow
  try {
    if (isNow) localStorage.setItem(LEAVING_KEY, '1')
    else localStorage.removeItem(LEAVING_KEY)
  } catch {
    // A browser that keeps nothing: this page still goes on trying.
  }
}

/** null: this browser keeps nothing. */
function readLeaving(): boolean | null {
  try {
    return localStorage.getItem(LEAVING_KEY) !== null
  } catch {
    return null
  }
}
