/** Errands that were taken in without a network stay on the device until the hall has them or refuses them for good. */
import { afterEach, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { signedOutCount } from '../../../renderer/app/server/page-state.ts'
import { useErrands, type ErrandList } from '../../../renderer/agent/errand-list.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  localStorage.clear()
})

const accept = { type: 'AcceptErrand', item: 'l01', materials: 2 } as const
const NONE = { today: '2026-12-01', nowMs: 0, errands: [] }

/** A hall that answers orders as `says` says; null: no network. */
function hall(says: { readonly status: number; readonly body: unknown } | null): string[] {
  const ids: string[] = []
  vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
    if (init.method === 'POST') ids.push((JSON.parse(String(init.body)) as { commandId: string }).commandId)
    if (says === null) throw new TypeError('no network')
    return path === '/api/errands'
      ? new Response(JSON.stringify(NONE))
      : new Response(JSON.stringify(says.body), { status: says.status })
  })
  return ids
}

async function withErrands(work: (errands: ErrandList) => Promise<void>): Promise<void> {
  const scope = effectScope()
  const errands = scope.run(useErrands)
  if (errands === undefined) throw new Error('no list')
  await work(errands)
  scope.stop()
}

it.each([
  ['nobody is signed in any more', { status: 401, body: { ok: false, refused: 'notAuthorised' } }],
  ['the hall keeps nothing now', { status: 503, body: { ok: false, refused: 'cannotStore' } }],
  ['too many ask', { status: 429, body: { code: 'rateLimited', retryAfterSec: 5 } }],
  ['a gateway answers in its place', { status: 502, body: 'bad gateway' }],
])('ERRAND-11 an errand kept without a network stays while %s, and comes in as the same one', async (_why, says) => {
  hall(null)
  await withErrands(async (errands) => {
    expect(await errands.accept(accept, '王奶奶')).toBe('kept')
    const tried = hall(says)
    await errands.load()
    expect(errands.kept.value).toHaveLength(1)
    expect(errands.said.value).not.toBe('')
    const taken = hall({ status: 200, body: { ok: true, seq: 1, result: { errand: { reference: 'D2026-1' } } } })
    await errands.load()
    expect(errands.kept.value).toEqual([])
    expect(errands.labelOf('D2026-1')).toBe('王奶奶')
    expect(new Set([...tried, ...taken]).size).toBe(1)
  })
})

it('ERRAND-11 an errand that a hall cannot keep now is kept on the device like one without a network', async () => {
  hall({ status: 503, body: { ok: false, refused: 'cannotStore' } })
  await withErrands(async (errands) => {
    expect(await errands.accept(accept, '')).toBe('kept')
    expect(errands.kept.value).toHaveLength(1)
  })
})

it('ACCESS-13 an errand typed after the session has ended asks to sign in again and stays typed', async () => {
  hall({ status: 401, body: { ok: false, refused: 'notAuthorised' } })
  const before = signedOutCount.value
  await withErrands(async (errands) => {
    expect(await errands.accept(accept, '')).toBeNull()
    expect(signedOutCount.value).toBe(before + 1)
    expect(errands.said.value).toContain('登录')
  })
})

it('ERRAND-11 what the hall refuses for good is said and not sent again', async () => {
  hall(null)
  await withErrands(async (errands) => {
    await errands.accept(accept, '')
    hall({ status: 409, body: { ok: false, rejection: { code: 'UnknownItem', item: 'l01' } } })
    await errands.load()
    expect(errands.kept.value).toEqual([])
    expect(errands.said.value).not.toBe('')
  })
})
