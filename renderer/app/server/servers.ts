/** The hall's servers as this page knows them: the one it speaks with now, and every question over HTTP. */

const KEY = 'yichuang.servers'
/** With another server to turn to, a page waits no longer than this for an answer. */
const ANSWER_WITHIN_MS = 10_000

/** The one it speaks with first, then the others, in an order of this page's own. */
let servers: readonly string[] = ring(location.origin, kept())
const underway = new Set<() => void>()

/** Address of the server that this page speaks with, e.g. https://a.hall.example */
export function serverUrl(): string {
  return servers[0] as string
}

/** Whether there is another server to turn to. */
export function hasOthers(): boolean {
  return servers.length > 1
}

/** Takes a list that a server has told (Welcome.servers) and keeps it for the next start. */
export function learnServers(said: readonly string[] = []): void {
  servers = ring(serverUrl(), said)
  try {
    localStorage.setItem(KEY, JSON.stringify(said))
  } catch {
    // Known until the page is closed, then.
  }
}

/** Turns to the next server, unless the page has left `from` already; what is under way there is given up. */
export function leaveServer(from: string): void {
  if (from !== serverUrl() || !hasOthers()) return
  servers = [...servers.slice(1), from]
  for (const giveUp of [...underway]) giveUp()
}

/** The address of a path like /api/plan at the server of this page. */
export function apiUrl(path: string): string {
  return serverUrl() === location.origin ? path : serverUrl() + path
}

/**
 * `fetch` at the server of this page. One that is gone is left, and what is safe to ask twice is asked of the next:
 * reading, signing in or out, and what carries a command id.
 */
export async function askServer(path: string, init: RequestInit = {}): Promise<Response> {
  if (!hasOthers()) return fetch(path, init)
  const asked = serverUrl()
  const isSafeTwice =
    (init.method ?? 'GET') === 'GET' ||
    path === '/api/session' ||
    (typeof init.body === 'string' && init.body.includes('"commandId"'))
  try {
    return await reach(path, init, isSafeTwice)
  } catch (error) {
    if (init.signal?.aborted) throw error
    leaveServer(asked)
    if (!isSafeTwice) throw error
    return reach(path, init, true)
  }
}

/** Gives up when the page leaves the server; a slip may take its time, everything else has ten seconds. */
async function reach(path: string, init: RequestInit, isQuick: boolean): Promise<Response> {
  const cut = new AbortController()
  const giveUp = (): void => cut.abort()
  const timer = isQuick ? setTimeout(giveUp, ANSWER_WITHIN_MS) : undefined
  init.signal?.addEventListener('abort', giveUp)
  underway.add(giveUp)
  try {
    return await fetch(apiUrl(path), { ...init, credentials: 'include', signal: cut.signal })
  } finally {
    clearTimeout(timer)
    init.signal?.removeEventListener('abort', giveUp)
    underway.delete(giveUp)
  }
}

/** Each page goes round in an order of its own, so that those of a dead server do not all fall upon one. */
function ring(first: string, others: readonly string[]): readonly string[] {
  return [...new Set([first, ...[...others].sort(() => Math.random() - 0.5)])]
}

function kept(): readonly string[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : []
  } catch {
    return []
  }
}
