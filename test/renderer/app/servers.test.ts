/** Several servers of one hall, from a page: what it keeps of them, and how its questions move with it. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

const A = location.origin
const [B, C] = ['https://b.hall.example', 'https://c.hall.example']

type Servers = typeof import('../../../renderer/app/server/servers.ts')
let asked: string[] = []

beforeEach(() => {
  localStorage.clear()
  asked = []
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

/** A page that is loaded afresh. */
async function load(): Promise<Servers> {
  vi.resetModules()
  return import('../../../renderer/app/server/servers.ts')
}

/** A network in which these servers answer and all others do not: refused, or silent. */
function network(alive: readonly string[], otherwise: 'refused' | 'silent' = 'refused'): void {
  vi.stubGlobal('fetch', (url: string, init: RequestInit = {}) => {
    const full = new URL(url, A)
    asked.push(`${init.method ?? 'GET'} ${full.href}`)
    if (alive.includes(full.origin)) return Promise.resolve(new Response('{}'))
    if (otherwise === 'refused') return Promise.reject(new TypeError('Failed to fetch'))
    return new Promise((_resolve, reject) =>
      init.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError'))),
    )
  })
}

it('SERVER-2 one server: a question goes where the page came from, as it was asked, and its failure is the asker’s', async () => {
  const page = await load()
  page.learnServers([])
  network([])
  await expect(page.askServer('/api/plan')).rejects.toThrow('Failed to fetch')
  expect([page.apiUrl('/api/plan'), page.hasOthers(), asked]).toEqual(['/api/plan', false, [`GET ${A}/api/plan`]])
})

it('SERVER-2 a page keeps the list, begins with the server it was loaded from, and stays where it went', async () => {
  const first = await load()
  first.learnServers([A, B, C])
  const again = await load()
  expect([again.serverUrl(), again.hasOthers()]).toEqual([A, true])
  again.leaveServer(A)
  const next = again.serverUrl()
  expect([B, C]).toContain(next)
  expect(again.apiUrl('/api/plan')).toBe(`${next}/api/plan`)
  again.leaveServer(A)
  expect(again.serverUrl(), 'left already').toBe(next)
  again.learnServers([next, A, next === B ? C : B])
  expect(again.serverUrl()).toBe(next)
})

it('SERVER-2 pages of one server spread over all others', async () => {
  const others = Array.from({ length: 9 }, (_, n) => `https://s${n}.hall.example`)
  const first = await load()
  const went = new Set(
    Array.from({ length: 40 }, () => {
      first.learnServers([first.serverUrl(), ...others, A])
      first.leaveServer(first.serverUrl())
      return first.serverUrl()
    }),
  )
  expect(went.size).toBeGreaterThan(4)
})

it.each([
  ['reading', '/api/plan', {}],
  ['signing in', '/api/session', { method: 'POST', body: '{"badgeNo":"0311"}' }],
  ['what carries a command id', '/api/commands', { method: 'POST', body: '{"commandId":"one-and-only","command":{}}' }],
])(
  'SERVER-3 %s goes to the next server when this one is gone, and with the cookie',
  async (_what, path, init: RequestInit) => {
    const page = await load()
    page.learnServers([A, B])
    network([B])
    expect((await page.askServer(path, init)).ok).toBe(true)
    expect(asked).toEqual([`${init.method ?? 'GET'} ${A}${path}`, `${init.method ?? 'GET'} ${B}${path}`])
    expect(page.serverUrl()).toBe(B)
  },
)

it('SERVER-3 what may not be done twice is not asked twice; the page has moved for the next press', async () => {
  const page = await load()
  page.learnServers([A, B])
  network([B])
  await expect(page.askServer('/api/slips', { method: 'POST', body: '{"ticketNo":"C001"}' })).rejects.toThrow()
  expect([asked.length, page.serverUrl()]).toEqual([1, B])
})

it('SERVER-2 a question under way at a server that fell silent moves when the page does, or after ten seconds', async () => {
  vi.useFakeTimers()
  const page = await load()
  page.learnServers([A, B])
  network([B], 'silent')
  const answer = page.askServer('/api/plan')
  page.leaveServer(A)
  expect((await answer).ok).toBe(true)
  page.leaveServer(B)
  const late = page.askServer('/api/plan')
  await vi.advanceTimersByTimeAsync(10_000)
  expect((await late).ok).toBe(true)
  expect([page.serverUrl(), vi.getTimerCount()]).toEqual([B, 0])
})

it('SERVER-2 whoever takes a question back is not answered by another server', async () => {
  const page = await load()
  page.learnServers([A, B])
  network([B], 'silent')
  const stop = new AbortController()
  const answer = page.askServer('/api/plan', { signal: stop.signal })
  stop.abort()
  await expect(answer).rejects.toThrow('aborted')
  expect([asked.length, page.serverUrl()]).toEqual([1, A])
})

it.each(['no json', '{"a":1}', '[1,null]'])(
  'SERVER-2 a list that something else wrote (%s) hurts nobody',
  async (kept) => {
    localStorage.setItem('yichuang.servers', kept)
    const page = await load()
    expect([page.serverUrl(), page.hasOthers()]).toEqual([A, false])
  },
)
