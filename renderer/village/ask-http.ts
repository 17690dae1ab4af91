/** The room's questions to its server; null whenever nothing useful came back. */
import { askServer } from '../app/server/servers.ts'

/** GET of JSON. */
export async function read<T>(path: string): Promise<T | null> {
  return answerOf<T>(askServer(path, { cache: 'no-store' }))
}

/** POST of JSON. */
export async function post<T>(path: string, body: unknown): Promise<T | null> {
  return answerOf<T>(
    askServer(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  )
}

/** Ends the session of whoever is signed in here. */
export async function endSession(): Promise<void> {
  await askServer('/api/session', { method: 'DELETE' }).catch(() => undefined)
}

async function answerOf<T>(asked: Promise<Response>): Promise<T | null> {
  try {
    const response = await asked
    return response.ok ? ((await response.json()) as T) : null
  } catch {
    return null
  }
}
