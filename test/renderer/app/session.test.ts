/** Whoever signs out has left this machine, whether a server answers or not. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { isLeaving, readSession, signIn, signOut, useStaff } from '../../../renderer/app/server/session.ts'

const ZHAO = { badgeNo: '0301', name: '赵敏', role: 'clerk' }
/** The hall's side: who is signed in, and whether anybody answers. */
const hall = { staff: null as unknown, isThere: true }
const asked: string[] = []

beforeEach(() => {
  vi.useFakeTimers()
  localStorage.clear()
  isLeaving.value = false
  Object.assign(hall, { staff: ZHAO, isThere: true })
  asked.length = 0
  vi.stubGlobal('fetch', async (_path: string, { method }: RequestInit) => {
    asked.push(String(method))
    if (!hall.isThere) throw new TypeError('no network')
    if (method === 'DELETE') hall.staff = null
    if (method === 'POST') hall.staff = { ...ZHAO, badgeNo: '0302' }
    return new Response(JSON.stringify({ staff: hall.staff }))
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('ACCESS-10 who signs out without an answer is signed out as soon as there is one', async () => {
  hall.isThere = false
  await signOut()
  expect(isLeaving.value).toBe(true)
  expect(hall.staff).toEqual(ZHAO)
  hall.isThere = true
  await vi.advanceTimersByTimeAsync(3000)
  expect(hall.staff).toBeNull()
  expect(isLeaving.value).toBe(false)
})

it('ACCESS-10 the next page opened on that machine ends it first, and nobody comes in under that name', async () => {
  localStorage.setItem('yichuang.leaving', '1')
  hall.isThere = false
  expect(await readSession()).toMatchObject({ ok: false, why: 'silent' })
  hall.isThere = true
  expect(await readSession()).toEqual({ ok: true, value: { staff: null } })
  expect(asked).toEqual(['DELETE', 'DELETE', 'GET'])
})

it('ACCESS-10 the next person signs in, and the old attempt to leave does not throw them out', async () => {
  hall.isThere = false
  await signOut()
  hall.isThere = true
  expect(await signIn(' 0302 ', '1234')).toMatchObject({ ok: true, value: { staff: { badgeNo: '0302' } } })
  await vi.advanceTimersByTimeAsync(10_000)
  expect(hall.staff).toMatchObject({ badgeNo: '0302' })
})

it('SERVER-3 a page that opens while no server answers waits, and then knows who is signed in', async () => {
  hall.isThere = false
  const scope = effectScope()
  const page = scope.run(() => useStaff())!
  await vi.advanceTimersByTimeAsync(100)
  expect(page.isKnown.value).toBe(false)
  hall.isThere = true
  await vi.advanceTimersByTimeAsync(3000)
  expect(page.staff.value).toEqual(ZHAO)
  await page.leave()
  expect(page.staff.value).toBeNull()
  expect(hall.staff).toBeNull()
  scope.stop()
})

it('ACCESS-12 pressing twice on a slow line is one try at a PIN; another PIN is another one', async () => {
  await Promise.all([signIn('0302', '1111'), signIn(' 0302', '1111'), signIn('0302', '2222')])
  await signIn('0302', '1111')
  expect(asked).toEqual(['POST', 'POST', 'POST'])
})
