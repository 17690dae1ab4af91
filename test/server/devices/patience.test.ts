/** A server that was busy for longer than it wants to wait still hears the answer that lies there. */
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTcpWire, type OpenWire } from '../../../server/devices/printing/tcp-wire.ts'
import { patience } from '../../../server/hall/patience.ts'

let device: Socket
let wire: OpenWire
let isHere: (socket: Socket) => void
const connected = new Promise<Socket>((resolve) => (isHere = resolve))
const server = createServer((socket) => isHere(socket))
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  wire = (await openTcpWire('127.0.0.1', (server.address() as AddressInfo).port)) as OpenWire
  device = await connected
})
afterAll(() => {
  wire.close()
  device.destroy()
  server.close()
})

function busyFor(ms: number): void {
  const untilMs = performance.now() + ms
  while (performance.now() < untilMs);
}

it('DEV-9 a printer’s answer that came while the server was busy is heard, not taken for silence', async () => {
  device.write('ready')
  const heard = wire.read(20)
  busyFor(60)
  expect(Buffer.from((await heard) ?? []).toString()).toBe('ready')
})

it('DEV-9 a printer that says nothing is waited for no longer than was said', async () => {
  expect(await wire.read(20)).toHaveLength(0)
})

it('DEV-9 what was called off is never over, called off late as well', async () => {
  let isOver = false
  const callOff = patience(0, () => (isOver = true))
  await new Promise((resolve) => setTimeout(resolve, 0))
  callOff()
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(isOver).toBe(false)
})
