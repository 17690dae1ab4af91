/** Which tests are asked about a fault: a mutant that meets no test would survive for the wrong reason. */
import { expect, it } from 'vitest'
import { readNear } from './near.ts'

it('a fault meets the tests of its own folder first, and those that start a whole server after them', () => {
  const near = readNear()
  expect(near.own('domain/queue-day/pick/pick.ts')).toContain('test/domain/queue-day/call.test.ts')
  expect(near.own('server/hall/execute.ts')).toContain('test/server/hall/executor.test.ts')
  expect(near.wider('server/gateway/socket.ts')).toContain('test/server/hall/two-servers.test.ts')
})
