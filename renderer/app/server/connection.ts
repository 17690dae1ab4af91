/**
 * The one line to the server: whole views in, commands out; it never gives up and never sends a command under two ids.
 */
import { Manager } from 'socket.io-client'
import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { Ref, ShallowRef } from 'vue'
import type { HallCommand } from '../../../domain/contract/subjects.ts'
import { PROTOCOL_VERSION } from '../../../domain/contract/protocol.ts'
import type { Answer, Envelope, Handshake, Screen, Welcome } from '../../../domain/contract/protocol.ts'
import type { DeviceReport } from '../../../domain/device/report.ts'
import type { TrialStage } from '../../../domain/contract/trial.ts'
import type { View } from '../../../domain/views/view.ts'
import { newCommandId } from './http.ts'
import { addressOf, keepAlive } from './keep-alive.ts'
import type { ConnectionStatus, HallSocket } from './keep-alive.ts'
import { knockAt, knockOptions } from './knocking.ts'
import { deviceOrders, deviceToken, planVersion, refusal, trialCall, unpairedCount } from './page-state.ts'
import { reloadOnce } from './reload-once.ts'
import { learnServers, serverUrl } from './servers.ts'

export type { ConnectionStatus, HallSocket } from './keep-alive.ts'

export interface SendOptions {
  /** For a command that may be sent again by hand: the same id means the same command. */
  readonly commandId?: string
  /** Aborting takes the command back if it is still waiting for an answer; the promise then rejects. */
  readonly signal?: AbortSignal
}

export interface Connection<V extends View> {
  readonly view: ShallowRef<V | null>
  readonly status: Ref<ConnectionStatus>
  readonly welcome: ShallowRef<Welcome | null>
  /**
   * Local time at which the last view came, ms; 0 before the first. Until then nothing newer was kept from this page.
   */
  readonly lastContactMs: Ref<number>
  /** The server's clock, UTC ms, carried on by this machine's own since the last welcome. */
  readonly serverNowMs: () => number
  send(command: HallCommand, options?: SendOptions): Promise<Answer>
  readonly report: (report: DeviceReport) => void
  /** Says that this screen has done its part of the test call that it shows (SETUP-8). */
  readonly trialSeen: (stage: TrialStage) => void
}

const ANSWER_WITHIN_MS = 4000
const REPORT_EVERY_MS = 10_000

interface Pending {
  readonly envelope: Envelope
  readonly settle: (answer: Answer) => void
  timer: ReturnType<typeof setTimeout> | undefined
}

/**
 * Connects this page as `screen()` and releases everything with the calling scope.
 * @param open only tests pass their own
 */
export function useConnection<V extends View>(
  screen: () => Screen,
  open: (auth: () => Handshake) => HallSocket = openSocket,
): Connection<V> {
  const socket = open(() => handshake(screen()))
  const commands = commandQueue(socket)
  const reports = reportLine(socket)
  socket.on('connect', () => {
    // One that still walks is told again.
    trialCall.value = null
    reports.again()
    commands.again()
  })
  const views = viewsOf<V>(socket, screen)
  const news = newsOf(socket)
  keepAlive(socket, screen().screen === 'ticket', views.status, views.lastContactMs)
  watch(deviceToken, () => socket.disconnect().connect())
  onScopeDispose(() => {
    commands.release()
    reports.release()
    socket.off()
    socket.disconnect()
  })
  const trialSeen = (stage: TrialStage): void => {
    if (trialCall.value !== null) socket.emit('trialSeen', { trialNo: trialCall.value.trialNo, stage })
  }
  return { ...views, ...news, send: commands.send, report: reports.report, trialSeen }
}

function viewsOf<V extends View>(
  socket: HallSocket,
  screen: () => Screen,
): Pick<Connection<V>, 'view' | 'status' | 'lastContactMs'> {
  const view: ShallowRef<V | null> = shallowRef(null)
  const status = ref<ConnectionStatus>('connecting')
  const lastContactMs = ref(0)
  let isFirst = true
  socket.on('connect', () => {
    isFirst = true
  })
  socket.on('disconnect', () => {
    if (status.value === 'live') status.value = 'connecting'
  })
  socket.on('view', (next) => {
    if (!isViewOf(screen(), next)) return
    // Only a view makes a page live: a server that stands and shows nothing is no better than none.
    lastContactMs.value = Date.now()
    status.value = 'live'
    if (isFirst || !isOlder(next, view.value)) view.value = next as V
    isFirst = false
  })
  return { view, status, lastContactMs }
}

