/**
 * A hall whose store cannot be used now: it says so at its address and in /health, and opens by itself as soon as the
 * store can be used again.
 */
import { createServer as createPlain, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createSecure } from 'node:https'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openSqliteStore } from '../store/sqlite.ts'
import type { TlsPair } from '../gateway/tls.ts'

export interface RepairParts {
  readonly data: string
  /** Where the hall leaves its backups. */
  readonly backups: string
  readonly host: string
  readonly port: number
  readonly site: string
  readonly tls: TlsPair | null
  /** What is wrong and what to do, for the operator. */
  readonly sentence: string
  /** The same file has opened and then failed at work: only another one will do. */
  readonly needsOtherFile: boolean
  /** Whether something besides the file still stands against opening. */
  readonly isBarred: () => Promise<boolean>
  /** Ends the waiting without a hall. */
  readonly signal: AbortSignal
}

const LOOK_EVERY_MS = 1000

const PAGE = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta http-equiv="refresh" content="5"><title>一窗</title>
<body style="font:24px/1.6 sans-serif;margin:12vh 8vw;color:#1d2b3a;background:#f6f3ec"><h1>系统正在修复</h1><p>现在不出号、不叫号。手里的号都有效，恢复后接着叫。有事请到咨询台。</p>
<p lang="en">The system is being repaired: no tickets and no calls for now. Every number stays valid. Please ask at the help desk.</p><p>信息人员 / IT: <a href="/health">/health</a></p></body></html>`

/** Resolves once the store opens, with the address free again; at the latest when `signal` says so. */
export async function waitForStore(parts: RepairParts): Promise<void> {
  const server = await listen(parts)
  const file = join(parts.data, 'hall.db')
  const before = identityOf(file)
  try {
    while (
      !parts.signal.aborted &&
      !(
        (await isOpenable(file, parts.backups)) &&
        (!parts.needsOtherFile || identityOf(file) !== before) &&
        !(await parts.isBarred())
      )
    )
      await pause(LOOK_EVERY_MS, undefined, { signal: parts.signal }).catch(() => undefined)
  } finally {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
}

/** A folder without its file is a restore half-way, not a new hall. */
async function isOpenable(file: string, backups: string): Promise<boolean> {
  if (!existsSync(file)) return false
  try {
    await openSqliteStore(file, [backups]).close()
    return true
  } catch {
    return false
  }
}

function identityOf(file: string): number {
  return existsSync(file) ? statSync(file).ino : 0
}

async function listen({ host, port, site, tls, sentence }: RepairParts): Promise<Server> {
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const isHealth = request.url?.startsWith('/health') === true
    response.writeHead(503, {
      'content-type': isHealth ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'retry-after': '5',
    })
    response.end(isHealth ? JSON.stringify({ ok: false, site, trouble: sentence }) : PAGE)
  }
  const server =
    tls === null ? createPlain(answer) : (createSecure({ cert: tls.cert, key: tls.key }, answer) as unknown as Server)
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve))
  return server
}
