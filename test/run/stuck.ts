/**
 * Says where processes stand that will not end: their debugger is opened from outside, which works in an endless loop
 * as well.
 */
import { spawnSync } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'

interface Frame {
  readonly functionName: string
  readonly location: { readonly scriptId: string; readonly lineNumber: number }
}

interface Message {
  readonly method?: string
  readonly params?: { readonly scriptId?: string; readonly url?: string; readonly callFrames?: readonly Frame[] }
}

const FRAMES_TOLD = 6
const PATIENCE_MS = 3000
const LISTENS = /Debugger listening on (ws:\/\/\S+)/g

/**
 * The top of the stack of each busy Node process of the group. `printed` gives what the group has printed so far; the
 * processes must run with --inspect-port=0.
 */
export async function whereTheyStand(leader: number, printed: () => string): Promise<string> {
  const told: string[] = []
  for (const pid of busyNodes(leader)) {
    const known = new Set(addressesIn(printed()))
    process.kill(pid, 'SIGUSR1')
    const untilMs = performance.now() + PATIENCE_MS
    let address: string | undefined
    while (address === undefined && performance.now() < untilMs) {
      await pause(50)
      address = addressesIn(printed()).find((one) => !known.has(one))
    }
    const frames = address === undefined ? null : await stackAt(address)
    told.push(
      `process ${pid} stands at\n${frames === null ? '  (its debugger did not answer)' : frames.map((frame) => `  ${frame}`).join('\n')}\n`,
    )
  }
  return told.join('')
}

function addressesIn(text: string): readonly string[] {
  return [...text.matchAll(LISTENS)].map((match) => match[1] as string)
}

/** Processes of the group that burn a core: those that only wait stand nowhere. */
function busyNodes(leader: number): readonly number[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,pgid=,stat=,comm='], { encoding: 'utf8' })
  return stdout
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(
      ([, group, state, name]) =>
        group === String(leader) && state?.startsWith('R') && /node|MainThread/.test(name ?? ''),
    )
    .map(([pid]) => Number(pid))
}

async function stackAt(address: string): Promise<readonly string[] | null> {
  const socket = new WebSocket(address)
  try {
    return await Promise.race([paused(socket), pause(PATIENCE_MS, null, { ref: false })])
  } finally {
    socket.close()
  }
}

function paused(socket: WebSocket): Promise<readonly string[] | null> {
  const scripts = new Map<string, string>()
  return new Promise((resolve) => {
    socket.addEventListener('error', () => resolve(null))
    socket.addEventListener('open', () => {
      for (const [at, method] of ['Debugger.enable', 'Debugger.pause'].entries())
        socket.send(JSON.stringify({ id: at + 1, method }))
    })
    socket.addEventListener('message', ({ data }) => {
      const { method, params = {} } = JSON.parse(String(data)) as Message
      if (method === 'Debugger.scriptParsed') scripts.set(params.scriptId ?? '', params.url ?? '')
      if (method !== 'Debugger.paused') return
      const frames = (params.callFrames ?? []).slice(0, FRAMES_TOLD)
      // Lines are those of the code as it runs: near the file's own, which a tool may have compiled.
      resolve(
        frames.map(
          ({ functionName, location }) =>
            `${functionName || 'a function'} ${scripts.get(location.scriptId) ?? ''}:${location.lineNumber + 1}`,
        ),
      )
    })
  })
}
