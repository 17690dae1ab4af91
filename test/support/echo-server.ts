/** The floor of the socket benchmarks: a bare socket.io server in a process of its own that echoes and broadcasts. */
import { createServer } from 'node:http'
import { Server } from 'socket.io'

const WATCHING = 'watching'

const http = createServer()
const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false, maxHttpBufferSize: 1_000_000 })
io.on('connection', (socket) => {
  socket.on('echo', (message: unknown, answer: (message: unknown) => void) => answer(message))
  socket.on('broadcast', (message: unknown) => io.to(WATCHING).emit('view', message))
  // Whoever names a screen only stands by, as the phones of a hall do.
  if (socket.handshake.auth.screen === undefined) void socket.join(WATCHING)
  socket.emit('view', '')
})
http.listen(0, '127.0.0.1', () => {
  const address = http.address()
  if (address !== null && typeof address === 'object') process.stdout.write(`${address.port}\n`)
})
