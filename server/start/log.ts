/**
 * The server's log: one rotating file in the data folder, and what an operator must see at once on the terminal. Never
 * a secret, never a person.
 */
import { join } from 'node:path'
import { makeFolder } from '../disk/folder.ts'
import { pino, type Logger } from 'pino'
import roll from 'pino-roll'

export type { Logger } from 'pino'

/**
 * Opens <data>/log/yichuang.N.log: a new file each day and at 20 MB, thirty kept. A disk that cannot take the log never
 * stops the hall.
 */
export async function openLog(dataFolder: string): Promise<Logger> {
  const folder = join(dataFolder, 'log')
  makeFolder(folder)
  const file = await roll({
    file: join(folder, 'yichuang'),
    extension: '.log',
    frequency: 'daily',
    size: '20m',
    limit: { count: 30 },
    mkdir: true,
  })
  file.on('error', (error: Error) =>
    process.stderr.write(`The log cannot be written (${error.message}); the hall goes on.\n`),
  )
  return pino(
    {
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: ['pin', 'token', 'deviceToken', '*.pin', '*.token', 'req.headers'],
    },
    pino.multistream([
      { level: 'info', stream: file },
      { level: 'error', stream: process.stderr },
    ]),
  )
}
