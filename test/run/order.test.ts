/** The files that begin first are files of the suite. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { WAITING } from '../../config/test-order.ts'

it('a test file that was moved is named in its new place', () => {
  expect(WAITING.filter((file) => !existsSync(join(import.meta.dirname, '..', '..', file)))).toEqual([])
})
