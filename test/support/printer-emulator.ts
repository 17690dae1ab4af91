/**
 * A slip printer on TCP for tests and demonstrations: takes the real bytes, answers like the hardware, keeps and draws
 * every job.
 */
import { createServer, type Server, type Socket } from 'node:net'
import { Mechanism, type Printed } from './printer-paper.ts'

export interface EmulatorState {
  paper: 'ok' | 'low' | 'out'
  isCoverOpen: boolean
  isOffline: boolean
  /** Takes everything and says nothing, like a printer without a way back. */
  isSilent: boolean
  /** Automatic status before every answer, as some printers send it unasked. */
  isChatty: boolean
  /** Paper left, in rows of dots; null: endless. */
  rowsLeft: number | null
  /** The plug is pulled after so many bytes of a job. */
  diesAfterBytes: number | null
}

export interface EmulatorJob {
  readonly bytes: Uint8Array
  readonly printed: Printed
}

const HEALTHY: EmulatorState = {
  paper: 'ok',
  isCoverOpen: false,
  isOffline: false,
  isSilent: false,
  isChatty: false,
  rowsLeft: null,
  diesAfterBytes: null,
}

/** One emulated printer; `state` may be changed at any time. */
export class PrinterEmulator {
  readonly state: EmulatorState = { ...HEALTHY }
  /** Slips that were cut, oldest first. */
  readonly jobs: EmulatorJob[] = []
  /** Bytes of the slip in work: what came before the paper ran out. */
  unfinished: number[] = []
  /** All bytes that were not questions about the status. */
  taken = 0
  private readonly sockets = new Set<Socket>()
  private mechanism: Mechanism
  private readonly server: Server
  private answer: (byte: number) => void = () => undefined

  private constructor() {
    this.mechanism = this.freshMechanism()
    this.server = createServer((socket) => this.serve(socket))
  }

  /** Starts on a free port, or on the one given. */
  static async start(port = 0): Promise<PrinterEmulator> {
    const emulator = new PrinterEmulator()
    await new Promise<void>((resolve) => emulator.server.listen(port, '127.0.0.1', resolve))
    return emulator
  }

  get port(): number {
    const address = this.server.address()
    return typeof address === 'object' && address ? address.port : 0
  }

  /** Unplugs it: the port is closed. */
  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy()
    await new Promise((resolve) => this.server.close(resolve))
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket)
    socket.on('close', () => this.sockets.delete(socket))
    socket.on('error', () => undefined)
    const questions = new RealtimeReader()
    socket.on('data', (bytes) => {
      this.answer = (byte) =>
        void (
          this.state.isSilent ||
          socket.write(Uint8Array.from(this.state.isChatty ? [0x14, 0x00, 0x00, 0x0f, byte] : [byte]))
        )
      for (const byte of bytes) {
        const heard = questions.hear(byte)
        if (heard === 'forget') this.forget()
        else if (typeof heard === 'object') heard.forEach((one) => this.take(one, socket))
        else if (heard > 0) this.answer(this.status(heard))
      }
    })
  }

  private take(byte: number, socket: Socket): void {
    this.taken += 1
    if (this.state.diesAfterBytes !== null && this.taken > this.state.diesAfterBytes) return void socket.destroy()
    if (this.isStopped()) return
    this.unfinished.push(byte)
    this.mechanism.take(byte)
    if (this.state.rowsLeft !== null && this.mechanism.rows >= this.state.rowsLeft) this.state.paper = 'out'
  }

  private isStopped(): boolean {
    return this.state.paper === 'out' || this.state.isCoverOpen || this.state.isOffline
  }

  private status(about: number): number {
    const { paper, isCoverOpen, isOffline } = this.state
    if (about === 1) return 0x12 | (this.isStopped() ? 0x08 : 0)
    if (about === 2) return 0x12 | (isCoverOpen ? 0x04 : 0) | (paper === 'out' ? 0x20 : 0) | (isOffline ? 0x40 : 0)
    if (about === 3) return 0x12 | (isOffline ? 0x20 : 0)
    return 0x12 | (paper === 'low' ? 0x0c : 0) | (paper === 'out' ? 0x6c : 0)
  }

  private forget(): void {
    this.unfinished = []
    this.mechanism = this.freshMechanism()
  }

  private freshMechanism(): Mechanism {
    return new Mechanism(
      // As the real ones say it: bits 0 and 1 stand for a roll near its end, 2 and 3 for one that has ended.
      () => this.answer((this.state.paper === 'low' ? 0x03 : 0) | (this.state.paper === 'out' ? 0x0c : 0)),
      () => {
        // The last byte of the cut has been taken already.
        this.jobs.push({ bytes: Uint8Array.from(this.unfinished), printed: this.mechanism.result() })
        this.forget()
      },
    )
  }
}

/** Picks out what is obeyed at once, as the hardware does: without looking at what surrounds it. */
class RealtimeReader {
  private held: number[] = []

  /** A question's number, 'forget', or the bytes that are no question (0: nothing yet). */
  hear(byte: number): number | 'forget' | readonly number[] {
    this.held.push(byte)
    const [first, second, third] = this.held
    if (first !== 0x10 || (second !== undefined && second !== 0x04 && second !== 0x14)) return this.release()
    if (second === 0x04 && third !== undefined) {
      this.release()
      return third
    }
    if (second !== 0x14 || this.held.length < 10) return 0
    this.release()
    return 'forget'
  }

  private release(): readonly number[] {
    const { held } = this
    this.held = []
    return held
  }
}
