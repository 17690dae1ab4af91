/** The part of pino-roll that the log uses; the package brings no types. */
declare module 'pino-roll' {
  import type { DestinationStream } from 'pino'
  interface RollOptions {
    readonly file: string
    readonly extension?: string
    readonly frequency?: 'daily' | 'hourly'
    readonly size?: string
    readonly limit?: { readonly count: number }
    readonly mkdir?: boolean
  }
  interface RollingFile extends DestinationStream {
    on(event: 'error', listener: (error: Error) => void): void
  }
  export default function roll(options: RollOptions): Promise<RollingFile>
}
