/** A stand-in for the province's platform: a real HTTP server that can be away, slow to answer, or refuse. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface ProvinceStub {
  readonly url: string
  /** Every filing that came in, in order, sent twice or not. */
  readonly asked: string[]
  /** What it has accepted: reference → acceptance number. */
  readonly accepted: Map<string, string>
  /**
   * 'away': 503 for everything; 'loses': accepts and breaks off before it answers; 'refuses': 422; 'page': the 400 of a
   * gateway before it; 'half': an answer that breaks off; 'moved': sends elsewhere, where everything is accepted.
   */
  mode: 'good' | 'away' | 'loses' | 'refuses' | 'page' | 'half' | 'moved'
  stop(): Promise<void>
}

/** Starts it on a free port. */
export async function startProvinceStub(key: string): Promise<ProvinceStub> {
  const asked: string[] = []
  const accepted = new Map<string, string>()
  const stub = { mode: 'good' as ProvinceStub['mode'] }
  const server: Server = createServer((request, response) => {
    const reference = String(request.headers['idempotency-key'] ?? '')
    request.resume()
    request.on('end', () => {
      asked.push(reference)
      const answer = (status: number, body: object): void => {
        response.writeHead(status, { 'content-type': 'application/json' })
        response.end(JSON.stringify(body))
      }
      if (request.headers.authorization !== `Bearer ${key}`) return answer(401, {})
      if (stub.mode === 'away') return answer(503, {})
      if (stub.mode === 'refuses') return answer(422, { problem: '事项编码不在省目录里' })
      if (stub.mode === 'page') return void response.writeHead(400, { 'content-type': 'text/html' }).end('<html>')
      if (stub.mode === 'half') {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': 40 })
        return void response.write('{"acceptanceNo":', () => request.socket.destroy())
      }
      if (stub.mode === 'moved' && request.url !== '/elsewhere')
        return void response.writeHead(307, { location: '/elsewhere' }).end()
      const known = accepted.get(reference)
      const acceptanceNo = known ?? `SX${String(accepted.size + 1).padStart(6, '0')}`
      accepted.set(reference, acceptanceNo)
      if (stub.mode === 'loses') return request.socket.destroy()
      answer(known === undefined ? 201 : 409, { acceptanceNo })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    accepted,
    get mode() {
      return stub.mode
    },
    set mode(mode) {
      stub.mode = mode
    },
    stop: () => new Promise((resolve) => void server.close(() => resolve())),
  }
}
