/** The process of the reports goes with its server. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const PROGRAM = join(import.meta.dirname, '..', '..', '..', 'server', 'reports', 'process.ts')

it('KEEP-18 a server that goes while its reports are still beginning leaves no process that asks for its file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-left-'))
  try {
    const child = spawn(process.execPath, [PROGRAM, '--data', folder], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
    let said = ''
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()))
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.disconnect()
    await gone
    expect(said).toBe('')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