/** What the server says besides views: who one is, what time it is, which plan and orders are in force. */
function newsOf(socket: HallSocket): Pick<Connection<View>, 'welcome' | 'serverNowMs'> {
  const welcome = shallowRef<Welcome | null>(null)
  const serverAheadMs = ref(Date.now() - performance.now())
  socket.on('welcome', (said) => {
    serverAheadMs.value = said.nowMs - performance.now()
    welcome.value = said
    planVersion.value = said.planVersion
    learnServers(said.servers)
    refusal.value = null
  })
  socket.on('trial', (call) => (trialCall.value = call))
  socket.on('orders', (orders) => (deviceOrders.value = orders))
  socket.on('reload', (reason) => {
    if (reason === 'protocol') void reloadOnce()
    else if (reason === 'unpaired') unpairedCount.value += 1
    else planVersion.value = `${planVersion.value ?? ''}*`
  })
  return { welcome, serverNowMs: () => serverAheadMs.value + performance.now() }
}

function openSocket(auth: () => Handshake): HallSocket {
  const manager = new Manager({
    ...addressOf(serverUrl()),
    transports: ['websocket'],
    ...knockOptions(),
  })
  knockAt(manager)
  return manager.socket('/', { auth: (tell) => tell(auth()) })
}

function handshake(screen: Screen): Handshake {
  const token = deviceToken.value
  return { ...screen, protocol: PROTOCOL_VERSION, ...(token === null ? {} : { deviceToken: token }) }
}

/** Whatever else a confused server sends is not shown, and does not count as a sign of life. */
function isViewOf(screen: Screen, said: unknown): boolean {
  if (typeof said !== 'object' || said === null) return false
  const { kind, seq, atMs } = said as Partial<View>
  return kind === screen.screen && typeof seq === 'number' && typeof atMs === 'number'
}

/** A new day starts its numbers again, so a lower number counts as older only if its time is not later. */
function isOlder(next: View, held: View | null): boolean {
  return held !== null && next.seq < held.seq && next.atMs <= held.atMs
}

function commandQueue(socket: HallSocket): { send: Connection<View>['send']; again: () => void; release: () => void } {
  const waiting = new Map<string, Pending>()

  function transmit(pending: Pending): void {
    clearTimeout(pending.timer)
    if (!socket.connected) return
    pending.timer = setTimeout(() => transmit(pending), ANSWER_WITHIN_MS)
    socket.emit('command', pending.envelope, pending.settle)
  }

  function send(command: HallCommand, options: SendOptions = {}): Promise<Answer> {
    const commandId = options.commandId ?? newCommandId()
    return new Promise((resolve, reject) => {
      const forget = (): void => {
        clearTimeout(waiting.get(commandId)?.timer)
        waiting.delete(commandId)
      }
      const pending: Pending = {
        envelope: { commandId, command },
        settle: (answer) => {
          forget()
          resolve(answer)
        },
        timer: undefined,
      }
      waiting.set(commandId, pending)
      options.signal?.addEventListener('abort', () => {
        forget()
        reject(new Error('command withdrawn before its answer'))
      })
      transmit(pending)
    })
  }

  return {
    send,
    again: () => waiting.forEach(transmit),
    release: () => {
      waiting.forEach((pending) => clearTimeout(pending.timer))
      waiting.clear()
    },
  }
}

function reportLine(socket: HallSocket): {
  report: (report: DeviceReport) => void
  again: () => void
  release: () => void
} {
  let last: DeviceReport | null = null
  const again = (): void => {
    if (last !== null && socket.connected) socket.emit('report', { ...last, clockMs: Date.now() })
  }
  const timer = setInterval(again, REPORT_EVERY_MS)
  return {
    report: (report) => {
      last = { ...last, ...report }
      again()
    },
    again,
    release: () => clearInterval(timer),
  }
}
