/**
 * The way to a printer: the shell's own first, else the hall's; whatever goes wrong is a slip that did not come out.
 */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { ShellBridge } from '../../../domain/contract/bridge.ts'
import type { PrinterStatus, PrintOutcome } from '../../../domain/slip/printer.ts'
import { deviceToken } from '../../../renderer/app/server/page-state.ts'
import { canPrint, openSlipPort } from '../../../renderer/kiosk/issue/slip-port.ts'

const OK: PrinterStatus = { printer: 'ok', paper: 'ok' }
const NONE: PrinterStatus = { printer: 'none', paper: 'unknown' }
const SLIP = { ticketNo: 'C032', isReprint: false, isElder: false, language: 'zh' } as const

const asked: { path: string; device: string | null }[] = []
let replies: Record<string, () => Response>

beforeEach(() => {
  asked.length = 0
  deviceToken.value = 'token-of-kiosk-3'
  replies = {}
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    asked.push({ path, device: new Headers(init?.headers).get('x-device-token') })
    const reply = replies[path]
    if (!reply) throw new TypeError('no line')
    return reply()
  })
})

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

function shell(
  status: PrinterStatus,
  outcome: PrintOutcome = { state: 'printed', status: OK },
): { bridge: ShellBridge; printed: Uint8Array[] } {
  const printed: Uint8Array[] = []
  return {
    printed,
    bridge: {
      shell: 'kiosk',
      alive: () => undefined,
      printerStatus: async () => status,
      print: async (bytes) => (printed.push(bytes), outcome),
    },
  }
}

it('KIOSK-3 in a browser the hall is asked, under the name of this device', async () => {
  replies = {
    '/api/printer': () => Response.json(OK),
    '/api/slips': () => Response.json({ state: 'printed', status: OK }),
  }
  const port = openSlipPort(null)
  expect(await port.status()).toEqual(OK)
  expect(await port.print(SLIP)).toEqual({ state: 'printed', status: OK })
  expect(asked.map((one) => one.device)).toEqual(['token-of-kiosk-3', 'token-of-kiosk-3'])
})

it('KIOSK-3 in the shell the bytes of the slip go to its own printer', async () => {
  replies = { '/api/slips/bytes': () => new Response(new Uint8Array([27, 64, 10])) }
  const { bridge, printed } = shell(OK)
  expect(await openSlipPort(bridge).print(SLIP)).toEqual({ state: 'printed', status: OK })
  expect([...(printed[0] ?? [])]).toEqual([27, 64, 10])
})

it('KIOSK-3 a shell without a printer leaves it to the hall', async () => {
  replies = {
    '/api/printer': () => Response.json({ printer: 'ok', paper: 'low' }),
    '/api/slips': () => Response.json({ state: 'failed', status: OK }),
  }
  const port = openSlipPort(shell(NONE).bridge)
  expect(await port.status()).toEqual({ printer: 'ok', paper: 'low' })
  expect(await port.print(SLIP)).toEqual({ state: 'failed', status: OK })
})

it('KIOSK-3 a line that is gone is a slip that did not come out, never an exception', async () => {
  const port = openSlipPort(null)
  expect(await port.status()).toEqual({ printer: 'offline', paper: 'unknown' })
  expect((await port.print(SLIP)).state).toBe('failed')
})

it('KIOSK-3 a printer that says nothing holds nobody up', async () => {
  vi.useFakeTimers()
  const { bridge } = shell(OK)
  const status = openSlipPort({ ...bridge, printerStatus: () => new Promise<PrinterStatus>(() => undefined) }).status()
  await vi.advanceTimersByTimeAsync(3000)
  expect(await status).toEqual({ printer: 'offline', paper: 'unknown' })
})

it('KIOSK-3 a hall that is slow to answer says nothing against its printer, and the slip is tried', async () => {
  vi.useFakeTimers()
  vi.stubGlobal('fetch', () => new Promise(() => undefined))
  const status = openSlipPort(null).status()
  await vi.advanceTimersByTimeAsync(3000)
  expect(await status).toBeNull()
  expect(canPrint(null)).toBe(true)
})

it('KIOSK-4 only a printer that is there and not ready keeps a slip back', () => {
  expect(canPrint(NONE)).toBe(true)
  expect(canPrint({ printer: 'ok', paper: 'low' })).toBe(true)
  expect(canPrint({ printer: 'ok', paper: 'out' })).toBe(false)
  expect(canPrint({ printer: 'coverOpen', paper: 'ok' })).toBe(false)
  expect(canPrint({ printer: 'offline', paper: 'unknown' })).toBe(false)
})
